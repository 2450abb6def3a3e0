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

/** Air above a frame, kept with it. */
export function beforeFrame(): Paragraph {
  return new Paragraph({ style: 'BeforeFrame' })
}

function frameOf(columnWidths: number[], width: number, indent: number) {
  return {
    width: { size: width, type: WidthType.DXA },
    columnWidths,
    layout: TableLayoutType.FIXED,
    indent: { size: indent, type: WidthType.DXA },
  }
}

/** What a letter and the padding of a cell take, about, in twentieths of a point. */
const letter = 104
const padding = 250

/** Widths that add up to the whole: no column narrower than its longest word, the rest shared by length of text. */
function columnWidths(rows: Run[][][], width: number): number[] {
  const texts = (rows[0] ?? []).map((_, column) => rows.map((row) => textOfRuns(row[column] ?? [])))
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
