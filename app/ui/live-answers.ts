// Answers as they stand in a form right now: for the text beside it, before anything is saved.
import { parseAnswer, type Answer, type Answers } from '../domain/answer'
import type { Question, QuestionId } from '../domain/template'
import { fieldName } from './question'

export type LiveForm = {
  answers: Answers
  /** Question id → what its fields hold. */
  typed: Record<QuestionId, string[]>
  /** Question id → what is wrong with it. */
  mistakes: Record<QuestionId, string>
}

/** Reads the form over `before`: an answer that cannot be read yet keeps its last value. */
export function readLiveForm(form: HTMLFormElement, questions: Question[], before: Answers): LiveForm {
  const data = new FormData(form)
  const asked = new Set(data.getAll('asked'))
  const entries = new Map<QuestionId, Answer>(Object.entries(before))
  const live: LiveForm = { answers: before, typed: {}, mistakes: {} }
  for (const question of questions) {
    if (!asked.has(question.id)) continue
    const typed = data.getAll(fieldName(question.id)).filter((value) => typeof value === 'string')
    live.typed[question.id] = typed
    const answer = parseAnswer(question, typed)
    if (!answer.ok) live.mistakes[question.id] = answer.sentence
    else if (answer.value === undefined) entries.delete(question.id)
    else entries.set(question.id, answer.value)
  }
  live.answers = Object.fromEntries(entries)
  return live
}
