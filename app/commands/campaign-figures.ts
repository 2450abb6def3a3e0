// The figures of a campaign on a day: its counters, and what follows from due days. A plain read that counts no people.
import { countLate, mostCounted, owedOf } from '../../db/campaign-progress'
import type { CampaignSummary } from '../../db/campaigns'
import type { Db } from '../../db/tables'
import { isOverdue } from '../governance/campaign'

/** Up to `mostCounted` are counted; `more` says that there are more. */
export type Counted = { count: number; more: boolean }

export type CampaignFigures = Pick<
  CampaignSummary,
  'targets' | 'acknowledged' | 'opened' | 'declined' | 'exempt' | 'closed' | 'kept'
> & { owed: number; overdue: Counted; joiners: Counted }

/** `today`: ISO date in the organisation's calendar. */
export async function campaignFigures(
  db: Db,
  campaign: CampaignSummary,
  today: string,
): Promise<CampaignFigures> {
  const { targets, acknowledged, opened, declined, exempt, closed, kept } = campaign
  const owed = owedOf(campaign)
  const late = await countLate(db, campaign.id, today)
  const isPast = isOverdue(campaign.dueOn, today)
  // Whoever has no day of their own is late as soon as the campaign's is over.
  const own = bounded(late.ownLate)
  const overdue = !isPast
    ? own
    : late.ownDay > mostCounted
      ? { count: own.count, more: true }
      : { count: owed - late.ownDay + late.ownLate, more: false }
  return {
    ...{ targets, acknowledged, opened, declined, exempt, closed, kept, owed },
    overdue,
    joiners: bounded(late.joiners),
  }
}

function bounded(count: number): Counted {
  return count > mostCounted ? { count: mostCounted, more: true } : { count, more: false }
}
