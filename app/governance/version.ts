// Versions: immutable text with a state that follows from records, and a public number given at publication.
import type { RoundOutcome } from './review'
import { standingAmong, type EndingKind } from './standing'

export type ChangeClass = 'editorial' | 'clarifying' | 'material'

export const changeClasses: Record<ChangeClass, { label: string; hint: string }> = {
  editorial: {
    label: 'Editorial',
    hint: 'Spelling, layout, names. No duty changes. People need not acknowledge again.',
  },
  clarifying: {
    label: 'Clarifying',
    hint: 'Says the same thing more clearly. People need not acknowledge again.',
  },
  material: { label: 'Material', hint: 'A duty or a right changes. People must acknowledge again.' },
}

/** True for a kind of change that a form may send. */
export function isChangeClass(value: string): value is ChangeClass {
  return Object.hasOwn(changeClasses, value)
}

export type VersionNumber = { major: number; minor: number }

export type Publication = VersionNumber & {
  versionId: string
  /** ISO instants. */
  publishedAt: string
  effectiveAt: string
  /** From this moment it no longer applies; null: until something else ends it. */
  validTo: string | null
  withdrawnAt: string | null
  /** The policy was retired. */
  retiredAt: string | null
}

export type VersionState =
  'in-review' | 'sent-back' | 'voided' | 'approved' | 'scheduled' | 'published' | 'superseded' | 'withdrawn'

export const versionStateWords: Record<VersionState, string> = {
  'in-review': 'In review',
  'sent-back': 'Sent back',
  voided: 'Voided',
  approved: 'Approved',
  scheduled: 'Scheduled',
  published: 'Live',
  superseded: 'Superseded',
  withdrawn: 'Withdrawn',
}

/** What ended a version, in a word: a version that nothing followed is not called superseded. */
export const endingWords: Record<EndingKind, string> = {
  superseded: 'Superseded',
  withdrawn: 'Withdrawn',
  'time-ended': 'Ended',
  retired: 'Retired',
}

/** True for a version that was published: readers may open it, before its day and whatever ended it. */
export function isPublicState(state: VersionState | 'draft'): boolean {
  return state === 'published' || state === 'superseded' || state === 'withdrawn' || state === 'scheduled'
}

/** "3.0". */
export function numberText(number: VersionNumber): string {
  return `${number.major}.${number.minor}`
}

/**
 * The publication in force at this instant: the latest one that has taken effect, unless it was withdrawn, its time ended or
 * the policy was retired; then nothing is in force. One that was withdrawn before its day changes nothing.
 */
export function livePublication<P extends Publication>(publications: P[], at: Date): P | undefined {
  return publications.find((publication) => standingAmong(publication, publications, at).kind === 'in-force')
}

/** The publication that is to take effect next, or undefined. */
export function comingPublication<P extends Publication>(publications: P[], at: Date): P | undefined {
  return publications
    .filter((publication) => standingAmong(publication, publications, at).kind === 'scheduled')
    .sort(compareEffect)[0]
}

/** The state of one version of a policy, from its round and all the policy's publications. */
export function versionState(
  version: { id: string; roundOutcome: RoundOutcome | null },
  publications: Publication[],
  at: Date,
): VersionState {
  const own = publications.find((publication) => publication.versionId === version.id)
  if (own) return publishedState(own, publications, at)
  switch (version.roundOutcome) {
    case null:
      return 'in-review'
    case 'approved':
      return 'approved'
    case 'sent-back':
      return 'sent-back'
    case 'voided':
    case 'expired':
      return 'voided'
    default:
      return version.roundOutcome satisfies never
  }
}

function publishedState(own: Publication, publications: Publication[], at: Date): VersionState {
  const { kind } = standingAmong(own, publications, at)
  switch (kind) {
    case 'in-force':
      return 'published'
    case 'scheduled':
    case 'withdrawn':
      return kind
    case 'superseded':
    case 'time-ended':
    case 'retired':
      return 'superseded'
    default:
      return kind satisfies never
  }
}

/** The number a publication gets: 1.0 first, then the major part goes up with material changes only. */
export function nextNumber(publications: VersionNumber[], changeClass: ChangeClass): VersionNumber {
  const last = [...publications].sort((one, other) => other.major - one.major || other.minor - one.minor)[0]
  if (!last) return { major: 1, minor: 0 }
  if (changeClass === 'material') return { major: last.major + 1, minor: 0 }
  return { major: last.major, minor: last.minor + 1 }
}

/** Orders publications by the moment they take effect. */
export function compareEffect(one: Publication, other: Publication): number {
  return one.effectiveAt.localeCompare(other.effectiveAt) || one.publishedAt.localeCompare(other.publishedAt)
}
