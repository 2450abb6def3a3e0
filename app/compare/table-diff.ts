// What changed in a table: columns pair by their heads, rows by their first cell or their words, cells word by word.
import { canonicalJson } from '../domain/canonical-json'
import { plainRuns, type Block, type Run } from '../domain/policy-document'
import { pairSequences, type Pair } from './sequence-diff'
import { areAlike, diffRuns, diffText, type Piece } from './word-diff'

type Table = Extract<Block, { kind: 'table' }>
type Change = Pair<Run[]>['change']

export type RowDiff = { change: Change; cells: Piece[][] }

export type TableDiff = {
  kind: 'table'
  caption: Piece[]
  /**
   * One for each column of either table, in reading order; cell N of the header and of every row stands in column N.
   * An added column is in the later table only, a removed one in the earlier only. "same" is a column of both.
   */
  columns: ('same' | 'added' | 'removed')[]
  header: Piece[][]
  rows: RowDiff[]
}

/** A column of either table or both: its place in each. */
type Column = { before?: number; after?: number }

/** Two tables that are one which changed. A row may be shorter than the header, and then has empty cells. */
export function diffTables(before: Table, after: Table): TableDiff {
  const columns = pairColumns(before, after)
  return {
    kind: 'table',
    caption: diffText(before.caption, after.caption),
    columns: columns.map(changeOf),
    header: diffCells(before.header, after.header, columns),
    rows: diffRows(before.rows, after.rows, columns),
  }
}

function changeOf(column: Column): TableDiff['columns'][number] {
  if (column.before === undefined) return 'added'
  return column.after === undefined ? 'removed' : 'same'
}

/** Columns of one table are those of the other by their place where there are as many with the same or kindred heads. */
function pairColumns(before: Table, after: Table): Column[] {
  const left = columnsOf(before)
  const right = columnsOf(after)
  if (left.length === right.length && left.every((column, index) => areKinColumns(column, right[index]))) {
    return left.map((_, index) => ({ before: index, after: index }))
  }
  let beforeAt = 0
  let afterAt = 0
  return pairSequences(left, right, { isSame: haveSameHead, isKin: areKinColumns }).map((pair): Column => {
    switch (pair.change) {
      case 'added':
        return { after: afterAt++ }
      case 'removed':
        return { before: beforeAt++ }
      default:
        return { before: beforeAt++, after: afterAt++ }
    }
  })
}

type ColumnText = { head: string; cells: string }

function columnsOf(table: Table): ColumnText[] {
  const width = table.rows.reduce((most, row) => Math.max(most, row.length), table.header.length)
  return Array.from({ length: width }, (_, column) => ({
    head: plainRuns(table.header[column] ?? []).trim(),
    cells: table.rows.map((row) => plainRuns(row[column] ?? [])).join(' '),
  }))
}

function haveSameHead(one: ColumnText, other: ColumnText): boolean {
  return one.head !== '' && one.head === other.head
}

function areKinColumns(one: ColumnText, other: ColumnText | undefined): boolean {
  if (!other) return false
  return haveSameHead(one, other) || areAlike(one.head, other.head) || areAlike(one.cells, other.cells)
}

function diffRows(before: Run[][][], after: Run[][][], columns: Column[]): RowDiff[] {
  const kept = columns.filter((column) => column.before !== undefined && column.after !== undefined)
  const isWhole = kept.length === columns.length
  const former = before.map((cells) => ({ cells, shared: kept.map(({ before: at = 0 }) => cells[at] ?? []) }))
  const present = after.map((cells) => ({ cells, shared: kept.map(({ after: at = 0 }) => cells[at] ?? []) }))
  return pairSequences(former, present, {
    keyOf: (row) => canonicalJson(row.shared),
    isKin: (one, other) => areKinRows(one.shared, other.shared),
  }).map((pair): RowDiff => {
    switch (pair.change) {
      case 'added':
        return { change: 'added', cells: diffCells([], pair.after.cells, columns) }
      case 'removed':
        return { change: 'removed', cells: diffCells(pair.before.cells, [], columns) }
      default:
        return {
          change: isWhole ? pair.change : 'changed',
          cells: diffCells(pair.before.cells, pair.after.cells, columns),
        }
    }
  })
}

/** A row is known by its first cell, or by enough of its words. */
function areKinRows(before: Run[][], after: Run[][]): boolean {
  const [first = []] = before
  const [second = []] = after
  if (plainRuns(first) !== '' && plainRuns(first) === plainRuns(second)) return true
  return areAlike(before.map(plainRuns).join(' '), after.map(plainRuns).join(' '))
}

function diffCells(before: Run[][], after: Run[][], columns: Column[]): Piece[][] {
  const cell = (row: Run[][], at: number | undefined): Run[] => (at === undefined ? [] : (row[at] ?? []))
  return columns.map((column) => diffRuns(cell(before, column.before), cell(after, column.after)))
}
