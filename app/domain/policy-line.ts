// A policy as a line in a list: what is live and what is pending are two separate facts.
import type { RoundOutcome } from './review'
import { livePublication, numberText, type Publication } from './version'

export type Pending =
  | { kind: 'in-review'; ordinal: number }
  | { kind: 'approved'; ordinal: number }
  | { kind: 'sent-back'; ordinal: number }
  | { kind: 'scheduled'; number: string; from: string }
  /** `gaps` is null where nobody counted. */
  | { kind: 'draft'; gaps: number | null }

/** The version submitted last, and how its approval round ended: null while it is open. */
export type LatestVersion = { id: string; ordinal: number; outcome: RoundOutcome | null }

export type PolicyLine = {
  slug: string
  title: string
  reviewDue: string | null
  live: { number: string; since: string } | null
  pending: Pending | null
}

/**
 * The line for a policy at this instant. Pending is what waits for somebody: the open round first, then an approved
 * version that nobody has published, then a publication still to take effect, then a draft that says something else than
 * the latest version, then a version that came back.
 */
export function policyLine(
  facts: {
    slug: string
    title: string
    reviewDue: string | null
    publications: Publication[]
    latest: LatestVersion | null
    draftDiffers: boolean
    gaps?: number
  },
  at: Date,
): PolicyLine {
  const live = livePublication(facts.publications, at)
  return {
    slug: facts.slug,
    title: facts.title,
    reviewDue: facts.reviewDue,
    live: live ? { number: numberText(live), since: live.effectiveAt } : null,
    pending: pendingOf(facts, at),
  }
}

function pendingOf(
  facts: {
    publications: Publication[]
    latest: LatestVersion | null
    draftDiffers: boolean
    gaps?: number
  },
  at: Date,
): Pending | null {
  const { latest } = facts
  const isPublished = facts.publications.some((publication) => publication.versionId === latest?.id)
  if (latest?.outcome === null) return { kind: 'in-review', ordinal: latest.ordinal }
  if (latest?.outcome === 'approved' && !isPublished) return { kind: 'approved', ordinal: latest.ordinal }
  const coming = facts.publications.find((publication) => publication.effectiveAt > at.toISOString())
  if (coming) return { kind: 'scheduled', number: numberText(coming), from: coming.effectiveAt }
  if (facts.draftDiffers || latest?.outcome === 'voided') return { kind: 'draft', gaps: facts.gaps ?? null }
  return latest?.outcome === 'sent-back' ? { kind: 'sent-back', ordinal: latest.ordinal } : null
}
