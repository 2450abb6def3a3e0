// A returned Word file before anybody's changes are taken in or left out: its paragraphs and tables with every change marked.
import type { ClauseId } from '../domain/policy-document'

/** A tracked change around words, at a paragraph's end, or on a row. */
export type Mark = {
  author: string
  /** ISO to the second; "" where the file does not say. */
  at: string
  /** One of the changes that our own export wrote. */
  ours: boolean
  moved: boolean
}

/** Who put something in and who took it out; both empty for what just stands there. */
export type Marks = { ins: Mark[]; del: Mark[] }

export type RawRun = Marks & {
  text: string
  isBreak: boolean
  strong: boolean
  emphasis: boolean
  href: string | undefined
}

export type RawParagraph = {
  kind: 'paragraph'
  /** Counts the paragraphs of the file that hold words, from 1. */
  place: number
  runs: RawRun[]
  /** The id of its style, in small letters. */
  style: string
  heading: number | null
  list: { level: number; ordered: boolean } | null
  /** A heading that the export leaves out of the count: over a record, not over a section. */
  unnumbered: boolean
  /** Stands in from the margin without being an item. */
  indented: boolean
  inContents: boolean
  /** Of its end: taken out, it runs on into the next one. */
  end: Marks
  /** The innermost clause control around it. */
  control: ClauseId | undefined
  /** The place in reading order that a bookmark of ours names. */
  bookmark: number | undefined
}

export type RawCell = { flow: RawFlow; span: number; continues: boolean }
export type RawRow = Marks & { cells: RawCell[] }

export type RawTable = {
  kind: 'table'
  place: number
  rows: RawRow[]
  control: ClauseId | undefined
}

export type RawItem = RawParagraph | RawTable
export type RawFlow = RawItem[]

/** A comment's place: the paragraph it begins in, and the words it is tied to. */
export type Anchor = { paragraph: RawParagraph; quote: string }

/** True when the words are in the text that has taken in the changes of these authors; ours always count. */
export function isIn({ ins, del }: Marks, taken: ReadonlySet<string>): boolean {
  const counts = (mark: Mark) => mark.ours || taken.has(mark.author)
  return ins.every(counts) && !del.some(counts)
}

/** Every mark of others in a flow, its tables included, in reading order. */
export function marksIn(flow: RawFlow): Mark[] {
  return flow.flatMap(marksOfItem).filter((mark) => !mark.ours)
}

function marksOfItem(item: RawItem): Mark[] {
  if (item.kind === 'paragraph') return [...item.runs, item.end].flatMap(both)
  return item.rows.flatMap((row) => [
    ...both(row),
    ...row.cells.flatMap((cell) => cell.flow.flatMap(marksOfItem)),
  ])
}

function both({ ins, del }: Marks): Mark[] {
  return [...ins, ...del]
}

/** The words of a flow for whoever has taken in these changes; "all" shows also what others took out. */
export function textOfRaw(flow: RawFlow, taken: ReadonlySet<string> | 'all'): string {
  return flow.map((item) => textOfItem(item, taken)).join(' ')
}

function textOfItem(item: RawItem, taken: ReadonlySet<string> | 'all'): string {
  const shown = (marks: Marks) =>
    taken === 'all' ? !marks.del.some((mark) => mark.ours) : isIn(marks, taken)
  if (item.kind === 'paragraph')
    return item.runs.map((run) => (shown(run) ? (run.isBreak ? ' ' : run.text) : '')).join('')
  return item.rows
    .filter(shown)
    .flatMap((row) => row.cells.map((cell) => textOfRaw(cell.flow, taken)))
    .join(' ')
}
