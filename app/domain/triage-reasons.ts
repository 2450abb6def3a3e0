// Why a scenario fits the answers: the reader's own words, so that they can tell a good match from a poor one.
import { triageQuestions, type Scenario, type TriageAnswers } from './playbook'

/**
 * The labels of the answers that a scenario fits, and of those it does not, in the order of the questions.
 * A question left open, or one the scenario does not care about, stands in neither.
 */
export function triageReasons(
  scenario: Pick<Scenario, 'triage'>,
  answers: TriageAnswers,
): { fits: string[]; differs: string[] } {
  const keys: readonly string[] = scenario.triage
  const fits: string[] = []
  const differs: string[] = []
  for (const question of triageQuestions) {
    const chosen = question.options.find((option) => option.value === answers[question.id])
    if (!chosen || !question.options.some((option) => keys.includes(option.value))) continue
    if (keys.includes(chosen.value)) fits.push(chosen.label)
    else differs.push(chosen.label)
  }
  return { fits, differs }
}

/** The answers among submitted values; anything that is no option counts as left open. */
export function readTriageAnswers(values: (question: string) => string | null): TriageAnswers {
  const answers: TriageAnswers = {}
  for (const question of triageQuestions) {
    const chosen = question.options.find((option) => option.value === values(question.id))
    if (chosen) answers[question.id] = chosen.value
  }
  return answers
}
