// An exception as it is written down: the request, the decision on it, and how it ended; names as they were.
import type { ExceptionDates } from './exception'

export type ExceptionRecord = ExceptionDates & {
  id: string
  policyId: string
  policySlug: string
  policyTitle: string
  versionId: string
  versionNumber: string
  fingerprint: string
  clauseId: string
  clauseHeading: string
  personId: string
  personName: string
  what: string
  why: string
  askedUntilOn: string
  requestedAt: string
  decidedBy: string | null
  decidedByName: string | null
  decidedByTitle: string | null
  decidedAt: string | null
  comment: string | null
  revokedByName: string | null
  revokedBecause: string | null
  expiredAt: string | null
}
