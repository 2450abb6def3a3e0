// What became of each clause: paired by id at any depth, so that a clause that moved is not one that went and one that came.
import { diffBlocks, type BlockDiff } from './block-diff'
import { deepEqual } from '../domain/deep-equal'
import { audienceWords, sameAudience } from '../domain/group'
import type { Block, Clause, ClauseAudience, ClauseId } from '../domain/policy-document'
import { diffText, type Piece } from './word-diff'

export type ClauseDiff = {
  id: ClauseId
  /** What happened to the clause's own heading and text; its sub-clauses speak for themselves. */
  change: 'same' | 'changed' | 'added' | 'removed'
  /** The number in the later document; for a removed clause, in the earlier one. */
  number: string
  /** The former number of a clause that stands in another place now. Renumbering alone is no move. */
  movedFrom?: string
  /** The number in the earlier document when it was another, moved or not. */
  numberWas?: string
  /** The heading of the clause it stood under before, "" for none, when it stands under another one now. */
  underWas?: string
  /** Whom the clauses around it are for, before and now, when moving it changed that. */
  reach?: { was: string; now: string }
  /** Whom the clause is for; left out when that is everyone. */
  audience?: ClauseAudience
  /** Whom it was for before, when that changed. */
  audienceWas?: ClauseAudience
  heading: Piece[]
  blocks: BlockDiff[]
  clauses: ClauseDiff[]
}

/** A clause's id, with a count from its second occurrence on: a hand-made document may repeat an id. */
type Key = string
type Place = { clause: Clause; parent: Key; index: number }
type Places = { at: Map<Key, Place>; keys: Map<Clause, Key> }
type Both = { former: Places; present: Places }

/** Compares two lists of top-level clauses with all that stands below them. */
export function diffClauses(before: Clause[], after: Clause[]): ClauseDiff[] {
  return diffSiblings({ before, after, parent: '' }, { former: places(before), present: places(after) })
}

/** Compares one clause with its former self. Undefined when there is neither. */
export function diffClause(before: Clause | undefined, after: Clause | undefined): ClauseDiff | undefined {
  return diffClauses(before ? [before] : [], after ? [after] : [])[0]
}

/** True when nothing that people read differs, in the clause and below it. */
export function isSameClause(clause: ClauseDiff): boolean {
  return isUntouched(clause) && clause.movedFrom === undefined && clause.clauses.every(isSameClause)
}

/** True when the clause's own words stayed, and whom they are for; where it stands does not count. */
export function isUntouched(clause: ClauseDiff): boolean {
  return clause.change === 'same' && clause.audienceWas === undefined
}

type Siblings = { before: Clause[]; after: Clause[]; parent: Key }

function diffSiblings({ before, after, parent }: Siblings, both: Both): ClauseDiff[] {
  const stayed = stayedInOrder(after, parent, both)
  const removed = removedAfter(before, stayed, both)
  return [
    ...(removed.get('') ?? []),
    ...after.flatMap((clause) => {
      const key = both.present.keys.get(clause) ?? clause.id
      return [diffPair(clause, { key, stayed: stayed.has(key) }, both), ...(removed.get(key) ?? [])]
    }),
  ]
}

function diffPair(after: Clause, { key, stayed }: { key: Key; stayed: boolean }, both: Both): ClauseDiff {
  const before = both.former.at.get(key)?.clause
  const clauses = diffSiblings({ before: before?.clauses ?? [], after: after.clauses, parent: key }, both)
  const common = { id: after.id, number: after.number, ...audiencesOf(before, after), clauses }
  if (!before)
    return {
      ...common,
      change: 'added',
      heading: headingAs('added', after),
      blocks: blocksAs('added', after.blocks),
    }
  const moved = {
    ...(before.number !== after.number && { numberWas: before.number }),
    ...(!stayed && { movedFrom: before.number, ...placesOf(key, both) }),
  }
  const same =
    before === after || (before.heading === after.heading && deepEqual(before.blocks, after.blocks))
  if (same)
    return {
      ...common,
      ...moved,
      change: 'same',
      heading: headingAs('same', after),
      blocks: blocksAs('same', after.blocks),
    }
  return {
    ...common,
    ...moved,
    change: 'changed',
    heading: diffText(before.heading, after.heading),
    blocks: diffBlocks(before.blocks, after.blocks),
  }
}

/** Each removed clause, under the key of the clause that it followed and that is still there ("" for none). */
function removedAfter(before: Clause[], stayed: Set<Key>, both: Both): Map<Key, ClauseDiff[]> {
  const removed = new Map<Key, ClauseDiff[]>()
  let anchor = ''
  for (const clause of before) {
    const key = both.former.keys.get(clause) ?? clause.id
    if (stayed.has(key)) anchor = key
    const found = removedBelow(clause, key, both)
    if (found.length > 0) removed.set(anchor, [...(removed.get(anchor) ?? []), ...found])
  }
  return removed
}

/** The clause, if it went, with those of its sub-clauses that went too; the others show in their new place. */
function removedBelow(clause: Clause, key: Key, both: Both): ClauseDiff[] {
  if (both.present.at.has(key)) return []
  const clauses = clause.clauses.flatMap((child) =>
    removedBelow(child, both.former.keys.get(child) ?? child.id, both),
  )
  return [
    {
      id: clause.id,
      number: clause.number,
      ...audiencesOf(undefined, clause),
      change: 'removed',
      heading: headingAs('removed', clause),
      blocks: blocksAs('removed', clause.blocks),
      clauses,
    },
  ]
}

/** The keys of siblings that kept their parent and their order: the longest run of them that need not move. */
function stayedInOrder(after: Clause[], parent: Key, { former, present }: Both): Set<Key> {
  const kept = after.flatMap((clause) => {
    const key = present.keys.get(clause) ?? clause.id
    const place = former.at.get(key)
    return place && place.parent === parent ? [{ key, index: place.index }] : []
  })
  return new Set(longestRising(kept).map((place) => place.key))
}

/** Longest rising subsequence by `index`, by patience sorting. */
function longestRising<Item extends { index: number }>(items: Item[]): Item[] {
  type Link = { item: Item; previous: Link | undefined }
  const piles: Link[] = []
  for (const item of items) {
    let low = 0
    let high = piles.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((piles[middle]?.item.index ?? 0) < item.index) low = middle + 1
      else high = middle
    }
    piles[low] = { item, previous: piles[low - 1] }
  }
  const rising: Item[] = []
  for (let link = piles.at(-1); link; link = link.previous) rising.unshift(link.item)
  return rising
}

/** What a clause that moved stood under and stands under, as far as that differs. */
function placesOf(key: Key, { former, present }: Both): Pick<ClauseDiff, 'underWas' | 'reach'> {
  const parent = former.at.get(key)?.parent ?? ''
  if (parent === present.at.get(key)?.parent) return {}
  const was = audienceAround(key, former)
  const now = audienceAround(key, present)
  return {
    underWas: former.at.get(parent)?.clause.heading ?? '',
    ...(was !== now && { reach: { was, now } }),
  }
}

/** Whom the clauses around one are for, in words; each of them narrows it. */
function audienceAround(key: Key, { at }: Places): string {
  const names: string[] = []
  for (let place = at.get(at.get(key)?.parent ?? ''); place; place = at.get(place.parent)) {
    if (place.clause.audience.kind === 'groups') names.push(audienceWords(place.clause.audience))
  }
  return names.length === 0 ? 'everyone' : [...new Set(names)].sort().join(' who are also ')
}

function audiencesOf(
  before: Clause | undefined,
  { audience }: Clause,
): Pick<ClauseDiff, 'audience' | 'audienceWas'> {
  const was = before?.audience ?? audience
  const changed = !sameAudience(was, audience) || audienceWords(was) !== audienceWords(audience)
  return { ...(audience.kind === 'groups' && { audience }), ...(changed && { audienceWas: was }) }
}

function places(clauses: Clause[]): Places {
  const found: Places = { at: new Map(), keys: new Map() }
  const visit = (siblings: Clause[], parent: Key): void => {
    for (const [index, clause] of siblings.entries()) {
      const key = freeKey(clause.id, found.at)
      found.at.set(key, { clause, parent, index })
      found.keys.set(clause, key)
      visit(clause.clauses, key)
    }
  }
  visit(clauses, '')
  return found
}

function freeKey(id: ClauseId, taken: Map<Key, Place>): Key {
  let key = id
  for (let count = 2; taken.has(key); count++) key = `${id} ${count}`
  return key
}

function headingAs(change: Piece['change'], clause: Clause): Piece[] {
  return clause.heading === '' ? [] : [{ change, runs: [{ kind: 'text', text: clause.heading }] }]
}

function blocksAs(change: Piece['change'], blocks: Block[]): BlockDiff[] {
  return blocks.map((block) => ({ change, block }))
}
