// Publication plans: approved versions that the clock is to publish at a moment. One open plan for a policy.
import { newId } from './identifier'
import type { Db, Trx } from './tables'

export type PublicationPlan = {
  id: string
  policyId: string
  versionId: string
  ordinal: number
  /** ISO instant. */
  publishAt: string
  /** JSON: what the publication is asked; read by the command that wrote it. */
  request: string
  plannedBy: string
  plannedByName: string
  plannedAt: string
}

/** Keeps a plan. The database allows one open plan for a policy. Out: its id. */
export async function insertPlan(
  trx: Trx,
  plan: {
    policyId: string
    versionId: string
    publishAt: Date
    request: string
    plannedBy: { id: string; name: string }
    at: Date
  },
): Promise<string> {
  const id = newId()
  await trx
    .insertInto('publication_plans')
    .values({
      id,
      policy_id: plan.policyId,
      version_id: plan.versionId,
      publish_at: plan.publishAt.toISOString(),
      request: plan.request,
      planned_by: plan.plannedBy.id,
      planned_by_name: plan.plannedBy.name,
      planned_at: plan.at.toISOString(),
      done_at: null,
      outcome: null,
      because: null,
    })
    .execute()
  return id
}

/**
 * Ends a plan that waits. Out: false when it has ended already: whoever comes first, in one transaction with what the plan is
 * for, has it alone.
 */
export async function endPlan(
  trx: Trx,
  id: string,
  end: { outcome: 'published' | 'cancelled' | 'failed'; because: string | null; at: Date },
): Promise<boolean> {
  const result = await trx
    .updateTable('publication_plans')
    .set({ outcome: end.outcome, because: end.because, done_at: end.at.toISOString() })
    .where('id', '=', id)
    .where('outcome', 'is', null)
    .executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}

/** The plan of a policy that still waits, or undefined. */
export async function findOpenPlan(db: Db, policyId: string): Promise<PublicationPlan | undefined> {
  const [plan] = await openPlansOf(db, [policyId])
  return plan
}

/** The plan to publish this version that still waits, or undefined. */
export async function findOpenPlanOf(db: Db, versionId: string): Promise<PublicationPlan | undefined> {
  const row = await planRows(db)
    .where('publication_plans.version_id', '=', versionId)
    .where('publication_plans.outcome', 'is', null)
    .executeTakeFirst()
  return row && planRecord(row)
}

/** The plans of these policies that still wait. */
export async function openPlansOf(db: Db, policyIds: string[]): Promise<PublicationPlan[]> {
  if (policyIds.length === 0) return []
  const rows = await planRows(db)
    .where('publication_plans.policy_id', 'in', policyIds)
    .where('publication_plans.outcome', 'is', null)
    .execute()
  return rows.map(planRecord)
}

/** Plans whose moment has come, the oldest first. */
export async function listPlansDue(db: Db, at: Date, limit: number): Promise<PublicationPlan[]> {
  const rows = await planRows(db)
    .where('publication_plans.outcome', 'is', null)
    .where('publication_plans.publish_at', '<=', at.toISOString())
    .orderBy('publication_plans.publish_at')
    .orderBy('publication_plans.id')
    .limit(limit)
    .execute()
  return rows.map(planRecord)
}

/** All plans that wait, the next one first, with where they stand. */
export async function listPlans(
  db: Db,
  limit: number,
): Promise<{ slug: string; title: string; ordinal: number; publishAt: string }[]> {
  const rows = await planRows(db)
    .innerJoin('policies', 'policies.id', 'publication_plans.policy_id')
    .select(['policies.slug', 'versions.title'])
    .where('publication_plans.outcome', 'is', null)
    .orderBy('publication_plans.publish_at')
    .orderBy('publication_plans.id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    slug: row.slug,
    title: row.title,
    ordinal: row.ordinal,
    publishAt: row.publish_at,
  }))
}

function planRows(db: Db) {
  return db
    .selectFrom('publication_plans')
    .innerJoin('versions', 'versions.id', 'publication_plans.version_id')
    .selectAll('publication_plans')
    .select('versions.ordinal')
}

type PlanRow = Awaited<ReturnType<ReturnType<typeof planRows>['execute']>>[number]

function planRecord(row: PlanRow): PublicationPlan {
  return {
    id: row.id,
    policyId: row.policy_id,
    versionId: row.version_id,
    ordinal: row.ordinal,
    publishAt: row.publish_at,
    request: row.request,
    plannedBy: row.planned_by,
    plannedByName: row.planned_by_name,
    plannedAt: row.planned_at,
  }
}
