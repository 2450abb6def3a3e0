// What an old address says: which version this is, what ended it and when, and what holds instead.
import { dayText } from '../domain/date-words'
import type { Standing } from './standing'

export type EndedVersion = {
  number: string
  standing: Standing
  /** Said at the withdrawal or the retirement; "" otherwise. */
  reason: string
}

/**
 * "This is 2.0, superseded on 3 March 2027." Null while the version is scheduled or in force. `zone` is the organisation's
 * (IANA name): the last day of a version is the day before its end.
 */
export function endingSentence(version: EndedVersion, zone: string): string | null {
  const { number, standing } = version
  const reason = version.reason.trim().replace(/[.!?]$/, '')
  switch (standing.kind) {
    case 'scheduled':
    case 'in-force':
      return null
    case 'superseded':
      return `This is ${number}, superseded on ${dayText(standing.at, zone)}.`
    case 'withdrawn':
      return `This is ${number}, withdrawn on ${dayText(standing.at, zone)}, because: ${reason}.`
    case 'time-ended':
      return `This is ${number}. Its time ended on ${lastDay(standing.at, zone)}.`
    case 'retired':
      return `This is ${number}. The policy was retired on ${dayText(standing.at, zone)}, because: ${reason}.`
    default:
      return standing satisfies never
  }
}

/** "The current one is 3.1.", or that nothing is in force. */
export function currentSentence(current: string | null): string {
  return current === null ? 'No version is in force now.' : `The current one is ${current}.`
}

/** "31 March 2027": the last day on which a version applies that ends at this instant. */
export function lastDay(validTo: string, zone: string): string {
  return dayText(new Date(Date.parse(validTo) - 1).toISOString(), zone)
}
