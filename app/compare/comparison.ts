// Which two texts of a policy are compared: what an address asks for, and what stands to reason when it asks for nothing.

/** A version that this reader may see, as a choice. Newest first wherever there is a list of them. */
export type ComparableVersion = {
  ordinal: number
  /** "2.1" once published. */
  number: string | null
  isLive: boolean
}

export type ComparedText = number | 'draft'

export type Comparison =
  | { kind: 'pair'; from: number; to: ComparedText }
  /** Nothing to put beside it: `to` is the only text there is. */
  | { kind: 'alone'; to: ComparedText | null }
  /** "live" was asked for, and nothing is in force. */
  | { kind: 'nothing-live' }
  | { kind: 'unknown' }

/**
 * The pair that is meant. `from` is an ordinal, a number ("2.1") or "live"; `to` may be "draft" as well, for those who
 * may read drafts.
 * Without them: the live version against the draft, or for readers the two last published against each other.
 * Anything that is not a version this reader may see is unknown.
 */
export function chooseComparison(
  asked: { from: string | null; to: string | null },
  { versions, readsDraft }: { versions: ComparableVersion[]; readsDraft: boolean },
): Comparison {
  const live = versions.find((version) => version.isLive)
  if ((asked.from === 'live' || asked.to === 'live') && !live) return { kind: 'nothing-live' }
  const read = (value: string): number | undefined =>
    value === 'live'
      ? live?.ordinal
      : versions.find(({ ordinal, number }) => String(ordinal) === value || number === value)?.ordinal
  const to = toText(asked.to, { read, readsDraft, newest: versions[0]?.ordinal })
  if (to === undefined) return { kind: 'unknown' }
  if (asked.from !== null && asked.from !== '') {
    const from = read(asked.from)
    if (from === undefined) return { kind: 'unknown' }
    return to === null ? { kind: 'unknown' } : { kind: 'pair', from, to }
  }
  const from =
    to === 'draft' ? (live ?? versions[0]) : versions.find(({ ordinal }) => to !== null && ordinal < to)
  return from && to !== null ? { kind: 'pair', from: from.ordinal, to } : { kind: 'alone', to }
}

type Known = {
  read: (value: string) => number | undefined
  readsDraft: boolean
  newest: number | undefined
}

/** Null when there is no text at all, undefined when the one asked for is none of them. */
function toText(asked: string | null, { read, readsDraft, newest }: Known): ComparedText | null | undefined {
  if (asked === null || asked === '') return readsDraft ? 'draft' : (newest ?? null)
  if (asked === 'draft') return readsDraft ? 'draft' : undefined
  return read(asked)
}

/** "2.1", "submission 3" or "the draft". */
export function textName(text: ComparedText, versions: ComparableVersion[]): string {
  if (text === 'draft') return 'the draft'
  return versions.find((version) => version.ordinal === text)?.number ?? `submission ${text}`
}

export const redlineViews = ['changes', 'duties', 'all'] as const
export type RedlineView = (typeof redlineViews)[number]

/** The view an address asks for; the changed stretches when it asks for none that there is. */
export function redlineView(asked: string | null): RedlineView {
  return redlineViews.find((view) => view === asked) ?? 'changes'
}
