// Two people changed one clause: their words put together, block by block. Nothing that anybody typed is lost.
import { deepEqual } from '../domain/deep-equal'
import { textOfBlocks } from './block-diff'
import { boundedComparison } from './edits'
import type { Block, Run } from '../domain/policy-document'
import { pairSequences } from './sequence-diff'
import { areAlike } from './word-diff'

export type ClauseWords = { heading: string; blocks: Block[] }

/**
 * A stretch of the merged text. `agreed`: nobody or one side changed it. `conflict`: both did, and not alike: `mine` stands
 * before `theirs`; one of them is empty where that side took away what the other changed.
 */
export type MergePiece =
  | { kind: 'agreed'; by: 'nobody' | 'me' | 'them' | 'both'; blocks: Block[] }
  | { kind: 'conflict'; mine: Block[]; theirs: Block[] }

export type ClauseMerge = {
  heading: string
  /** Their heading, when both changed it and not alike; `heading` is mine then. */
  otherHeading: string | null
  pieces: MergePiece[]
}

/**
 * A three-way merge: what one side changed is taken from that side, what both changed alike stands once, and what both
 * changed differently stands as both. Inside lists, frames and quotes the same holds for their parts.
 */
export function mergeClause(base: ClauseWords, mine: ClauseWords, theirs: ClauseWords): ClauseMerge {
  const heading = mine.heading === base.heading ? theirs.heading : mine.heading
  const contested =
    mine.heading !== base.heading &&
    theirs.heading !== base.heading &&
    mine.heading.trim() !== theirs.heading.trim()
  const merged = boundedComparison(() => mergeSequences(base.blocks, mine.blocks, theirs.blocks, blockRules))
  return {
    heading,
    otherHeading: contested ? theirs.heading : null,
    pieces: joined(merged.map(pieceOf)),
  }
}

/** The merged text: conflicts stand as both texts, one after the other. */
export function mergedBlocks(pieces: MergePiece[]): Block[] {
  return pieces.flatMap((piece) =>
    piece.kind === 'agreed' ? piece.blocks : [...piece.mine, ...piece.theirs],
  )
}

/** How many passages both changed differently. */
export function conflictsIn(merge: ClauseMerge): number {
  const passages = merge.pieces.filter((piece) => piece.kind === 'conflict').length
  return passages + (merge.otherHeading === null ? 0 : 1)
}

type Merged<Item> =
  | { kind: 'agreed'; by: 'nobody' | 'me' | 'them' | 'both'; item: Item }
  | { kind: 'conflict'; mine: Item[]; theirs: Item[] }

type Rules<Item> = {
  isKin: (a: Item, b: Item) => boolean
  /** Merges three states of one item from within; undefined when that would leave a conflict or cannot be done. */
  within: (base: Item, mine: Item, theirs: Item) => Item | undefined
}

/** What one side did: to each item of the base, and what it put before it (the last entry: at the end). */
type Doing<Item> = { fate: ('kept' | 'removed' | { changed: Item })[]; put: Item[][] }

function mergeSequences<Item>(
  base: Item[],
  mine: Item[],
  theirs: Item[],
  rules: Rules<Item>,
): Merged<Item>[] {
  const my = doingOf(base, mine, rules)
  const their = doingOf(base, theirs, rules)
  return [
    ...base.flatMap((item, index) => [
      ...mergePut(my.put[index] ?? [], their.put[index] ?? []),
      ...mergeFates(item, { mine: my.fate[index], theirs: their.fate[index] }, rules),
    ]),
    ...mergePut(my.put[base.length] ?? [], their.put[base.length] ?? []),
  ]
}

function doingOf<Item>(base: Item[], side: Item[], rules: Rules<Item>): Doing<Item> {
  const fate: Doing<Item>['fate'] = []
  const put: Item[][] = Array.from({ length: base.length + 1 }, () => [])
  for (const pair of pairSequences(base, side, { isSame: deepEqual, isKin: rules.isKin })) {
    if (pair.change === 'added') put[fate.length]?.push(pair.after)
    else if (pair.change === 'removed') fate.push('removed')
    else if (pair.change === 'changed') fate.push({ changed: pair.after })
    else fate.push('kept')
  }
  return { fate, put }
}

/** What both put into one place: mine first; what both put alike, once. */
function mergePut<Item>(mine: Item[], theirs: Item[]): Merged<Item>[] {
  const others = [...theirs]
  const first = mine.map((item): Merged<Item> => {
    const twin = others.findIndex((other) => deepEqual(item, other))
    if (twin < 0) return { kind: 'agreed', by: 'me', item }
    others.splice(twin, 1)
    return { kind: 'agreed', by: 'both', item }
  })
  return [...first, ...others.map((item): Merged<Item> => ({ kind: 'agreed', by: 'them', item }))]
}

function mergeFates<Item>(
  base: Item,
  fates: { mine: Doing<Item>['fate'][number] | undefined; theirs: Doing<Item>['fate'][number] | undefined },
  rules: Rules<Item>,
): Merged<Item>[] {
  const { mine = 'kept', theirs = 'kept' } = fates
  if (mine === 'kept' && theirs === 'kept') return [{ kind: 'agreed', by: 'nobody', item: base }]
  if (mine === 'kept')
    return theirs === 'removed' ? [] : [{ kind: 'agreed', by: 'them', item: changedTo(theirs, base) }]
  if (theirs === 'kept')
    return mine === 'removed' ? [] : [{ kind: 'agreed', by: 'me', item: changedTo(mine, base) }]
  if (mine === 'removed' && theirs === 'removed') return []
  if (mine === 'removed') return [{ kind: 'conflict', mine: [], theirs: [changedTo(theirs, base)] }]
  if (theirs === 'removed') return [{ kind: 'conflict', mine: [changedTo(mine, base)], theirs: [] }]
  const [my, their] = [changedTo(mine, base), changedTo(theirs, base)]
  if (deepEqual(my, their)) return [{ kind: 'agreed', by: 'both', item: my }]
  const inner = rules.within(base, my, their)
  return inner === undefined
    ? [{ kind: 'conflict', mine: [my], theirs: [their] }]
    : [{ kind: 'agreed', by: 'both', item: inner }]
}

function changedTo<Item>(fate: 'kept' | 'removed' | { changed: Item }, base: Item): Item {
  return typeof fate === 'object' ? fate.changed : base
}

const blockRules: Rules<Block> = {
  isKin: (a, b) => a.kind === b.kind && areAlike(textOfBlocks([a]), textOfBlocks([b])),
  within: withinBlock,
}

const itemRules: Rules<Block[]> = {
  isKin: (a, b) => areAlike(textOfBlocks(a), textOfBlocks(b)),
  within: (base, mine, theirs) => quietly(mergeSequences(base, mine, theirs, blockRules)),
}

const rowRules: Rules<Run[][]> = {
  isKin: (a, b) => areAlike(textOfRow(a), textOfRow(b)),
  within: () => undefined,
}

function withinBlock(base: Block, mine: Block, theirs: Block): Block | undefined {
  if (base.kind === 'list' && mine.kind === 'list' && theirs.kind === 'list') {
    const ordered = oneOf(base.ordered, mine.ordered, theirs.ordered)
    const items = quietly(mergeSequences(base.items, mine.items, theirs.items, itemRules))
    return items && ordered && { kind: 'list', ordered: ordered.value, items }
  }
  if (base.kind === 'callout' && mine.kind === 'callout' && theirs.kind === 'callout') {
    const tone = oneOf(base.tone, mine.tone, theirs.tone)
    const blocks = quietly(mergeSequences(base.blocks, mine.blocks, theirs.blocks, blockRules))
    return blocks && tone && { kind: 'callout', tone: tone.value, blocks }
  }
  if (base.kind === 'quote' && mine.kind === 'quote' && theirs.kind === 'quote') {
    const blocks = quietly(mergeSequences(base.blocks, mine.blocks, theirs.blocks, blockRules))
    return blocks && { kind: 'quote', blocks }
  }
  if (base.kind === 'table' && mine.kind === 'table' && theirs.kind === 'table') {
    const widths = new Set([base, mine, theirs].map((table) => table.header.length))
    const caption = oneOf(base.caption, mine.caption, theirs.caption)
    const header = oneOf(base.header, mine.header, theirs.header)
    if (widths.size > 1 || !caption || !header) return undefined
    const rows = quietly(mergeSequences(base.rows, mine.rows, theirs.rows, rowRules))
    return rows && { kind: 'table', caption: caption.value, header: header.value, rows }
  }
  return undefined
}

/** Of one property: whichever side changed it; undefined when both did, and not alike. */
function oneOf<Value>(base: Value, mine: Value, theirs: Value): { value: Value } | undefined {
  if (deepEqual(mine, theirs) || deepEqual(theirs, base)) return { value: mine }
  return deepEqual(mine, base) ? { value: theirs } : undefined
}

/** The items when there is no conflict among them and something is left; else undefined. */
function quietly<Item>(merged: Merged<Item>[]): Item[] | undefined {
  const items = merged.flatMap((one) => (one.kind === 'agreed' ? [one.item] : []))
  return items.length === merged.length && items.length > 0 ? items : undefined
}

function textOfRow(row: Run[][]): string {
  return textOfBlocks(row.map((runs) => ({ kind: 'paragraph', runs })))
}

function pieceOf(merged: Merged<Block>): MergePiece {
  return merged.kind === 'agreed' ? { kind: 'agreed', by: merged.by, blocks: [merged.item] } : merged
}

/** Neighbours of one origin as one piece. */
function joined(pieces: MergePiece[]): MergePiece[] {
  return pieces.reduce<MergePiece[]>((all, piece) => {
    const last = all.at(-1)
    if (last?.kind !== 'agreed' || piece.kind !== 'agreed' || last.by !== piece.by) return [...all, piece]
    return [...all.slice(0, -1), { ...last, blocks: [...last.blocks, ...piece.blocks] }]
  }, [])
}
