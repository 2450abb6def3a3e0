// Words of a returned Word body: each with who put it in, who took it out, and the looks that a policy has.
import { spendText } from './word-flow'
import { withoutInvisible } from './clean-characters'
import type { Mark, RawRun } from './word-return-raw'
import { spendStretch, type ReturnState } from './word-return-state'
import { isOn } from './word-toggles'
import type { Attributes } from './xml'

/** Words of a change, a field or a comment's place are gathered up to here. */
const mostGathered = 1_200

/** Looks are told by kind; this many are looked at. */
const mostLooks = 20_000

/** The ground of our own placeholders. */
const gapGround = 'FFEFB8'

/** Puts words into the open paragraph, unless they are the code of a field. */
export function addWords(state: ReturnState, value: string): void {
  const paragraph = state.paragraphs.at(-1)
  if (!paragraph || state.fields.some((field) => !field.inResult)) return
  const words = withoutInvisible(value)
  if (words === '') return
  spendText(state.budget, words)
  const run = state.runs.at(-1)
  if (run?.hidden) {
    if (state.hidden.length < mostGathered) state.hidden += words
    return
  }
  gather(state, words)
  add(state, { text: words, isBreak: false, ...looksOf(state) })
}

/** Puts a line break into the open paragraph. */
export function addLine(state: ReturnState): void {
  gather(state, ' ')
  add(state, { text: '', isBreak: true, strong: false, emphasis: false, href: undefined })
}

function gather(state: ReturnState, words: string): void {
  const run = state.runs.at(-1)
  for (const field of state.fields) if (field.text.length < mostGathered) field.text += words
  if (run && run.text.length < mostGathered) run.text += words
  if (state.del.length > 0) return
  for (const comment of state.openComments.values())
    if (comment.quote.length < mostGathered) comment.quote += words
}

function add(state: ReturnState, run: Omit<RawRun, 'ins' | 'del'>): void {
  const runs = state.paragraphs.at(-1)?.runs
  const last = runs?.at(-1)
  if (!runs) return
  const goesOn =
    last &&
    !last.isBreak &&
    !run.isBreak &&
    last.ins === state.ins &&
    last.del === state.del &&
    sameLooks(last, run)
  if (goesOn) {
    last.text += run.text
    return
  }
  spendStretch(state)
  runs.push({ ...run, ins: state.ins, del: state.del })
}

function sameLooks(a: Omit<RawRun, 'ins' | 'del'>, b: Omit<RawRun, 'ins' | 'del'>): boolean {
  return a.strong === b.strong && a.emphasis === b.emphasis && a.href === b.href
}

/** Of the run alone: what a paragraph's style makes bold is the style's. */
function looksOf(state: ReturnState): Pick<RawRun, 'strong' | 'emphasis' | 'href'> {
  const run = state.runs.at(-1)
  const ofRun = run?.styleId === undefined ? undefined : state.facts.styles(run.styleId)
  return {
    strong: run?.bold ?? ofRun?.bold ?? false,
    emphasis: run?.italic ?? ofRun?.italic ?? false,
    href: state.links.findLast((link) => link !== ''),
  }
}

/** A run begins. */
export function beginRun(state: ReturnState): void {
  state.runs.push({
    styleId: undefined,
    bold: undefined,
    italic: undefined,
    hidden: false,
    looks: [],
    text: '',
  })
}

/** A run ends: looks that a policy does not have are kept for the report. */
export function endRun(state: ReturnState): void {
  const run = state.runs.pop()
  if (!run || run.text.trim() === '' || state.looks.length > mostLooks) return
  for (const what of run.looks)
    state.looks.push({ what, place: state.place, text: run.text.trim().slice(0, 200) })
}

/** One property of a run. Those of a paragraph's end are not for its words. */
export function propertyOfRun(state: ReturnState, name: string, attributes: Attributes): void {
  const run = state.runs.at(-1)
  const value = attributes['w:val']
  if (!run || state.path.at(-1) !== 'w:rPr' || state.path.at(-2) !== 'w:r') return
  const look = lookOf(state, name, attributes)
  if (look !== undefined && !run.looks.includes(look)) run.looks.push(look)
  if (name === 'w:rStyle') run.styleId = value
  if (name === 'w:b') run.bold = isOn(value)
  if (name === 'w:i') run.italic = isOn(value)
  if (name === 'w:vanish') run.hidden = isOn(value)
}

function lookOf(state: ReturnState, name: string, attributes: Attributes): string | undefined {
  const value = attributes['w:val']
  const isLink = state.links.length > 0
  switch (name) {
    case 'w:color':
      return isLink || value === undefined || value === 'auto' || state.facts.inks.has(value)
        ? undefined
        : 'coloured'
    case 'w:highlight':
      return isOn(value) ? 'highlighted' : undefined
    case 'w:shd':
      return /^(auto|clear)?$/i.test(attributes['w:fill'] ?? '') || attributes['w:fill'] === gapGround
        ? undefined
        : 'shaded'
    case 'w:u':
      return isLink || !isOn(value) ? undefined : 'underlined'
    case 'w:strike':
    case 'w:dstrike':
      return isOn(value) ? 'struck out' : undefined
    case 'w:vertAlign':
      return value === 'baseline' ? undefined : 'raised or lowered'
    case 'w:caps':
    case 'w:smallCaps':
      return isOn(value) ? 'in capitals' : undefined
    case 'w:rFonts':
      return attributes['w:ascii'] === undefined && attributes['w:hAnsi'] === undefined
        ? undefined
        : 'in another font'
    case 'w:sz':
      return 'in another size'
    default:
      return undefined
  }
}

/** Who made a tracked change and when, and whether that was the export itself. */
export function signatureOf(state: ReturnState, attributes: Attributes): Omit<Mark, 'moved'> {
  const author = authorName(attributes['w:author'] ?? '')
  const at = instantOf(attributes['w:date'] ?? '')
  return { author, at, ours: state.facts.ours.has(`${author} ${at}`) }
}

/** A tracked change begins: around words, at a paragraph's end, or for a whole row. */
export function beginChange(state: ReturnState, name: string, attributes: Attributes): void {
  const mark: Mark = { ...signatureOf(state, attributes), moved: name.startsWith('w:move') }
  const kind = name === 'w:ins' || name === 'w:moveTo' ? 'ins' : 'del'
  const parent = state.path.at(-1)
  if (parent === 'w:rPr') {
    const paragraph = state.paragraphs.at(-1)
    if (paragraph) paragraph.end = { ...paragraph.end, [kind]: [...paragraph.end[kind], mark] }
    return
  }
  if (parent === 'w:trPr') {
    const row = state.tables.at(-1)?.row
    if (row) row[kind] = [...row[kind], mark]
    return
  }
  state.changes.push({ kind, mark })
  settleChanges(state)
}

/** A tracked change around words ends. */
export function endChange(state: ReturnState): void {
  const parent = state.path.at(-1)
  if (parent === 'w:rPr' || parent === 'w:trPr') return
  state.changes.pop()
  settleChanges(state)
}

function settleChanges(state: ReturnState): void {
  state.ins = state.changes.filter((change) => change.kind === 'ins').map((change) => change.mark)
  state.del = state.changes.filter((change) => change.kind === 'del').map((change) => change.mark)
}

/** The name that stands in the file, fit to be shown. */
export function authorName(given: string): string {
  const name = given
    .replace(/[\p{C}]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 80)
  return name === '' ? 'Somebody' : name
}

/** Word writes "2026-05-03T10:00:00Z"; others write a local time, or parts of seconds. "" for anything else. */
export function instantOf(date: string): string {
  const found = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)/.exec(date)
  const instant = found ? `${found[1] ?? ''}T${found[2] ?? ''}Z` : ''
  return instant !== '' && !Number.isNaN(Date.parse(instant)) ? instant : ''
}
