// Makes runs read as one clean text after answers were put in and conditions taken out: no double spaces, no stray commas.
import type { Run, TextRun } from './policy-document'
import type { Span, Trace } from './trace'

/**
 * What drafting collects before cleaning. A seam is a place where a conditional piece was left out; waiting is the gap
 * of a conditional piece of which nobody knows yet whether it stands.
 */
export type Piece =
  Run | { kind: 'seam' } | { kind: 'answer'; run: TextRun } | { kind: 'waiting'; run: TextRun }

/** What stands in the line so far: runs and, while tracing, the spans of each. */
type Line = { runs: Run[]; spans: Span[][] }

/**
 * Joins pieces into clean runs: white space collapses to single spaces, none at the ends or beside a break, none
 * before punctuation where something was left out; equal neighbours merge; the same gap twice in a row stands once.
 * An empty array means that nothing readable is left. `trace` keeps which piece each character comes from.
 */
export function cleanRuns(pieces: Piece[], trace?: Trace): Run[] {
  const line: Line = { runs: [], spans: [] }
  let seam = false
  let answered = false
  let waited = false
  for (const piece of pieces) {
    if (piece.kind === 'seam') {
      seam = true
      continue
    }
    if (piece.kind === 'break') {
      trimEnd(line)
      if (line.runs.length > 0 && line.runs.at(-1)?.kind !== 'break') add(line, { kind: 'break' }, [])
      continue
    }
    const run = piece.kind === 'text' ? piece : piece.run
    const origin = trace?.origins.get(run)
    const spansOf = (text: string): Span[] => (origin ? [{ origin, length: text.length }] : [])
    const text = fitted(run.text, line, { seam, answered })
    if (text === '') continue
    if (piece.kind === 'waiting' && /[^\s([“‘"']$/.test(endOf(line)))
      push(line, { kind: 'text', text: ' ' }, spansOf(' '))
    const spaced = waited && /^[\p{L}\p{N}]/u.test(text) ? ` ${text}` : text
    push(line, { ...run, text: spaced }, spansOf(spaced))
    seam = false
    waited = piece.kind === 'waiting'
    answered = piece.kind === 'answer' && run.gap === undefined
  }
  trimEnd(line)
  while (line.runs.at(-1)?.kind === 'break') {
    dropLast(line)
    trimEnd(line)
  }
  const leftOut = pieces.some((piece) => piece.kind === 'seam')
  if (leftOut && !hasWords(line.runs)) return []
  if (trace) keepSpans(line, trace)
  return line.runs
}

/** The text as it may follow what already stands there; may shorten the end of what stands there. */
function fitted(raw: string, line: Line, at: { seam: boolean; answered: boolean }): string {
  let text = raw.replace(/[ \t\r\n]+/g, ' ')
  if (endOf(line) === '' || endOf(line).endsWith(' ')) text = text.trimStart()
  if (at.seam) {
    const rest = text.trimStart()
    if (/^[,.;:!?)]/.test(rest)) {
      trimEnd(line)
      text = endOf(line) === '' ? rest.replace(/^[,.;:!?)]+ */, '') : withoutDoubleMark(endOf(line), rest)
    }
    if (endOf(line).endsWith('(')) text = text.trimStart()
  }
  if (at.answered && text.startsWith('.') && !text.startsWith('..')) {
    if (/[.!?…]["'”’)]?$/.test(endOf(line))) return text.slice(1)
    shortenEnd(line, endOf(line).replace(/[,;:]$/, '').length)
  }
  return text
}

/** After a left-out piece two marks may meet: "word, ." keeps the stronger one. */
function withoutDoubleMark(before: string, text: string): string {
  if (/[.!?]$/.test(before)) return text.replace(/^[,.;:]+/, '')
  return text
}

function push(line: Line, run: TextRun, spans: Span[]): void {
  const last = line.runs.at(-1)
  if (last?.kind === 'text' && sameStyle(last, run)) {
    if (run.gap !== undefined) return
    const at = line.runs.length - 1
    line.runs[at] = { ...last, text: last.text + run.text }
    line.spans[at] = [...(line.spans[at] ?? []), ...spans]
    return
  }
  if (run.gap !== undefined && isSameGapBefore(line.runs, run.gap)) {
    trimEnd(line)
    return
  }
  add(line, run, spans)
}

function add(line: Line, run: Run, spans: Span[]): void {
  line.runs.push(run)
  line.spans.push(spans)
}

function dropLast(line: Line): void {
  line.runs.pop()
  line.spans.pop()
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

function endOf(line: Line): string {
  const last = line.runs.at(-1)
  return last?.kind === 'text' ? last.text : ''
}

/** Keeps so many characters of the last run; none of them takes the run away. */
function shortenEnd(line: Line, length: number): void {
  const at = line.runs.length - 1
  const last = line.runs[at]
  if (last?.kind !== 'text' || length === last.text.length) return
  if (length === 0) return dropLast(line)
  line.runs[at] = { ...last, text: last.text.slice(0, length) }
  line.spans[at] = shortened(line.spans[at] ?? [], length)
}

function shortened(spans: Span[], length: number): Span[] {
  let left = length
  return spans.flatMap((span) => {
    const kept = Math.min(span.length, left)
    left -= kept
    return kept > 0 ? [{ ...span, length: kept }] : []
  })
}

function trimEnd(line: Line): void {
  while (endOf(line).endsWith(' ')) shortenEnd(line, endOf(line).replace(/ +$/, '').length)
}

function keepSpans(line: Line, trace: Trace): void {
  for (const [index, run] of line.runs.entries()) {
    if (run.kind === 'text') trace.spans.set(run, line.spans[index] ?? [])
  }
}

function hasWords(runs: Run[]): boolean {
  return runs.some((run) => run.kind === 'text' && (run.gap !== undefined || /[^\s,.;:!?()]/.test(run.text)))
}
