// The body of a Word file, read element by element into a flow of paragraphs, tables and boxes.
import type { LossLog } from './loss-log'
import { bodyState, type BodyFacts, type BodyState } from './word-body-state'
import { openTablePart, closeTablePart, tableProperty } from './word-body-tables'
import { changeOfLooks, closeChange, openChange } from './word-changes'
import { addFieldCode, closeField, closeLink, fieldCharacter, openLink, openSimpleField } from './word-fields'
import type { Flow } from './word-flow'
import { closeParagraph, endFlow, openParagraph, paragraphProperty } from './word-paragraphs'
import { closeDrawing, describeDrawing, openDrawing } from './word-pictures'
import { addBreak, addText, closeRun, inContents, openRun, runProperty } from './word-text'
import { isOn } from './word-toggles'
import { readXml, type Attributes } from './xml'

export type ReadBody = { flow: Flow; hasTrackedChanges: boolean; met: Set<string>; contentsLists: number }

/** Reads the body. What cannot stand in a policy goes into `losses`. @throws ImportProblem for broken or boundless files */
export async function readBody(
  source: { pieces: AsyncIterable<Uint8Array>; part: string },
  facts: BodyFacts,
  losses: LossLog,
): Promise<ReadBody> {
  const state = bodyState(facts, losses)
  await readXml(source.pieces, source.part, {
    open: (name, attributes) => open(state, name, attributes),
    close: (name) => close(state, name),
    text: (text) => addWords(state, text),
  })
  endFlow(state)
  const { flows, hasTrackedChanges, met, contentsLists } = state
  return { flow: flows[0] ?? [], hasTrackedChanges, met, contentsLists }
}

/** Looks as they were before a tracked change, and what older programs show in place of what was read already. */
const passedOver = /^(mc:Fallback|w:\w+Change|w:sectPr|w:tblGrid|w:framePr)$/

function open(state: BodyState, name: string, attributes: Attributes): void {
  if (state.passedOver === 0) {
    if (passedOver.test(name)) {
      state.passedOver = state.path.length + 1
      if (name.endsWith('Change')) changeOfLooks(state)
    } else opened(state, name, attributes)
  }
  state.path.push(name)
}

function close(state: BodyState, name: string): void {
  state.path.pop()
  if (state.passedOver > 0) {
    if (state.path.length < state.passedOver) state.passedOver = 0
    return
  }
  closed(state, name)
}

function addWords(state: BodyState, text: string): void {
  if (state.passedOver > 0) return
  const inside = state.path.at(-1)
  if (inside === 'w:t' || inside === 'w:delText') addText(state, text)
  else if (inside === 'w:instrText') addFieldCode(state, text)
  else if (inside === 'm:t' && state.formula.length < 500) state.formula += text
}

function opened(state: BodyState, name: string, attributes: Attributes): void {
  switch (name) {
    case 'w:p':
      return openParagraph(state)
    case 'w:r':
      return openRun(state)
    case 'w:pStyle':
    case 'w:outlineLvl':
    case 'w:numId':
    case 'w:ilvl':
      return paragraphProperty(state, name, attributes)
    case 'w:tab':
    case 'w:ptab':
      return state.path.at(-1) === 'w:r' ? addText(state, ' ') : undefined
    case 'w:br':
    case 'w:cr':
      return /page|column/.test(attributes['w:type'] ?? '') ? addText(state, ' ') : addBreak(state)
    case 'w:noBreakHyphen':
      return addText(state, '\u2011')
    case 'w:sym':
      return symbol(state, attributes)
    case 'w:ins':
    case 'w:del':
    case 'w:moveFrom':
    case 'w:moveTo':
      return openChange(state, name, attributes)
    case 'w:hyperlink':
      return openLink(state, attributes)
    case 'w:fldChar':
      return fieldCharacter(state, attributes)
    case 'w:fldSimple':
      return openSimpleField(state, attributes)
    case 'w:commentReference':
      return comment(state, attributes['w:id'] ?? '')
    case 'w:footnoteReference':
      return note(state, 'footnote', attributes['w:id'] ?? '')
    case 'w:endnoteReference':
      return note(state, 'endnote', attributes['w:id'] ?? '')
    case 'w:tbl':
    case 'w:tr':
    case 'w:tc':
      return openTablePart(state, name)
    case 'w:tblHeader':
    case 'w:gridSpan':
    case 'w:vMerge':
      return tableProperty(state, name, attributes)
    case 'w:drawing':
      return openDrawing(state, 'shape')
    case 'w:pict':
      return openDrawing(state, 'shape')
    case 'w:object':
      return openDrawing(state, 'object')
    case 'w:txbxContent':
      return openBox(state)
    case 'w:sdt':
      return void state.controls.push({ isContents: false, isPlaceholder: false })
    case 'w:docPartGallery':
    case 'w:showingPlcHdr':
    case 'w14:checkbox':
      return controlProperty(state, name, attributes)
    case 'w:altChunk':
    case 'w:subDoc':
      return state.losses.note({
        kind: 'other',
        what: 'Another document that is embedded here was left out. Bring it in by itself.',
        at: state.place,
        text: '',
      })
    default:
      describeDrawing(state, name, attributes)
      runProperty(state, name, attributes)
  }
}

function closed(state: BodyState, name: string): void {
  switch (name) {
    case 'w:p':
      return closeParagraph(state)
    case 'w:r':
      return closeRun(state)
    case 'w:ins':
    case 'w:del':
    case 'w:moveFrom':
    case 'w:moveTo':
      return closeChange(state)
    case 'w:hyperlink':
      return closeLink(state)
    case 'w:fldSimple':
      return closeField(state)
    case 'w:tbl':
    case 'w:tr':
    case 'w:tc':
      return closeTablePart(state, name)
    case 'w:drawing':
    case 'w:pict':
    case 'w:object':
      return closeDrawing(state)
    case 'w:txbxContent':
      return closeBox(state)
    case 'w:sdt':
      return void state.controls.pop()
    case 'm:oMath':
      return formula(state)
    default:
  }
}

function symbol(state: BodyState, attributes: Attributes): void {
  if (inContents(state)) return
  const font = (attributes['w:font'] ?? 'another font').slice(0, 40)
  state.losses.count('other', `A sign of the font ${font} was left out.`, state.place)
}

function comment(state: BodyState, id: string): void {
  const found = state.facts.comments.get(id)
  state.met.add(`comment ${id}`)
  if (!found) return
  const who = found.author.trim() === '' ? 'Somebody' : found.author.trim().slice(0, 80)
  state.losses.note({
    kind: 'comment',
    what: `${who} commented here. Comments stay in the old file.`,
    at: state.place,
    text: found.text,
  })
}

function note(state: BodyState, kind: 'footnote' | 'endnote', id: string): void {
  const found = (kind === 'footnote' ? state.facts.footnotes : state.facts.endnotes).get(id)
  state.met.add(`${kind} ${id}`)
  const paragraph = state.paragraphs.at(-1)
  if (!found || !paragraph || found.text === '') return
  state.noteCount += 1
  const label = `note ${state.noteCount}`
  addText(state, ` (${label})`)
  paragraph.notes.push({ label, text: found.text })
  const what = `A ${kind} stands at the end of its section as text, under “${label}”.`
  state.losses.note({ kind: 'footnote', what, at: state.place, text: found.text })
}

function formula(state: BodyState): void {
  const what = 'A formula was left out.'
  state.losses.note({ kind: 'other', what, at: state.place, text: state.formula })
  state.formula = ''
}

function openBox(state: BodyState): void {
  for (const drawing of state.drawings) drawing.holdsText = true
  const box = { kind: 'box' as const, place: state.place, flow: [] }
  const around = state.paragraphs.at(-1)
  if (around) around.boxes.push(box)
  else state.flows.at(-1)?.push(box)
  state.flows.push(box.flow)
}

function closeBox(state: BodyState): void {
  endFlow(state)
  state.flows.pop()
}

function controlProperty(state: BodyState, name: string, attributes: Attributes): void {
  const control = state.controls.at(-1)
  if (!control) return
  if (name === 'w:docPartGallery' && /table of contents/i.test(attributes['w:val'] ?? '')) {
    control.isContents = true
    state.contentsLists += 1
  }
  if (name === 'w:showingPlcHdr' && isOn(attributes['w:val']))
    state.losses.count('field', 'Words that ask to be filled in stand in the text.', state.place)
  if (name === 'w14:checkbox')
    state.losses.count('field', 'A tick box stands as the sign that it showed.', state.place)
}
