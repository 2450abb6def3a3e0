// Campaigns: who must acknowledge which version, with which words, and by when.
import { isDay } from '../domain/local-day'
import { accepted, refused, type Outcome } from '../domain/outcome'
import type { Audience } from './audience'

export type { Audience } from './audience'

/** What people sign unless the campaign chooses other words. Never a waiver of rights. */
export const defaultStatement = 'I have read it and know where to ask.'

export type CampaignRequest = { audience: Audience; statement: string; dueOn: string }

/**
 * Checks what a campaign asks for. In: the request, today as an ISO day, and how many people the audience holds.
 * Refuses an empty statement, a due date that is no day or lies before today, and an audience of nobody.
 */
export function decideCampaign(
  request: CampaignRequest,
  today: string,
  people: number,
): Outcome<CampaignRequest> {
  const fields: Record<string, string> = {}
  if (request.statement.trim() === '') fields.statement = 'Write the sentence that people sign.'
  if (request.statement.length > 500) fields.statement = 'Keep the sentence under 500 characters.'
  if (!isDay(request.dueOn)) fields.dueOn = 'Give the due date as a day, for example 2027-03-14.'
  else if (request.dueOn < today) fields.dueOn = 'The due date is in the past. Choose today or a later day.'
  if (people === 0) fields.audience = 'Nobody is in this audience. Choose another, or add people first.'
  const first = Object.values(fields)[0]
  if (first !== undefined) return refused('campaign-incomplete', first, fields)
  return accepted(request)
}

/** True when the due day is over in the organisation's calendar. */
export function isOverdue(dueOn: string, today: string): boolean {
  return today > dueOn
}
