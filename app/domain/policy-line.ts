// A policy as a line in a list: what is live and what is pending are two separate facts.
import { livePublication, numberText, type Publication } from './version'

export type Pending =
  | { kind: 'in-review'; ordinal: number }
  | { kind: 'scheduled'; number: string; from: string }
  /** `gaps` is null where nobody counted. */
  | { kind: 'draft'; gaps: number | null }

export type PolicyLine = {
  slug: string
  title: string
  reviewDue: string | null
  live: { number: string; since: string } | null
  pending: Pending | null
}

/**
 * The line for a policy at this instant. Pending is the open round first, then a publication that is still to take
 * effect, then a draft that says something else than the latest version.
 */
export function policyLine(
  facts: {
    slug: string
    title: string
    reviewDue: string | null
    publications: Publication[]
    inReview: { ordinal: number } | null
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
    inReview: { ordinal: number } | null
    draftDiffers: boolean
    gaps?: number
  },
  at: Date,
): Pending | null {
  if (facts.inReview) return { kind: 'in-review', ordinal: facts.inReview.ordinal }
  const coming = facts.publications.find((publication) => publication.effectiveAt > at.toISOString())
  if (coming) return { kind: 'scheduled', number: numberText(coming), from: coming.effectiveAt }
  return facts.draftDiffers ? { kind: 'draft', gaps: facts.gaps ?? null } : null
}
