// Tables of a Word body: rows and cells as they come, with what was merged or tracked.
import type { BodyState } from './word-body-state'
import { closeRowChange } from './word-changes'
import { spendPiece } from './word-flow'
import { endFlow } from './word-paragraphs'
import { isOn } from './word-toggles'
import type { Attributes } from './xml'

/** A table, a row or a cell begins. */
export function openTablePart(state: BodyState, name: string): void {
  const table = state.tables.at(-1)
  switch (name) {
    case 'w:tbl':
      state.tables.push({
        table: { kind: 'table', place: state.place, rows: [] },
        row: undefined,
        rowChange: undefined,
        cell: undefined,
      })
      break
    case 'w:tr':
      if (table) table.row = { isHeader: false, cells: [] }
      break
    case 'w:tc':
      if (!table) return
      spendPiece(state.budget)
      table.cell = { flow: [], span: 1, continues: false }
      state.flows.push(table.cell.flow)
      break
    default:
      break
  }
}

/** A property of the open row or cell. */
export function tableProperty(state: BodyState, name: string, attributes: Attributes): void {
  const table = state.tables.at(-1)
  const value = attributes['w:val']
  if (name === 'w:tblHeader' && table?.row) table.row.isHeader = isOn(value)
  if (name === 'w:gridSpan' && table?.cell) table.cell.span = Math.min(Math.max(Number(value) || 1, 1), 60)
  if (name === 'w:vMerge' && table?.cell) table.cell.continues = value !== 'restart'
}

/** A cell, a row or a table ends and goes where it belongs. */
export function closeTablePart(state: BodyState, name: string): void {
  const open = state.tables.at(-1)
  if (!open) return
  switch (name) {
    case 'w:tc':
      endFlow(state)
      state.flows.pop()
      if (open.cell) open.row?.cells.push(open.cell)
      open.cell = undefined
      break
    case 'w:tr': {
      const isOut = open.rowChange !== undefined && closeRowChange(state, open.rowChange)
      if (open.row && !isOut) open.table.rows.push(open.row)
      open.row = undefined
      open.rowChange = undefined
      break
    }
    case 'w:tbl':
      state.tables.pop()
      if (open.table.rows.length > 0) state.flows.at(-1)?.push(open.table)
      break
    default:
      break
  }
}
