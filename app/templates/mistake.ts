// A mistake in a template file: where it is, what is wrong, and the likely fix. Never a stack trace.
import { closest } from '../domain/spelling'

export type TemplateMistake = {
  /** Path as it was given to the reader. */
  file: string
  /** Counted from 1; 1 when the mistake is about the whole file. */
  line: number
  /** What is wrong. */
  sentence: string
  /** What to do. */
  fix: string
}

/** What reading gives: a checked value, or every mistake that was found. */
export type Reading<Value> = { ok: true; value: Value } | { ok: false; mistakes: TemplateMistake[] }

/** Thrown when what ships cannot be read: the product must not start with half a library. */
export class TemplateMistakes extends Error {
  constructor(readonly mistakes: TemplateMistake[]) {
    super(
      [
        `${mistakes.length} ${mistakes.length === 1 ? 'mistake' : 'mistakes'} in templates:`,
        ...mistakes.map(mistakeLine),
      ].join('\n'),
    )
    this.name = 'TemplateMistakes'
  }
}

/** "file:line  What is wrong. What to do." */
export function mistakeLine(mistake: TemplateMistake): string {
  return `${mistake.file}:${mistake.line}  ${mistake.sentence} ${mistake.fix}`
}

/** `Did you mean "x"?`, or the fallback when nothing known is near. */
export function didYouMean(word: string, known: Iterable<string>, fallback: string): string {
  const meant = closest(word, known)
  return meant === undefined ? fallback : `Did you mean "${meant}"?`
}

/** In the order in which somebody would mend them: by file, then by line; the same mistake once. */
export function inReadingOrder(mistakes: TemplateMistake[]): TemplateMistake[] {
  const distinct = new Map(mistakes.map((mistake) => [mistakeLine(mistake), mistake]))
  return [...distinct.values()].sort(
    (left, right) => left.file.localeCompare(right.file, 'en') || left.line - right.line,
  )
}
