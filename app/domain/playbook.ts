// The playbook: what a scenario is, and which one somebody in a hurry means, by words or by three questions.
import type { Clause } from './policy-document'
import type { SectionKey } from './section'

/** 1 is the worst (playbook.md's L4), 4 a slip (L1). */
export type Severity = 1 | 2 | 3 | 4

export type Scenario = {
  id: string
  version: string
  title: string
  language: string
  severity: Severity
  summary: string
  /** What a panicking person would type. */
  aliases: string[]
  /** How you know that it is this one. */
  signs: string[]
  /** Names of roles to involve. */
  involve: string[]
  blame: Blame
  remove: RemoveRule
  evidence: string[]
  doNot: string[]
  prevent: string[]
  related: SectionKey[]
  triage: TriageKey[]
  clocks: Clock[]
  sources: string[]
  /** In this order: steps, call, remove, say, record and, where it helps, after. Numbered. */
  clauses: Clause[]
}

/** How much of it is our own doing (Coombs, situational crisis communication theory). */
export const blames = ['victim', 'accidental', 'preventable'] as const
export type Blame = (typeof blames)[number]

/** The rule for the post itself, in a sentence that a responder can act on. */
export const removeRules = {
  'remove-now': 'Save the evidence, then remove it now.',
  'remove-and-say-so': 'Save the evidence, remove it, and say in the same place that you did.',
  'correct-visibly': 'Keep it up and correct it where everyone can see the correction.',
  keep: 'Keep it. Do not delete it.',
  'not-ours': 'It is not yours to delete. Save the evidence and report it to the platform.',
  decide: 'Save the evidence first. Then decide by the lines below.',
} as const
export type RemoveRule = keyof typeof removeRules

/** A limit set by law: which, where it applies, how long, and whether somebody checked it. */
export type Clock = { law: string; where: string; limit: string; status: string }

/** Three questions lead to a scenario. The wording stands here and nowhere else. */
export const triageQuestions = [
  {
    id: 'whose',
    label: 'Where did it happen?',
    options: [
      { value: 'ours-official', label: 'On one of our official accounts' },
      { value: 'ours-personal', label: 'On a colleague’s own account' },
      { value: 'others', label: 'Somebody else posted it or did it' },
    ],
  },
  {
    id: 'what',
    label: 'What is wrong?',
    options: [
      { value: 'words', label: 'The words or the picture: rude, hurtful, badly timed, on the wrong account' },
      { value: 'facts', label: 'The facts: it says something untrue' },
      { value: 'people', label: 'It shows a person, personal data or a secret' },
      { value: 'access', label: 'We have lost control of an account' },
      { value: 'attack', label: 'Somebody is attacking us or a colleague' },
      { value: 'rights', label: 'An advert, a review, or something that belongs to somebody else' },
    ],
  },
  {
    id: 'harm',
    label: 'How bad is it right now?',
    options: [
      { value: 'danger-now', label: 'Somebody may be hurt or robbed right now' },
      { value: 'spreading', label: 'It is spreading' },
      { value: 'quiet', label: 'Hardly anybody has seen it' },
    ],
  },
] as const

export type TriageQuestion = (typeof triageQuestions)[number]
export type TriageKey = TriageQuestion['options'][number]['value']
export type TriageAnswers = Partial<Record<TriageQuestion['id'], string>>

export const triageKeys: readonly TriageKey[] = triageQuestions.flatMap((question) =>
  question.options.map((option) => option.value),
)

export type RankedScenario = { scenario: Scenario; score: number }

const triageWeights: Record<TriageQuestion['id'], number> = { what: 4, whose: 3, harm: 2 }

/**
 * Scenarios that fit the answers, best first; equal ones by severity, the worst first.
 * A question that was left open, or that a scenario does not care about, counts for nothing. When somebody may be hurt,
 * the most severe scenarios come first among those that fit as well.
 */
export function triage(scenarios: readonly Scenario[], answers: TriageAnswers): RankedScenario[] {
  return scenarios
    .map((scenario) => ({ scenario, score: fit(scenario, answers) }))
    .filter((ranked) => ranked.score > 0)
    .sort(byScoreThenSeverity)
}

function fit(scenario: Scenario, answers: TriageAnswers): number {
  const keys: readonly string[] = scenario.triage
  let score = 0
  for (const question of triageQuestions) {
    const given = answers[question.id]
    if (given === undefined || given === '') continue
    const cares = question.options.some((option) => keys.includes(option.value))
    if (!cares) continue
    score += keys.includes(given) ? triageWeights[question.id] : -triageWeights[question.id]
  }
  return score
}

function byScoreThenSeverity(left: RankedScenario, right: RankedScenario): number {
  return (
    right.score - left.score ||
    left.scenario.severity - right.scenario.severity ||
    left.scenario.title.localeCompare(right.scenario.title, 'en')
  )
}
