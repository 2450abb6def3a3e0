// The blocks of a section as a returned file has them: what did not change stays the very block, what did is made anew.
import type { Block } from '../domain/policy-document'
import type { MetLoss } from '../domain/outline'
import { align, type Fate } from './word-align'
import { editedRuns, newRuns } from './word-edited-runs'
import { printedNodes, printedOf, type Printed, type PrintNode } from './word-printed'
import { labelledBlock } from './word-labels'
import { settled, type Piece } from './word-new-blocks'
import { editedTable } from './word-edited-table'
import type { Actual } from './word-view'

/** What the walk knows: what became of each line, and where it tells what has no place. */
export type Rebuilding = { fates: Map<Printed, Fate>; losses: MetLoss[] }

/** The blocks, and what of the file they cannot hold. Untouched blocks are the same objects. */
export function rebuiltBlocks(base: Block[], actual: Actual[]): { blocks: Block[]; losses: MetLoss[] } {
  const nodes = printedNodes(base)
  const { before, fates } = align(printedOf(nodes), actual)
  const losses: MetLoss[] = []
  tellShapes(fates, losses)
  const pieces = [...before.map(loose), ...rebuilt(nodes, { fates, losses })]
  return { blocks: settled(pieces, { level: -1, frame: null }, losses).map(onlyBlock), losses }
}

function onlyBlock(piece: Piece): Block {
  if ('block' in piece) return piece.block
  throw new Error('A body takes every block.')
}

function loose(item: Actual): Piece {
  return { loose: item }
}

/** Blocks of these nodes, with new lines between them that no inner container took. */
function rebuilt(nodes: PrintNode[], work: Rebuilding): Piece[] {
  return nodes.flatMap((node) => rebuiltNode(node, work))
}

function rebuiltNode(node: PrintNode, work: Rebuilding): Piece[] {
  if (isUntouched(node, work.fates)) return [{ block: node.block }]
  switch (node.kind) {
    case 'paragraph': {
      const fate = node.line && work.fates.get(node.line)
      const after = (fate?.after ?? []).map(loose)
      if (fate && !fate.stays) return after
      if (fate?.as?.kind !== 'line') return [{ block: node.block }, ...after]
      return [{ block: { kind: 'paragraph', runs: editedRuns(node.block.runs, fate.as.runs) } }, ...after]
    }
    case 'contact': {
      const { blocks, after } = labelledBlock(node, [], work)
      return [...blocks.map((block) => ({ block })), ...after.map(loose)]
    }
    case 'list':
      return rebuiltList(node, work)
    case 'table': {
      const caption = node.caption && work.fates.get(node.caption)
      const grid = node.grid && work.fates.get(node.grid)
      const between = (caption?.after ?? []).map(loose)
      const after = (grid?.after ?? []).map(loose)
      if (!grid?.stays) {
        const rest = caption?.found?.kind === 'line' ? [loose(caption.found)] : []
        return [...rest, ...between, ...after]
      }
      return [...between, { block: editedTable(node.block, { caption, grid }, work.losses) }, ...after]
    }
    case 'frame': {
      const cell = node.cell && work.fates.get(node.cell)
      const within = node.cell ? { level: -1, frame: null } : { level: levelless, frame: node.frame }
      const head = node.label ? (work.fates.get(node.label)?.after ?? []).map(loose) : []
      const pieces = settled([...head, ...rebuilt(node.inner, work)], within, work.losses)
      return finishedFrame(node, { pieces, outside: cell?.after ?? [], isGone: cell?.stays === false }, work)
    }
    case 'step': {
      const head = node.label ? (work.fates.get(node.label)?.after ?? []).map(loose) : []
      const pieces = settled(
        [...head, ...rebuilt(node.inner, work)],
        { level: node.level, frame: null },
        work.losses,
      )
      return finishedFrame(node, { pieces, outside: [], isGone: false }, work)
    }
    default:
      return node satisfies never
  }
}

/** No list stands in a frame of styled paragraphs. */
const levelless = 99

/** A frame with its blocks; what it does not take stands after it, and what follows the first such line too. */
function finishedFrame(
  node: Extract<PrintNode, { kind: 'frame' | 'step' }>,
  { pieces, outside, isGone }: { pieces: Piece[]; outside: Actual[]; isGone: boolean },
  work: Rebuilding,
): Piece[] {
  const cut = pieces.findIndex((piece) => 'loose' in piece)
  const end = cut < 0 ? pieces.length : cut
  const inner = pieces.slice(0, end).flatMap((piece) => ('block' in piece ? [piece.block] : []))
  const beyond = pieces.slice(end)
  const { blocks } = isGone && inner.length === 0 ? { blocks: [] } : labelledBlock(node, inner, work)
  return [...blocks.map((block) => ({ block })), ...beyond, ...outside.map(loose)]
}

/** A list in parts where new text stands between its items. */
function rebuiltList(node: Extract<PrintNode, { kind: 'list' }>, work: Rebuilding): Piece[] {
  const pieces: Piece[] = []
  let items: Block[][] = []
  let item: Block[] = []
  const endItem = () => {
    if (item.length > 0) items.push(item)
    item = []
  }
  const endList = () => {
    endItem()
    if (items.length > 0) pieces.push({ block: { ...node.block, items } })
    items = []
  }
  for (const [index, nodes] of node.items.entries()) {
    if (nodes.length === 0) items.push(node.block.items[index] ?? [])
    for (const piece of settled(rebuilt(nodes, work), { level: node.level, frame: null }, work.losses)) {
      if ('block' in piece) item.push(piece.block)
      else if (
        piece.loose.kind === 'line' &&
        piece.loose.list?.level === node.level &&
        piece.loose.heading === null
      ) {
        endItem()
        item = [{ kind: 'paragraph', runs: newRuns(piece.loose.runs) }]
      } else {
        endList()
        pieces.push(piece)
      }
    }
    endItem()
  }
  endList()
  return pieces
}

function isUntouched(node: PrintNode, fates: Map<Printed, Fate>): boolean {
  return printedOf([node]).every((one) => isQuiet(one, fates))
}

function isQuiet(one: Printed, fates: Map<Printed, Fate>): boolean {
  const fate = fates.get(one)
  if (!fate?.stays || fate.after.length > 0) return false
  if (one.kind === 'frame') return one.inner.every((inner) => isQuiet(inner, fates))
  return fate.as === undefined
}

/** Text that became an item, or an item that became text, stays what it was: its words are the same. */
function tellShapes(fates: Map<Printed, Fate>, losses: MetLoss[]): void {
  for (const [printed, { found }] of fates) {
    if (printed.kind !== 'line' || found?.kind !== 'line') continue
    const [was, is] = [printed.list, found.list]
    const sameList = was === null ? is === null : was.level === is?.level && was.ordered === is.ordered
    if (!sameList && found.heading === null)
      losses.push({
        kind: 'list',
        what: 'A line became an item of a list, moved to another level, or left its list. Its words are as they are, its place is not.',
        at: found.place,
        text: found.text,
      })
    if (found.heading !== null)
      losses.push({
        kind: 'heading',
        what: 'A line was made a heading. It stays what it was.',
        at: found.place,
        text: found.text,
      })
  }
}
