// Dates as documents print them: in UTC, and text that is no date as it is.
import { dayText, momentText } from '../domain/date-words'

/** "14 March 2027" for an ISO date or instant. */
export function printedDate(iso: string): string {
  return isDate(iso) ? dayText(iso) : iso
}

/** "14 March 2027, 09:12 UTC" for an ISO instant; a date without a time prints as a date. */
export function printedInstant(iso: string): string {
  return isDate(iso) && iso.includes('T') ? momentText(iso) : printedDate(iso)
}

function isDate(iso: string): boolean {
  return /^\d{4}-\d\d-\d\d/.test(iso) && !Number.isNaN(Date.parse(iso))
}
