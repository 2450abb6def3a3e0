// Run an experiment: propose it, say yes or no to it, and write down what was learned.
import {
  findExperiment,
  insertExperiment,
  updateExperimentDecision,
  updateExperimentEnd,
  type ExperimentText,
} from '../../db/experiments'
import { getOrganisation } from '../../db/organisation'
import { findPerson } from '../../db/people'
import { listLeaders } from '../../db/who-to-ask'
import type { Desk } from '../context'
import { dayText } from '../domain/date-words'
import {
  acceptEndDate,
  acceptExperimentDecision,
  acceptExperimentEnd,
  goesOnWords,
  weeksAllowed,
} from '../domain/experiment'
import { localDay } from '../domain/local-day'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import { toldWords } from '../governance/told-words'
import { actingPerson } from './acting-person'
import { change, type Change } from './change'
import { livePolicies } from './live-rules'

const missing: Record<Exclude<keyof ExperimentText, 'endsOn'>, string> = {
  title: 'Give it a short name.',
  what: 'Write what you will do.',
  why: 'Write why it is worth trying.',
  reach: 'Say whom you want to reach.',
  hopedFor: 'Say what you want them to do.',
  guardrails: 'Name the limits that keep it safe.',
}

/**
 * Writes a proposal and tells the leaders. Out: its id.
 * Refuses: no right to ask, anything left out, and an end date that lies too near or beyond what the policies allow.
 */
export async function proposeExperiment(desk: Desk, text: ExperimentText): Promise<Outcome<{ id: string }>> {
  const by = actingPerson(desk)
  if (!may(by, 'ask')) return refused('may-not-propose', 'Only people who work here can propose experiments.')
  const fields: Record<string, string> = {}
  for (const [field, sentence] of Object.entries(missing))
    if (text[field as keyof typeof missing] === '') fields[field] = sentence
  return change(desk, async (step) => {
    const { trx, at, record } = step
    const { timeZone } = await getOrganisation(trx)
    const weeks = weeksAllowed(await livePolicies(trx, { at }))
    const end = acceptEndDate(text.endsOn, localDay(at, timeZone), weeks)
    if (!end.ok) Object.assign(fields, end.fields)
    if (Object.keys(fields).length > 0)
      return refused('proposal-unfinished', 'A trial needs all of this before it can start.', fields)
    const id = await insertExperiment(trx, { ...text, by, at })
    await record({
      action: 'experiment.proposed',
      subject: { kind: 'experiment', id },
      detail: { title: text.title, endsOn: text.endsOn, words: wordsOf(text) },
    })
    for (const leader of await listLeaders(trx))
      if (leader.id !== by.id)
        await write(step, desk, {
          to: leader.id,
          id,
          subject: `${by.name} proposes an experiment: ${text.title}`,
          says: `${by.name} would like to try something until ${dayText(text.endsOn)}: ${text.what}\n\nIt needs a leader’s yes or no.`,
        })
    return accepted({ id })
  })
}

/** A leader says yes or no; whoever proposed it is told. Refuses what `acceptExperimentDecision` refuses. */
export async function decideExperiment(
  desk: Desk,
  word: { id: string; decision: 'agreed' | 'declined'; comment: string },
): Promise<Outcome<null>> {
  const by = actingPerson(desk)
  return change(desk, async (step) => {
    const { trx, at, record } = step
    const experiment = await findExperiment(trx, word.id)
    if (!experiment) return gone
    const fits = acceptExperimentDecision(experiment, by, word)
    if (!fits.ok) return fits
    if (!(await updateExperimentDecision(trx, { ...word, by, at }))) return gone
    await record({
      action: word.decision === 'agreed' ? 'experiment.agreed' : 'experiment.declined',
      subject: { kind: 'experiment', id: word.id },
      detail: { title: experiment.title, words: toldWords({ comment: word.comment }) },
    })
    const said = word.decision === 'agreed' ? 'says yes to' : 'says no to'
    await write(step, desk, {
      to: experiment.proposedBy,
      id: word.id,
      subject: `${by.name} ${said} your experiment`,
      says: `${by.name} ${said} “${experiment.title}”. ${word.comment}`.trim(),
    })
    return accepted(null)
  })
}

/** Ends a running experiment with what was learned. Refuses what `acceptExperimentEnd` refuses. */
export async function endExperiment(
  desk: Desk,
  told: { id: string; learned: string; goesOn: string },
): Promise<Outcome<null>> {
  const by = actingPerson(desk)
  return change(desk, async (step) => {
    const { trx, at, record } = step
    const experiment = await findExperiment(trx, told.id)
    if (!experiment) return gone
    const fits = acceptExperimentEnd(experiment, by, told)
    if (!fits.ok) return fits
    const goesOn = fits.value
    if (!(await updateExperimentEnd(trx, { ...told, goesOn, by, at }))) return gone
    await record({
      action: 'experiment.ended',
      subject: { kind: 'experiment', id: told.id },
      detail: { title: experiment.title, goesOn, words: toldWords({ learned: told.learned }) },
    })
    for (const to of new Set([experiment.proposedBy, experiment.decidedBy]))
      if (to !== null && to !== by.id)
        await write(step, desk, {
          to,
          id: told.id,
          subject: `What was learned: ${experiment.title}`,
          says: `${by.name} ended the experiment. ${goesOnWords[goesOn]}.\n\n${told.learned}`,
        })
    return accepted(null)
  })
}

function wordsOf({ title, what, why, reach, hopedFor, guardrails }: ExperimentText): string {
  return toldWords({ title, what, why, reach, hopedFor, guardrails })
}

async function write(
  { trx, tell }: Change,
  desk: Desk,
  letter: { to: string; id: string; subject: string; says: string },
): Promise<void> {
  const person = await findPerson(trx, letter.to)
  if (!person || person.leftAt !== null || person.email === '') return
  const body = `Dear ${person.name},\n\n${letter.says}\n\n${desk.candor.settings.url}/experiments/${letter.id}`
  await tell({ personId: person.id, address: person.email, subject: letter.subject, body })
}

const gone = refused('no-experiment', 'This experiment has changed meanwhile. Open the page again.')
