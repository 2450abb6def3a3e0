// Paragraphs and table parts of a returned Word body: opened, described, and put where they belong.
import { spendPiece } from './word-flow'
import type { RawParagraph } from './word-return-raw'
import { openControl, openFlow, type ReturnState } from './word-return-state'
import type { Attributes } from './xml'

/** From this far in, in twentieths of a point, a paragraph stands under an item. */
const indentFrom = 200

/** A paragraph begins. */
export function beginParagraph(state: ReturnState): void {
  state.paragraphs.push({
    kind: 'paragraph',
    place: state.place,
    runs: [],
    style: '',
    heading: null,
    list: null,
    unnumbered: false,
    indented: false,
    inContents: false,
    end: { ins: [], del: [] },
    control: openControl(state),
    bookmark: state.bookmark,
    numId: undefined,
    level: undefined,
    outline: undefined,
  })
  state.bookmark = undefined
  for (const comment of state.openComments.values()) comment.paragraph ??= state.paragraphs.at(-1)
}

/** One property of the open paragraph. */
export function propertyOfParagraph(state: ReturnState, name: string, attributes: Attributes): void {
  const paragraph = state.paragraphs.at(-1)
  const parent = state.path.at(-1)
  if (!paragraph || (parent !== 'w:pPr' && parent !== 'w:numPr')) return
  const value = attributes['w:val'] ?? ''
  if (name === 'w:pStyle') paragraph.style = value
  if (name === 'w:outlineLvl') paragraph.outline = Number(value)
  if (name === 'w:numId') paragraph.numId = value
  if (name === 'w:ilvl') paragraph.level = Number(value)
  if (name === 'w:ind') {
    const left = Number(attributes['w:start'] ?? attributes['w:left'] ?? 0)
    paragraph.indented = left >= indentFrom
  }
  if (name === 'w:jc' && /^(center|right|end)$/.test(value))
    state.losses.count(
      'formatting',
      'A paragraph was centred or set to the right; that was not brought in.',
      state.place,
    )
}

/** A paragraph ends and goes into the flow. It stays the same object: comments point to it. */
export function endParagraph(state: ReturnState): void {
  const inContents = isInContents(state)
  const paragraph = state.paragraphs.pop()
  if (!paragraph) return
  tellHidden(state)
  const { outline } = paragraph
  const style = state.facts.styles(paragraph.style === '' ? undefined : paragraph.style)
  const isHeading = outline !== undefined && outline >= 0 && outline < 9
  paragraph.heading = isHeading ? outline + 1 : outline === 9 ? null : style.heading
  paragraph.list = paragraph.heading === null ? listOf(state, paragraph, style.list) : null
  paragraph.unnumbered = paragraph.heading !== null && paragraph.numId === '0'
  paragraph.style = paragraph.style.toLowerCase()
  paragraph.inContents = inContents
  if (paragraph.runs.some((run) => run.text.trim() !== '')) {
    spendPiece(state.budget)
    state.place += 1
  }
  openFlow(state).push(paragraph)
}

function listOf(
  state: ReturnState,
  given: { numId: string | undefined; level: number | undefined },
  ofStyle: { numId: string; level: number } | null,
): RawParagraph['list'] {
  const numId = given.numId ?? ofStyle?.numId
  if (numId === undefined || numId === '0') return null
  const asked = given.level ?? ofStyle?.level ?? 0
  const level = asked >= 0 && asked < 9 ? asked : 0
  return { level, ordered: state.facts.numbering(numId, level)?.ordered ?? false }
}

function tellHidden(state: ReturnState): void {
  if (state.hidden.trim() !== '') {
    const what = 'These words are hidden in the file, so they were left out.'
    state.losses.note({ kind: 'hidden', what, at: state.place, text: state.hidden })
  }
  state.hidden = ''
}

/** A property of the open row or cell. */
export function tableProperty(state: ReturnState, name: string, attributes: Attributes): void {
  const cell = state.tables.at(-1)?.cell
  const value = attributes['w:val']
  if (!cell) return
  if (name === 'w:gridSpan') cell.span = Math.min(Math.max(Number(value) || 1, 1), 60)
  if (name === 'w:vMerge') cell.continues = value !== 'restart'
  if (/^w:cell(Ins|Del|Merge)$/.test(name))
    state.losses.count(
      'tracked-change',
      'A cell of a table was added, removed or merged with tracking: check the table.',
      state.place,
    )
}

/** True inside of a table of contents: the export makes its own. */
export function isInContents(state: ReturnState): boolean {
  return (
    state.controls.some((control) => control.isContents) ||
    state.fields.some((field) => /^\s*TOC\b/i.test(field.code)) ||
    state.facts.styles(state.paragraphs.at(-1)?.style || undefined).role === 'contents'
  )
}
