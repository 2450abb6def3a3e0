// The flow of a Word file → headings and blocks in order, as an outline takes them.
import type { Guess, OutlinePiece } from '../domain/outline'
import { guessedLevel } from '../domain/outline'
import { plainRuns, text, type Block, type Run } from '../domain/policy-document'
import { splitWords } from '../domain/words'
import { headingText, isHeadingLike, isInCapitals, typedNumberLevels } from './heading-guess'
import type { LossLog } from './loss-log'
import type { Flow, FlowParagraph } from './word-flow'
import { isOrdered, listBlocks, listCounter, type ListCounter } from './word-lists'
import type { WordNumbering } from './word-numbering'
import { boxed, isLayout, tableBlocks } from './word-tables'

type Tools = { numbering: WordNumbering; count: ListCounter; losses: LossLog }

/** Pieces of the whole body, and the words of its first paragraph in the style “Title”; "" without one. */
export function wordPieces(
  flow: Flow,
  facts: { numbering: WordNumbering; losses: LossLog },
): { pieces: OutlinePiece[]; title: string } {
  const tools = { ...facts, count: listCounter(facts.numbering) }
  const whole = unfolded(flow, facts.losses)
  const titleAt = whole.findIndex((item) => item.kind === 'paragraph' && item.isTitle)
  const titled = whole[titleAt]
  const title = titled?.kind === 'paragraph' ? headingText(plainRuns(titled.runs)) : ''
  return { pieces: piecesOf(titleAt < 0 ? whole : whole.toSpliced(titleAt, 1), tools), title }
}

/** Tables that only lay out a page give their contents back to the flow. */
function unfolded(flow: Flow, losses: LossLog): Flow {
  return flow.flatMap((item): Flow => {
    if (item.kind !== 'table' || !isLayout(item)) return [item]
    losses.count(
      'table',
      'A table that laid out the page was taken apart: its cells stand one after another.',
      item.place,
    )
    return item.rows.flatMap((row) => row.cells.flatMap((cell) => unfolded(cell.flow, losses)))
  })
}

function piecesOf(flow: Flow, tools: Tools): OutlinePiece[] {
  const pieces: OutlinePiece[] = []
  let notes: FlowParagraph['notes'] = []
  const endSection = (place: number) => {
    for (const note of notes) pieces.push({ kind: 'block', place, block: noteBlock(note) })
    notes = []
  }
  for (let index = 0; index < flow.length;) {
    const item = flow[index]
    if (item === undefined) break
    const heading = item.kind === 'paragraph' ? headingPiece(flow, index, tools) : undefined
    if (heading) {
      endSection(item.place)
      pieces.push(heading)
    }
    const taken = heading ? { blocks: [], items: 1 } : takeBlocks(flow, index, tools)
    for (const block of taken.blocks) pieces.push({ kind: 'block', place: item.place, block })
    if (heading && item.kind === 'paragraph') tools.count(item)
    notes.push(...notesIn(flow.slice(index, index + taken.items)))
    index += taken.items
  }
  endSection(flow.at(-1)?.place ?? 1)
  return pieces
}

/** The blocks of the item here, and of those that belong to the same list or quote. */
function takeBlocks(flow: Flow, index: number, tools: Tools): { blocks: Block[]; items: number } {
  const item = flow[index]
  switch (item?.kind) {
    case undefined:
      return { blocks: [], items: 1 }
    case 'table':
      return { blocks: tableBlocks(item, tools.losses, (inner) => blocksInside(inner, tools)), items: 1 }
    case 'box':
      return { blocks: boxBlocks(item.flow, item.place, tools), items: 1 }
    case 'paragraph': {
      if (item.list) {
        const items = run(
          flow,
          index,
          (one, at) => one.list !== null && (at === index || !headingPiece(flow, at, tools)),
        )
        return { blocks: listBlocks(items, tools), items: items.length }
      }
      if (item.isQuote) {
        const items = run(flow, index, (one) => one.isQuote && one.list === null)
        return { blocks: [{ kind: 'quote', blocks: items.map(paragraphBlock) }], items: items.length }
      }
      return { blocks: [paragraphBlock(item)], items: 1 }
    }
    default:
      return item satisfies never
  }
}

function run(
  flow: Flow,
  index: number,
  belongs: (paragraph: FlowParagraph, at: number) => boolean,
): FlowParagraph[] {
  const items: FlowParagraph[] = []
  for (let at = index; at < flow.length; at += 1) {
    const item = flow[at]
    if (item?.kind !== 'paragraph' || !belongs(item, at)) break
    items.push(item)
  }
  return items
}

function headingPiece(flow: Flow, index: number, tools: Tools): OutlinePiece | undefined {
  const item = flow[index]
  if (item?.kind !== 'paragraph') return undefined
  const line = headingText(plainRuns(item.runs))
  const guessed = item.heading === null ? guess(flow, index, tools) : null
  if (item.heading === null && guessed === null) return undefined
  return {
    kind: 'heading',
    place: item.place,
    level: item.heading ?? guessLevel(guessed, line),
    text: line,
    guessed,
    asBlock: { kind: 'paragraph', runs: item.runs.map(strongly) },
  }
}

function guessLevel(guessed: Guess | null, line: string): number {
  const kind = guessed ?? 'bold-line'
  return guessedLevel[kind] + (kind === 'numbered-line' ? typedNumberLevels(line) : 0)
}

function guess(flow: Flow, index: number, { numbering }: Tools): Guess | null {
  const item = flow[index]
  if (item?.kind !== 'paragraph' || item.isQuote || item.isTitle) return null
  const line = plainRuns(item.runs).trim()
  if (!isHeadingLike(line)) return null
  const counted = item.list !== null && item.list.level === 0 && isOrdered(item, numbering)
  if (item.list !== null && !counted) return null
  if (isInCapitals(line)) return 'capitals'
  if (item.allBold) return 'bold-line'
  const neighbours = [flow[index - 1], flow[index + 1]]
  if (counted) {
    return flow[index + 1] !== undefined && standsAlone(flow, index) ? 'numbered-line' : null
  }
  const typed = (one: Flow[number] | undefined) =>
    one?.kind === 'paragraph' && typedNumberLevels(plainRuns(one.runs)) > 0
  return typed(item) && !neighbours.some(typed) ? 'numbered-line' : null
}

/** A counted line between texts, or before the long numbered sentences of a legal text, and not among its like. */
function standsAlone(flow: Flow, index: number): boolean {
  return [flow[index - 1], flow[index + 1]].every((neighbour) => {
    if (neighbour?.kind !== 'paragraph' || neighbour.list === null) return true
    return neighbour.list.level > 0 && splitWords(plainRuns(neighbour.runs)).length >= 12
  })
}

function boxBlocks(flow: Flow, place: number, tools: Tools): Block[] {
  const blocks = boxed(flow, (inner) => blocksInside(inner, tools))
  if (blocks.length === 0) return []
  const words = flow.flatMap((item) => (item.kind === 'paragraph' ? [plainRuns(item.runs)] : []))
  tools.losses.note({
    kind: 'text-box',
    what: 'A text box stands as a boxed note in the text. Check that it is in the right place.',
    at: place,
    text: words.join(' '),
  })
  return blocks
}

/** Blocks of a cell or box; headings stand as bold lines there. */
function blocksInside(flow: Flow, tools: Tools): Block[] {
  return piecesOf(flow, tools).map((piece) => (piece.kind === 'heading' ? piece.asBlock : piece.block))
}

/** Footnotes of paragraphs, and of those in cells and boxes. */
function notesIn(flow: Flow): FlowParagraph['notes'] {
  return flow.flatMap((item) => {
    switch (item.kind) {
      case 'paragraph':
        return item.notes
      case 'table':
        return item.rows.flatMap((row) => row.cells.flatMap((cell) => notesIn(cell.flow)))
      case 'box':
        return notesIn(item.flow)
      default:
        return item satisfies never
    }
  })
}

function paragraphBlock(paragraph: FlowParagraph): Block {
  return { kind: 'paragraph', runs: paragraph.runs }
}

function noteBlock(note: { label: string; text: string }): Block {
  const label = note.label.charAt(0).toUpperCase() + note.label.slice(1)
  return { kind: 'paragraph', runs: [text(`${label}: ${note.text}`)] }
}

function strongly(item: Run): Run {
  return item.kind === 'text' ? { ...item, strong: true } : item
}
