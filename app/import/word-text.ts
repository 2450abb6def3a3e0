// Words of a Word body: which of them are in the text, in which looks, and what of their looks is lost.
import type { TextRun } from '../domain/policy-document'
import { withoutInvisible } from './clean-characters'
import type { BodyState, OpenRun } from './word-body-state'
import { spendText } from './word-flow'
import { isOn } from './word-toggles'
import type { Attributes } from './xml'

/** A change or a field is told with at most this much of its text. */
const mostGathered = 1_200

/** Puts words into the open paragraph, unless a change, a field or a contents list says that they are not in the text. */
export function addText(state: BodyState, value: string): void {
  const paragraph = state.paragraphs.at(-1)
  if (!paragraph || inContents(state) || state.fields.some((field) => !field.inResult)) return
  const words = withoutInvisible(value)
  if (words !== value) state.losses.count('other', 'Invisible control characters were left out.', state.place)
  if (!isInText(state, words)) return
  const run = state.runs.at(-1)
  if (isHidden(state, run)) {
    if (state.hidden.length < mostGathered) state.hidden += words
    return
  }
  for (const field of state.fields) if (field.text.length < mostGathered) field.text += words
  if (run && run.text.length < mostGathered) run.text += words
  spendText(state.budget, words)
  const looks = looksOf(state, run)
  const letters = words.replace(/\s+/g, '').length
  paragraph.letters += letters
  if (looks.strong) paragraph.boldLetters += letters
  paragraph.runs.push({ kind: 'text', text: words, ...looks })
}

/** Puts a line break into the open paragraph. */
export function addBreak(state: BodyState): void {
  if (isInText(state, ' ') && !inContents(state)) state.paragraphs.at(-1)?.runs.push({ kind: 'break' })
}

/** True inside a table of contents: the draft makes its own. */
export function inContents(state: BodyState): boolean {
  return (
    state.controls.some((control) => control.isContents) ||
    state.fields.some((field) => /^\s*TOC\b/i.test(field.code)) ||
    state.facts.styles(state.paragraphs.at(-1)?.styleId).role === 'contents'
  )
}

/** Gathers the words of open changes, and says whether they are in the text that was chosen. */
function isInText(state: BodyState, words: string): boolean {
  const rows = state.tables.flatMap((table) => table.rowChange ?? [])
  let isIn = true
  for (const change of [...state.changes, ...rows]) {
    if (change.text.length < mostGathered) change.text += words
    if (change.kind === (state.facts.changes === 'taken-in' ? 'deleted' : 'inserted')) isIn = false
  }
  return isIn
}

function isHidden(state: BodyState, run: OpenRun | undefined): boolean {
  if (run?.hidden !== undefined) return run.hidden
  if (run?.styleId !== undefined && state.facts.styles(run.styleId).hidden) return true
  return state.facts.styles(state.paragraphs.at(-1)?.styleId).hidden
}

function looksOf(state: BodyState, run: OpenRun | undefined): Pick<TextRun, 'strong' | 'emphasis' | 'href'> {
  const ofRun = run?.styleId === undefined ? undefined : state.facts.styles(run.styleId)
  const ofParagraph = state.facts.styles(state.paragraphs.at(-1)?.styleId)
  const strong = run?.bold ?? (ofRun?.bold || ofParagraph.bold)
  const emphasis = run?.italic ?? (ofRun?.italic || ofParagraph.italic)
  const href = state.links.findLast((link) => link !== '')
  return {
    ...(strong && { strong: true as const }),
    ...(emphasis && { emphasis: true as const }),
    ...(href !== undefined && { href }),
  }
}

/** A run begins. */
export function openRun(state: BodyState): void {
  state.runs.push({
    styleId: undefined,
    bold: undefined,
    italic: undefined,
    hidden: undefined,
    struck: false,
    marked: false,
    underlined: false,
    raised: false,
    text: '',
  })
}

/** A run ends: what its looks said beyond bold and italic is told. */
export function closeRun(state: BodyState): void {
  const run = state.runs.pop()
  if (!run || run.text.trim() === '') return
  const { losses, place } = state
  if (run.struck) {
    losses.note({
      kind: 'formatting',
      what: 'Struck-out words stand as plain text. Delete them if they no longer apply.',
      at: place,
      text: run.text,
    })
  }
  if (run.marked) losses.count('formatting', 'Highlighted words are not marked any more.', place)
  if (run.underlined && state.links.length === 0)
    losses.count('formatting', 'Underlined words are not underlined any more.', place)
  if (run.raised) losses.count('formatting', 'Raised or lowered characters stand on the line.', place)
}

/** One property of a run. Those of a paragraph's end mark are not for its words. */
export function runProperty(state: BodyState, name: string, attributes: Attributes): void {
  const run = state.runs.at(-1)
  const value = attributes['w:val']
  if (!run || state.path.at(-1) !== 'w:rPr' || state.path.at(-2) !== 'w:r') return
  switch (name) {
    case 'w:rStyle':
      run.styleId = value
      break
    case 'w:b':
      run.bold = isOn(value)
      break
    case 'w:i':
      run.italic = isOn(value)
      break
    case 'w:vanish':
      run.hidden = isOn(value)
      break
    case 'w:strike':
    case 'w:dstrike':
      run.struck = isOn(value)
      break
    case 'w:highlight':
      run.marked = isOn(value)
      break
    case 'w:u':
      run.underlined = isOn(value)
      break
    case 'w:vertAlign':
      run.raised = value !== 'baseline'
      break
    default:
      break
  }
}
