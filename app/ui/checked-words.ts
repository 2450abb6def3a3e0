// Whether somebody read the source of a section, and when.
import { dayText } from '../domain/date-words'

/** `checked` is an ISO day, or "known": general knowledge, not checked. */
export function checkedWords(checked: string): string {
  return /^\d{4}-\d\d-\d\d$/.test(checked) ? `Checked ${dayText(checked)}.` : 'Known, not checked.'
}
