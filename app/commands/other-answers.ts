// Other answers: what somebody else said to the same questions while a form was open, who and when. A plain read.
import type { Db } from '../../db/tables'
import { findLastChange } from '../../db/drafts'
import { answerTo } from '../domain/answer'
import { answerText } from '../domain/answer-text'
import type { Draft } from '../domain/draft'
import { findQuestion, type QuestionId, type Template } from '../domain/template'

export type OtherAnswerFacts = { words: string; who: string; at: string }

/** Question id → the answer the draft has now, in words, with the name and time the ledger has for it. */
export async function otherAnswers(
  db: Db,
  asked: { draft: Draft; template: Template; questions: QuestionId[] },
): Promise<Record<QuestionId, OtherAnswerFacts>> {
  const found: Record<QuestionId, OtherAnswerFacts> = {}
  for (const id of asked.questions) {
    const question = findQuestion(asked.template, id)
    if (!question) continue
    const answer = answerTo(asked.draft.answers, id)
    const last = await findLastChange(db, asked.draft.policyId, { question: id })
    found[id] = {
      words: answer === undefined ? '' : answerText(question, answer, asked.template.language),
      who: last?.name ?? asked.draft.changedByName,
      at: last?.at ?? asked.draft.changedAt,
    }
  }
  return found
}
