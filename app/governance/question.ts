// Questions of staff: who sees one, who answers it, where it stands, and how well the promise was kept over a year.
import { may } from '../domain/permission'
import type { Person } from '../domain/person'

export type QuestionFacts = {
  askedBy: { id: string }
  askedOf: { id: string }
  promisedBy: string
  answeredAt: string | null
  closedAt: string | null
}

/** The asker, the one asked, and whoever may read questions. */
export function maySeeQuestion(person: Person, question: QuestionFacts): boolean {
  return question.askedBy.id === person.id || mayAnswer(person, question) || may(person, 'read-questions')
}

/** The one asked, and whoever may answer questions; nobody answers their own. */
export function mayAnswer(person: Person, question: QuestionFacts): boolean {
  if (question.askedBy.id === person.id) return false
  return question.askedOf.id === person.id || may(person, 'answer-questions')
}

/** What a list of questions may show. */
export const questionFilters = ['waiting', 'overdue', 'all'] as const
export type QuestionFilter = (typeof questionFilters)[number]

export type QuestionState = 'waiting' | 'overdue' | 'answered' | 'taken-back'

/** Where it stands at this moment. */
export function questionState(question: QuestionFacts, at: Date): QuestionState {
  if (question.answeredAt !== null) return 'answered'
  if (question.closedAt !== null) return 'taken-back'
  return question.promisedBy < at.toISOString() ? 'overdue' : 'waiting'
}

export type QuestionYear = {
  asked: number
  answered: number
  /** Of those answered, how many by the promised time. */
  inTime: number
  waiting: number
  /** Clause id → how many; null for those about no clause. The most asked about first. */
  byClause: { clauseId: string | null; asked: number }[]
}

/** What a year of questions says. Those taken back do not count. */
export function questionYear(
  questions: readonly (QuestionFacts & { clauseId: string | null })[],
): QuestionYear {
  const counted = questions.filter((one) => one.closedAt === null)
  const answered = counted.filter((one) => one.answeredAt !== null)
  const byClause = new Map<string | null, number>()
  for (const { clauseId } of counted) byClause.set(clauseId, (byClause.get(clauseId) ?? 0) + 1)
  return {
    asked: counted.length,
    answered: answered.length,
    inTime: answered.filter((one) => (one.answeredAt ?? '') <= one.promisedBy).length,
    waiting: counted.length - answered.length,
    byClause: [...byClause]
      .map(([clauseId, asked]) => ({ clauseId, asked }))
      .sort((one, other) => other.asked - one.asked),
  }
}
