// How much one sentence's change weighs, and why: from "only a comma" to "a duty became a right". English; other languages err to duty.
import type { Line } from './clause-lines'
import { comparedWords, dutySigns, haveDuty, isCommand, type Sign } from './duty-signs'
import { editsBetween } from './edits'
import { isSpelledAlike } from './spelled-alike'
import { diffText } from './word-diff'
import type { ChangeClass } from '../governance/version'

/** A line with what it is judged by. */
export type WeighedLine = Line & {
  words: string[]
  signs: Sign[]
  leadSigns: Sign[]
  /** Words and what they stand under: equal keys say the same in the same place. */
  key: string
}

export type LineVerdict = { weight: ChangeClass; grounds: string[] }

/** Beyond this many signs that differ a sentence counts as rewritten, and this many grounds say enough about it. */
const mostSignEdits = 200
const mostGrounds = 4

/** `speaksEnglish` false leaves out all that English words would say. */
export function weighLine(line: Line, speaksEnglish: boolean): WeighedLine {
  const words = comparedWords(line.text)
  const signs = speaksEnglish ? dutySigns(words) : []
  const leadSigns = speaksEnglish ? dutySigns(comparedWords(line.lead)).filter(leads) : []
  return { ...line, words, signs, leadSigns, key: `${words.join(' ')}\n${keysOf(leadSigns).join(' ')}` }
}

/** What of a lead passes on to what stands under it: its duty, not its numbers and names. */
function leads(sign: Sign): boolean {
  return haveDuty([sign])
}

/** A sentence against its former self. */
export function judgePair(before: WeighedLine, after: WeighedLine, speaksEnglish: boolean): LineVerdict {
  if (before.words.join(' ') === after.words.join(' ')) return { weight: 'editorial', grounds: [] }
  if (!speaksEnglish) return { weight: 'material', grounds: changedWords(before.text, after.text) }
  const grounds = changedSigns(before.signs, after.signs)
  if (grounds.length > 0) return { weight: 'material', grounds }
  if (areSpelledAlike(before.words, after.words)) return { weight: 'editorial', grounds: [] }
  if (saySame(before.words, after.words) || !(bindingSign(before) || bindingSign(after))) {
    return { weight: 'clarifying', grounds: [] }
  }
  const why = bindingSign(after) ?? bindingSign(before)
  return {
    weight: 'material',
    grounds: changedWords(before.text, after.text).map((ground) => `${ground}, ${why}`),
  }
}

/** A sentence that came or went. */
export function judgeLone(
  line: WeighedLine,
  change: 'added' | 'removed',
  speaksEnglish: boolean,
): LineVerdict {
  if (line.words.length === 0) return { weight: 'editorial', grounds: [] }
  const what = change === 'added' ? 'new' : 'removed'
  if (!speaksEnglish) return { weight: 'material', grounds: [`${what} sentence`] }
  const why = bindingSign(line)
  if (!why) return { weight: 'clarifying', grounds: [] }
  return { weight: 'material', grounds: [`${what}, ${why}`] }
}

/** In words, what makes the line bind somebody; undefined when nothing does. */
function bindingSign(line: WeighedLine): string | undefined {
  const own = line.signs.find((sign) => haveDuty([sign]))
  if (own) return `in a sentence that says “${own.words}”`
  if (isCommand(line.text) || line.instructs) return 'in an instruction'
  const above = line.leadSigns[0]
  if (above) return `under a line that says “${above.words}”`
  // A heading is no instruction to what stands under it: “Post” names a subject as often as it commands.
  return line.lead.endsWith(':') && isCommand(line.lead) ? 'under an instruction' : undefined
}

/** "“may” became “must”", in the order of the sentence; empty when every sign stayed in its place. */
export function changedSigns(before: Sign[], after: Sign[]): string[] {
  const was = keysOf(before)
  const is = keysOf(after)
  if (was.join('\n') === is.join('\n')) return []
  const changes = editsBetween(was, is, { most: mostSignEdits })
  if (!changes) return ['the sentence was rewritten']
  const grounds: string[] = []
  let went: string[] = []
  let came: string[] = []
  const flush = (): void => {
    for (let at = 0; at < Math.max(went.length, came.length); at++) grounds.push(became(went[at], came[at]))
    went = []
    came = []
  }
  for (const change of changes) {
    if (change.removed) went.push(...change.value)
    else if (change.added) came.push(...change.value)
    else flush()
  }
  flush()
  return capped(grounds)
}

/** The words that differ, as phrases: "“manager” became “duty lead”". */
function changedWords(before: string, after: string): string[] {
  const grounds: string[] = []
  let went: string | undefined
  const flush = (came?: string): void => {
    if (went !== undefined || came !== undefined) grounds.push(became(went, came))
    went = undefined
  }
  for (const piece of diffText(before, after)) {
    const said = piece.runs.map((run) => (run.kind === 'text' ? run.text : ' ')).join('')
    if (piece.change === 'same') flush()
    else if (comparedWords(said).length === 0) continue
    else if (piece.change === 'removed') went = said
    else flush(said)
  }
  flush()
  return capped(grounds)
}

function became(before: string | undefined, after: string | undefined): string {
  if (before === undefined) return `“${shortened(after ?? '')}” was added`
  if (after === undefined) return `“${shortened(before)}” was taken out`
  return `“${shortened(before)}” became “${shortened(after)}”`
}

function shortened(phrase: string): string {
  const said = phrase.replace(/\s+/g, ' ').trim()
  return said.length > 80 ? `${said.slice(0, 80).trimEnd()} …` : said
}

function capped(grounds: string[]): string[] {
  const more = grounds.length - mostGrounds
  return more > 0 ? [...grounds.slice(0, mostGrounds), `${more} more words that limit or bind`] : grounds
}

function keysOf(signs: Sign[]): string[] {
  return signs.map((sign) => sign.words)
}

function areSpelledAlike(before: string[], after: string[]): boolean {
  return (
    before.length === after.length && before.every((word, index) => isSpelledAlike(word, after[index] ?? ''))
  )
}

/** Words that may come and go without changing what a sentence demands. */
const empty = new Set([
  'a',
  'an',
  'the',
  'that',
  'please',
  'also',
  'then',
  'therefore',
  'just',
  'simply',
  'kindly',
])

/** Heavy words and the plain ones that say the same (plainlanguage.gov, "Use simple words and phrases"). */
const plain = new Map(
  Object.entries({
    utilise: 'use',
    utilize: 'use',
    commence: 'start',
    begin: 'start',
    terminate: 'end',
    purchase: 'buy',
    assist: 'help',
    assistance: 'help',
    obtain: 'get',
    approximately: 'about',
    concerning: 'about',
    regarding: 'about',
    additional: 'more',
    enquire: 'ask',
    inquire: 'ask',
    photographs: 'photos',
    photograph: 'photo',
  }),
)

function saySame(before: string[], after: string[]): boolean {
  return plainly(before) === plainly(after)
}

function plainly(words: string[]): string {
  return words
    .filter((word) => !empty.has(word))
    .map((word) => plain.get(word) ?? word)
    .join(' ')
}
