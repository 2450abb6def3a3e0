// Campaigns: frozen targets, and counters kept in the same transaction, so that progress is never counted anew.
import type { Audience } from '../app/governance/campaign'
import type { TargetPerson } from './audience'
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
      expected: campaign.people.length,
      enrolled_at: at,
      members_at: at,
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
          asked: campaign.versions.length,
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
