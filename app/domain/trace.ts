// Where drafted text comes from, noted while it is drafted: beside the document, never in it.
import type { Block, TextRun } from './policy-document'
import type { Condition, QuestionId } from './template'

/** What put some words into the text, and the conditions around them that held. */
export type Origin = { conditions: readonly Condition[] } & (
  | { kind: 'template' }
  | { kind: 'answer'; question: QuestionId }
  /** The placeholder of a question that is open. */
  | { kind: 'gap'; question: QuestionId }
)

/** So many characters of a run, from its start or the end of the span before. */
export type Span = { origin: Origin; length: number }

export type Trace = {
  /** Of pieces before they are cleaned. */
  origins: Map<TextRun, Origin>
  /** Of the runs of the document; their lengths add up to the run's. */
  spans: Map<TextRun, Span[]>
  /** Of blocks that hold words of the template outside their runs: captions, steps, contacts. */
  blocks: Map<Block, readonly Condition[]>
}

/** An empty trace, to hand to `draftPolicy`. */
export function newTrace(): Trace {
  return { origins: new Map(), spans: new Map(), blocks: new Map() }
}
