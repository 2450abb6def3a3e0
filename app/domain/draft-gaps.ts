// Gaps: the questions that are asked, have no answer, and that the text or its screen still waits for.
import { answerTo, isAsked, type Answers } from './answer'
import { handWritten, type DraftInput } from './draft-input'
import type { ClauseId } from './policy-document'
import { usedInText } from './question-use'
import { allTemplateClauses, type Question, type QuestionId, type Template } from './template'

/** A question that is asked, has no answer, and that the text (or its clause's screen) still waits for. */
export type Gap = { question: QuestionId; clauseId: ClauseId; skipped: boolean }

/** A question is no gap when the clause it belongs to was rewritten by hand and no other text waits for it. */
export function findGaps(input: DraftInput): Gap[] {
  const { template, answers, skipped, edits } = input
  const used = new Set<QuestionId>(template.facts.map((fact) => fact.question))
  const byAuthor = clausesRemoved(input)
  for (const clause of allTemplateClauses(template.clauses)) {
    if (byAuthor.has(clause.id)) continue
    for (const condition of clause.when) used.add(condition.question)
    if (!handWritten(edits, clause.id)) for (const id of usedInText(clause)) used.add(id)
  }
  for (const question of template.questions) {
    if (!handWritten(edits, question.clauseId) && !byAuthor.has(question.clauseId)) used.add(question.id)
  }
  return askedQuestions(template, answers)
    .filter((question) => answerTo(answers, question.id) === undefined && used.has(question.id))
    .map((question) => ({
      question: question.id,
      clauseId: question.clauseId,
      skipped: skipped.includes(question.id),
    }))
}

/** The questions of the template that are asked with these answers, in reading order. */
export function askedQuestions(template: Template, answers: Answers): Question[] {
  return template.questions.filter((question) => isAsked(question, answers))
}

/** Clauses that the author left out, with everything inside them. */
function clausesRemoved(input: DraftInput): Set<ClauseId> {
  const removed = new Set(input.arrangement?.leftOut)
  const inside = allTemplateClauses(input.template.clauses)
    .filter((clause) => removed.has(clause.id))
    .flatMap((clause) => allTemplateClauses([clause]).map((part) => part.id))
  return new Set(inside)
}
