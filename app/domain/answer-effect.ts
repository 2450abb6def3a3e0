// What a changed answer does, before it is kept: to the text, to what is asked, and to what is missing.
import type { Answers } from './answer'
import { diffDocuments, isSameClause, type DocumentDiff } from '../compare/document-diff'
import { draftInput, type DraftText } from './draft'
import { askedQuestions } from './draft-gaps'
import { deepEqual } from './deep-equal'
import { findClause, type Clause, type ClauseId } from './policy-document'
import { redraftPolicy, type Drafted } from './redraft'
import type { Question, QuestionId, Template } from './template'

/** A question by the words that people know it by. */
export type NamedQuestion = { id: QuestionId; label: string }

/** Plain data: it crosses to the browser as JSON. */
export type AnswerEffect = {
  /** Only the clauses and facts whose words change, come or go; new numbers alone are no change. */
  diff: DocumentDiff
  /** Questions that are asked from now on; `gap` while nobody has answered them. */
  opens: (NamedQuestion & { gap: boolean })[]
  /** Questions that are not asked any more. */
  closes: NamedQuestion[]
  /** Gaps that come into the text, and gaps that go, apart from those of `opens` and `closes`. */
  gapsMade: NamedQuestion[]
  gapsFilled: NamedQuestion[]
  /** Clauses written by hand for which the template would say something else with the new answer: they stay as they are. */
  notFollowing: { clauseId: ClauseId; heading: string }[]
}

/** What it would do to the draft if these answers stood in it. Nothing is kept. */
export function answerEffect(
  draft: DraftText,
  template: Template,
  after: { answers: Answers; skipped: QuestionId[] },
): AnswerEffect {
  const before = redraftPolicy(draftInput(draft, template))
  const now = redraftPolicy(draftInput({ ...draft, ...after }, template), before)
  const askedBefore = askedQuestions(template, draft.answers)
  const askedNow = askedQuestions(template, after.answers)
  const opened = askedNow.filter((question) => !askedBefore.includes(question))
  const closed = askedBefore.filter((question) => !askedNow.includes(question))
  const made = gapsOnlyIn(now, before)
  const gone = gapsOnlyIn(before, now)
  const named = (questions: Question[]): NamedQuestion[] => questions.map(({ id, label }) => ({ id, label }))
  const those = (ids: Set<QuestionId>, without: Question[]): Question[] =>
    template.questions.filter((question) => ids.has(question.id) && !without.includes(question))
  return {
    diff: onlyChanges(diffDocuments(before.document, now.document)),
    opens: opened.map(({ id, label }) => ({ id, label, gap: made.has(id) })),
    closes: named(closed),
    gapsMade: named(those(made, opened)),
    gapsFilled: named(those(gone, closed)),
    notFollowing: notFollowing(draft, template, after.answers),
  }
}

/** True when the answer changes nothing that people read. */
export function changesNoText({ diff }: AnswerEffect): boolean {
  return diff.clauses.length === 0 && diff.facts.length === 0
}

function gapsOnlyIn(one: Drafted, other: Drafted): Set<QuestionId> {
  const others = new Set(other.gaps.map((gap) => gap.question))
  return new Set(one.gaps.map((gap) => gap.question).filter((id) => !others.has(id)))
}

function onlyChanges(diff: DocumentDiff): DocumentDiff {
  return {
    ...diff,
    facts: diff.facts.filter((fact) => fact.change !== 'same'),
    clauses: diff.clauses.filter((clause) => !isSameClause(clause)),
  }
}

function notFollowing(draft: DraftText, template: Template, answers: Answers): AnswerEffect['notFollowing'] {
  const byHand = Object.entries(draft.edits)
  if (byHand.length === 0) return []
  const unedited = { ...draftInput(draft, template), edits: {} }
  const before = redraftPolicy(unedited)
  const now = redraftPolicy({ ...unedited, answers }, before)
  return byHand.flatMap(([clauseId, { heading }]) =>
    sameWords(findClause(before.document, clauseId), findClause(now.document, clauseId))
      ? []
      : [{ clauseId, heading }],
  )
}

function sameWords(before: Clause | undefined, now: Clause | undefined): boolean {
  if (!before || !now) return before === now
  return before.heading === now.heading && deepEqual(before.blocks, now.blocks)
}
