// Experiments: a sanctioned trial on social media, from its proposal to what was learned. The state machine and its refusals.
import { answerTo, type Answers } from './answer'
import { daysLater, isDay } from './local-day'
import { accepted, refused, type Outcome } from './outcome'
import { may } from './permission'
import type { Person } from './person'

/** `proposed → running | declined`; `running → ended`. Overdue is running after its last day. */
export type ExperimentState = 'proposed' | 'declined' | 'running' | 'ended'

export const goesOnWords = {
  keep: 'Keep it',
  change: 'Change it and go on',
  stop: 'Stop it',
} as const
export type GoesOn = keyof typeof goesOnWords

/** Weeks a trial may last where no policy says otherwise. */
export const usualWeeks = 12

type Standing = { decision: 'agreed' | 'declined' | null; endedAt: string | null }

/** Where an experiment stands, from what was decided and recorded. */
export function stateOfExperiment({ decision, endedAt }: Standing): ExperimentState {
  if (decision === null) return 'proposed'
  if (decision === 'declined') return 'declined'
  return endedAt === null ? 'running' : 'ended'
}

/** True when a running experiment's last day (ISO date) has passed and nobody has said what was learned. */
export function isOverTime(experiment: Standing & { endsOn: string }, today: string): boolean {
  return stateOfExperiment(experiment) === 'running' && experiment.endsOn < today
}

/** Weeks that the live policies allow: the shortest of their answers to `trial-weeks`, else twelve. */
export function weeksAllowed(policies: readonly { answers: Answers }[]): number {
  const weeks = policies
    .map(({ answers }) => answerTo(answers, 'trial-weeks'))
    .filter((answer) => typeof answer === 'number' && answer >= 1 && answer <= 520)
  return weeks.length === 0 ? usualWeeks : Math.floor(Math.min(...weeks.map(Number)))
}

/** Refuses an end date that is none, is not after today, or lies beyond the weeks allowed. */
export function acceptEndDate(endsOn: string, today: string, weeks: number): Outcome<string> {
  const no = (sentence: string) => refused('experiment-end', sentence, { endsOn: sentence })
  if (!isDay(endsOn)) return no('Give the last day as a date, for example 2027-02-26.')
  if (endsOn <= today) return no('The last day must lie after today. Choose a later one.')
  const latest = daysLater(today, weeks * 7)
  if (endsOn > latest) {
    return no(
      `A trial may last ${weeks === 1 ? 'one week' : `${weeks} weeks`}. Choose ${latest} or an earlier day.`,
    )
  }
  return accepted(endsOn)
}

/** Whether this person may say yes or no now. A no needs a reason. */
export function acceptExperimentDecision(
  experiment: Standing & { proposedBy: string },
  by: Person,
  word: { decision: 'agreed' | 'declined'; comment: string },
): Outcome<null> {
  if (!may(by, 'decide-experiments'))
    return refused('not-a-leader', 'Only leaders decide about experiments. Ask one of them to look at it.')
  if (experiment.proposedBy === by.id)
    return refused('own-experiment', 'You proposed this, so somebody else must decide. Ask another leader.')
  if (stateOfExperiment(experiment) !== 'proposed')
    return refused('decided-already', 'Somebody has decided already. Open the page again to see what.')
  if (word.decision === 'declined' && word.comment === '') {
    const sentence = 'Say why not, and what would make it possible. A no without a reason teaches nobody.'
    return refused('no-reason', sentence, { comment: sentence })
  }
  return accepted(null)
}

/** Whether this person may end it: whoever proposed it, or a leader, while it runs. */
export function acceptExperimentEnd(
  experiment: Standing & { proposedBy: string },
  by: Person,
  told: { learned: string; goesOn: string },
): Outcome<GoesOn> {
  if (experiment.proposedBy !== by.id && !may(by, 'decide-experiments'))
    return refused('not-theirs', 'Only the person who proposed it and leaders can end it. Ask one of them.')
  if (stateOfExperiment(experiment) !== 'running')
    return refused('not-running', 'This experiment is not running. Open the page again to see what happened.')
  const fields: Record<string, string> = {}
  if (told.learned === '') fields['learned'] = 'Write what was learned. Two sentences are enough.'
  if (!isGoesOn(told.goesOn)) fields['goesOn'] = 'Choose whether to keep, change or stop it.'
  if (!isGoesOn(told.goesOn) || told.learned === '')
    return refused('experiment-unfinished', 'Say what was learned and how it goes on.', fields)
  return accepted(told.goesOn)
}

function isGoesOn(value: string): value is GoesOn {
  return Object.hasOwn(goesOnWords, value)
}
