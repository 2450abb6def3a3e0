// Text that people type or paste: cleaned of what could mislead a reader, refused where it cannot be stored as text.
import { accepted, refused } from './outcome'
import type { Outcome } from './outcome'

/** Marks that turn the reading direction of what follows; they can make text look like other text (Unicode TR36). */
const directionMarks = /[\u202a-\u202e\u2066-\u2069]/g

/**
 * One line of text: white space and line ends become single spaces, ends are trimmed.
 * Refuses NUL and other control characters, broken Unicode, and more than `limit` characters.
 */
export function cleanLine(value: string, limit: number): Outcome<string> {
  const line = value
    .replace(directionMarks, '')
    .replace(/[\s\u0085\u2028\u2029\ufeff]+/g, ' ')
    .trim()
  return checked(line, limit)
}

/** Words inside a line: line ends and tabs become spaces, and spaces at the ends stay. Refuses the same as `cleanLine`. */
export function cleanWords(value: string, limit: number): Outcome<string> {
  const words = value.replace(directionMarks, '').replace(/[\t\r\n\v\f\u0085\u2028\u2029\ufeff]+/g, ' ')
  return checked(words, limit)
}

/**
 * Text of several lines: line ends become "\n", at most one empty line in a row, no white space at line ends.
 * Refuses the same as `cleanLine`.
 */
export function cleanText(value: string, limit: number): Outcome<string> {
  const lines = value
    .replace(directionMarks, '')
    .replace(/\ufeff/g, '')
    .replace(/\r\n|[\r\u0085\u2028\u2029\v\f]/g, '\n')
    .split('\n')
    .map((line) => line.trimEnd())
  return checked(
    lines
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .replace(/^\n+|\n+$/g, ''),
    limit,
  )
}

function checked(value: string, limit: number): Outcome<string> {
  if (value.length > limit) {
    const length = value.length.toLocaleString('en-GB')
    const most = limit.toLocaleString('en-GB')
    return refused('text-too-long', `The text has ${length} characters, and ${most} fit. Shorten it.`)
  }
  if (/[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/.test(value)) {
    return refused(
      'text-has-control-characters',
      'The text holds invisible control characters. Type it again instead of pasting it.',
    )
  }
  if (/\p{Surrogate}/u.test(value)) {
    return refused('text-is-broken', 'The text holds a broken character. Delete it and type it again.')
  }
  return accepted(value)
}
