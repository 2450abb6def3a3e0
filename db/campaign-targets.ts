// The people of a campaign: who was asked, who has answered, and how far each department is.
import type { Db } from './tables'

/** Progress by department, the least complete first. */
export async function listDepartmentProgress(
  db: Db,
  campaignId: string,
): Promise<{ departmentId: string; name: string; targets: number; acknowledged: number }[]> {
  const rows = await db
    .selectFrom('campaign_counts')
    .selectAll()
    .where('campaign_id', '=', campaignId)
    .execute()
  return rows
    .map((row) => ({
      departmentId: row.department_id,
      name: row.department_name || 'No department',
      targets: row.targets,
      acknowledged: row.acknowledged,
    }))
    .sort(
      (one, other) =>
        one.acknowledged / one.targets - other.acknowledged / other.targets ||
        one.name.localeCompare(other.name),
    )
}

export type TargetRow = {
  personId: string
  name: string
  department: string
  acknowledgedAt: string | null
  hasLeft: boolean
}

/** The people of a campaign in order of name, a page by key; `state` narrows it. */
export async function listTargets(
  db: Db,
  campaignId: string,
  page: {
    state: 'all' | 'waiting' | 'done'
    departmentId?: string
    after?: { name: string; personId: string }
    limit: number
  },
): Promise<TargetRow[]> {
  let query = db
    .selectFrom('campaign_targets')
    .innerJoin('people', 'people.id', 'campaign_targets.person_id')
    .select([
      'campaign_targets.person_id',
      'campaign_targets.person_name',
      'campaign_targets.department_name',
      'campaign_targets.acknowledged_at',
      'people.left_at',
    ])
    .where('campaign_targets.campaign_id', '=', campaignId)
    .orderBy('campaign_targets.person_name')
    .orderBy('campaign_targets.person_id')
    .limit(page.limit)
  if (page.state === 'waiting') query = query.where('campaign_targets.acknowledged_at', 'is', null)
  if (page.state === 'done') query = query.where('campaign_targets.acknowledged_at', 'is not', null)
  if (page.departmentId !== undefined) {
    query =
      page.departmentId === ''
        ? query.where('campaign_targets.department_id', 'is', null)
        : query.where('campaign_targets.department_id', '=', page.departmentId)
  }
  const after = page.after
  if (after) {
    query = query.where((eb) =>
      eb.or([
        eb('campaign_targets.person_name', '>', after.name),
        eb.and([
          eb('campaign_targets.person_name', '=', after.name),
          eb('campaign_targets.person_id', '>', after.personId),
        ]),
      ]),
    )
  }
  const rows = await query.execute()
  return rows.map((row) => ({
    personId: row.person_id,
    name: row.person_name,
    department: row.department_name,
    acknowledgedAt: row.acknowledged_at,
    hasLeft: row.left_at !== null,
  }))
}
