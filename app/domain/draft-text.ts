// Makes runs read as one clean text after answers were put in and conditions taken out: no double spaces, no stray commas.
import type { Run, TextRun } from './policy-document'

/**
 * What drafting collects before cleaning. A seam is a place where a conditional piece was left out; waiting is the gap
 * of a conditional piece of which nobody knows yet whether it stands.
 */
export type Piece =
  Run | { kind: 'seam' } | { kind: 'answer'; run: TextRun } | { kind: 'waiting'; run: TextRun }

/**
 * Joins pieces into clean runs: white space collapses to single spaces, none at the ends or beside a break, none
 * before punctuation where something was left out; equal neighbours merge; the same gap twice in a row stands once.
 * An empty array means that nothing readable is left.
 */
export function cleanRuns(pieces: Piece[]): Run[] {
  const runs: Run[] = []
  let seam = false
  let answered = false
  let waited = false
  for (const piece of pieces) {
    if (piece.kind === 'seam') {
      seam = true
      continue
    }
    if (piece.kind === 'break') {
      trimEnd(runs)
      if (runs.length > 0 && runs.at(-1)?.kind !== 'break') runs.push({ kind: 'break' })
      continue
    }
    const run = piece.kind === 'text' ? piece : piece.run
    const text = fitted(run.text, runs, { seam, answered })
    if (text === '') continue
    if (piece.kind === 'waiting' && /[^\s([“‘"']$/.test(endOf(runs))) push(runs, { kind: 'text', text: ' ' })
    push(runs, { ...run, text: waited && /^[\p{L}\p{N}]/u.test(text) ? ` ${text}` : text })
    seam = false
    waited = piece.kind === 'waiting'
    answered = piece.kind === 'answer' && run.gap === undefined
  }
  trimEnd(runs)
  while (runs.at(-1)?.kind === 'break') {
    runs.pop()
    trimEnd(runs)
  }
  const leftOut = pieces.some((piece) => piece.kind === 'seam')
  return leftOut && !hasWords(runs) ? [] : runs
}

/** The text as it may follow what already stands there; may shorten the end of what stands there. */
function fitted(raw: string, before: Run[], at: { seam: boolean; answered: boolean }): string {
  let text = raw.replace(/[ \t\r\n]+/g, ' ')
  if (endOf(before) === '' || endOf(before).endsWith(' ')) text = text.trimStart()
  if (at.seam) {
    const rest = text.trimStart()
    if (/^[,.;:!?)]/.test(rest)) {
      trimEnd(before)
      text = endOf(before) === '' ? rest.replace(/^[,.;:!?)]+ */, '') : withoutDoubleMark(endOf(before), rest)
    }
    if (endOf(before).endsWith('(')) text = text.trimStart()
  }
  if (at.answered && text.startsWith('.') && !text.startsWith('..')) {
    if (/[.!?…]["'”’)]?$/.test(endOf(before))) return text.slice(1)
    replaceEnd(before, endOf(before).replace(/[,;:]$/, ''))
  }
  return text
}

/** After a left-out piece two marks may meet: "word, ." keeps the stronger one. */
function withoutDoubleMark(before: string, text: string): string {
  if (/[.!?]$/.test(before)) return text.replace(/^[,.;:]+/, '')
  return text
}

function push(runs: Run[], run: TextRun): void {
  const last = runs.at(-1)
  if (last?.kind === 'text' && sameStyle(last, run)) {
    if (run.gap === undefined) runs[runs.length - 1] = { ...last, text: last.text + run.text }
    return
  }
  if (run.gap !== undefined && isSameGapBefore(runs, run.gap)) {
    trimEnd(runs)
    return
  }
  runs.push(run)
}

/** The same gap stands directly before, with nothing but a space between. */
function isSameGapBefore(runs: Run[], gap: string): boolean {
  const last = runs.at(-1)
  if (last?.kind !== 'text' || last.text.trim() !== '') return false
  const before = runs.at(-2)
  return before?.kind === 'text' && before.gap === gap
}

function sameStyle(left: TextRun, right: TextRun): boolean {
  return (
    left.strong === right.strong &&
    left.emphasis === right.emphasis &&
    left.href === right.href &&
    left.gap === right.gap
  )
}

function endOf(runs: Run[]): string {
  const last = runs.at(-1)
  return last?.kind === 'text' ? last.text : ''
}

function replaceEnd(runs: Run[], text: string): void {
  const last = runs.at(-1)
  if (last?.kind !== 'text') return
  if (text === '') runs.pop()
  else runs[runs.length - 1] = { ...last, text }
}

function trimEnd(runs: Run[]): void {
  while (endOf(runs) !== '' && endOf(runs) !== endOf(runs).replace(/ +$/, '')) {
    replaceEnd(runs, endOf(runs).replace(/ +$/, ''))
  }
}

function hasWords(runs: Run[]): boolean {
  return runs.some((run) => run.kind === 'text' && (run.gap !== undefined || /[^\s,.;:!?()]/.test(run.text)))
}
