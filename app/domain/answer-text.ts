// How an answer reads in the text of a policy.
import type { Answer } from './answer'
import type { Question } from './template'

/** The answer in words: labels of options, "a, b and c", "14 March 2027", digits. One line, in the template's language. */
export function answerText(question: Question, answer: Answer, language: string): string {
  return join(answerTexts(question, answer, language), language)
}

/** The answer as separate texts: the items of a list, the labels of chosen options; else one text. */
export function answerTexts(question: Question, answer: Answer, language: string): string[] {
  if (Array.isArray(answer))
    return answer.map((value) => labelOf(question, value)).filter((value) => value.trim() !== '')
  if (typeof answer === 'boolean') return [answer ? 'yes' : 'no']
  if (typeof answer === 'number') return [digits(answer)]
  if (question.type === 'date') return [longDate(answer, language)]
  return [labelOf(question, answer)]
}

/** "[the person who answers questions]": what stands in the text while nobody has answered. */
export function gapText(question: Question): string {
  return `[${question.placeholder}]`
}

function labelOf(question: Question, value: string): string {
  return question.options.find((option) => option.value === value)?.label ?? value
}

function join(texts: string[], language: string): string {
  if (texts.length < 2) return texts[0] ?? ''
  return formatsOf(language).list.format(texts)
}

function longDate(value: string, language: string): string {
  const date = new Date(`${value}T00:00:00Z`)
  if (Number.isNaN(date.getTime())) return value
  return formatsOf(language).day.format(date)
}

function digits(value: number): string {
  return plainNumber.format(value)
}

const plainNumber = new Intl.NumberFormat('en', { useGrouping: false, maximumFractionDigits: 6 })

type Formats = { list: Intl.ListFormat; day: Intl.DateTimeFormat }

/** Making a format takes longer than drafting a section: each language's are made once. */
const formats = new Map<string, Formats>()

function formatsOf(language: string): Formats {
  const known = formats.get(language)
  if (known) return known
  const made = {
    list: new Intl.ListFormat(language, { style: 'long', type: 'conjunction' }),
    day: new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }),
  }
  formats.set(language, made)
  return made
}
