// Tables of a Word file → tables of a policy: a header, rows of equal length, and cells of runs.
import { plainRuns, type Block, type Run } from '../domain/policy-document'
import type { LossLog } from './loss-log'
import type { Flow, FlowCell, FlowTable } from './word-flow'

/** True when a table only lays out a page: headings stand in it, or long texts side by side. */
export function isLayout(table: FlowTable): boolean {
  const cells = table.rows.flatMap((row) => row.cells)
  const holdsHeading = cells.some((cell) =>
    cell.flow.some((item) => item.kind === 'paragraph' && item.heading !== null),
  )
  return holdsHeading || (table.rows.length <= 2 && cells.some((cell) => cell.flow.length > 8))
}

/** A table with two rows or more and two columns or more as a table; smaller ones as what they look like. */
export function tableBlocks(table: FlowTable, losses: LossLog, inside: (flow: Flow) => Block[]): Block[] {
  const { place } = table
  const rows = table.rows.map((row) => row.cells.flatMap((cell) => cellsOf(cell, place, losses)))
  const width = Math.max(...rows.map((row) => row.length))
  if (rows.length === 1 && width === 1) {
    losses.count('table', 'A table of one cell stands as a boxed note.', place)
    return boxed(table.rows[0]?.cells[0]?.flow ?? [], inside)
  }
  if (rows.length === 1) {
    losses.count('table', 'A table of one row stands as lines of text.', place)
    return rows.flat().flatMap((runs): Block[] => (runs.length > 0 ? [{ kind: 'paragraph', runs }] : []))
  }
  if (!table.rows[0]?.isHeader) losses.count('table', 'The first row of a table became its header.', place)
  const [header = [], ...body] = rows.map((row) =>
    Array.from({ length: width }, (_, index) => row[index] ?? []),
  )
  return [{ kind: 'table', caption: '', header: header.map(plainHeader), rows: body }]
}

/** Words in a box of their own. */
export function boxed(flow: Flow, inside: (flow: Flow) => Block[]): Block[] {
  const blocks = inside(flow)
  return blocks.length === 0 ? [] : [{ kind: 'callout', tone: 'note', blocks }]
}

/** Headers are bold by themselves. */
function plainHeader(runs: Run[]): Run[] {
  return runs.map((run) => {
    if (run.kind === 'break' || !run.strong) return run
    const { strong: _, ...rest } = run
    return rest
  })
}

function cellsOf(cell: FlowCell, place: number, losses: LossLog): Run[][] {
  const merged = 'Cells that were merged are single cells again; their words stand in the first one.'
  if (cell.span > 1 || cell.continues) losses.count('table', merged, place)
  const empty = Array.from({ length: cell.span - 1 }, (): Run[] => [])
  return [cell.continues ? [] : cellRuns(cell.flow, losses), ...empty]
}

/** The paragraphs of a cell as lines; a table in a cell as words. */
function cellRuns(flow: Flow, losses: LossLog): Run[] {
  const lines = flow.flatMap((item): Run[][] => {
    switch (item.kind) {
      case 'paragraph':
        if (item.list) losses.count('table', 'Lists in the cells of a table stand as lines.', item.place)
        return [item.runs]
      case 'table': {
        const inner = item.rows.flatMap((row) => row.cells.map((cell) => cellRuns(cell.flow, losses)))
        const text = inner.map(plainRuns).join(' · ')
        losses.note({
          kind: 'table',
          what: 'A table inside a table stands as lines of text.',
          at: item.place,
          text,
        })
        return inner.filter((runs) => runs.length > 0)
      }
      case 'box':
        return [cellRuns(item.flow, losses)]
      default:
        return item satisfies never
    }
  })
  return lines.flatMap((runs, index) => (index === 0 ? runs : [{ kind: 'break' as const }, ...runs]))
}
