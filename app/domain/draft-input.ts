// What a policy is drafted from: its template, the answers, what was written by hand, and how its sections are arranged.
import type { Answers } from './answer'
import type { Arrangement } from './arrangement'
import type { Block, ClauseId } from './policy-document'
import type { QuestionId, Template } from './template'

/** Clause id → the heading and blocks that somebody wrote by hand; they replace the drafted ones. */
export type Edits = Record<ClauseId, { heading: string; blocks: Block[] }>

export type DraftInput = {
  template: Template
  answers: Answers
  skipped: readonly QuestionId[]
  edits: Edits
  /** Left out: as the template has it. */
  arrangement?: Arrangement
}

/** The hand-written words of a clause, or undefined. Safe for any id. */
export function handWritten(edits: Edits, id: ClauseId): Edits[ClauseId] | undefined {
  return Object.hasOwn(edits, id) ? edits[id] : undefined
}
