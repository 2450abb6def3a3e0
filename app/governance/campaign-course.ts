// The course of a campaign: what may happen to it between its launch and its end, and by when whoever joins must answer.
import { daysLater, isDay } from '../domain/local-day'
import { accepted, refused, type Outcome, type Refusal } from '../domain/outcome'

/** Where a campaign stands, in the order in which that is asked. */
export type CampaignStanding = 'closed' | 'enrolling' | 'paused' | 'open'

/** What decides: ISO instants, or null. */
export type CampaignMoments = { enrolledAt: string | null; pausedAt: string | null; closedAt: string | null }

export function campaignStanding({ enrolledAt, pausedAt, closedAt }: CampaignMoments): CampaignStanding {
  if (closedAt !== null) return 'closed'
  if (enrolledAt === null) return 'enrolling'
  return pausedAt === null ? 'open' : 'paused'
}

/** Days that whoever comes late has at least, where the campaign has a day of its own. */
export const leastDaysForJoiners = 7

/** The due day (ISO date) of somebody who is enrolled today. In: the campaign's day, and its days for each person or null. */
export function dueForJoiner(campaign: { dueOn: string; dueDays: number | null }, today: string): string {
  const own = daysLater(today, campaign.dueDays ?? leastDaysForJoiners)
  if (campaign.dueDays !== null) return own
  return own > campaign.dueOn ? own : campaign.dueOn
}

/** A due day may move to a later one, with a reason: earlier would take time away that people were promised. */
export function decideDueDate(
  campaign: CampaignMoments & { dueOn: string },
  wish: { dueOn: string; reason: string },
  today: string,
): Outcome<null> {
  if (campaign.closedAt !== null) return campaignClosed
  const fields: Record<string, string> = {}
  if (!isDay(wish.dueOn)) fields['dueOn'] = 'Give the due date as a day, for example 2027-03-14.'
  else if (wish.dueOn <= campaign.dueOn)
    fields['dueOn'] = 'People were promised time until the present due date. Choose a later day.'
  else if (wish.dueOn < today) fields['dueOn'] = 'The due date is in the past. Choose today or a later day.'
  return withReason(wish.reason, fields, 'Say why people get more time. They can read it.')
}

/** A campaign is closed once, with a reason. */
export function decideClosing(campaign: CampaignMoments, reason: string): Outcome<null> {
  if (campaign.closedAt !== null) return campaignClosed
  return withReason(reason, {}, 'Say in a sentence why it is closed.')
}

/** A reason that somebody typed, with what else is wrong. */
export function withReason(reason: string, fields: Record<string, string>, missing: string): Outcome<null> {
  const all = {
    ...fields,
    ...(reason.trim() === '' && { reason: missing }),
    ...(reason.length > 500 && { reason: 'Keep the reason under 500 characters.' }),
  }
  const first = Object.values<string>(all)[0]
  return first === undefined ? accepted(null) : refused('reason-required', first, all)
}

export const campaignClosed: Refusal = refused(
  'campaign-closed',
  'This campaign is closed, so nothing about it changes any more. Launch a new one if people must be asked again.',
)
