// What stands beside the words of a returned Word body: bookmarks, controls, comments, notes, drawings, breaks.
import { clauseOfTag, placeOfBookmark } from '../domain/word-marks'
import type { LossLog } from './loss-log'
import { isInContents } from './word-return-parts'
import type { ReturnState } from './word-return-state'
import { addWords } from './word-return-text'
import type { Attributes } from './xml'

/** A program may write the page that a heading starts on as a break in front of it. */
export function pageBreak(state: ReturnState): void {
  const isFirst = state.paragraphs.at(-1)?.runs.length === 0
  addWords(state, ' ')
  if (!isFirst) state.losses.count('other', 'A page break was left out.', state.place)
}

/** A bookmark of ours says which section begins here. */
export function bookmark(state: ReturnState, name: string): void {
  const place = placeOfBookmark(name)
  const paragraph = state.paragraphs.at(-1)
  if (place === undefined) return
  if (paragraph) paragraph.bookmark = place
  else state.bookmark = place
}

/** What a content control says of itself. */
export function controlProperty(state: ReturnState, name: string, value: string): void {
  const control = state.controls.at(-1)
  if (!control) return
  if (name === 'w:docPartGallery') control.isContents ||= /table of contents/i.test(value)
  const clause = name === 'w:tag' ? clauseOfTag(value) : undefined
  if (clause === undefined) return
  control.clause = clause
  // A program may put the control inside of the paragraph that it stood around.
  const paragraph = state.paragraphs.at(-1)
  if (paragraph) paragraph.control ??= clause
}

/** A comment ends, or is pointed to: its place is known. */
export function anchorComment(state: ReturnState, id: string): void {
  const open = state.openComments.get(id)
  const paragraph = open?.paragraph ?? state.paragraphs.at(-1)
  state.openComments.delete(id)
  if (paragraph && !state.anchors.has(id))
    state.anchors.set(id, { paragraph, quote: open?.quote.trim() ?? '' })
}

/** A footnote or endnote is pointed to. */
export function note(state: ReturnState, name: string, id: string): void {
  const isEnd = name.startsWith('w:end')
  const found = (isEnd ? state.facts.endnotes : state.facts.footnotes).get(id)
  const what = `${isEnd ? 'An endnote' : 'A footnote'} was left out. A policy has none: write it into the text.`
  if (found) tell(state, 'footnote', what, found.text)
}

/** What a drawing says of itself. */
export function describe(state: ReturnState, name: string, attributes: Attributes): void {
  const drawing = state.drawings.at(-1)
  if (!drawing) return
  if (name === 'wp:docPr') drawing.about ||= attributes['descr'] || attributes['title'] || ''
  if (name === 'v:textpath') drawing.about ||= attributes['string'] ?? ''
}

/** Tells a loss at this place, unless it stands in the contents, which every program makes anew. */
export function tell(
  state: ReturnState,
  kind: Parameters<LossLog['note']>[0]['kind'],
  what: string,
  text: string,
): void {
  if (!isInContents(state)) state.losses.note({ kind, what, at: state.place, text })
}
