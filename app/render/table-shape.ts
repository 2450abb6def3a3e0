// A table made rectangular: short rows are filled with empty cells, so that every format can draw it.
import type { Block, Run } from '../domain/policy-document'

export type Table = Extract<Block, { kind: 'table' }>

/** The table with every row as wide as its widest; undefined when it has no cell at all. */
export function rectangular(table: Table): Table | undefined {
  const width = Math.max(table.header.length, ...table.rows.map((row) => row.length))
  if (width === 0) return undefined
  const fill = (row: Run[][]): Run[][] => [...row, ...Array.from({ length: width - row.length }, () => [])]
  return { ...table, header: fill(table.header), rows: table.rows.map(fill) }
}
