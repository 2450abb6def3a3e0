// The answers to check questions as a browser sends them: one field for each question, its value the place of the option.
import type { CheckAnswers, CheckQuestion } from '../domain/check-question'

/** The answers to these questions. Whatever is no place of an option, or was sent twice, is left out; so is every other field. */
export function checkAnswersOf(form: FormData, questions: readonly CheckQuestion[]): CheckAnswers {
  const answers: CheckAnswers = {}
  for (const { id, options } of questions) {
    const sent = form.getAll(`check-${id}`)
    const [value] = sent
    if (sent.length !== 1 || typeof value !== 'string' || !/^\d$/.test(value)) continue
    if (Number(value) < options.length) answers[id] = Number(value)
  }
  return answers
}
