// Answer a question: the asker is told. A correction is another answer; what was said stays.
import { findAskedQuestion, insertQuestionAnswer, type Question } from '../../db/questions'
import { findPerson } from '../../db/people'
import type { Desk } from '../context'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { mayAnswer } from '../governance/question'
import { toldWords } from '../governance/told-words'
import { actingPerson } from './acting-person'
import { change } from './change'

/**
 * Writes the answer down and tells the asker. Out: the answer's id.
 * Refuses: a question that is somebody else's to answer, one that was taken back, and an empty answer.
 */
export async function answerQuestion(
  desk: Desk,
  form: { questionId: string; answer: string },
): Promise<Outcome<{ id: string }>> {
  const by = actingPerson(desk)
  if (form.answer === '') {
    const sentence = 'Write the answer, with the reason for it.'
    return refused('no-answer', sentence, { answer: sentence })
  }
  return change(desk, async ({ trx, at, record, tell }) => {
    const question = await findAskedQuestion(trx, form.questionId)
    if (!question || !mayAnswer(by, question)) return notYours
    if (question.closedAt !== null)
      return refused(
        'taken-back',
        `${question.askedBy.name} has taken the question back. It needs no answer.`,
      )
    const id = await insertQuestionAnswer(trx, { ...form, by, at })
    await record({
      action: question.answeredAt === null ? 'question.answered' : 'question.answered-again',
      subject: { kind: 'question', id: question.id },
      ...(question.policyId !== null && { policyId: question.policyId }),
      names: [{ personId: question.askedBy.id, name: question.askedBy.name }],
      detail: {
        askedBy: question.askedBy.id,
        words: toldWords({ question: question.id, answer: form.answer }),
      },
    })
    const letter = letterToAsker(question, desk, form.answer, by.name)
    const asker = await findPerson(trx, question.askedBy.id)
    if (asker && asker.leftAt === null && asker.email !== '')
      await tell({ personId: asker.id, address: asker.email, ...letter })
    return accepted({ id })
  })
}

function letterToAsker(question: Question, desk: Desk, answer: string, by: string) {
  const again =
    question.answeredAt === null ? 'has answered your question' : 'has corrected the answer to your question'
  return {
    subject: `${by} ${again}`,
    body: `Dear ${question.askedBy.name},\n\nYou asked:\n${question.words}\n\n${by} answers:\n${answer}\n\n${desk.candor.settings.url}/ask/${question.id}`,
  }
}

/** For whoever may not answer it. */
export const notYours = refused(
  'not-yours',
  'Somebody else is asked this question. Open the list of questions again to see yours.',
)
