// The two texts that a difference was made from, block by block: what stood there before, and what stands there now.
import type { BlockDiff, ChangedBlock, TableDiff } from './block-diff'
import { plainRuns, type Block, type Run } from '../domain/policy-document'
import type { Piece } from './word-diff'

export type Side = 'before' | 'after'

/** The runs of one side, in order. */
export function runsOfSide(pieces: Piece[], side: Side): Run[] {
  const gone = goneFrom(side)
  return pieces.filter((piece) => piece.change !== gone).flatMap((piece) => piece.runs)
}

/** The characters of one side. */
export function textOfSide(pieces: Piece[], side: Side): string {
  return plainRuns(runsOfSide(pieces, side))
}

/**
 * The blocks of one side. They say what the original blocks say: runs may be split elsewhere, a short table row is
 * filled with empty cells, and a step that changed has no id.
 */
export function blocksOfSide(diffs: BlockDiff[], side: Side): Block[] {
  const gone = goneFrom(side)
  return diffs.flatMap((diff): Block[] => {
    if (diff.change === 'changed') return [partsOfSide(diff.parts, side)]
    return diff.change === gone ? [] : [diff.block]
  })
}

function partsOfSide(parts: ChangedBlock, side: Side): Block {
  switch (parts.kind) {
    case 'paragraph':
      return { kind: 'paragraph', runs: runsOfSide(parts.pieces, side) }
    case 'list':
      return {
        kind: 'list',
        ordered: parts.ordered,
        items: parts.items
          .filter((item) => item.change !== goneFrom(side))
          .map((item) => blocksOfSide(item.blocks, side)),
      }
    case 'table':
      return tableOfSide(parts, side)
    case 'callout': {
      const tone = side === 'before' ? (parts.formerTone ?? parts.tone) : parts.tone
      return { kind: 'callout', tone, blocks: blocksOfSide(parts.blocks, side) }
    }
    case 'quote':
      return { kind: 'quote', blocks: blocksOfSide(parts.blocks, side) }
    case 'step':
      return {
        kind: 'step',
        id: '',
        minutes: textOfSide(parts.minutes, side),
        who: textOfSide(parts.who, side),
        blocks: blocksOfSide(parts.blocks, side),
      }
    case 'contact':
      return { kind: 'contact', role: parts.role, why: textOfSide(parts.why, side) }
    case 'statement':
      return {
        kind: 'statement',
        label: textOfSide(parts.label, side),
        blocks: blocksOfSide(parts.blocks, side),
      }
    default:
      return parts satisfies never
  }
}

function tableOfSide(table: TableDiff, side: Side): Block {
  const gone = goneFrom(side)
  const row = (cells: Piece[][]): Run[][] =>
    table.columns.flatMap((change, column) =>
      change === gone ? [] : [runsOfSide(cells[column] ?? [], side)],
    )
  return {
    kind: 'table',
    caption: textOfSide(table.caption, side),
    header: row(table.header),
    rows: table.rows.filter((one) => one.change !== gone).map((one) => row(one.cells)),
  }
}

function goneFrom(side: Side): Piece['change'] {
  return side === 'before' ? 'added' : 'removed'
}
