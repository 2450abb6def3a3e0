// What stands in a Word file before it is drawn: paragraphs and tables as data, in which tracked changes are marks.
import type { IParagraphOptions } from 'docx'
import type { Run } from '../domain/policy-document'
import { textOfRuns } from './plain-text'
import { printable, printableRun } from './printable'
import type { FrameStyle } from './word-styles'

/** A tracked change. Nothing marked is text that both versions have. */
export type Mark = 'inserted' | 'deleted' | 'moved-from' | 'moved-to'

/** Runs hold what is printed: `printedRuns` has been there. */
export type FlowRun =
  (Run & { mark?: Mark }) | { kind: 'comment-start'; id: number } | { kind: 'comment-end'; id: number }

/** How a paragraph is set. Its direction comes from its words. */
export type Frame = Omit<IParagraphOptions, 'children' | 'text' | 'run' | 'revision' | 'bidirectional'>

export type FlowParagraph = {
  kind: 'paragraph'
  frame: Frame
  runs: FlowRun[]
  /** Of the paragraph as a whole: its end is a change too. */
  mark?: Mark
  /** How it was set, where that changed and its words stayed. */
  formerFrame?: Frame
  /** Around its words. Ids begin with `firstId`. */
  bookmarks?: { names: string[]; firstId: number }
  /** Where a stretch that moved begins, by the name that it has in both places; and where it ends. */
  moveStart?: string
  moveEnd?: true
}

export type FlowRow = { cells: FlowParagraph[]; mark?: Mark }

/** A grid has a header row; facts are label and value. Rows of one table have the same number of cells. */
export type FlowTable = { kind: 'table'; look: 'grid' | 'facts'; extent: Extent; rows: FlowRow[] }

/** One cell with the bar and ground of a frame, for framed text that holds more than paragraphs. */
export type FlowFrame = {
  kind: 'frame'
  frame: FrameStyle
  extent: Extent
  children: Flow[]
  mark?: Mark
}

export type Flow = FlowParagraph | FlowTable | FlowFrame

/** Twentieths of a point: how wide, and how far in from the margin. */
export type Extent = { width: number; indent: number }

/** A paragraph of a document's runs. */
export function runsParagraph(runs: Run[], frame: Frame): FlowParagraph {
  return { kind: 'paragraph', frame, runs: printedRuns(runs) }
}

/** A paragraph of one plain text. */
export function textParagraph(text: string, frame: Frame, marks: { strong?: true } = {}): FlowParagraph {
  const words = printable(text)
  return { kind: 'paragraph', frame, runs: words === '' ? [] : [{ kind: 'text', text: words, ...marks }] }
}

/** A table of a document's runs: a header row, and rows as wide as it. */
export function gridFlow(header: Run[][], rows: Run[][][], extent: Extent): FlowTable {
  const row = (cells: Run[][], style: string): FlowRow => ({
    cells: cells.map((cell) => runsParagraph(cell, { style })),
  })
  return {
    kind: 'table',
    look: 'grid',
    extent,
    rows: [row(header, 'TableHead'), ...rows.map((cells) => row(cells, 'TableText'))],
  }
}

/** Two tables that touch become one in Word, and a cell may not end in a table: this stands between. */
export function afterTable(): FlowParagraph {
  return { kind: 'paragraph', frame: { style: 'AfterTable' }, runs: [] }
}

/** The runs as a page shows them, so that text which is taken apart afterwards still reads the same. */
export function printedRuns(runs: Run[]): Run[] {
  return runs.map((run) => (run.kind === 'break' ? run : { ...run, text: printableRun(run) }))
}

/** The runs that are text, without the places of comments. */
export function textRuns(runs: FlowRun[]): (Run & { mark?: Mark })[] {
  return runs.filter((run) => run.kind === 'text' || run.kind === 'break')
}

/** The characters of a flow, to weigh how alike two are. */
export function textOfFlow(flow: Flow): string {
  switch (flow.kind) {
    case 'paragraph':
      return textOfRuns(textRuns(flow.runs))
    case 'table':
      return flow.rows.flatMap((row) => row.cells.map(textOfFlow)).join(' ')
    case 'frame':
      return flow.children.map(textOfFlow).join(' ')
    default:
      flow satisfies never
      return ''
  }
}
