// Ask a question: "Can I post this?" where no policy answers, or about a clause. It goes to a person with a promised time.
import { listGroupsOf } from '../../db/groups'
import { closeQuestion, findAskedQuestion, insertQuestion } from '../../db/questions'
import { getOrganisation } from '../../db/organisation'
import { findPerson, type PersonRecord } from '../../db/people'
import type { Db } from '../../db/tables'
import { findPersonNamed, listAnswerers } from '../../db/who-to-ask'
import type { Desk } from '../context'
import { momentText } from '../domain/date-words'
import { nameOfAnswer } from '../domain/names-in-text'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import { findClause } from '../domain/policy-document'
import { promisedBy, promisedHours } from '../domain/promise'
import { decideSituation } from '../domain/ruling'
import type { Situation } from '../domain/situation'
import { actingPerson } from './acting-person'
import { change } from './change'
import { livePolicies, type LivePolicy } from './live-rules'

/** Characters of a question and of an answer. */
export const questionLimit = 2_000

export type QuestionForm = {
  words: string
  situation: Situation | null
  /** The policy and clause it is about; null where the situation decides. */
  place: { policyId: string; clauseId: string } | null
}

/**
 * Sends the question to the person who answers for the policy: its helper, where that is the name of one person here, else
 * its owner, else an author. The promised time is the policy's own. Out: the question's id.
 * Refuses: no right to ask, no words, a clause that is not in the live text, and an organisation without anybody to ask.
 */
export async function askQuestion(desk: Desk, form: QuestionForm): Promise<Outcome<{ id: string }>> {
  const by = actingPerson(desk)
  if (!may(by, 'ask')) return refused('may-not-ask', 'Only people who work here can ask. Nothing was sent.')
  if (form.words === '') {
    const sentence = 'Write your question in a few words: what you want to post, and what makes you unsure.'
    return refused('no-words', sentence, { words: sentence })
  }
  return change(desk, async ({ trx, at, record, tell }) => {
    const about = await placeOf(trx, form, { at, askerId: by.id })
    if (!about.ok) return about
    const { policy, clauseId } = about.value
    const askedOf = await whoAnswers(trx, policy, by.id)
    if (!askedOf)
      return refused('nobody-to-ask', 'There is nobody here who answers questions yet. Ask an administrator.')
    const { timeZone } = await getOrganisation(trx)
    const promised = promisedBy(at, promisedHours(policy?.answers ?? {}), timeZone)
    const id = await insertQuestion(trx, {
      policyId: policy?.policyId ?? null,
      clauseId,
      versionId: policy?.versionId ?? null,
      situation: form.situation,
      words: form.words,
      askedBy: by,
      askedOf,
      promisedBy: promised,
      at,
    })
    await record({
      action: 'question.asked',
      subject: { kind: 'question', id },
      ...(policy && { policyId: policy.policyId }),
      detail: { askedOf: askedOf.id, promisedBy: promised.toISOString() },
      names: [{ personId: askedOf.id, name: askedOf.name }],
    })
    if (askedOf.email !== '')
      await tell({
        personId: askedOf.id,
        address: askedOf.email,
        subject: `${by.name} asks: can I post this?`,
        body: `Dear ${askedOf.name},\n\n${by.name} has a question and was promised an answer by ${momentText(promised.toISOString(), timeZone)}:\n\n${form.words}\n\nAnswer it here:\n${desk.candor.settings.url}/ask/${id}`,
      })
    return accepted({ id })
  })
}

type Place = { policy: LivePolicy | undefined; clauseId: string | null }

async function placeOf(
  db: Db,
  form: QuestionForm,
  { at, askerId }: { at: Date; askerId: string },
): Promise<Outcome<Place>> {
  if (form.place) {
    const { policyId, clauseId } = form.place
    const [policy] = await livePolicies(db, { at, policyId })
    if (!policy || !findClause(policy.document, clauseId))
      return refused(
        'no-such-clause',
        'This section is not in the policy any more. Open the policy and ask again.',
      )
    return accepted({ policy, clauseId })
  }
  const policies = await livePolicies(db, { at })
  if (!form.situation) return accepted({ policy: broadestPolicy(policies), clauseId: null })
  const groups = (await listGroupsOf(db, askerId)).map(({ key }) => key)
  const decided = decideSituation(form.situation, policies, groups)?.deciding
  return accepted({
    policy: decided?.policy ?? broadestPolicy(policies),
    clauseId: decided?.rule.clause.id ?? null,
  })
}

/** Where no rule decides, the policy that speaks of most situations answers; the oldest one among equals. */
export function broadestPolicy(policies: readonly LivePolicy[]): LivePolicy | undefined {
  return policies.toSorted((one, other) => other.rules.length - one.rules.length)[0]
}

/** Never the asker: nobody needs a mail to answer themselves. */
async function whoAnswers(
  db: Db,
  policy: LivePolicy | undefined,
  askerId: string,
): Promise<PersonRecord | undefined> {
  const named = policy?.helper ? await findPersonNamed(db, nameOfAnswer(policy.helper)) : undefined
  const owner = policy ? await findPerson(db, policy.ownerId) : undefined
  const likely = [named, owner].find((person) => isThere(person, askerId))
  return likely ?? (await listAnswerers(db)).find((person) => isThere(person, askerId))
}

function isThere(person: PersonRecord | undefined, askerId: string): person is PersonRecord {
  return person !== undefined && person.leftAt === null && person.id !== askerId
}

/** The asker needs no answer any more. Refuses somebody else's question, and one that is answered or ended. */
export async function takeQuestionBack(desk: Desk, id: string): Promise<Outcome<null>> {
  const by = actingPerson(desk)
  return change(desk, async ({ trx, at, record }) => {
    const question = await findAskedQuestion(trx, id)
    if (!question || question.askedBy.id !== by.id)
      return refused('no-question', 'There is no such question of yours. Open the page again.')
    if (!(await closeQuestion(trx, id, at)))
      return refused('over-already', 'This question was answered or taken back already. Open the page again.')
    await record({
      action: 'question.taken-back',
      subject: { kind: 'question', id },
      ...(question.policyId !== null && { policyId: question.policyId }),
    })
    return accepted(null)
  })
}
