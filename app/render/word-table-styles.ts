// The looks of tables and frames as Word's table styles, for which the library has no writer.
import { frames, line, sunken, type FrameStyle } from './word-styles'

const hairline = `w:val="single" w:sz="4" w:space="0" w:color="${line}"`
const rules = `<w:top ${hairline}/><w:bottom ${hairline}/><w:insideH ${hairline}/>`

/** The XML of all of them. */
export const tableStylesXml = [
  tableStyle('PolicyTable', 'Policy Table', {
    borders: rules,
    margins: { top: 20, left: 100, bottom: 20, right: 100 },
    head: `<w:tblStylePr w:type="firstRow"><w:tcPr>${ground(sunken)}</w:tcPr></w:tblStylePr>`,
  }),
  tableStyle('PolicyFacts', 'Policy Facts', {
    borders: rules,
    margins: { top: 0, left: 0, bottom: 0, right: 160 },
  }),
  ...(['Note', 'Warning', 'Quote', 'Statement'] as const).map(frameTableStyle),
].join('')

function frameTableStyle(frame: FrameStyle): string {
  const { bar, ground: fill } = frames[frame]
  return tableStyle(`Policy${frame}`, `Policy ${frame} Frame`, {
    borders: `<w:left w:val="single" w:sz="24" w:space="0" w:color="${bar}"/>`,
    margins: { top: 60, left: 190, bottom: 60, right: 170 },
    cells: fill === undefined ? '' : `<w:tcPr>${ground(fill)}</w:tcPr>`,
  })
}

function ground(fill: string): string {
  return `<w:shd w:val="clear" w:color="auto" w:fill="${fill}"/>`
}

type Look = {
  borders: string
  /** Twentieths of a point. */
  margins: { top: number; left: number; bottom: number; right: number }
  cells?: string
  head?: string
}

/** In the order of CT_Style (ECMA-376, 17.7.4.17). */
function tableStyle(id: string, name: string, { borders, margins, cells = '', head = '' }: Look): string {
  const edges = (['top', 'left', 'bottom', 'right'] as const)
    .map((edge) => `<w:${edge} w:w="${margins[edge]}" w:type="dxa"/>`)
    .join('')
  return (
    `<w:style w:type="table" w:customStyle="1" w:styleId="${id}"><w:name w:val="${name}"/>` +
    `<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/><w:qFormat/>` +
    `<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders><w:tblCellMar>${edges}</w:tblCellMar></w:tblPr>` +
    `${cells}${head}</w:style>`
  )
}
