// When a campaign reminds somebody: at first, so many days before the due day, and after it, each stage once.
import { daysLater } from '../domain/local-day'
import { usualReminders, type CampaignReminders } from './campaign-plan'
import { daysBetween } from './review-cycle'

/** What a campaign's own JSON says; what it leaves out is as usual. */
export function remindersOf(json: string): CampaignReminders {
  return { ...usualReminders, ...(JSON.parse(json) as Partial<CampaignReminders>) }
}

/** Somebody who owes an answer. Days are ISO dates in the organisation's calendar. */
export type Owed = { assignedOn: string; dueOn: string; reminders: CampaignReminders }

/**
 * The latest stage whose day has come, or null when none has. It stays the stage until the next one comes: what fell on a day
 * without mail is made up for, once. A day before the due day that lies before the enrolment is no stage.
 */
export function campaignStage({ assignedOn, dueOn, reminders }: Owed, today: string): string | null {
  const { first, before, every } = reminders
  const late = daysBetween(dueOn, today)
  if (every > 0 && late >= every) return `after-${Math.floor(late / every) * every}`
  const reached = before
    .filter((days) => daysLater(dueOn, -days) <= today && daysLater(dueOn, -days) > assignedOn)
    .sort((one, other) => one - other)
  if (reached[0] !== undefined) return `before-${reached[0]}`
  return first && assignedOn <= today ? 'first' : null
}

/**
 * Days after the due day on which a manager is told; 0: never. The organisation's number is the least, and its 0 ends it for
 * all campaigns.
 */
export function managerDays(reminders: CampaignReminders, organisation: number): number {
  if (organisation === 0 || reminders.manager === 0) return 0
  return Math.max(reminders.manager, organisation)
}
