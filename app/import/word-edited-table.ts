// A table that was edited in Word: caption, header and rows; rows that did not change stay as they were.
import type { Block, Run } from '../domain/policy-document'
import type { MetLoss } from '../domain/outline'
import { alignRows, type Fate } from './word-align'
import { editedRuns, newRuns } from './word-edited-runs'
import { keyOfRuns, plainText } from './word-line'
import { printedRuns } from './word-printed'
import type { ActualCell } from './word-view'

type Table = Extract<Block, { kind: 'table' }>

/** The table as it stands now. The first row is the header, whatever row that was. */
export function editedTable(
  table: Table,
  { caption, grid }: { caption: Fate | undefined; grid: Fate },
  losses: MetLoss[],
): Table {
  const title =
    caption === undefined
      ? table.caption
      : !caption.stays
        ? ''
        : caption.as?.kind === 'line'
          ? caption.as.text
          : table.caption
  if (grid.as?.kind !== 'grid') return { ...table, caption: title }
  const base = [table.header, ...table.rows]
  const width = Math.max(...base.map((row) => row.length))
  const printed = base.map((row) =>
    Array.from({ length: width }, (_, column) => {
      const runs = printedRuns(row[column] ?? [])
      return { key: keyOfRuns(runs), text: plainText(runs) }
    }),
  )
  const rows = alignRows(printed, grid.as.rows).map(({ from, cells }) =>
    editedRow(from === undefined ? [] : (base[from] ?? []), cells),
  )
  const widest = Math.max(...rows.map((row) => row.length))
  if (widest !== width)
    losses.push({
      kind: 'table',
      what: 'A table has another number of columns now. Check it cell by cell.',
      at: grid.as.place,
      text: '',
    })
  const [header = [], ...body] = rows.map((row) => [
    ...row,
    ...Array.from({ length: widest - row.length }, (): Run[] => []),
  ])
  return { kind: 'table', caption: title, header, rows: body }
}

function editedRow(base: Run[][], cells: ActualCell[]): Run[][] {
  return cells.map((cell, column) => {
    const before = base[column]
    if (!before) return newRuns(cell.runs)
    return keyOfRuns(printedRuns(before)) === cell.key ? before : editedRuns(before, cell.runs)
  })
}
