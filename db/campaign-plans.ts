// Campaign plans: what waits to be launched, by hand or by the clock, once or every year.
import type { CampaignPlan, CampaignRepeats } from '../app/governance/campaign-plan'
import type { Selectable } from 'kysely'
import { newId } from './identifier'
import type { CampaignPlansTable, Db, Trx } from './tables'

export type KeptPlan = {
  id: string
  plan: CampaignPlan
  /** ISO date of the next launch by the clock; null: by hand. */
  startsOn: string | null
  repeats: CampaignRepeats
  createdBy: string
  createdByName: string
  createdAt: string
  scheduledAt: string | null
  endedAt: string | null
  /** In words, when the clock could not launch it. */
  problem: string
  revision: number
}

/** Keeps a new plan, which nobody launches yet. Out: its id. */
export async function insertCampaignPlan(
  trx: Trx,
  kept: { plan: CampaignPlan; createdBy: { id: string; name: string }; at: Date },
): Promise<string> {
  const id = newId()
  await trx
    .insertInto('campaign_plans')
    .values({
      id,
      title: kept.plan.title,
      request: JSON.stringify(kept.plan),
      starts_on: null,
      repeats: 'never',
      created_by: kept.createdBy.id,
      created_by_name: kept.createdBy.name,
      created_at: kept.at.toISOString(),
      scheduled_at: null,
      ended_at: null,
      ended_by: null,
      revision: 1,
    })
    .execute()
  return id
}

/** One plan, also one that has ended, or undefined. */
export async function findCampaignPlan(db: Db, id: string): Promise<KeptPlan | undefined> {
  const row = await db.selectFrom('campaign_plans').selectAll().where('id', '=', id).executeTakeFirst()
  return row && keptPlan(row)
}

/** Plans that have not ended, the newest first. */
export async function listOpenPlans(db: Db, limit: number): Promise<KeptPlan[]> {
  const rows = await db
    .selectFrom('campaign_plans')
    .selectAll()
    .where('ended_at', 'is', null)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(keptPlan)
}

/** Plans that the clock is to launch on this day (ISO date) or was to launch before, the oldest day first. */
export async function listCampaignPlansDue(db: Db, today: string, limit: number): Promise<KeptPlan[]> {
  const rows = await db
    .selectFrom('campaign_plans')
    .selectAll()
    .where('scheduled_at', 'is not', null)
    .where('ended_at', 'is', null)
    .where('starts_on', '<=', today)
    .orderBy('starts_on')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(keptPlan)
}

export type PlanChange = Partial<
  Pick<
    Selectable<CampaignPlansTable>,
    'starts_on' | 'repeats' | 'scheduled_at' | 'ended_at' | 'ended_by' | 'problem'
  >
> & { plan?: CampaignPlan }

/**
 * Changes a plan that has not ended. Out: false when it has, or when somebody changed it since `revision` was read: whoever comes
 * first has it alone.
 */
export async function updateCampaignPlan(
  trx: Trx,
  kept: { id: string; revision: number },
  { plan, ...columns }: PlanChange,
): Promise<boolean> {
  const result = await trx
    .updateTable('campaign_plans')
    .set({
      ...columns,
      ...(plan && { title: plan.title, request: JSON.stringify(plan) }),
      revision: kept.revision + 1,
    })
    .where('id', '=', kept.id)
    .where('revision', '=', kept.revision)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}

function keptPlan(row: Selectable<CampaignPlansTable>): KeptPlan {
  return {
    id: row.id,
    plan: JSON.parse(row.request) as CampaignPlan,
    startsOn: row.starts_on,
    repeats: row.repeats as CampaignRepeats,
    createdBy: row.created_by,
    createdByName: row.created_by_name,
    createdAt: row.created_at,
    scheduledAt: row.scheduled_at,
    endedAt: row.ended_at,
    problem: row.problem,
    revision: Number(row.revision),
  }
}
