// What changed inside one text: its runs as pieces that stayed, came or went, word by word.
import { plainRuns, type Run, type TextRun } from '../domain/policy-document'
import { splitTokens, splitWords } from '../domain/words'
import { editsBetween } from './edits'

export type Piece = { change: 'same' | 'added' | 'removed'; runs: Run[] }

/**
 * Beyond this many edits two texts have too little in common to be read word by word.
 * A count and not a time limit: the same two texts must give the same answer on every machine.
 */
const mostEdits = 600

/** From this share of common words on, two texts count as one that changed. */
const alikeFrom = 0.4

/** The pieces of two texts in reading order; what went stands before what came. */
export function diffRuns(before: Run[], after: Run[]): Piece[] {
  if (before === after || sameRuns(before, after))
    return after.length === 0 ? [] : [{ change: 'same', runs: after }]
  const changes = editsBetween(before.flatMap(tokensOfRun), after.flatMap(tokensOfRun), {
    most: mostEdits,
    isSame: sameToken,
  })
  if (!changes) return replaced(before, after)
  const pieces = changes.map((change): Piece => ({
    change: change.added ? 'added' : change.removed ? 'removed' : 'same',
    runs: joined(change.value),
  }))
  return readable(pieces)
}

/** The pieces of two plain texts. */
export function diffText(before: string, after: string): Piece[] {
  return diffRuns(asRuns(before), asRuns(after))
}

/** True when the pieces hold no change. */
export function isUnchanged(pieces: Piece[]): boolean {
  return pieces.every((piece) => piece.change === 'same')
}

/** True when two texts share enough words to be shown as one that changed. */
export function areAlike(before: string, after: string): boolean {
  return likeness(before, after) >= alikeFrom
}

/** How much of the words two texts share: 0 nothing, 1 all, each word counted as often as it stands there. */
export function likeness(before: string, after: string): number {
  const left = wordCounts(before)
  const right = wordCounts(after)
  if (left.total + right.total === 0) return 1
  let shared = 0
  for (const [word, count] of left.counts) shared += Math.min(count, right.counts.get(word) ?? 0)
  return (2 * shared) / (left.total + right.total)
}

type WordCounts = { counts: Map<string, number>; total: number }

/** The texts weighed last: each is weighed against a dozen neighbours in turn. */
const weighed = new Map<string, WordCounts>()
const mostWeighed = 64

function wordCounts(text: string): WordCounts {
  const known = weighed.get(text)
  if (known) return known
  if (weighed.size >= mostWeighed) weighed.clear()
  const counted = countedWords(text)
  weighed.set(text, counted)
  return counted
}

function countedWords(text: string): WordCounts {
  const counts = new Map<string, number>()
  const words = splitWords(text)
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return { counts, total: words.length }
}

function asRuns(text: string): Run[] {
  return text === '' ? [] : [{ kind: 'text', text }]
}

function replaced(before: Run[], after: Run[]): Piece[] {
  const pieces: Piece[] = [
    { change: 'removed', runs: before },
    { change: 'added', runs: after },
  ]
  return pieces.filter((piece) => piece.runs.length > 0)
}

function tokensOfRun(run: Run): Run[] {
  if (run.kind === 'break') return [run]
  return splitTokens(run.text).map((text) => ({ ...run, text }))
}

function sameToken(a: Run, b: Run): boolean {
  if (a.kind === 'break' || b.kind === 'break') return a.kind === b.kind
  return a.text === b.text && sameMarks(a, b)
}

function sameMarks(a: TextRun, b: TextRun): boolean {
  return a.strong === b.strong && a.emphasis === b.emphasis && a.href === b.href && a.gap === b.gap
}

function sameRuns(before: Run[], after: Run[]): boolean {
  return (
    before.length === after.length &&
    before.every((run, index) => sameToken(run, after[index] ?? { kind: 'break' }))
  )
}

function joined(tokens: Run[]): Run[] {
  const runs: Run[] = []
  for (const token of tokens) {
    const last = runs.at(-1)
    if (last?.kind === 'text' && token.kind === 'text' && sameMarks(last, token)) {
      runs[runs.length - 1] = { ...last, text: last.text + token.text }
      continue
    }
    runs.push(token)
  }
  return runs
}

/**
 * Fewer, longer changes: a space or a comma that happens to stay between two changes joins them,
 * and a text that hardly stayed at all is shown as one that went and one that came.
 */
function readable(pieces: Piece[]): Piece[] {
  const stayed = lengthOf(pieces, 'same')
  const whole = stayed + Math.max(lengthOf(pieces, 'added'), lengthOf(pieces, 'removed'))
  if (whole > 0 && stayed / whole < 0.3) return gathered(pieces.map((piece) => ({ ...piece, apart: true })))
  const inner = pieces.map((piece, index) => ({
    ...piece,
    apart:
      piece.change !== 'same' ||
      (index > 0 && index < pieces.length - 1 && splitWords(plainRuns(piece.runs)).length === 0),
  }))
  return gathered(inner)
}

/** Joins neighbouring pieces that are `apart`: all that went, then all that came. */
function gathered(pieces: (Piece & { apart: boolean })[]): Piece[] {
  const result: Piece[] = []
  let went: Run[] = []
  let came: Run[] = []
  const flush = (): void => {
    if (went.length > 0) result.push({ change: 'removed', runs: joined(went) })
    if (came.length > 0) result.push({ change: 'added', runs: joined(came) })
    went = []
    came = []
  }
  for (const { apart, change, runs } of pieces) {
    if (!apart) {
      flush()
      result.push({ change: 'same', runs })
      continue
    }
    if (change !== 'added') went.push(...runs)
    if (change !== 'removed') came.push(...runs)
  }
  flush()
  return result
}

function lengthOf(pieces: Piece[], change: Piece['change']): number {
  return pieces
    .filter((piece) => piece.change === change)
    .reduce((length, piece) => length + plainRuns(piece.runs).trim().length, 0)
}
