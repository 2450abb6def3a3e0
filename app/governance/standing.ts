// How a publication stands at an instant: its day is to come, it is in force, or it has ended, and by what.
import type { Publication } from './version'

/** ISO instants; null where it never happened. */
export type PublicationDates = {
  effectiveAt: string
  /** From this moment it no longer applies, as said at publication. */
  validTo: string | null
  withdrawnAt: string | null
  /** The policy as a whole no longer applies. */
  retiredAt: string | null
  /** The next one took effect, or is to. */
  supersededAt: string | null
}

export type EndingKind = 'withdrawn' | 'retired' | 'time-ended' | 'superseded'

export type Standing =
  { kind: 'scheduled' } | { kind: 'in-force' } | { kind: EndingKind; /** ISO instant. */ at: string }

/**
 * How a publication stands at this instant. Whatever ended it first counts, for ever: a version that was superseded in March
 * stays so when the policy is retired in May. Nothing is switched over: the clock and the records decide.
 */
export function standingAt(dates: PublicationDates, at: Date): Standing {
  const now = at.toISOString()
  const ends: [EndingKind, string | null][] = [
    ['withdrawn', dates.withdrawnAt],
    ['retired', dates.retiredAt],
    ['time-ended', dates.validTo],
    ['superseded', dates.supersededAt],
  ]
  const first = ends
    .flatMap(([kind, end]) => (end !== null && end <= now ? [{ kind, at: end }] : []))
    .reduce<{ kind: EndingKind; at: string } | null>(
      (earliest, end) => (earliest === null || end.at < earliest.at ? end : earliest),
      null,
    )
  if (first) return first
  return { kind: dates.effectiveAt <= now ? 'in-force' : 'scheduled' }
}

/** The standing of one of a policy's publications among all of them. */
export function standingAmong(publication: Publication, publications: Publication[], at: Date): Standing {
  return standingAt({ ...publication, supersededAt: supersededAt(publication, publications) }, at)
}

/** True for one that was withdrawn before its day: it never took effect, so it supersedes nothing. */
export function neverTookEffect(publication: Pick<Publication, 'withdrawnAt' | 'effectiveAt'>): boolean {
  return publication.withdrawnAt !== null && publication.withdrawnAt <= publication.effectiveAt
}

/** The moment the next publication takes effect, whenever that is; null when none follows. */
function supersededAt(publication: Publication, publications: Publication[]): string | null {
  return publications
    .filter((other) => other.effectiveAt > publication.effectiveAt && !neverTookEffect(other))
    .reduce<string | null>(
      (next, other) => (next === null || other.effectiveAt < next ? other.effectiveAt : next),
      null,
    )
}
