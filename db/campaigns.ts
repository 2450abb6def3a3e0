// Campaigns: frozen targets, and counters kept in the same transaction, so that progress is never counted anew.
import type { Audience } from '../app/domain/campaign'
import { newId } from './identifier'
import type { Db, Trx } from './tables'

export type CampaignSummary = {
  id: string
  title: string
  statement: string
  dueOn: string
  audience: Audience
  launchedByName: string
  launchedAt: string
  closedAt: string | null
  targets: number
  acknowledged: number
}

export type CampaignVersion = {
  versionId: string
  policyId: string
  policySlug: string
  language: string
  title: string
  number: string
  fingerprint: string
}

export type TargetPerson = {
  id: string
  name: string
  email: string | null
  departmentId: string | null
  departmentName: string
}

/**
 * The people an audience holds at this moment: everyone with a role that acknowledges, who has not left.
 * An auditor who is nothing else is not asked.
 */
export async function listAudience(db: Db, audience: Audience): Promise<TargetPerson[]> {
  let query = db
    .selectFrom('people')
    .leftJoin('memberships', (join) =>
      join.onRef('memberships.person_id', '=', 'people.id').on('memberships.until_at', 'is', null),
    )
    .leftJoin('departments', 'departments.id', 'memberships.department_id')
    .select([
      'people.id',
      'people.name',
      'people.email',
      'departments.id as department_id',
      'departments.name as department_name',
    ])
    .where('people.left_at', 'is', null)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('role_grants')
          .select('role_grants.id')
          .whereRef('role_grants.person_id', '=', 'people.id')
          .where('role_grants.ended_at', 'is', null)
          .where('role_grants.role', '!=', 'auditor'),
      ),
    )
    .orderBy('people.name')
  if (audience.kind === 'department') query = query.where('departments.id', '=', audience.departmentId)
  const rows = await query.execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    email: row.email,
    departmentId: row.department_id,
    departmentName: row.department_name ?? '',
  }))
}

/** Launches a campaign: freezes its targets with their names and departments, and starts the counters. */
export async function insertCampaign(
  trx: Trx,
  campaign: {
    title: string
    statement: string
    dueOn: string
    audience: Audience
    launchedBy: { id: string; name: string }
    at: Date
    versions: { versionId: string; policyId: string; language: string }[]
    people: TargetPerson[]
  },
): Promise<string> {
  const id = newId()
  const at = campaign.at.toISOString()
  await trx
    .insertInto('campaigns')
    .values({
      id,
      title: campaign.title,
      statement: campaign.statement,
      due_on: campaign.dueOn,
      audience: JSON.stringify(campaign.audience),
      launched_by: campaign.launchedBy.id,
      launched_by_name: campaign.launchedBy.name,
      launched_at: at,
      closed_at: null,
    })
    .execute()
  await trx
    .insertInto('campaign_versions')
    .values(
      campaign.versions.map((version) => ({
        campaign_id: id,
        version_id: version.versionId,
        policy_id: version.policyId,
        language: version.language,
      })),
    )
    .execute()
  for (const batch of batches(campaign.people, 100)) {
    await trx
      .insertInto('campaign_targets')
      .values(
        batch.map((person) => ({
          campaign_id: id,
          person_id: person.id,
          person_name: person.name,
          department_id: person.departmentId,
          department_name: person.departmentName,
          assigned_at: at,
          opened_at: null,
          acknowledged: 0,
          acknowledged_at: null,
        })),
      )
      .execute()
  }
  const counts = new Map<string, { name: string; targets: number }>()
  for (const person of campaign.people) {
    const department = person.departmentId ?? ''
    const count = counts.get(department) ?? { name: person.departmentName, targets: 0 }
    counts.set(department, { ...count, targets: count.targets + 1 })
  }
  await trx
    .insertInto('campaign_counts')
    .values(
      [...counts].map(([departmentId, count]) => ({
        campaign_id: id,
        department_id: departmentId,
        department_name: count.name,
        targets: count.targets,
        acknowledged: 0,
      })),
    )
    .execute()
  return id
}

/** One campaign with its totals, or undefined. */
export async function findCampaign(db: Db, id: string): Promise<CampaignSummary | undefined> {
  const row = await db.selectFrom('campaigns').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return undefined
  const totals = await campaignTotals(db, [id])
  return summary(row, totals.get(id))
}

/** Campaigns, newest first, a page by key. */
export async function listCampaigns(
  db: Db,
  page: { before?: string; limit: number },
): Promise<CampaignSummary[]> {
  let query = db.selectFrom('campaigns').selectAll().orderBy('id', 'desc').limit(page.limit)
  if (page.before) query = query.where('id', '<', page.before)
  const rows = await query.execute()
  const totals = await campaignTotals(
    db,
    rows.map((row) => row.id),
  )
  return rows.map((row) => summary(row, totals.get(row.id)))
}

/** The versions a campaign asks about, with their public numbers. */
export async function listCampaignVersions(db: Db, campaignId: string): Promise<CampaignVersion[]> {
  const rows = await db
    .selectFrom('campaign_versions')
    .innerJoin('versions', 'versions.id', 'campaign_versions.version_id')
    .innerJoin('policies', 'policies.id', 'campaign_versions.policy_id')
    .innerJoin('publications', 'publications.version_id', 'campaign_versions.version_id')
    .select([
      'campaign_versions.version_id',
      'campaign_versions.policy_id',
      'campaign_versions.language',
      'policies.slug',
      'versions.title',
      'versions.fingerprint',
      'publications.major',
      'publications.minor',
    ])
    .where('campaign_versions.campaign_id', '=', campaignId)
    .execute()
  return rows.map((row) => ({
    versionId: row.version_id,
    policyId: row.policy_id,
    policySlug: row.slug,
    language: row.language,
    title: row.title,
    number: `${row.major}.${row.minor}`,
    fingerprint: row.fingerprint,
  }))
}

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

export type AskedOf = {
  campaignId: string
  statement: string
  dueOn: string
  versionId: string
  policyId: string
  policySlug: string
  title: string
  number: string
  language: string
  fingerprint: string
  acknowledgedAt: string | null
}

/** What this person is asked to acknowledge, and what they already have; newest request first. */
export async function listAskedOf(db: Db, personId: string, policyId?: string): Promise<AskedOf[]> {
  let query = db
    .selectFrom('campaign_targets')
    .innerJoin('campaigns', 'campaigns.id', 'campaign_targets.campaign_id')
    .innerJoin('campaign_versions', 'campaign_versions.campaign_id', 'campaign_targets.campaign_id')
    .innerJoin('versions', 'versions.id', 'campaign_versions.version_id')
    .innerJoin('publications', 'publications.version_id', 'campaign_versions.version_id')
    .innerJoin('policies', 'policies.id', 'campaign_versions.policy_id')
    .leftJoin('acknowledgements', (join) =>
      join
        .onRef('acknowledgements.campaign_id', '=', 'campaign_targets.campaign_id')
        .onRef('acknowledgements.version_id', '=', 'campaign_versions.version_id')
        .onRef('acknowledgements.person_id', '=', 'campaign_targets.person_id'),
    )
    .select([
      'campaigns.id as campaign_id',
      'campaigns.statement',
      'campaigns.due_on',
      'campaign_versions.version_id',
      'campaign_versions.policy_id',
      'campaign_versions.language',
      'policies.slug',
      'versions.title',
      'versions.fingerprint',
      'publications.major',
      'publications.minor',
      'acknowledgements.acknowledged_at',
    ])
    .where('campaign_targets.person_id', '=', personId)
    .orderBy('campaigns.id', 'desc')
    .limit(200)
  if (policyId) query = query.where('campaign_versions.policy_id', '=', policyId)
  const rows = await query.execute()
  return rows.map((row) => ({
    campaignId: row.campaign_id,
    statement: row.statement,
    dueOn: row.due_on,
    versionId: row.version_id,
    policyId: row.policy_id,
    policySlug: row.slug,
    title: row.title,
    number: `${row.major}.${row.minor}`,
    language: row.language,
    fingerprint: row.fingerprint,
    acknowledgedAt: row.acknowledged_at,
  }))
}

async function campaignTotals(
  db: Db,
  ids: string[],
): Promise<Map<string, { targets: number; acknowledged: number }>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('campaign_counts')
    .select(['campaign_id', 'targets', 'acknowledged'])
    .where('campaign_id', 'in', ids)
    .execute()
  const totals = new Map<string, { targets: number; acknowledged: number }>()
  for (const row of rows) {
    const total = totals.get(row.campaign_id) ?? { targets: 0, acknowledged: 0 }
    totals.set(row.campaign_id, {
      targets: total.targets + row.targets,
      acknowledged: total.acknowledged + row.acknowledged,
    })
  }
  return totals
}

type CampaignRow = {
  id: string
  title: string
  statement: string
  due_on: string
  audience: string
  launched_by_name: string
  launched_at: string
  closed_at: string | null
}

function summary(
  row: CampaignRow,
  totals: { targets: number; acknowledged: number } | undefined,
): CampaignSummary {
  return {
    id: row.id,
    title: row.title,
    statement: row.statement,
    dueOn: row.due_on,
    audience: JSON.parse(row.audience) as Audience,
    launchedByName: row.launched_by_name,
    launchedAt: row.launched_at,
    closedAt: row.closed_at,
    targets: totals?.targets ?? 0,
    acknowledged: totals?.acknowledged ?? 0,
  }
}

function batches<T>(items: T[], size: number): T[][] {
  const result: T[][] = []
  for (let start = 0; start < items.length; start += size) result.push(items.slice(start, start + size))
  return result
}
