// Lines that look like headings although nothing marks them as one: short, without a full stop, bold or in capitals.
import { splitWords } from '../domain/words'

/** True for a line short enough for a heading, that does not end like a sentence and does not lead into a list. */
export function isHeadingLike(line: string): boolean {
  const words = splitWords(line)
  if (words.length === 0 || words.length > 18 || line.length > 130 || !/\p{L}/u.test(line)) return false
  if (label.test(line)) return false
  if (/[.,;…]["”’)]?$/.test(line) && !/\betc\.$/.test(line)) return false
  if (!line.endsWith(':')) return true
  return words.length <= 4 && !leadsIn.test(line)
}

/** Words over a boxed note, not over a section. */
const label = /^(?:notes?|warning|important|tips?|examples?|caution):?$/i

const leadsIn =
  /^(?:do|don['’]t|do not|never|always|example|examples|for example|note|please|remember|we|you|must|may)\b/i

/** True for a line whose letters are all capitals, four at least. */
export function isInCapitals(line: string): boolean {
  const letters = line.replace(/[^\p{L}]/gu, '')
  return letters.length >= 4 && letters === letters.toUpperCase() && letters !== letters.toLowerCase()
}

/** Levels in a number typed before a line: "4 Scope" and "4. Scope" 1, "4.2 Scope" 2; 0 without one. */
export function typedNumberLevels(line: string): number {
  const number = /^(\d{1,2}(?:\.\d{1,2}){0,4})[.)]?\s+["“‘(]?\p{Lu}/u.exec(line)?.[1]
  return number === undefined ? 0 : number.split('.').length
}

/** The words of a heading: one line, without a colon at the end. */
export function headingText(line: string): string {
  return line.replace(/\s+/g, ' ').trim().replace(/\s*:$/, '')
}
