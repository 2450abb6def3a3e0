// Answers: what somebody said to a template's questions, checked, and whether a question is asked at all.
import { describeValue, readValue, shorten } from './answer-value'
import { accepted, refused } from './outcome'
import type { Outcome } from './outcome'
import { closest } from './spelling'
import type { Condition, Question, QuestionId, Template } from './template'
import { findQuestion } from './template'

/**
 * text, long-text, person, single, date: a string (an option's value; an ISO date). yes-no: true or false.
 * number: a number. multiple, list: strings in order.
 */
export type Answer = string | boolean | number | string[]

/** Only questions that were answered have a key. */
export type Answers = Record<QuestionId, Answer>

/** The answer to a question, or undefined while nobody has answered. Safe for any id, also "constructor". */
export function answerTo(answers: Answers, id: QuestionId): Answer | undefined {
  if (!Object.hasOwn(answers, id)) return undefined
  const answer = answers[id]
  return isBlank(answer) ? undefined : answer
}

/** True when the question's conditions all hold, so that somebody should be asked. */
export function isAsked(question: Pick<Question, 'when'>, answers: Answers): boolean {
  return question.when.every((condition) => conditionState(condition, answers) === 'holds')
}

export type ConditionState = 'holds' | 'fails' | 'unknown'

/** Whether a condition holds, fails, or cannot be known because its question has no answer yet. */
export function conditionState(condition: Condition, answers: Answers): ConditionState {
  const answer = answerTo(answers, condition.question)
  if (answer === undefined) return 'unknown'
  const equal = valueMatches(answer, condition.value)
  return equal === (condition.test === 'is') ? 'holds' : 'fails'
}

/**
 * Reads an answers file (parsed JSON or YAML): question id → value, in the shapes of `Answer`.
 * Empty strings and empty lists count as unanswered. Refuses unknown ids, wrong types, unknown options, impossible
 * dates and text that is too long; every refused id is named in `fields`.
 */
export function readAnswers(template: Template, unknownValue: unknown): Outcome<Answers> {
  if (typeof unknownValue !== 'object' || unknownValue === null || Array.isArray(unknownValue)) {
    return refused(
      'answers-not-an-object',
      `The answers are ${describeValue(unknownValue)}, not a list of question ids with values. Write them like {"${template.questions[0]?.id ?? 'question-id'}": "…"}.`,
    )
  }
  const answers: Answers = {}
  const fields = new Map<string, string>()
  for (const [id, value] of Object.entries(unknownValue)) {
    const question = findQuestion(template, id)
    if (!question) {
      fields.set(id, unknownQuestion(template, id))
      continue
    }
    const answer = readAnswer(question, value)
    if (!answer.ok) fields.set(id, answer.sentence)
    else if (answer.value !== undefined) answers[id] = answer.value
  }
  if (fields.size === 0) return accepted(answers)
  const [first] = fields.values()
  const more =
    fields.size > 1
      ? ` ${fields.size - 1} more ${fields.size === 2 ? 'answer has' : 'answers have'} a problem too.`
      : ''
  return refused('answers-do-not-fit', `${first}${more}`, Object.fromEntries(fields))
}

/** Reads one value of an answers file; undefined means unanswered. The sentence names the question's id. */
export function readAnswer(question: Question, value: unknown): Outcome<Answer | undefined> {
  if (value === undefined || value === null || value === '') return accepted(undefined)
  const outcome = readValue(question, value)
  if (outcome.ok) return outcome
  return refused(outcome.rule, `"${question.id}": ${outcome.sentence}`)
}

/**
 * Reads one answer from form fields: one string, or several with the same name.
 * A list may come as several fields or as lines of one. Undefined means unanswered.
 */
export function parseAnswer(question: Question, raw: string | string[]): Outcome<Answer | undefined> {
  const all = Array.isArray(raw) ? raw : [raw]
  switch (question.type) {
    case 'list':
      return readValue(
        question,
        all.flatMap((line) => line.split(/\r\n|\r|\n/)),
      )
    case 'multiple':
      return readValue(
        question,
        all.filter((value) => value !== ''),
      )
    default: {
      const given = all.at(-1) ?? ''
      if (given.trim() === '') return accepted(undefined)
      return parseOne(question, given)
    }
  }
}

function parseOne(question: Question, given: string): Outcome<Answer | undefined> {
  switch (question.type) {
    case 'yes-no':
      if (given === 'yes') return accepted(true)
      if (given === 'no') return accepted(false)
      return refused('answer-not-yes-or-no', 'Choose yes or no.')
    case 'number': {
      const plain = given.trim().replace(/^\u2212/, '-')
      if (!/^-?\d+(\.\d+)?$/.test(plain)) {
        return refused(
          'answer-not-a-number',
          `"${shorten(given)}" is not a number. Write it in digits, like 12 or 2.5.`,
        )
      }
      return readValue(question, Number(plain))
    }
    case 'single':
    case 'date':
      return readValue(question, given.trim())
    default:
      return readValue(question, given)
  }
}

function valueMatches(answer: Answer, value: string): boolean {
  if (typeof answer === 'boolean') return (answer ? 'yes' : 'no') === value
  return Array.isArray(answer) ? answer.includes(value) : String(answer) === value
}

function isBlank(answer: Answer | undefined): boolean {
  if (typeof answer === 'string') return answer.trim() === ''
  return Array.isArray(answer) && answer.length === 0
}

function unknownQuestion(template: Template, id: string): string {
  const meant = closest(
    id,
    template.questions.map((question) => question.id),
  )
  const fix = meant ? `Did you mean "${meant}"?` : 'Remove it, or check the spelling against the template.'
  return `"${shorten(id)}" is not a question of this template. ${fix}`
}
