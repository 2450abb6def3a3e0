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
import type { Run } from '../domain/policy-document'
import { runsRightToLeft } from './direction'
import { textOfRuns } from './plain-text'
import { runsParagraph } from './word-runs'
import { frames, line, sunken, type FrameStyle } from './word-styles'

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const hairline = { style: BorderStyle.SINGLE, size: 4, color: line }

/** Twentieths of a point: how wide, and how far in from the margin. */
export type Extent = { width: number; indent: number }

/** A table of runs with a header row. Every row has as many cells as the header. */
export function gridTable(header: Run[][], rows: Run[][][], { width, indent }: Extent): Table {
  const columns = columnWidths([header, ...rows], width)
  const row = (cells: Run[][], head: boolean): TableRow =>
    new TableRow({
      tableHeader: head,
      cantSplit: true,
      children: cells.map(
        (cell, column) =>
          new TableCell({
            width: { size: columns[column] ?? 0, type: WidthType.DXA },
            margins: { top: 20, bottom: 20, left: 100, right: 100 },
            ...(head ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: sunken } } : {}),
            children: [runsParagraph(cell, { style: head ? 'TableHead' : 'TableText' })],
          }),
      ),
    })
  return new Table({
    ...frameOf(columns, width, indent),
    visuallyRightToLeft: runsRightToLeft(header.map(textOfRuns).join(' ')),
    tableLook: { firstRow: true, noHBand: true, noVBand: true },
    borders: {
      top: hairline,
      bottom: hairline,
      insideHorizontal: hairline,
      left: none,
      right: none,
      insideVertical: none,
    },
    rows: [row(header, true), ...rows.map((cells) => row(cells, false))],
  })
}

/** Label and value in two columns, hairlines between: the block of facts under the title. */
export function factTable(rows: { label: Paragraph; value: Paragraph }[], width: number): Table {
  const columns = [Math.round(width * 0.24), width - Math.round(width * 0.24)]
  return new Table({
    ...frameOf(columns, width, 0),
    borders: {
      top: hairline,
      bottom: hairline,
      insideHorizontal: hairline,
      left: none,
      right: none,
      insideVertical: none,
    },
    tableLook: { firstColumn: true, noHBand: true, noVBand: true },
    rows: rows.map(
      ({ label, value }) =>
        new TableRow({
          cantSplit: true,
          children: [label, value].map(
            (child, column) =>
              new TableCell({
                width: { size: columns[column] ?? 0, type: WidthType.DXA },
                margins: { left: column === 0 ? 0 : 100, right: 60 },
                children: [child],
              }),
          ),
        }),
    ),
  })
}

/** One cell with the bar and ground of a frame, for framed text that holds more than paragraphs. */
export function frameTable(
  children: (Paragraph | Table)[],
  frame: FrameStyle,
  { width, indent }: Extent,
): Table {
  const { bar, ground } = frames[frame]
  return new Table({
    ...frameOf([width], width, indent),
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
        children: [
          new TableCell({
            width: { size: width, type: WidthType.DXA },
            margins: { top: 60, bottom: 60, left: 190, right: 170 },
            ...(ground ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: ground } } : {}),
            children: children.length === 0 ? [new Paragraph({})] : children,
          }),
        ],
      }),
    ],
  })
}

/** Two tables that touch become one in Word, and a cell may not end in a table: this stands between. */
export function afterTable(): Paragraph {
  return new Paragraph({ style: 'AfterTable' })
}

function frameOf(columnWidths: number[], width: number, indent: number) {
  return {
    width: { size: width, type: WidthType.DXA },
    columnWidths,
    layout: TableLayoutType.FIXED,
    indent: { size: indent, type: WidthType.DXA },
  }
}

/** Widths in proportion to the longest text of each column, within bounds, adding up to the whole. */
function columnWidths(rows: Run[][][], width: number): number[] {
  const count = rows[0]?.length ?? 0
  const weights = Array.from({ length: count }, (_, column) => {
    const longest = Math.max(...rows.map((row) => textOfRuns(row[column] ?? []).length))
    return Math.min(Math.max(longest, 9), 48)
  })
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const widths = weights.map((weight) => Math.floor((width * weight) / total))
  const rest = width - widths.reduce((sum, column) => sum + column, 0)
  return widths.map((column, index) => (index === 0 ? column + rest : column))
}
