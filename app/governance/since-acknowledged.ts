// What happened to a policy since a reader acknowledged it: the notes of the versions between, and whether their word still holds.
import { stillHolds, type PublishedPart } from './still-valid'
import type { ChangeClass } from './version'

export type AcknowledgedVersion = {
  versionId: string
  fingerprint: string
  versionNumber: string
  /** ISO instant. */
  acknowledgedAt: string
  method: 'self' | 'proxy' | 'kiosk'
}

/** What readers were told of a version at its publication. */
export type VersionChange = { number: string; note: string; changeClass: ChangeClass }

export type Since = {
  acknowledged: AcknowledgedVersion
  /** Of each version after it, the first first; none when it is the very version. */
  changes: VersionChange[]
  /** Nothing asks this reader again. */
  holds: boolean
  /** The clauses that apply to this reader say other words now. */
  differs: boolean
}

export type PublishedChange = PublishedPart & { number: string; changeNote: string }

/**
 * The reader's latest acknowledgement of this version or one before it, and what followed. In: the policy's publications in
 * order of effect, each with the reader's part, and what they acknowledged, the oldest first. Null: nothing of it.
 */
export function sinceAcknowledged(
  published: readonly PublishedChange[],
  acknowledged: readonly AcknowledgedVersion[],
  versionId: string,
): Since | null {
  const to = published.findIndex((one) => one.versionId === versionId)
  const earlier = published.slice(0, to + 1).map((one) => one.versionId)
  const last = acknowledged.filter((one) => earlier.includes(one.versionId)).at(-1)
  if (!last) return null
  const from = earlier.indexOf(last.versionId)
  return {
    acknowledged: last,
    changes: published
      .slice(from + 1, to + 1)
      .map(({ number, changeNote, changeClass }) => ({ number, note: changeNote, changeClass })),
    holds: stillHolds(published, last.versionId, versionId),
    differs: published[from]?.part !== published[to]?.part,
  }
}
