// Two sequences side by side: what stayed, what came, what went, and which of these are one thing that changed.
import { diffArrays } from 'diff'

export type Pair<Item> =
  | { change: 'same'; before: Item; after: Item }
  | { change: 'changed'; before: Item; after: Item }
  | { change: 'added'; after: Item }
  | { change: 'removed'; before: Item }

/** How far ahead a partner is looked for; beyond it, pairing would guess. */
const reach = 12

/** Beyond this many edits the sequences are taken as having nothing in common in order. */
const mostEdits = 2000

/**
 * Pairs two sequences. `isSame` says that two items are equal; `isKin` that two unequal ones are one that changed.
 * Items keep their order; what went stands before what came.
 */
export function pairSequences<Item>(
  before: Item[],
  after: Item[],
  { isSame, isKin }: { isSame: (a: Item, b: Item) => boolean; isKin: (a: Item, b: Item) => boolean },
): Pair<Item>[] {
  const changes = diffArrays(before, after, { comparator: isSame, maxEditLength: mostEdits })
  if (!changes) return pairGap(before, after, isKin)
  const pairs: Pair<Item>[] = []
  let went: Item[] = []
  let came: Item[] = []
  let at = 0
  for (const change of changes) {
    if (change.removed) {
      went.push(...change.value)
      at += change.value.length
      continue
    }
    if (change.added) {
      came.push(...change.value)
      continue
    }
    pairs.push(...pairGap(went, came, isKin))
    went = []
    came = []
    for (const item of change.value) pairs.push({ change: 'same', before: before[at++] ?? item, after: item })
  }
  return [...pairs, ...pairGap(went, came, isKin)]
}

/** Between two fixed points: each item that went takes the next kin among those that came, in order. */
function pairGap<Item>(went: Item[], came: Item[], isKin: (a: Item, b: Item) => boolean): Pair<Item>[] {
  const pairs: Pair<Item>[] = []
  let next = 0
  for (const before of went) {
    const found = came.slice(next, next + reach).findIndex((after) => isKin(before, after))
    if (found < 0) {
      pairs.push({ change: 'removed', before })
      continue
    }
    for (const after of came.slice(next, next + found)) pairs.push({ change: 'added', after })
    const partner = came[next + found]
    if (partner !== undefined) pairs.push({ change: 'changed', before, after: partner })
    next += found + 1
  }
  for (const after of came.slice(next)) pairs.push({ change: 'added', after })
  return pairs
}
