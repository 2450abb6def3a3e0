// Check questions: a few words about everyday situations that show whether a policy was understood. No trick questions.
import { accepted, refused, type Outcome } from './outcome'
import { allClauses, type Clause, type ClauseId, type PolicyDocument } from './policy-document'

export type CheckQuestion = {
  id: string
  /** The clause that answers it. */
  clauseId: ClauseId
  question: string
  options: string[]
  /** Place of the right option, from 0. */
  correct: number
  /** Said after the answer, right or wrong. */
  why: string
}

/** What a question may be. A page of more than twelve is an exam, and nobody reads an option that is as long as a clause. */
export const checkLimits = { questions: 12, question: 300, options: 5, option: 200, why: 500 } as const

/** Where a question stands to the text in force: asked, or left out because its clause is gone or is for some people only. */
export type CheckPlace = 'asked' | 'gone' | 'for-some'

/** Whether a question about this clause can be asked of everybody who reads the document. */
export function checkPlace(document: PolicyDocument | null, clauseId: ClauseId): CheckPlace {
  if (!document) return 'gone'
  const clause = allClauses(document.clauses).find((one) => one.id === clauseId)
  if (!clause) return 'gone'
  return clausesForEveryone(document).some((one) => one.id === clauseId) ? 'asked' : 'for-some'
}

/** The clauses that everybody reads: neither they nor the clause around them are for some people only. */
export function clausesForEveryone({ clauses }: Pick<PolicyDocument, 'clauses'>): Clause[] {
  return clauses
    .filter((clause) => clause.audience.kind === 'everyone')
    .flatMap((clause) => [clause, ...clausesForEveryone(clause)])
}

/** A question as somebody wrote it, tidied; `correct` counts from 0 among `options` as they were typed, empty ones included. */
export function decideCheckQuestion(
  typed: Omit<CheckQuestion, 'id'>,
  clauses: readonly ClauseId[],
): Outcome<Omit<CheckQuestion, 'id'>> {
  const fields: Record<string, string> = {}
  const options = typed.options.map((option) => option.trim())
  const filled = options.filter((option) => option !== '')
  if (!clauses.includes(typed.clauseId)) fields['clause'] = 'Choose the section that answers the question.'
  if (typed.question.trim() === '') fields['question'] = 'Write the question.'
  if (filled.length < 2) fields['option0'] = 'Write at least two answers to choose from.'
  else if (new Set(filled.map((option) => option.toLowerCase())).size < filled.length)
    fields['option0'] = 'Two answers say the same. Change one of them.'
  if (!options[typed.correct]) fields['correct'] = 'Mark the right answer, one that has words.'
  if (typed.why.trim() === '') fields['why'] = 'Say why it is right: people learn most from this line.'
  if (Object.keys(fields).length > 0)
    return refused('question-incomplete', 'The question is not complete yet.', fields)
  return accepted({
    clauseId: typed.clauseId,
    question: typed.question.trim(),
    options: filled,
    correct: options.slice(0, typed.correct).filter((option) => option !== '').length,
    why: typed.why.trim(),
  })
}

/** Question id → place of the option that somebody chose. */
export type CheckAnswers = Record<string, number>

export type CheckResult = { correct: number; asked: number; passed: boolean; wrong: string[] }

/**
 * How many answers are right, and whether that is enough. Every question must have an answer that it offers; answers to other
 * questions are left out.
 */
export function markAnswers(
  questions: readonly CheckQuestion[],
  answers: CheckAnswers,
  passMark: number,
): Outcome<CheckResult & { answers: CheckAnswers }> {
  const open = questions.filter(({ id, options }) => {
    const chosen = Object.hasOwn(answers, id) ? answers[id] : undefined
    return chosen === undefined || options[chosen] === undefined
  })
  if (open.length > 0) {
    return refused(
      'answers-missing',
      open.length === 1 ? 'One question has no answer yet.' : `${open.length} questions have no answer yet.`,
      Object.fromEntries(open.map(({ id, question }) => [`check-${id}`, `Choose an answer: ${question}`])),
    )
  }
  const wrong = questions.filter(({ id, correct }) => answers[id] !== correct).map(({ id }) => id)
  const correct = questions.length - wrong.length
  return accepted({
    ...{ correct, asked: questions.length, passed: correct >= passMark, wrong },
    answers: Object.fromEntries(questions.map(({ id }) => [id, answers[id] ?? 0])),
  })
}

export type CheckStanding =
  | { kind: 'none' }
  /** null: as often as they like. */
  | { kind: 'to-do'; triesLeft: number | null }
  | { kind: 'passed'; at: string }
  | { kind: 'failed' }

/** Where somebody stands after so many tries. `tries` is how many they have, 0 for as many as they like; null: not asked. */
export function checkStanding(
  tries: number | null,
  attempts: readonly { passed: boolean; at: string }[],
): CheckStanding {
  if (tries === null) return { kind: 'none' }
  const passed = attempts.find((attempt) => attempt.passed)
  if (passed) return { kind: 'passed', at: passed.at }
  if (tries === 0) return { kind: 'to-do', triesLeft: null }
  if (attempts.length >= tries) return { kind: 'failed' }
  return { kind: 'to-do', triesLeft: tries - attempts.length }
}

/** "2 tries left" for people. */
export function triesWords(triesLeft: number | null): string {
  if (triesLeft === null) return 'You may try as often as you like.'
  return triesLeft === 1 ? 'You have one try left.' : `You have ${triesLeft} tries left.`
}
