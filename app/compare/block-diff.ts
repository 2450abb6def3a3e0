// What changed among the blocks of a clause: blocks pair by likeness, then lists by item, tables by cell, texts by word.
import { canonicalJson } from '../domain/canonical-json'
import { plainRuns, type Block } from '../domain/policy-document'
import { pairSequences, type Pair } from './sequence-diff'
import { diffTables, type TableDiff } from './table-diff'
import { areAlike, diffRuns, diffText, type Piece } from './word-diff'

export type { RowDiff, TableDiff } from './table-diff'

/** `moved` marks both ends of a block that only changed places in its clause: removed where it was, added where it is. */
export type BlockDiff =
  | { change: 'same' | 'added' | 'removed'; block: Block; moved?: true }
  | { change: 'changed'; parts: ChangedBlock }

/** A block that changed within, taken apart as far as its kind allows. */
export type ChangedBlock =
  | { kind: 'paragraph'; pieces: Piece[] }
  | { kind: 'list'; ordered: boolean; items: ItemDiff[] }
  | TableDiff
  | { kind: 'callout'; tone: 'note' | 'warning'; formerTone?: 'note' | 'warning'; blocks: BlockDiff[] }
  | { kind: 'quote'; blocks: BlockDiff[] }
  | { kind: 'step'; minutes: Piece[]; who: Piece[]; blocks: BlockDiff[] }
  | { kind: 'contact'; role: string; why: Piece[] }
  | { kind: 'statement'; label: Piece[]; blocks: BlockDiff[] }

/** `moved` as for a block: both ends of an item that only changed places in its list. */
export type ItemDiff = { change: Pair<Block[]>['change']; blocks: BlockDiff[]; moved?: true }

/** The blocks of two clauses in reading order, with what changed in them. */
export function diffBlocks(before: Block[], after: Block[]): BlockDiff[] {
  if (before === after) return after.map((block) => ({ change: 'same', block }))
  const pairs = pairSequences(before, after, { keyOf: canonicalJson, isKin: areKin })
  const moved = movedAmong(pairs)
  return pairs.map((pair): BlockDiff => {
    if (pair.change === 'removed') return { change: 'removed', block: pair.before, ...moved(pair) }
    if (pair.change !== 'changed') return { change: pair.change, block: pair.after, ...moved(pair) }
    const parts = diffBlock(pair.before, pair.after)
    return parts ? { change: 'changed', parts } : { change: 'added', block: pair.after }
  })
}

/** Tells of each pair whether it is one end of something that went from one place and came, unchanged, to another. */
function movedAmong<Item>(pairs: Pair<Item>[]): (pair: Pair<Item>) => { moved?: true } {
  const came = new Map<string, Pair<Item>[]>()
  for (const pair of pairs) {
    if (pair.change !== 'added') continue
    const key = canonicalJson(pair.after)
    const twins = came.get(key)
    if (twins) twins.push(pair)
    else came.set(key, [pair])
  }
  const moved = new Set<Pair<Item>>()
  for (const pair of pairs) {
    if (pair.change !== 'removed' || came.size === 0) continue
    const twin = came.get(canonicalJson(pair.before))?.shift()
    if (twin) moved.add(pair).add(twin)
  }
  return (pair) => (moved.has(pair) ? { moved: true } : {})
}

/** The characters of blocks, to weigh how alike they are. */
export function textOfBlocks(blocks: Block[]): string {
  return blocks.map(textOfBlock).join(' ')
}

function textOfBlock(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return plainRuns(block.runs)
    case 'list':
      return block.items.map(textOfBlocks).join(' ')
    case 'table':
      return [block.caption, ...[block.header, ...block.rows].flat().map(plainRuns)].join(' ')
    case 'callout':
    case 'quote':
      return textOfBlocks(block.blocks)
    case 'step':
      return `${block.who} ${textOfBlocks(block.blocks)}`
    case 'contact':
      return block.why
    case 'statement':
      return `${block.label} ${textOfBlocks(block.blocks)}`
    default:
      block satisfies never
      return ''
  }
}

/** One block that changed, rather than one that went and another that came. */
function areKin(before: Block, after: Block): boolean {
  if (before.kind !== after.kind) return false
  if (before.kind === 'contact' && after.kind === 'contact') return before.role === after.role
  if (before.kind === 'step' && after.kind === 'step' && before.id === after.id) return true
  if (before.kind === 'list' && after.kind === 'list' && before.ordered !== after.ordered) return false
  return areAlike(textOfBlock(before), textOfBlock(after))
}

function diffBlock(before: Block, after: Block): ChangedBlock | undefined {
  if (before.kind === 'paragraph' && after.kind === 'paragraph')
    return { kind: 'paragraph', pieces: diffRuns(before.runs, after.runs) }
  if (before.kind === 'list' && after.kind === 'list')
    return { kind: 'list', ordered: after.ordered, items: diffItems(before.items, after.items) }
  if (before.kind === 'table' && after.kind === 'table') return diffTables(before, after)
  if (before.kind === 'callout' && after.kind === 'callout')
    return {
      kind: 'callout',
      tone: after.tone,
      ...(before.tone === after.tone ? {} : { formerTone: before.tone }),
      blocks: diffBlocks(before.blocks, after.blocks),
    }
  if (before.kind === 'quote' && after.kind === 'quote')
    return { kind: 'quote', blocks: diffBlocks(before.blocks, after.blocks) }
  if (before.kind === 'step' && after.kind === 'step')
    return {
      kind: 'step',
      minutes: diffText(before.minutes, after.minutes),
      who: diffText(before.who, after.who),
      blocks: diffBlocks(before.blocks, after.blocks),
    }
  if (before.kind === 'contact' && after.kind === 'contact')
    return { kind: 'contact', role: after.role, why: diffText(before.why, after.why) }
  if (before.kind === 'statement' && after.kind === 'statement')
    return {
      kind: 'statement',
      label: diffText(before.label, after.label),
      blocks: diffBlocks(before.blocks, after.blocks),
    }
  return undefined
}

function diffItems(before: Block[][], after: Block[][]): ItemDiff[] {
  const isKin = (a: Block[], b: Block[]): boolean => areAlike(textOfBlocks(a), textOfBlocks(b))
  const pairs = pairSequences(before, after, { keyOf: canonicalJson, isKin })
  const moved = movedAmong(pairs)
  return pairs.map((pair): ItemDiff => {
    switch (pair.change) {
      case 'added':
        return { change: 'added', blocks: blocksAs('added', pair.after), ...moved(pair) }
      case 'removed':
        return { change: 'removed', blocks: blocksAs('removed', pair.before), ...moved(pair) }
      default:
        return { change: pair.change, blocks: diffBlocks(pair.before, pair.after) }
    }
  })
}

function blocksAs(change: 'added' | 'removed', blocks: Block[]): BlockDiff[] {
  return blocks.map((block) => ({ change, block }))
}
