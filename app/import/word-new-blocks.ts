// New lines of a returned file as blocks: items of lists, paragraphs, frames and tables, in the container they stand in.
import type { Block } from '../domain/policy-document'
import type { MetLoss } from '../domain/outline'
import { newRuns } from './word-edited-runs'
import type { Frame } from './word-line'
import type { Actual, ActualGrid, ActualLine } from './word-view'

/** A finished block, or something new that still looks for its container. */
export type Piece = { block: Block; isNew?: true } | { loose: Actual }

/** Where blocks go: into an item of a list of this level (-1 for none), or into a frame of styled paragraphs. */
export type Container = { level: number; frame: Frame | null }

/** The pieces with everything new made a block that this container takes; the rest stays loose. */
export function settled(pieces: Piece[], container: Container, losses: MetLoss[]): Piece[] {
  const result: Piece[] = []
  let waiting: ActualLine[] = []
  const flush = () => {
    if (waiting.length > 0) result.push(...nestedLists(waiting).map(newPiece))
    waiting = []
  }
  for (const piece of pieces) {
    if (
      'loose' in piece &&
      takes(piece.loose, container) &&
      piece.loose.kind === 'line' &&
      piece.loose.list
    ) {
      waiting.push(piece.loose)
      continue
    }
    flush()
    if ('block' in piece || !takes(piece.loose, container)) result.push(piece)
    else result.push(...blocksOf(piece.loose, container, losses).map(newPiece))
  }
  flush()
  return withFramesJoined(result)
}

function takes(item: Actual, { level, frame }: Container): boolean {
  if (frame !== null) return item.kind === 'line' && item.frame === frame
  if (level < 0) return true
  if (item.kind === 'grid') return false
  return item.list ? item.list.level > level : item.indented && item.frame === null && item.heading === null
}

/** New things as blocks of a body, for a stray. */
export function newBlocks(items: Actual[], losses: MetLoss[]): Block[] {
  return settled(
    items.map((loose) => ({ loose })),
    { level: -1, frame: null },
    losses,
  ).flatMap((piece) => ('block' in piece ? [piece.block] : []))
}

function blocksOf(item: Actual, container: Container, losses: MetLoss[]): Block[] {
  if (item.kind === 'grid') return tableOf(item, losses)
  const runs = newRuns(item.runs)
  const strong =
    item.heading === null
      ? runs
      : runs.map((run) => (run.kind === 'text' ? { ...run, strong: true as const } : run))
  const paragraph: Block = { kind: 'paragraph', runs: strong }
  if (item.frame === null || container.frame !== null) return [paragraph]
  if (item.frame === 'quote' || item.frame === 'statement') return [{ kind: 'quote', blocks: [paragraph] }]
  return [{ kind: 'callout', tone: item.frame, blocks: [paragraph] }]
}

/** Two rows or more are a table; one row is lines; one cell is what stands in it. */
function tableOf(grid: ActualGrid, losses: MetLoss[]): Block[] {
  if (grid.only) return newBlocks(grid.only, losses)
  if (grid.rows.length === 1)
    return grid.rows.flat().flatMap((cell): Block[] => {
      const runs = newRuns(cell.runs)
      return runs.length > 0 ? [{ kind: 'paragraph', runs }] : []
    })
  const width = Math.max(...grid.rows.map((row) => row.length))
  const [header = [], ...rows] = grid.rows.map((row) =>
    Array.from({ length: width }, (_, column) => newRuns(row[column]?.runs ?? [])),
  )
  return [{ kind: 'table', caption: '', header, rows }]
}

/** Items by their levels; a first item that is deeper than those after it starts a list of its own. */
function nestedLists(lines: ActualLine[]): Block[] {
  const at = { index: 0 }
  const blocks: Block[] = []
  while (at.index < lines.length) blocks.push(...listsFrom(lines, at))
  return blocks
}

function listsFrom(lines: ActualLine[], at: { index: number }): Block[] {
  const level = lines[at.index]?.list?.level ?? 0
  const blocks: Block[] = []
  let list: Extract<Block, { kind: 'list' }> | undefined
  for (let line = lines[at.index]; line?.list && line.list.level >= level; line = lines[at.index]) {
    const last = list?.items.at(-1)
    if (line.list.level > level && last) {
      last.push(...listsFrom(lines, at))
      continue
    }
    at.index += 1
    if (!list || list.ordered !== line.list.ordered) {
      list = { kind: 'list', ordered: line.list.ordered, items: [] }
      blocks.push(list)
    }
    list.items.push([{ kind: 'paragraph', runs: newRuns(line.runs) }])
  }
  return blocks
}

function newPiece(block: Block): Piece {
  return { block, isNew: true }
}

/** Neighbouring new lines of one frame are one frame. Frames that stood there before stay apart. */
function withFramesJoined(pieces: Piece[]): Piece[] {
  const result: Piece[] = []
  for (const piece of pieces) {
    const last = result.at(-1)
    const both = last && 'block' in last && 'block' in piece && last.isNew && piece.isNew
    const joined = both ? joinedFrame(last.block, piece.block) : undefined
    if (joined) result[result.length - 1] = newPiece(joined)
    else result.push(piece)
  }
  return result
}

function joinedFrame(before: Block, now: Block): Block | undefined {
  if (before.kind === 'callout' && now.kind === 'callout' && before.tone === now.tone)
    return { ...before, blocks: [...before.blocks, ...now.blocks] }
  if (before.kind === 'quote' && now.kind === 'quote')
    return { ...before, blocks: [...before.blocks, ...now.blocks] }
  return undefined
}
