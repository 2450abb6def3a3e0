// Versions: immutable text with a state that follows from records, and a public number given at publication.
import type { RoundOutcome } from './review'
import { accepted, refused, type Outcome } from './outcome'

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
}

export type VersionState =
  'in-review' | 'sent-back' | 'voided' | 'approved' | 'scheduled' | 'published' | 'superseded'

export const versionStateWords: Record<VersionState, string> = {
  'in-review': 'In review',
  'sent-back': 'Sent back',
  voided: 'Voided',
  approved: 'Approved',
  scheduled: 'Scheduled',
  published: 'Live',
  superseded: 'Superseded',
}

/** "3.0". */
export function numberText(number: VersionNumber): string {
  return `${number.major}.${number.minor}`
}

/**
 * The publication in force at this instant: the latest one that has taken effect.
 * Nothing is switched over: the one before is superseded by the same comparison, at the same moment.
 */
export function livePublication<P extends Publication>(publications: P[], at: Date): P | undefined {
  const now = at.toISOString()
  return publications
    .filter((publication) => publication.effectiveAt <= now)
    .sort((one, other) => compareEffect(other, one))[0]
}

/** The state of one version of a policy, from its round and all the policy's publications. */
export function versionState(
  version: { id: string; roundOutcome: RoundOutcome | null },
  publications: Publication[],
  at: Date,
): VersionState {
  const own = publications.find((publication) => publication.versionId === version.id)
  if (own) {
    if (own.effectiveAt > at.toISOString()) return 'scheduled'
    return livePublication(publications, at)?.versionId === version.id ? 'published' : 'superseded'
  }
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

/** The number a publication gets: 1.0 first, then the major part goes up with material changes only. */
export function nextNumber(publications: VersionNumber[], changeClass: ChangeClass): VersionNumber {
  const last = [...publications].sort((one, other) => other.major - one.major || other.minor - one.minor)[0]
  if (!last) return { major: 1, minor: 0 }
  if (changeClass === 'material') return { major: last.major + 1, minor: 0 }
  return { major: last.major, minor: last.minor + 1 }
}

export type PublicationRequest = {
  changeClass: ChangeClass
  changeNote: string
  /** Null: at once. */
  effectiveAt: Date | null
}

/**
 * May this approved version be published, and when does it take effect?
 * Refuses a version that is not approved, is published already, is older than the last published one,
 * lacks a change note, or would take effect in the past or before the publication it follows.
 */
export function decidePublication(
  version: { id: string; ordinal: number; roundOutcome: RoundOutcome | null },
  published: (Publication & { ordinal: number })[],
  request: PublicationRequest,
  at: Date,
): Outcome<{ number: VersionNumber; effectiveAt: Date }> {
  if (published.some((publication) => publication.versionId === version.id)) {
    return refused('already-published', 'This version is published already.')
  }
  if (version.roundOutcome !== 'approved') {
    return refused(
      'not-approved',
      'This version is not approved, so it cannot be published. Send it for approval first.',
    )
  }
  if (published.some((publication) => publication.ordinal > version.ordinal)) {
    return refused('newer-version-published', 'A newer version is published already. Start from that one.')
  }
  if (request.changeNote.trim() === '') {
    return refused(
      'change-note-required',
      'Tell readers in a sentence what changed, or why this policy is new.',
      {
        changeNote: 'Write a sentence for readers.',
      },
    )
  }
  const effectiveAt = request.effectiveAt ?? at
  if (effectiveAt < at) {
    return refused(
      'effective-in-the-past',
      'The effective date is in the past. Choose today or a later day.',
      {
        effectiveOn: 'Choose today or a later day.',
      },
    )
  }
  const last = [...published].sort(compareEffect).at(-1)
  if (last && effectiveAt.toISOString() <= last.effectiveAt) {
    return refused(
      'effective-before-previous',
      `Version ${numberText(last)} takes effect later than this. Choose a day after it.`,
      { effectiveOn: `Choose a day after ${last.effectiveAt.slice(0, 10)}.` },
    )
  }
  return accepted({ number: nextNumber(published, request.changeClass), effectiveAt })
}

function compareEffect(one: Publication, other: Publication): number {
  return one.effectiveAt.localeCompare(other.effectiveAt) || one.publishedAt.localeCompare(other.publishedAt)
}
