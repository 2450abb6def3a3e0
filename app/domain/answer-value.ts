// One value, checked against the question it answers.
import type { Answer } from './answer'
import { accepted, refused } from './outcome'
import type { Outcome } from './outcome'
import { closest } from './spelling'
import type { Question } from './template'
import { cleanLine, cleanText } from './typed-text'

const answerLimits = { text: 500, longText: 20_000, items: 100, item: 500, number: 1e9 } as const

/** The value as an answer to the question; undefined when it is empty. The sentence of a refusal does not name the question. */
export function readValue(question: Question, value: unknown): Outcome<Answer | undefined> {
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

function blankAsUndefined(outcome: Outcome<string>): Outcome<Answer | undefined> {
  return outcome.ok ? accepted(outcome.value === '' ? undefined : outcome.value) : outcome
}

function isStrings(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
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
  return refused('answer-of-wrong-type', `The answer is ${describeValue(value)}. Give ${needed}.`)
}

/** A value in words, for a sentence that says what was given. */
export function describeValue(value: unknown): string {
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

/** At most 40 characters of what somebody typed. */
export function shorten(value: string): string {
  return value.length > 40 ? `${value.slice(0, 39)}…` : value
}
