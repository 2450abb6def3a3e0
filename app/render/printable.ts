// Text made fit for every format: what XML forbids becomes a visible replacement character, line ends become spaces.
import type { TextRun } from '../domain/policy-document'

/** Control characters, non-characters and lone surrogates: not allowed in XML 1.0 (section 2.2, Char). */
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu

/** The text with characters that no format can carry shown as U+FFFD, and runs of white space as one space. */
export function printable(text: string): string {
  return text.replace(unprintable, '\ufffd').replace(/[\t\n\r ]+/g, ' ')
}

/** What stands on the page for a text run: a gap stands in square brackets, so that it shows without colour. */
export function printableRun(run: TextRun): string {
  const text = printable(run.text)
  if (run.gap === undefined || /^\s*\[.*\]\s*$/.test(text)) return text
  return `[${text}]`
}
