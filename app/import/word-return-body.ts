// The body of a returned Word file, element by element: nothing is decided, every change stays marked.
import {
  anchorComment,
  bookmark,
  controlProperty,
  describe,
  note,
  pageBreak,
  tell,
} from './word-return-marks'
import type { LossLog } from './loss-log'
import { beginParagraph, endParagraph, propertyOfParagraph, tableProperty } from './word-return-parts'
import { textOfRaw } from './word-return-raw'
import {
  openControl,
  openFlow,
  returnState,
  type ReturnBody,
  type ReturnFacts,
  type ReturnState,
} from './word-return-state'
import {
  addLine,
  addWords,
  beginChange,
  beginRun,
  endChange,
  endRun,
  propertyOfRun,
  signatureOf,
} from './word-return-text'
import { spendPiece } from './word-flow'
import { beginLink, beginSimpleField, endField, fieldSign } from './word-return-fields'
import { readXml, type Attributes } from './xml'

/** Reads the body. What no reading can hold goes into `losses`. @throws ImportProblem for broken or boundless files */
export async function readReturnBody(
  source: { pieces: AsyncIterable<Uint8Array>; part: string },
  facts: ReturnFacts,
  losses: LossLog,
): Promise<ReturnBody> {
  const state = returnState(facts, losses)
  await readXml(source.pieces, source.part, {
    open: (name, attributes) => open(state, name, attributes),
    close: (name) => close(state, name),
    text: (text) => words(state, text),
  })
  return { flow: state.flow, anchors: state.anchors, looks: state.looks }
}

/** Looks as they were before a tracked change, and what older programs show in place of what was read already. */
const passedOver = /^(mc:Fallback|w:\w+Change|w:sectPr|w:tblGrid|w:framePr)$/

function open(state: ReturnState, name: string, attributes: Attributes): void {
  if (state.passedOver === 0) {
    if (passedOver.test(name)) {
      state.passedOver = state.path.length + 1
      tellPassedOver(state, name, attributes)
    } else opened(state, name, attributes)
  }
  state.path.push(name)
}

function close(state: ReturnState, name: string): void {
  state.path.pop()
  if (state.passedOver > 0) {
    if (state.path.length < state.passedOver) state.passedOver = 0
    return
  }
  closed(state, name)
}

function tellPassedOver(state: ReturnState, name: string, attributes: Attributes): void {
  const { losses, place } = state
  if (name === 'w:sectPr' && state.path.at(-1) === 'w:pPr')
    losses.count('other', 'A section break of the page layout was left out.', place)
  if ((name === 'w:rPrChange' || name === 'w:pPrChange') && !signatureOf(state, attributes).ours)
    losses.count('formatting', 'A tracked change of looks was not brought in.', place)
}

function words(state: ReturnState, text: string): void {
  if (state.passedOver > 0) return
  const inside = state.path.at(-1)
  if (inside === 'w:t' || inside === 'w:delText') addWords(state, text)
  else if (inside === 'w:instrText') {
    const field = state.fields.at(-1)
    if (field && field.code.length < 2_000) field.code += text
  } else if (inside === 'm:t' && state.formula.length < 500) state.formula += text
}

function opened(state: ReturnState, name: string, attributes: Attributes): void {
  switch (name) {
    case 'w:p':
      return beginParagraph(state)
    case 'w:r':
      return beginRun(state)
    case 'w:tab':
    case 'w:ptab':
      return state.path.at(-1) === 'w:r' ? addWords(state, ' ') : undefined
    case 'w:br':
    case 'w:cr':
      if (!/page|column/.test(attributes['w:type'] ?? '')) return addLine(state)
      return pageBreak(state)
    case 'w:noBreakHyphen':
      return addWords(state, '\u2011')
    case 'w:softHyphen':
      return addWords(state, '\u00ad')
    case 'w:sym':
      return tell(state, 'other', 'A sign of a symbol font was left out.', attributes['w:char'] ?? '')
    case 'w:ins':
    case 'w:del':
    case 'w:moveFrom':
    case 'w:moveTo':
      return beginChange(state, name, attributes)
    case 'w:hyperlink':
      return beginLink(state, attributes)
    case 'w:fldChar':
      return fieldSign(state, attributes)
    case 'w:fldSimple':
      return beginSimpleField(state, attributes)
    case 'w:commentRangeStart':
      return void state.openComments.set(attributes['w:id'] ?? '', {
        paragraph: state.paragraphs.at(-1),
        quote: '',
      })
    case 'w:commentRangeEnd':
      return anchorComment(state, attributes['w:id'] ?? '')
    case 'w:commentReference':
      return anchorComment(state, attributes['w:id'] ?? '')
    case 'w:footnoteReference':
    case 'w:endnoteReference':
      return note(state, name, attributes['w:id'] ?? '')
    case 'w:bookmarkStart':
      return bookmark(state, attributes['w:name'] ?? '')
    case 'w:sdt':
      return void state.controls.push({ clause: undefined, isContents: false })
    case 'w:tag':
    case 'w:docPartGallery':
      return controlProperty(state, name, attributes['w:val'] ?? '')
    case 'w:txbxContent':
      for (const drawing of state.drawings) drawing.holdsText = true
      return void state.flows.push([])
    case 'w:drawing':
    case 'w:pict':
    case 'w:object':
      return void state.drawings.push({
        about: '',
        kind: name === 'w:object' ? 'object' : 'shape',
        holdsText: false,
      })
    case 'w:altChunk':
    case 'w:subDoc':
      return tell(state, 'other', 'Another document that is embedded here was left out.', '')
    case 'w:tbl':
      return void state.tables.push({
        table: { kind: 'table', place: state.place, rows: [], control: openControl(state) },
        row: undefined,
        cell: undefined,
      })
    case 'w:tr': {
      const table = state.tables.at(-1)
      if (table) table.row = { ins: state.ins, del: state.del, cells: [] }
      return
    }
    case 'w:tc':
      return beginCell(state)
    default:
      describe(state, name, attributes)
      tableProperty(state, name, attributes)
      propertyOfParagraph(state, name, attributes)
      propertyOfRun(state, name, attributes)
  }
}

function closed(state: ReturnState, name: string): void {
  switch (name) {
    case 'w:p':
      return endParagraph(state)
    case 'w:r':
      return endRun(state)
    case 'w:ins':
    case 'w:del':
    case 'w:moveFrom':
    case 'w:moveTo':
      return endChange(state)
    case 'w:hyperlink':
      return void state.links.pop()
    case 'w:fldSimple':
      return endField(state)
    case 'w:sdt':
      return void state.controls.pop()
    case 'w:txbxContent': {
      const text = textOfRaw(state.flows.pop() ?? [], 'all').trim()
      const what = 'A text box was left out with the words in it. Write them into the text.'
      return text === '' ? undefined : tell(state, 'text-box', what, text)
    }
    case 'w:drawing':
    case 'w:pict':
    case 'w:object': {
      const drawing = state.drawings.pop()
      if (!drawing || drawing.holdsText) return
      return tell(state, 'picture', 'A picture, drawing or embedded thing was left out.', drawing.about)
    }
    case 'm:oMath':
      tell(state, 'other', 'A formula was left out.', state.formula)
      state.formula = ''
      return
    case 'w:tc': {
      state.flows.pop()
      const open = state.tables.at(-1)
      if (open?.cell) open.row?.cells.push(open.cell)
      if (open) open.cell = undefined
      return
    }
    case 'w:tr': {
      const open = state.tables.at(-1)
      if (open?.row && open.row.cells.length > 0) open.table.rows.push(open.row)
      if (open) open.row = undefined
      return
    }
    case 'w:tbl': {
      const open = state.tables.pop()
      if (open && open.table.rows.length > 0) openFlow(state).push(open.table)
      return
    }
    default:
  }
}

function beginCell(state: ReturnState): void {
  const table = state.tables.at(-1)
  if (!table) return
  spendPiece(state.budget)
  table.cell = { flow: [], span: 1, continues: false }
  state.flows.push(table.cell.flow)
}
