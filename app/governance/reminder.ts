// Reminders: which stage of a coming day somebody is to be reminded of today.
import { daysBetween } from './review-cycle'

export type ReminderKind = 'decision' | 'review' | 'valid-to' | 'emergency' | 'experiment'

/** Something that somebody must do by a day. */
export type Due = {
  kind: ReminderKind
  /** The thing and its day: another day is another thing to be reminded of. */
  subjectId: string
  personId: string
  /** ISO date. */
  dueOn: string
  title: string
  /** Why it is theirs: "because you own it". */
  because: string
  /** Path on this instance. */
  path: string
}

const daysBefore: Record<ReminderKind, readonly number[]> = {
  decision: [2],
  review: [30, 7],
  'valid-to': [30, 7],
  emergency: [7, 2],
  experiment: [7],
}

/** A stage before the day is not made up for after so many days: then the next one is near. */
const grace = 7

/**
 * The stage of this day (ISO dates), or null on days that remind of nothing. Before the day in steps, on the day, for decisions
 * and emergencies again a day after it, then each week. A stage that fell on a day without mail is the stage of the days that
 * follow it.
 */
export function stageOn(due: Pick<Due, 'kind' | 'dueOn'>, today: string): string | null {
  const left = daysBetween(today, due.dueOn)
  if (left > 0) {
    const stage = daysBefore[due.kind].filter((days) => left <= days).at(-1)
    return stage !== undefined && stage - left < grace ? `before-${stage}` : null
  }
  const late = -left
  if (late >= 7) return `after-${Math.floor(late / 7) * 7}`
  return late >= 1 && isUrgent(due.kind) ? 'after-1' : 'on'
}

/** True when others wait for it: such a reminder goes beyond the cap of a week, though never beyond one message a day. */
export function isUrgent(kind: ReminderKind): boolean {
  return kind === 'decision' || kind === 'emergency'
}

const verbs: Record<ReminderKind, string> = {
  decision: 'Decide on',
  review: 'Look again at',
  'valid-to': 'Replace, or let end,',
  emergency: 'Approval after an emergency:',
  experiment: 'End the experiment, and say what was learned:',
}

/** "Look again at “Social media policy”": what is to be done, before its day and its reason. */
export function dueWords(due: Pick<Due, 'kind' | 'title'>): string {
  return `${verbs[due.kind]} “${due.title}”`
}
