// Tables in Word: hairlines, a header row that repeats on every page, columns as wide as their text asks for.
import { Table, TableCell, TableLayoutType, TableRow, WidthType, type Paragraph } from 'docx'
import { runsRightToLeft } from './direction'
import { textOfRuns } from './plain-text'
import { textRuns, type Extent, type FlowFrame, type FlowRow, type FlowTable, type Mark } from './word-flow'
import { nextChange, type Change, type Pen } from './word-pen'
import { quickTable } from './word-quick'
import { isGone, onlyParagraph } from './word-runs'

/** A table with its rows, inserted and deleted ones among them. */
export function drawnTable(flow: FlowTable, pen: Pen): Table | Paragraph {
  const shape = shapeOf(flow)
  const unchanged = flow.rows.every((row) => row.mark === undefined)
  const quick = unchanged ? quickTable(tableXml(shape), rowsXml(flow, shape), pen.written) : undefined
  if (quick) return quick
  return new Table({
    ...frameOf(shape.columns, flow.extent),
    style: shape.style,
    ...(shape.facts ? {} : { visuallyRightToLeft: shape.rightToLeft }),
    tableLook: {
      ...(shape.facts ? { firstColumn: true } : { firstRow: true }),
      noHBand: true,
      noVBand: true,
    },
    rows: flow.rows.map(
      (row, index) =>
        new TableRow({
          ...(index === 0 && !shape.facts ? { tableHeader: true } : {}),
          cantSplit: true,
          ...changedRow(row.mark, pen),
          children: row.cells.map(
            (cell, column) =>
              new TableCell({
                width: { size: shape.columns[column] ?? 0, type: WidthType.DXA },
                children: [onlyParagraph(cell, pen)],
              }),
          ),
        }),
    ),
  })
}

type Shape = { columns: number[]; style: string; facts: boolean; rightToLeft: boolean; extent: Extent }

/** Lines, grounds and padding are those of the table's style, so that people can change them in one place. */
function shapeOf({ look, rows, extent }: FlowTable): Shape {
  const facts = look === 'facts'
  const headText = (rows[0]?.cells ?? []).map((cell) => textOfRuns(textRuns(cell.runs))).join(' ')
  return {
    columns: facts ? factColumns(extent.width) : columnWidths(rows, extent.width),
    style: facts ? 'PolicyFacts' : 'PolicyTable',
    facts,
    rightToLeft: !facts && runsRightToLeft(headText),
    extent,
  }
}

/** In the order of CT_TblPr (ECMA-376, 17.4.60). */
function tableXml({ columns, style, facts, rightToLeft, extent }: Shape): { before: string; after: string } {
  const look = facts ? 'w:firstColumn="true"' : 'w:firstRow="true"'
  const grid = columns.map((column) => `<w:gridCol w:w="${column}"/>`).join('')
  const before =
    `<w:tbl><w:tblPr><w:tblStyle w:val="${style}"/>${rightToLeft ? '<w:bidiVisual/>' : ''}` +
    `<w:tblW w:type="dxa" w:w="${extent.width}"/><w:tblInd w:type="dxa" w:w="${extent.indent}"/>` +
    `<w:tblLayout w:type="fixed"/><w:tblLook ${look} w:noHBand="true" w:noVBand="true"/></w:tblPr>` +
    `<w:tblGrid>${grid}</w:tblGrid>`
  return { before, after: '</w:tbl>' }
}

function rowsXml({ rows }: FlowTable, { columns, facts }: Shape) {
  return rows.map((row, index) => ({
    before: `<w:tr><w:trPr><w:cantSplit/>${index === 0 && !facts ? '<w:tblHeader/>' : ''}</w:trPr>`,
    cells: row.cells.map((flow, column) => ({
      before: `<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="${columns[column] ?? 0}"/></w:tcPr>`,
      flow,
    })),
  }))
}

/** One cell with the bar and ground of a frame around flows that are drawn already. */
export function frameTable(flow: FlowFrame, children: (Paragraph | Table)[], pen: Pen): Table {
  return new Table({
    ...frameOf([flow.extent.width], flow.extent),
    style: `Policy${flow.frame}`,
    rows: [
      new TableRow({
        ...changedRow(flow.mark, pen),
        children: [
          new TableCell({
            width: { size: flow.extent.width, type: WidthType.DXA },
            children,
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
