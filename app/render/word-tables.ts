// Tables in Word: hairlines, a header row that repeats on every page, columns as wide as their text asks for.
import {
  BorderStyle,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx'
import { runsRightToLeft } from './direction'
import { textOfRuns } from './plain-text'
import { textRuns, type Extent, type FlowFrame, type FlowRow, type FlowTable, type Mark } from './word-flow'
import { nextChange, type Change, type Pen } from './word-pen'
import { isGone, onlyParagraph } from './word-runs'
import { frames, line, sunken } from './word-styles'

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const hairline = { style: BorderStyle.SINGLE, size: 4, color: line }

/** A table with its rows, inserted and deleted ones among them. */
export function drawnTable(flow: FlowTable, pen: Pen): Table {
  const facts = flow.look === 'facts'
  const columns = facts ? factColumns(flow.extent.width) : columnWidths(flow.rows, flow.extent.width)
  const headText = (flow.rows[0]?.cells ?? []).map((cell) => textOfRuns(textRuns(cell.runs))).join(' ')
  return new Table({
    ...frameOf(columns, flow.extent),
    ...(facts ? {} : { visuallyRightToLeft: runsRightToLeft(headText) }),
    tableLook: { ...(facts ? { firstColumn: true } : { firstRow: true }), noHBand: true, noVBand: true },
    borders: {
      top: hairline,
      bottom: hairline,
      insideHorizontal: hairline,
      left: none,
      right: none,
      insideVertical: none,
    },
    rows: flow.rows.map((row, index) =>
      facts ? factRow(row, columns, pen) : gridRow(row, { columns, head: index === 0 }, pen),
    ),
  })
}

function gridRow(row: FlowRow, { columns, head }: { columns: number[]; head: boolean }, pen: Pen): TableRow {
  return new TableRow({
    tableHeader: head,
    cantSplit: true,
    ...changedRow(row.mark, pen),
    children: row.cells.map(
      (cell, column) =>
        new TableCell({
          width: { size: columns[column] ?? 0, type: WidthType.DXA },
          margins: { top: 20, bottom: 20, left: 100, right: 100 },
          ...(head ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: sunken } } : {}),
          children: [onlyParagraph(cell, pen)],
        }),
    ),
  })
}

/** Label and value, hairlines between: the block of facts under the title. */
function factRow(row: FlowRow, columns: number[], pen: Pen): TableRow {
  return new TableRow({
    cantSplit: true,
    ...changedRow(row.mark, pen),
    children: row.cells.map(
      (cell, column) =>
        new TableCell({
          width: { size: columns[column] ?? 0, type: WidthType.DXA },
          margins: { left: column === 0 ? 0 : 100, right: 60 },
          children: [onlyParagraph(cell, pen)],
        }),
    ),
  })
}

/** One cell with the bar and ground of a frame around flows that are drawn already. */
export function frameTable(flow: FlowFrame, children: (Paragraph | Table)[], pen: Pen): Table {
  const { bar, ground } = frames[flow.frame]
  return new Table({
    ...frameOf([flow.extent.width], flow.extent),
    borders: {
      left: { style: BorderStyle.SINGLE, size: 24, color: bar },
      top: none,
      bottom: none,
      right: none,
      insideHorizontal: none,
      insideVertical: none,
    },
    rows: [
      new TableRow({
        ...changedRow(flow.mark, pen),
        children: [
          new TableCell({
            width: { size: flow.extent.width, type: WidthType.DXA },
            margins: { top: 60, bottom: 60, left: 190, right: 170 },
            ...(ground ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: ground } } : {}),
            children: children.length === 0 ? [new Paragraph({})] : children,
          }),
        ],
      }),
    ],
  })
}

/** Word knows no rows that moved: they go in one place and come in another. */
function changedRow(mark: Mark | undefined, pen: Pen): { insertion?: Change; deletion?: Change } {
  if (mark === undefined) return {}
  return isGone(mark) ? { deletion: nextChange(pen) } : { insertion: nextChange(pen) }
}

function frameOf(columnWidths: number[], { width, indent }: Extent) {
  return {
    width: { size: width, type: WidthType.DXA },
    columnWidths,
    layout: TableLayoutType.FIXED,
    indent: { size: indent, type: WidthType.DXA },
  }
}

function factColumns(width: number): number[] {
  const label = Math.round(width * 0.24)
  return [label, width - label]
}

/** What a letter and the padding of a cell take, about, in twentieths of a point. */
const letter = 104
const padding = 250

/** Widths that add up to the whole: no column narrower than its longest word, the rest shared by length of text. */
function columnWidths(rows: FlowRow[], width: number): number[] {
  const texts = (rows[0]?.cells ?? []).map((_, column) =>
    rows.map((row) => textOfRuns(textRuns(row.cells[column]?.runs ?? []))),
  )
  const least = texts.map((cells) => longest(cells.flatMap((cell) => cell.split(' '))) * letter + padding)
  const wanted = texts.map((cells, column) => Math.max(longest(cells) * letter + padding, least[column] ?? 0))
  const spare = width - sum(least)
  const shares = spare > 0 ? wanted.map((want, column) => want - (least[column] ?? 0) + 1) : least
  const base = spare > 0 ? least : least.map(() => 0)
  const shared = Math.max(spare, 0) === 0 ? width : spare
  const widths = shares.map((share, column) =>
    Math.floor((base[column] ?? 0) + (shared * share) / sum(shares)),
  )
  return widths.map((column, index) => (index === 0 ? column + width - sum(widths) : column))
}

function longest(texts: string[]): number {
  return Math.min(Math.max(0, ...texts.map((text) => text.length)), 120)
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
