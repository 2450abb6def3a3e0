// Change check questions: authors write, take over from the template, change, order and remove what a policy asks.
import {
  endCheckQuestion,
  insertCheckQuestion,
  listCheckQuestions,
  placeCheckQuestion,
  type KeptQuestion,
} from '../../db/check-questions'
import { findPolicy } from '../../db/policies'
import type { Trx } from '../../db/tables'
import { checkLimits, decideCheckQuestion, type CheckQuestion } from '../domain/check-question'
import type { ClauseId } from '../domain/policy-document'
import { accepted, refused, type Outcome, type Refusal } from '../domain/outcome'
import { may } from '../domain/permission'
import type { Person } from '../domain/person'
import type { Template } from '../domain/template'
import { actingPerson } from './acting-person'
import { change, type Change, type Desk } from './change'

type Typed = Omit<CheckQuestion, 'id'>

/** Writes a question of the authors' own. `clauses` are those it may be about. Refuses what is incomplete, and a 13th. */
export async function writeCheck(
  desk: Desk,
  written: { policyId: string; typed: Typed; clauses: readonly ClauseId[] },
): Promise<Outcome<null>> {
  return changing(desk, written.policyId, async ({ step, kept, person }) => {
    const question = decideCheckQuestion(written.typed, written.clauses)
    if (!question.ok) return question
    const full = tooMany(kept, 1)
    if (full) return full
    await insertCheckQuestion(step.trx, {
      ...{ policyId: written.policyId, question: question.value, source: 'author' },
      ...{ place: nextPlace(kept), by: person, at: step.at },
    })
    await tell(step, { action: 'checks.written', policyId: written.policyId, title: question.value.question })
    return accepted(null)
  })
}

/** Takes questions over from the template: those of its ids that are not there yet and whose clause the policy has. */
export async function takeTemplateChecks(
  desk: Desk,
  taken: { policyId: string; template: Template; ids: readonly string[]; clauses: readonly ClauseId[] },
): Promise<Outcome<null>> {
  return changing(desk, taken.policyId, async ({ step, kept, person }) => {
    const fresh = (taken.template.checks ?? []).filter(
      ({ id, clauseId }) =>
        taken.ids.includes(id) &&
        taken.clauses.includes(clauseId) &&
        !kept.some((one) => one.source === `template:${id}`),
    )
    if (fresh.length === 0)
      return refused('nothing-taken', 'Choose at least one question that is not there yet.')
    const full = tooMany(kept, fresh.length)
    if (full) return full
    for (const [index, { id, ...question }] of fresh.entries()) {
      await insertCheckQuestion(step.trx, {
        ...{ policyId: taken.policyId, question, source: `template:${id}` },
        ...{ place: nextPlace(kept) + index, by: person, at: step.at },
      })
      await tell(step, { action: 'checks.written', policyId: taken.policyId, title: question.question })
    }
    return accepted(null)
  })
}

/** Ends a question and writes the changed one in its place: what campaigns have asked stays as it was. */
export async function editCheck(
  desk: Desk,
  edit: { policyId: string; id: string; typed: Typed; clauses: readonly ClauseId[] },
): Promise<Outcome<null>> {
  return changing(desk, edit.policyId, async ({ step, kept, person }) => {
    const before = kept.find(({ id }) => id === edit.id)
    if (!before) return gone
    const question = decideCheckQuestion(edit.typed, edit.clauses)
    if (!question.ok) return question
    const { trx, at } = step
    if (!(await endCheckQuestion(trx, before.id, at))) return gone
    await insertCheckQuestion(trx, {
      ...{ policyId: edit.policyId, question: question.value, source: before.source },
      ...{ place: before.place, by: person, at },
    })
    await tell(step, { action: 'checks.changed', policyId: edit.policyId, title: question.value.question })
    return accepted(null)
  })
}

/** Moves a question up, before the one above it. The first one stays where it is. */
export async function moveCheckUp(
  desk: Desk,
  moved: { policyId: string; id: string },
): Promise<Outcome<null>> {
  return changing(desk, moved.policyId, async ({ step, kept }) => {
    const index = kept.findIndex(({ id }) => id === moved.id)
    const one = kept[index]
    if (!one) return gone
    if (index === 0) return accepted(null)
    const order = kept.filter(({ id }) => id !== moved.id)
    order.splice(index - 1, 0, one)
    for (const [place, { id }] of order.entries()) await placeCheckQuestion(step.trx, id, place + 1)
    await tell(step, { action: 'checks.moved', policyId: moved.policyId, title: one.question })
    return accepted(null)
  })
}

/** Removes a question. Campaigns that ask it already go on doing so. */
export async function endCheck(desk: Desk, ended: { policyId: string; id: string }): Promise<Outcome<null>> {
  return changing(desk, ended.policyId, async ({ step, kept }) => {
    const one = kept.find(({ id }) => id === ended.id)
    if (!one || !(await endCheckQuestion(step.trx, one.id, step.at))) return gone
    await tell(step, { action: 'checks.ended', policyId: ended.policyId, title: one.question })
    return accepted(null)
  })
}

const gone = refused(
  'question-gone',
  'Somebody else changed or removed this question. Look at the list again.',
)

async function changing(
  desk: Desk,
  policyId: string,
  work: (now: { step: Change; kept: KeptQuestion[]; person: Person }) => Promise<Outcome<null>>,
): Promise<Outcome<null>> {
  const person = actingPerson(desk)
  if (!may(person, 'write-drafts'))
    return refused('not-allowed', 'Authors keep the questions of a policy. Ask one of them.')
  return change(desk, async (step) => {
    if (!(await isPolicy(step.trx, policyId)))
      return refused('no-such-policy', 'There is no such policy any more.')
    return work({ step, kept: await listCheckQuestions(step.trx, policyId), person })
  })
}

async function isPolicy(trx: Trx, policyId: string): Promise<boolean> {
  return (await findPolicy(trx, policyId)) !== undefined
}

function tooMany(kept: readonly KeptQuestion[], more: number): Refusal | null {
  if (kept.length + more <= checkLimits.questions) return null
  return refused(
    'too-many-questions',
    `A policy asks ${checkLimits.questions} questions at most. Remove one first: more would be an exam.`,
  )
}

function nextPlace(kept: readonly KeptQuestion[]): number {
  return Math.max(0, ...kept.map(({ place }) => place)) + 1
}

function tell(
  { record }: Change,
  told: {
    action: 'checks.written' | 'checks.changed' | 'checks.moved' | 'checks.ended'
    policyId: string
    title: string
  },
): Promise<void> {
  const { action, policyId, title } = told
  return record({ action, subject: { kind: 'policy', id: policyId }, policyId, detail: { title } })
}
