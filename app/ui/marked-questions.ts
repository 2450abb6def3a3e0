// Check questions after a try: which were right, why, and where the section stands.
import type { CheckAnswers, CheckQuestion } from '../domain/check-question'
import { allClauses, type PolicyDocument } from '../domain/policy-document'
import { clauseAnchor } from '../render/web'
import type { MarkedQuestion } from './check-form'

/** The questions with the answers given; `page` is the address of the text, "" for the same page. */
export function markedQuestions(
  questions: readonly CheckQuestion[],
  answers: CheckAnswers,
  document: PolicyDocument,
  page = '',
): MarkedQuestion[] {
  const clauses = allClauses(document.clauses)
  return questions.map(({ id, clauseId, question, options, correct, why }) => {
    const clause = clauses.find((one) => one.id === clauseId)
    const chosen = answers[id] ?? 0
    return {
      ...{ id, question, options, chosen, isRight: chosen === correct, why },
      section: clause
        ? {
            label: `${clause.number} ${clause.heading}`,
            href: `${page}#${encodeURIComponent(clauseAnchor(clause.id))}`,
          }
        : null,
    }
  })
}
