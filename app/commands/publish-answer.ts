// Publish an answer: the question and its answer in words that name nobody, next to the clause, until they are withdrawn.
import { findPublicAnswer, insertPublicAnswer, withdrawPublicAnswer } from '../../db/public-answers'
import { findAskedQuestion, listQuestionAnswers, type Question } from '../../db/questions'
import type { Db } from '../../db/tables'
import { namesOfPeople } from '../../db/who-to-ask'
import type { Desk } from '../context'
import { namedIn, possibleNames } from '../domain/names-in-text'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { findClause } from '../domain/policy-document'
import { mayAnswer } from '../governance/question'
import { toldWords } from '../governance/told-words'
import { actingPerson } from './acting-person'
import { notYours } from './answer-question'
import { change } from './change'
import { livePolicies } from './live-rules'

export type PublicAnswerForm = {
  questionId: string
  clauseId: string
  question: string
  answer: string
  /** Names were shown, and they are meant: for example of a person to ask. */
  acceptsNames: boolean
}

/**
 * Puts the words next to the clause of the live policy. Out: the public answer's id.
 * Refuses: somebody else's question, one without an answer or a live policy, an unknown clause, empty words, a second one
 * from the same question, and words that name people (rule `names-people`) until that was accepted.
 */
export async function publishAnswer(desk: Desk, form: PublicAnswerForm): Promise<Outcome<{ id: string }>> {
  const by = actingPerson(desk)
  const fields: Record<string, string> = {}
  if (form.question === '') fields['question'] = 'Write the question in words that name nobody.'
  if (form.answer === '') fields['publicAnswer'] = 'Write the answer in words that name nobody.'
  if (Object.keys(fields).length > 0)
    return refused('words-missing', 'Write both the question and the answer.', fields)
  return change(desk, async ({ trx, at, record }) => {
    const asked = await findAskedQuestion(trx, form.questionId)
    if (!asked || !mayAnswer(by, asked)) return notYours
    const { policyId } = asked
    if (asked.answeredAt === null || policyId === null)
      return refused('not-answered', 'Answer the question first. Then it can be made public.')
    const [policy] = await livePolicies(trx, { at, policyId })
    if (!policy) return refused('not-live', 'The policy is not in force, so there is no page for the answer.')
    if (!findClause(policy.document, form.clauseId)) {
      const sentence = 'Choose the section that the answer belongs to.'
      return refused('no-such-clause', sentence, { clause: sentence })
    }
    if (await findPublicAnswer(trx, { policyId, questionId: asked.id }))
      return refused('public-already', 'This answer is public already. Withdraw it first to write it anew.')
    const names = await namesIn(trx, form, asked)
    if (names.length > 0 && !form.acceptsNames) {
      const sentence = `These words name ${names.join(', ')}. Take the names out, or say that they are meant to be there.`
      return refused('names-people', sentence, { names: sentence })
    }
    const { clauseId, question, answer } = form
    const id = await insertPublicAnswer(trx, {
      ...{ questionId: asked.id, policyId, clauseId, versionId: policy.versionId },
      ...{ question, answer, by, at },
    })
    await record({
      action: 'answer.made-public',
      subject: { kind: 'question', id: asked.id },
      policyId,
      detail: {
        ...{ clause: clauseId, publicAnswer: id },
        words: toldWords({ clause: clauseId, question, answer }),
      },
    })
    return accepted({ id })
  })
}

/** Everybody of this house whose whole name stands in the words, and the people of this question by any part of theirs. */
async function namesIn(db: Db, form: PublicAnswerForm, asked: Question): Promise<string[]> {
  const text = `${form.question}\n${form.answer}`
  const answers = await listQuestionAnswers(db, asked.id)
  const near = [asked.askedBy.name, asked.askedOf.name, ...answers.map((one) => one.answeredByName)]
  return [...new Set([...namedIn(text, near), ...(await namesOfPeople(db, possibleNames(text)))])]
}

/** Takes a public answer off the policy's page. Refuses somebody else's, and one that is off already. */
export async function withdrawAnswer(desk: Desk, questionId: string): Promise<Outcome<null>> {
  const by = actingPerson(desk)
  return change(desk, async ({ trx, at, record }) => {
    const asked = await findAskedQuestion(trx, questionId)
    if (!asked || !mayAnswer(by, asked)) return notYours
    const { policyId } = asked
    const standing = policyId === null ? undefined : await findPublicAnswer(trx, { policyId, questionId })
    if (
      policyId === null ||
      !standing ||
      !(await withdrawPublicAnswer(trx, { id: standing.id, by: by.id, at }))
    )
      return refused('not-public', 'This answer is not public any more. Open the page again.')
    await record({
      action: 'answer.withdrawn',
      subject: { kind: 'question', id: questionId },
      policyId,
      detail: { clause: standing.clauseId, publicAnswer: standing.id },
    })
    return accepted(null)
  })
}
