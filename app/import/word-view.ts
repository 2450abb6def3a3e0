// A returned text as it reads when the changes of some authors are taken in, and those of all others are not.
import type { Run } from '../domain/policy-document'
import { frameOfStyle, keyOfRuns, plainText, type Frame } from './word-line'
import { keyOfRows } from './word-printed'
import {
  isIn,
  type RawCell,
  type RawFlow,
  type RawParagraph,
  type RawRun,
  type RawTable,
} from './word-return-raw'

export type Actual = ActualLine | ActualGrid

export type ActualLine = {
  kind: 'line'
  place: number
  key: string
  text: string
  runs: Run[]
  list: { level: number; ordered: boolean } | null
  frame: Frame | null
  heading: number | null
  indented: boolean
  bookmark: number | undefined
}

export type ActualCell = { key: string; text: string; runs: Run[] }

export type ActualGrid = {
  kind: 'grid'
  place: number
  key: string
  text: string
  rows: ActualCell[][]
  /** What stands in its only cell; undefined for more cells than one. */
  only: Actual[] | undefined
}

/** Lines and tables with words in them. A paragraph whose end is not in runs on into the next one, as in Word. */
export function viewOf(flow: RawFlow, taken: ReadonlySet<string>): Actual[] {
  const view: Actual[] = []
  let carried: Run[] = []
  let last: RawParagraph | undefined
  const flush = () => {
    if (last && carried.length > 0) view.push(...lineOf(last, carried))
    carried = []
  }
  for (const item of flow) {
    if (item.kind === 'table') {
      flush()
      view.push(...gridOf(item, taken))
      continue
    }
    const runs = [...carried, ...runsIn(item.runs, taken)]
    carried = []
    if (isIn(item.end, taken)) view.push(...lineOf(item, runs))
    else carried = runs
    last = item
  }
  flush()
  return view
}

/** Runs of a paragraph that are in, as a policy has them. */
function runsIn(runs: RawRun[], taken: ReadonlySet<string>): Run[] {
  return runs.filter((run) => isIn(run, taken)).map(runOf)
}

function runOf(run: RawRun): Run {
  if (run.isBreak) return { kind: 'break' }
  return {
    kind: 'text',
    text: run.text,
    ...(run.strong ? { strong: true as const } : {}),
    ...(run.emphasis ? { emphasis: true as const } : {}),
    ...(run.href === undefined ? {} : { href: run.href }),
  }
}

function lineOf(paragraph: RawParagraph, runs: Run[]): Actual[] {
  const text = plainText(runs)
  if (text === '') return []
  const { place, list, heading, indented, bookmark, style } = paragraph
  const frame = list === null ? frameOfStyle(style) : null
  return [{ kind: 'line', place, key: keyOfRuns(runs), text, runs, list, frame, heading, indented, bookmark }]
}

function gridOf(table: RawTable, taken: ReadonlySet<string>): Actual[] {
  const shown = table.rows.filter((row) => isIn(row, taken))
  const rows = shown.map((row) => row.cells.flatMap((cell) => cellsOf(cell, taken)))
  const text = rows
    .flat()
    .map((cell) => cell.text)
    .join(' ')
  if (text.trim() === '') return []
  const [first] = shown
  const single = shown.length === 1 && first?.cells.length === 1 ? first.cells[0] : undefined
  const only = single && viewOf(single.flow, taken)
  return [{ kind: 'grid', place: table.place, key: keyOfRows(rows), text, rows, only }]
}

/** A merged cell holds its words once; those it took the place of are empty. */
function cellsOf(cell: RawCell, taken: ReadonlySet<string>): ActualCell[] {
  const empty = { key: '', text: '', runs: [] }
  const runs = runsOfFlow(viewOf(cell.flow, taken))
  const held = { key: keyOfRuns(runs), text: plainText(runs), runs }
  return [held, ...Array.from({ length: cell.span - 1 }, () => empty)]
}

/** Lines one under the other; the cells of a table inside of a cell as lines too. */
function runsOfFlow(flow: Actual[]): Run[] {
  const lines = flow.flatMap((item) =>
    item.kind === 'line' ? [item.runs] : item.rows.flat().map((cell) => cell.runs),
  )
  return lines
    .filter((runs) => runs.length > 0)
    .flatMap((runs, index) => (index === 0 ? runs : [{ kind: 'break' as const }, ...runs]))
}
