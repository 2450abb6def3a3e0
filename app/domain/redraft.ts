// Drafting again after a change: only what the change touches is drafted, everything else stays the very same object.
import { answerTo, type Answers } from './answer'
import { deepEqual } from './deep-equal'
import type { EarlierBlocks } from './draft-clauses'
import { handWritten, type DraftInput } from './draft-input'
import { draftPolicy, type DraftedPolicy } from './drafting'
import { allClauses, type Clause, type ClauseId } from './policy-document'
import { dependsOn } from './question-use'
import type { QuestionId } from './template'

/** A drafted policy with what it was drafted from: where the next drafting starts. */
export type Drafted = DraftedPolicy & { input: DraftInput }

/**
 * Equal to `draftPolicy` of the same input. Text whose answers did not change since `last` is not drafted again, and
 * each clause that came out the same is the same object: a comparison skips it, and no page need draw it again.
 */
export function redraftPolicy(input: DraftInput, last?: Drafted): Drafted {
  if (!last) return { ...draftPolicy(input), input }
  const former = new Map(allClauses(last.document.clauses).map((clause) => [clause.id, clause]))
  const { document, gaps } = draftPolicy(input, { earlier: earlierBlocks(input, last, former) })
  return { input, gaps, document: { ...document, clauses: keepSame(document.clauses, former) } }
}

function earlierBlocks(
  input: DraftInput,
  last: Drafted,
  former: ReadonlyMap<ClauseId, Clause>,
): EarlierBlocks {
  const { template } = input
  if (last.input.template !== template) return () => undefined
  const changed = changedAnswers(last.input.answers, input.answers)
  return (clause) => {
    if (handWritten(last.input.edits, clause.id)) return undefined
    if (dependsOn(template, clause).some((id) => changed.has(id))) return undefined
    return former.get(clause.id)?.blocks
  }
}

function changedAnswers(before: Answers, after: Answers): Set<QuestionId> {
  const ids = [...Object.keys(before), ...Object.keys(after)]
  return new Set(ids.filter((id) => !deepEqual(answerTo(before, id), answerTo(after, id))))
}

/** The clauses, each replaced by its former self where nothing in it or below it differs. */
function keepSame(clauses: Clause[], former: ReadonlyMap<ClauseId, Clause>): Clause[] {
  return clauses.map((clause) => {
    const inner = keepSame(clause.clauses, former)
    const before = former.get(clause.id)
    return before && isSame(before, clause, inner) ? before : { ...clause, clauses: inner }
  })
}

function isSame(before: Clause, clause: Clause, inner: Clause[]): boolean {
  return (
    before.number === clause.number &&
    before.section === clause.section &&
    before.heading === clause.heading &&
    before.clauses.length === inner.length &&
    before.clauses.every((part, index) => part === inner[index]) &&
    deepEqual(before.audience, clause.audience) &&
    deepEqual(before.blocks, clause.blocks)
  )
}
