// Emergency publication: published before anybody approved it, with a reason, and approved by somebody else by a day.
import { dayText } from '../domain/date-words'
import type { RoundOutcome } from './review'

export type Emergency = {
  reason: string
  /** ISO date. */
  approveBy: string
  publishedBy: string
  publishedByName: string
  /** ISO instant. */
  publishedAt: string
  /** How the approval round stands: null while it is open. */
  roundOutcome: RoundOutcome | null
}

export type EmergencyStanding = 'approved' | 'waiting' | 'overdue' | 'sent-back'

/** Where an emergency publication stands on this day (ISO date). A round that was voided approved nothing. */
export function emergencyStanding(
  emergency: Pick<Emergency, 'approveBy' | 'roundOutcome'>,
  today: string,
): EmergencyStanding {
  if (emergency.roundOutcome === 'approved') return 'approved'
  if (emergency.roundOutcome !== null) return 'sent-back'
  return today > emergency.approveBy ? 'overdue' : 'waiting'
}

/** The sentences of the banner, or null once somebody else has approved it. `zone` is the organisation's (IANA name). */
export function emergencySentence(emergency: Emergency, today: string, zone = 'UTC'): string | null {
  const standing = emergencyStanding(emergency, today)
  if (standing === 'approved') return null
  const said = `${emergencyFact(emergency, zone)} Not yet approved;`
  switch (standing) {
    case 'waiting':
      return `${said} approval is due by ${dayText(emergency.approveBy)}.`
    case 'overdue':
      return `${said} approval was due by ${dayText(emergency.approveBy)} and is overdue.`
    case 'sent-back':
      return `${said} it was not approved afterwards. It stays until it is withdrawn or a new version replaces it.`
    default:
      return standing satisfies never
  }
}

/** What stays true of such a publication after it was approved: who published it, when and why. */
export function emergencyFact(
  emergency: Pick<Emergency, 'reason' | 'publishedAt' | 'publishedByName'>,
  zone = 'UTC',
): string {
  const reason = emergency.reason.trim().replace(/[.!?]$/, '')
  return `Published in an emergency by ${emergency.publishedByName} on ${dayText(emergency.publishedAt, zone)}, because: ${reason}.`
}
