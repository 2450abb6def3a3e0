// Answers: what somebody said to a template's questions, checked, and whether a question is asked at all.
import { accepted, refused } from './outcome'
import type { Outcome } from './outcome'
import { closest } from './spelling'
import { cleanLine, cleanText } from './typed-text'
import type { Condition, Question, QuestionId, Template } from './template'
import { findQuestion } from './template'

/**
 * text, long-text, person, single, date: a string (an option's value; an ISO date). yes-no: true or false.
 * number: a number. multiple, list: strings in order.
 */
export type Answer = string | boolean | number | string[]

/** Only questions that were answered have a key. */
export type Answers = Record<QuestionId, Answer>

export const answerLimits = { text: 500, longText: 20_000, items: 100, item: 500, number: 1e9 } as const

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
      `The answers are ${describe(unknownValue)}, not a list of question ids with values. Write them like {"${template.questions[0]?.id ?? 'question-id'}": "…"}.`,
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

function readValue(question: Question, value: unknown): Outcome<Answer | undefined> {
  switch (question.type) {
    case 'text':
    case 'person':
      if (typeof value !== 'string') return wrongType(value, 'text in quotes')
      return blankAsUndefined(cleanLine(value, answerLimits.text))
    case 'long-text':
      if (typeof value !== 'string') return wrongType(value, 'text in quotes')
      return blankAsUndefined(cleanText(value, answerLimits.longText))
    case 'yes-no':
      return typeof value === 'boolean' ? accepted(value) : wrongType(value, 'true or false')
    case 'number':
      return typeof value === 'number' ? readNumber(value) : wrongType(value, 'a number without quotes')
    case 'date':
      return typeof value === 'string' ? readDate(value) : wrongType(value, 'a date like "2027-03-14"')
    case 'single':
      return typeof value === 'string'
        ? readOption(question, value)
        : wrongType(value, optionsNeeded(question))
    case 'multiple':
      return isStrings(value)
        ? readOptions(question, value)
        : wrongType(value, `a list of values: ${optionsNeeded(question)}`)
    case 'list':
      return isStrings(value) ? readList(value) : wrongType(value, 'a list of texts, like ["one", "two"]')
    default:
      question.type satisfies never
      return accepted(undefined)
  }
}

function readNumber(value: number): Outcome<Answer> {
  if (Number.isFinite(value) && Math.abs(value) <= answerLimits.number)
    return accepted(value === 0 ? 0 : value)
  return refused(
    'answer-number-out-of-range',
    'The number is out of range. Give one between -1,000,000,000 and 1,000,000,000.',
  )
}

function readDate(value: string): Outcome<Answer> {
  if (isCalendarDate(value)) return accepted(value)
  return refused(
    'answer-not-a-date',
    `"${shorten(value)}" is not a date in the calendar. Write year, month, day, like 2027-03-14.`,
  )
}

function readOption(question: Question, value: string): Outcome<Answer> {
  if (question.options.some((option) => option.value === value)) return accepted(value)
  return refused('answer-not-an-option', notAnOption(question, value))
}

function readOptions(question: Question, values: string[]): Outcome<Answer | undefined> {
  const unknown = values.find((value) => !question.options.some((option) => option.value === value))
  if (unknown !== undefined) return refused('answer-not-an-option', notAnOption(question, unknown))
  const chosen = question.options.map((option) => option.value).filter((value) => values.includes(value))
  return accepted(chosen.length > 0 ? chosen : undefined)
}

function readList(values: string[]): Outcome<Answer | undefined> {
  const items: string[] = []
  for (const value of values) {
    const item = cleanLine(value, answerLimits.item)
    if (!item.ok) return item
    if (item.value !== '') items.push(item.value)
    if (items.length > answerLimits.items) {
      return refused(
        'answer-too-many-items',
        `The list has more than ${answerLimits.items} items. Keep the most important ones.`,
      )
    }
  }
  return accepted(items.length > 0 ? items : undefined)
}

/** True for a date that exists, written YYYY-MM-DD, between the years 1000 and 9999. */
export function isCalendarDate(value: string): boolean {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(value)) return false
  const date = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value)
}

function valueMatches(answer: Answer, value: string): boolean {
  if (typeof answer === 'boolean') return (answer ? 'yes' : 'no') === value
  return Array.isArray(answer) ? answer.includes(value) : String(answer) === value
}

function isBlank(answer: Answer | undefined): boolean {
  if (typeof answer === 'string') return answer.trim() === ''
  return Array.isArray(answer) && answer.length === 0
}

function blankAsUndefined(outcome: Outcome<string>): Outcome<Answer | undefined> {
  return outcome.ok ? accepted(outcome.value === '' ? undefined : outcome.value) : outcome
}

function isStrings(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}

function unknownQuestion(template: Template, id: string): string {
  const meant = closest(
    id,
    template.questions.map((question) => question.id),
  )
  const fix = meant ? `Did you mean "${meant}"?` : 'Remove it, or check the spelling against the template.'
  return `"${shorten(id)}" is not a question of this template. ${fix}`
}

function notAnOption(question: Question, value: string): string {
  const meant = closest(
    value,
    question.options.map((option) => option.value),
  )
  const fix = meant ? `Did you mean "${meant}"?` : `Use ${optionsNeeded(question)}.`
  return `"${shorten(value)}" is not one of the options. ${fix}`
}

function optionsNeeded(question: Question): string {
  return `one of ${question.options.map((option) => `"${option.value}"`).join(', ')}`
}

function wrongType(value: unknown, needed: string): Outcome<never> {
  return refused('answer-of-wrong-type', `The answer is ${describe(value)}. Give ${needed}.`)
}

function describe(value: unknown): string {
  if (value === null) return 'nothing (null)'
  if (Array.isArray(value))
    return value.every((item) => typeof item === 'string') ? 'a list' : 'a list of mixed things'
  switch (typeof value) {
    case 'string':
      return `the text "${shorten(value)}"`
    case 'number':
      return `the number ${value}`
    case 'boolean':
      return `${value}`
    case 'object':
      return 'a group of values'
    default:
      return 'nothing'
  }
}

function shorten(value: string): string {
  return value.length > 40 ? `${value.slice(0, 39)}…` : value
}
