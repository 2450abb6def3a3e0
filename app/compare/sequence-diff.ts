// Two sequences side by side: what stayed, what came, what went, and which of these are one thing that changed.
import { editsBetween, type Edit } from './edits'

export type Pair<Item> =
  | { change: 'same'; before: Item; after: Item }
  | { change: 'changed'; before: Item; after: Item }
  | { change: 'added'; after: Item }
  | { change: 'removed'; before: Item }

/** How far ahead a partner is looked for; beyond it, pairing would guess. */
const reach = 12

/** Beyond this many edits the sequences are taken as having nothing in common in order. */
const mostEdits = 2000

/** How items compare: two are equal by `isSame`, or by having one key, which is much faster where there are many. */
export type Pairing<Item> = { isKin: (a: Item, b: Item) => boolean } & (
  { isSame: (a: Item, b: Item) => boolean } | { keyOf: (item: Item) => string }
)

/**
 * Pairs two sequences: equal items, and by `isKin` unequal ones that are one which changed.
 * Items keep their order; what went stands before what came.
 */
export function pairSequences<Item>(before: Item[], after: Item[], pairing: Pairing<Item>): Pair<Item>[] {
  const { isKin } = pairing
  const changes = editsOf(before, after, pairing)
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

function editsOf<Item>(before: Item[], after: Item[], pairing: Pairing<Item>): Edit<Item>[] | undefined {
  if (!('keyOf' in pairing)) {
    return editsBetween(before, after, { most: mostEdits, isSame: pairing.isSame })
  }
  const numbers = new Map<string, number>()
  const numbered = (item: Item): number => {
    const key = pairing.keyOf(item)
    const number = numbers.get(key) ?? numbers.size
    numbers.set(key, number)
    return number
  }
  const edits = editsBetween(before.map(numbered), after.map(numbered), { most: mostEdits })
  if (!edits) return undefined
  let beforeAt = 0
  let afterAt = 0
  return edits.map(({ added, removed, value: { length } }) => {
    const value = removed ? before.slice(beforeAt, beforeAt + length) : after.slice(afterAt, afterAt + length)
    if (!added) beforeAt += length
    if (!removed) afterAt += length
    return { added, removed, value }
  })
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
