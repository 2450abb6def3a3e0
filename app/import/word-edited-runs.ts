// A line that was edited in Word, as runs: what stayed keeps what Word cannot hold (placeholders, the exact address).
import { diffArrays } from 'diff'
import type { Run, TextRun } from '../domain/policy-document'
import { printableRun } from '../render/printable'
import { splitTokens } from '../domain/words'
import { printedHref } from './word-printed'

/** Beyond this many edits a line is taken as new words. */
const mostEdits = 2_000

/** One character as it is printed, and the run it belongs to. */
type Sign = { text: string; of: Run }
type Token = { text: string; signs: Sign[] }

/** The runs of `base` as `actual` has them. Ends are trimmed; nothing else is tidied. */
export function editedRuns(base: Run[], actual: Run[]): Run[] {
  const [before, after] = [tokensOf(base), tokensOf(actual)]
  const changes = diffArrays(before, after, { comparator: sameToken, maxEditLength: mostEdits })
  if (!changes)
    return trimmed(joined(after.flatMap((token) => token.signs.map((sign) => plain(sign.of, sign)))))
  const runs: { run: Run; from: Run | undefined }[] = []
  let at = 0
  let next = 0
  for (const { added, removed, count } of changes) {
    if (removed) {
      at += count
      continue
    }
    for (let index = 0; index < count; index += 1) {
      const now = after[next++]
      if (!now) continue
      const then = added ? undefined : before[at++]
      runs.push(...now.signs.map((sign, place) => kept(sign, then?.signs[place])))
    }
  }
  return trimmed(withGaps(runs))
}

/** Words that nobody wrote before: with the looks that a policy has. */
export function newRuns(actual: Run[]): Run[] {
  return trimmed(joined(actual))
}

function tokensOf(runs: Run[]): Token[] {
  const signs = runs.flatMap((run): Sign[] =>
    run.kind === 'break'
      ? [{ text: '\n', of: run }]
      : [...printableRun(run)].map((text) => ({ text, of: run })),
  )
  let at = 0
  return splitTokens(signs.map((sign) => sign.text).join('')).map((text) => {
    const length = [...text].length
    const token = { text, signs: signs.slice(at, at + length) }
    at += length
    return token
  })
}

/** White space is one kind of token, but a line break is itself. */
function sameToken(a: Token, b: Token): boolean {
  if (a.text === b.text) return true
  return /^[ \t\r]+$/.test(a.text) && /^[ \t\r]+$/.test(b.text)
}

/** A sign that stayed is the base's, unless its looks changed. */
function kept(now: Sign, then: Sign | undefined): { run: Run; from: Run | undefined } {
  if (!then || now.of.kind === 'break' || then.of.kind === 'break')
    return { run: plain(now.of, now), from: undefined }
  const sameMarks = now.of.strong === then.of.strong && now.of.emphasis === then.of.emphasis
  const isSpace = /^\s$/.test(now.text)
  return (sameMarks || isSpace) && now.of.href === printedHref(then.of.href)
    ? { run: { ...then.of, text: now.text }, from: then.of }
    : { run: plain(now.of, now), from: undefined }
}

function plain(run: Run, sign: Sign): Run {
  return run.kind === 'break' ? { kind: 'break' } : { ...run, text: sign.text }
}

/** A placeholder that stands whole is one again; what is left of a broken one is plain words. */
function withGaps(pieces: { run: Run; from: Run | undefined }[]): Run[] {
  const runs: Run[] = []
  for (let at = 0; at < pieces.length;) {
    const piece = pieces[at]
    const from = piece?.from
    if (!piece) break
    if (from?.kind !== 'text' || from.gap === undefined) {
      runs.push(piece.run)
      at += 1
      continue
    }
    let end = at
    while (pieces[end]?.from === from) end += 1
    const text = pieces
      .slice(at, end)
      .map(({ run }) => (run.kind === 'text' ? run.text : ''))
      .join('')
    runs.push(text === printableRun(from) ? from : withoutGap(from, text))
    at = end
  }
  return joined(runs)
}

function withoutGap({ gap: _, ...run }: TextRun, text: string): TextRun {
  return { ...run, text }
}

/** Neighbours in the same looks as one. */
function joined(runs: Run[]): Run[] {
  const result: Run[] = []
  for (const run of runs) {
    const last = result.at(-1)
    if (run.kind === 'text' && run.text === '') continue
    if (last?.kind === 'text' && run.kind === 'text' && run.gap === undefined && sameRun(last, run))
      result[result.length - 1] = { ...last, text: last.text + run.text }
    else result.push(run)
  }
  return result
}

function sameRun(a: TextRun, b: TextRun): boolean {
  return a.strong === b.strong && a.emphasis === b.emphasis && a.href === b.href && a.gap === b.gap
}

function trimmed(runs: Run[]): Run[] {
  const result = [...runs]
  for (let first = result[0]; first; first = result[0]) {
    const text = first.kind === 'text' ? first.text.replace(/^[\t\n\r ]+/, '') : ''
    if (text !== '' && first.kind === 'text') {
      result[0] = text === first.text ? first : { ...first, text }
      break
    }
    result.shift()
  }
  for (let last = result.at(-1); last; last = result.at(-1)) {
    const text = last.kind === 'text' ? last.text.replace(/[\t\n\r ]+$/, '') : ''
    if (text !== '' && last.kind === 'text') {
      result[result.length - 1] = text === last.text ? last : { ...last, text }
      break
    }
    result.pop()
  }
  return result
}
