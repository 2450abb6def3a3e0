// A policy as a line in a list: what is live and what is pending are two separate facts.
import type { RoundOutcome } from './review'
import { emergencyStanding, type Emergency } from './emergency'
import { neverTookEffect, standingAmong } from './standing'
import { comingPublication, compareEffect, livePublication, numberText, type Publication } from './version'

export type Pending =
  | { kind: 'in-review'; ordinal: number }
  | { kind: 'approved'; ordinal: number }
  | { kind: 'planned'; ordinal: number; at: string }
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
  /** The live version was published in an emergency and nobody has approved it yet. */
  emergency: 'waiting' | 'overdue' | 'sent-back' | null
  /** Nothing is in force any more, and why; null where something is, or never was. */
  ended: 'retired' | 'withdrawn' | 'time-ended' | null
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
    publications: LinePublication[]
    latest: LatestVersion | null
    draftDiffers: boolean
    gaps?: number
    retiredAt?: string | null
    publishAt?: string | null
  },
  at: Date,
  today = at.toISOString().slice(0, 10),
): PolicyLine {
  const live = livePublication(facts.publications, at)
  return {
    slug: facts.slug,
    title: facts.title,
    reviewDue: facts.reviewDue,
    live: live ? { number: numberText(live), since: live.effectiveAt } : null,
    emergency: live ? openEmergency(live, today) : null,
    ended: live ? null : endedBy(facts, at),
    pending: facts.retiredAt ? null : pendingOf(facts, at),
  }
}

type LinePublication = Publication & { emergency?: Pick<Emergency, 'approveBy' | 'roundOutcome'> | null }

function openEmergency(live: LinePublication, today: string): PolicyLine['emergency'] {
  const standing = live.emergency ? emergencyStanding(live.emergency, today) : 'approved'
  return standing === 'approved' ? null : standing
}

/** What ended the last one that was in force. */
function endedBy(
  facts: { publications: Publication[]; retiredAt?: string | null },
  at: Date,
): PolicyLine['ended'] {
  if (facts.retiredAt) return 'retired'
  const tookEffect = facts.publications
    .filter((one) => one.effectiveAt <= at.toISOString() && !neverTookEffect(one))
    .sort(compareEffect)
    .at(-1)
  const kind = tookEffect && standingAmong(tookEffect, facts.publications, at).kind
  return kind === 'withdrawn' || kind === 'time-ended' ? kind : null
}

function pendingOf(
  facts: {
    publications: Publication[]
    publishAt?: string | null
    latest: LatestVersion | null
    draftDiffers: boolean
    gaps?: number
  },
  at: Date,
): Pending | null {
  const { latest } = facts
  const isPublished = facts.publications.some((publication) => publication.versionId === latest?.id)
  // In force before its approval: it waits for it, and the live one says so.
  const isLiveAlready = isPublished && latest?.outcome === null
  if (latest?.outcome === null && !isLiveAlready) return { kind: 'in-review', ordinal: latest.ordinal }
  if (latest?.outcome === 'approved' && !isPublished)
    return facts.publishAt
      ? { kind: 'planned', ordinal: latest.ordinal, at: facts.publishAt }
      : { kind: 'approved', ordinal: latest.ordinal }
  const coming = comingPublication(facts.publications, at)
  if (coming) return { kind: 'scheduled', number: numberText(coming), from: coming.effectiveAt }
  if (facts.draftDiffers || latest?.outcome === 'voided') return { kind: 'draft', gaps: facts.gaps ?? null }
  return latest?.outcome === 'sent-back' ? { kind: 'sent-back', ordinal: latest.ordinal } : null
}
