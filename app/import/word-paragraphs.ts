// Paragraphs of a Word body: opened, marked with what they are, and put into the flow when they hold words.
import { cleanRuns } from '../domain/draft-text'
import { plainRuns } from '../domain/policy-document'
import type { BodyState, OpenParagraph } from './word-body-state'
import { tellChange } from './word-changes'
import { spendPiece, type FlowParagraph } from './word-flow'
import type { Attributes } from './xml'

/** A paragraph begins. */
export function openParagraph(state: BodyState): void {
  state.paragraphs.push({
    styleId: undefined,
    outline: undefined,
    numId: undefined,
    level: undefined,
    runs: [],
    letters: 0,
    boldLetters: 0,
    notes: [],
    boxes: [],
    runsOn: false,
  })
}

/** One property of the open paragraph. */
export function paragraphProperty(state: BodyState, name: string, attributes: Attributes): void {
  const paragraph = state.paragraphs.at(-1)
  const parent = state.path.at(-1)
  if (!paragraph || (parent !== 'w:pPr' && parent !== 'w:numPr')) return
  const value = attributes['w:val'] ?? ''
  if (name === 'w:pStyle') paragraph.styleId = value
  if (name === 'w:outlineLvl') paragraph.outline = Number(value)
  if (name === 'w:numId') paragraph.numId = value
  if (name === 'w:ilvl') paragraph.level = Number(value)
}

/** A paragraph ends and goes into the flow, or on into the next one. */
export function closeParagraph(state: BodyState): void {
  const paragraph = state.paragraphs.pop()
  if (!paragraph) return
  if (state.paragraphs.length === 0) tellChange(state)
  tellHidden(state)
  takeCarried(state, paragraph)
  if (paragraph.runsOn && paragraph.runs.length > 0) {
    state.carried = paragraph
    state.flows.at(-1)?.push(...paragraph.boxes)
    return
  }
  place(state, paragraph)
}

/** A body, a cell or a text box ends: nothing runs on out of it. */
export function endFlow(state: BodyState): void {
  if (!state.carried) return
  openParagraph(state)
  closeParagraph(state)
}

function takeCarried(state: BodyState, paragraph: OpenParagraph): void {
  const { carried } = state
  if (!carried) return
  state.carried = undefined
  paragraph.runs.unshift(...carried.runs)
  paragraph.letters += carried.letters
  paragraph.boldLetters += carried.boldLetters
  paragraph.notes.unshift(...carried.notes)
}

function tellHidden(state: BodyState): void {
  if (state.hidden.trim() !== '') {
    state.losses.note({
      kind: 'hidden',
      what: 'These words are hidden in the file, so they were left out.',
      at: state.place,
      text: state.hidden,
    })
  }
  state.hidden = ''
}

function place(state: BodyState, paragraph: OpenParagraph): void {
  const flow = state.flows.at(-1)
  const runs = cleanRuns(paragraph.runs)
  if (!flow) return
  if (plainRuns(runs).trim() !== '') {
    spendPiece(state.budget)
    flow.push(flowParagraph(state, paragraph, runs))
    state.place += 1
  }
  flow.push(...paragraph.boxes)
}

function flowParagraph(
  state: BodyState,
  paragraph: OpenParagraph,
  runs: FlowParagraph['runs'],
): FlowParagraph {
  const style = state.facts.styles(paragraph.styleId)
  const { outline } = paragraph
  const isHeading = outline !== undefined && outline >= 0 && outline < 9
  return {
    kind: 'paragraph',
    place: state.place,
    runs,
    heading: isHeading ? outline + 1 : outline === 9 ? null : style.heading,
    isTitle: style.role === 'title',
    isQuote: style.role === 'quote',
    list: listOf(paragraph, style.list),
    allBold: paragraph.letters > 0 && paragraph.boldLetters === paragraph.letters,
    notes: paragraph.notes,
  }
}

function listOf(paragraph: OpenParagraph, ofStyle: FlowParagraph['list']): FlowParagraph['list'] {
  if (paragraph.numId === '0') return null
  if (paragraph.numId === undefined) return ofStyle && { ...ofStyle, level: paragraph.level ?? ofStyle.level }
  const level = paragraph.level ?? ofStyle?.level ?? 0
  return { numId: paragraph.numId, level: level >= 0 && level < 9 ? level : 0 }
}
