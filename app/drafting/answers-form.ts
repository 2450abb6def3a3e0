// The form of a drafting screen: which questions it asked, what was typed, and what it started from.
import type { TypedAnswer } from '../domain/draft'
import type { Question, QuestionId } from '../domain/template'
import { showable, wholeNumber } from '../forms/fields'
import { fieldName } from '../ui/question'

export type AnswersSent = {
  revision: number
  entries: TypedAnswer[]
  /** Questions that stood on the screen. */
  asked: QuestionId[]
  /** Everything typed, safe to show again. */
  typed: Record<QuestionId, string[]>
}

/** Reads the answers to the questions of a screen; fields of other questions are not looked at. */
export function readAnswersForm(form: FormData, questions: Question[]): AnswersSent {
  const sent = new Set(form.getAll('asked'))
  const asked = questions.filter((question) => sent.has(question.id))
  const typedFor = (question: Question): string[] =>
    form
      .getAll(fieldName(question.id))
      .filter((value) => typeof value === 'string')
      .slice(0, 200)
  return {
    revision: wholeNumber(form.get('revision')),
    asked: asked.map((question) => question.id),
    entries: asked
      .filter((question) => form.get(`keep-${question.id}`) !== 'theirs')
      .map((question) => ({
        question: question.id,
        typed: typedFor(question),
        started: String(form.get(`started-${question.id}`) ?? ''),
      })),
    typed: Object.fromEntries(asked.map((question) => [question.id, typedFor(question).map(showable)])),
  }
}
