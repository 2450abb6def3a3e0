// The text of blocks as lines and sentences, each part with where it comes from. Joined, the parts are the text exactly.
import { text as textRun, type Block, type Run } from './policy-document'
import type { Condition } from './template'
import type { Origin, Trace } from './trace'
import { splitSentences } from './words'

/** What put words there: the trace's origins, or a hand that wrote them. */
export type PartOrigin = Origin | { kind: 'hand'; conditions: readonly [] }

export type SentencePart = { run: Run; origin: PartOrigin }

export type Sentence = {
  parts: SentencePart[]
  /** Conditions that hold around some of it, besides those of the whole clause. */
  conditions: Condition[]
}

/** One paragraph, list item, table cell or label. */
export type TracedLine = { place: LinePlace; sentences: Sentence[] }

export type LinePlace =
  'paragraph' | 'item' | 'callout' | 'quote' | 'caption' | 'head' | 'cell' | 'step' | 'contact' | 'statement'

type Tracing = { trace: Trace; aroundAll: readonly Condition[] }

/** The lines of blocks in reading order. `aroundAll` are conditions that need no repeating at each sentence. */
export function tracedLines(blocks: Block[], tracing: Tracing, place: LinePlace = 'paragraph'): TracedLine[] {
  return blocks.flatMap((block): TracedLine[] => {
    switch (block.kind) {
      case 'paragraph':
        return lineOf(place, partsOf(block.runs, tracing.trace), tracing)
      case 'list':
        return block.items.flatMap((item) => tracedLines(item, tracing, 'item'))
      case 'table':
        return [
          ...labelLine('caption', block.caption, block, tracing),
          ...block.header.flatMap((cell) => lineOf('head', partsOf(cell, tracing.trace), tracing)),
          ...block.rows.flat().flatMap((cell) => lineOf('cell', partsOf(cell, tracing.trace), tracing)),
        ]
      case 'callout':
        return tracedLines(block.blocks, tracing, 'callout')
      case 'quote':
        return tracedLines(block.blocks, tracing, 'quote')
      case 'step':
        return [
          ...labelLine('step', block.minutes, block, tracing),
          ...labelLine('step', block.who, block, tracing),
          ...tracedLines(block.blocks, tracing, 'step'),
        ]
      case 'contact':
        return labelLine('contact', block.why, block, tracing)
      case 'statement':
        return [
          ...labelLine('statement', block.label, block, tracing),
          ...tracedLines(block.blocks, tracing, 'statement'),
        ]
      default:
        block satisfies never
        return []
    }
  })
}

/** Words of a block outside its runs: the template's, unless a hand wrote the block. */
function labelLine(place: LinePlace, words: string, block: Block, tracing: Tracing): TracedLine[] {
  const conditions = tracing.trace.blocks.get(block)
  const origin: PartOrigin = conditions ? { kind: 'template', conditions } : byHand
  return words === '' ? [] : lineOf(place, [{ run: textRun(words), origin }], tracing)
}

const byHand: PartOrigin = { kind: 'hand', conditions: [] }

/** Runs cut where their origin changes. */
function partsOf(runs: Run[], trace: Trace): SentencePart[] {
  return runs.flatMap((run): SentencePart[] => {
    if (run.kind === 'break') return [{ run, origin: byHand }]
    const spans = trace.spans.get(run)
    if (!spans) return [{ run, origin: byHand }]
    let at = 0
    return spans.map(({ origin, length }) => {
      at += length
      return { run: { ...run, text: run.text.slice(at - length, at) }, origin }
    })
  })
}

function lineOf(place: LinePlace, parts: SentencePart[], tracing: Tracing): TracedLine[] {
  if (parts.length === 0) return []
  const whole = parts.map(charactersOf).join('')
  const sentences = cutParts(parts, sentenceLengths(whole))
  return [{ place, sentences: sentences.map((one) => ({ parts: one, conditions: around(one, tracing) })) }]
}

function charactersOf({ run }: SentencePart): string {
  return run.kind === 'break' ? ' ' : run.text
}

/** How many characters each sentence takes, with the white space that follows it; they add up to the text. */
function sentenceLengths(whole: string): number[] {
  const lengths: number[] = []
  let at = 0
  for (const sentence of splitSentences(whole)) {
    const start = at
    for (const wanted of sentence.replace(/\s/gu, '')) {
      while (at < whole.length && /\s/u.test(whole.charAt(at))) at += 1
      at += wanted.length
    }
    while (at < whole.length && /\s/u.test(whole.charAt(at))) at += 1
    lengths.push(at - start)
  }
  if (at < whole.length || lengths.length === 0) lengths.push(whole.length - at)
  return lengths
}

function cutParts(parts: SentencePart[], lengths: number[]): SentencePart[][] {
  const rest = [...parts]
  return lengths
    .map((length) => {
      const taken: SentencePart[] = []
      let left = length
      while (left > 0) {
        const next = rest.shift()
        if (!next) break
        const size = charactersOf(next).length
        if (next.run.kind === 'break' || size <= left) {
          taken.push(next)
        } else {
          taken.push({ ...next, run: { ...next.run, text: next.run.text.slice(0, left) } })
          rest.unshift({ ...next, run: { ...next.run, text: next.run.text.slice(left) } })
        }
        left -= size
      }
      return taken
    })
    .filter((taken) => taken.length > 0)
}

function around(parts: SentencePart[], { aroundAll }: Tracing): Condition[] {
  const found = new Map<string, Condition>()
  for (const { origin } of parts)
    for (const condition of origin.conditions) found.set(keyOf(condition), condition)
  for (const condition of aroundAll) found.delete(keyOf(condition))
  return [...found.values()]
}

function keyOf({ question, test, value }: Condition): string {
  return `${question} ${test} ${value}`
}
