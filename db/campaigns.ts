// Campaigns: what they ask, how far they are, and where they stand; totals come from counters, never counted anew.
import type { Audience } from '../app/governance/audience'
import type { CampaignReminders, EarlierAcknowledgements } from '../app/governance/campaign-plan'
import type { CampaignsTable, Db } from './tables'
import type { Selectable } from 'kysely'

export type CampaignTotals = {
  targets: number
  acknowledged: number
  opened: number
  declined: number
  exempt: number
  closed: number
  /** People whose earlier acknowledgement still holds; not among the targets. */
  kept: number
}

export type CampaignSummary = CampaignTotals & {
  id: string
  title: string
  statement: string
  dueOn: string
  /** Why people got more time; "" when they did not. */
  dueBecause: string
  /** Days for whoever joins; null: the campaign's day, at least a week. */
  dueDays: number | null
  audience: Audience
  reminders: Partial<CampaignReminders>
  earlier: EarlierAcknowledgements
  planId: string | null
  launchedByName: string
  launchedAt: string
  /** How many people the audience held at the launch. */
  expected: number
  /** Null while people are still being enrolled; `enrolledTo` is the last of them so far. */
  enrolledAt: string | null
  enrolledTo: string | null
  /** Changes of people are taken in up to this moment. */
  membersAt: string
  pausedAt: string | null
  closedAt: string | null
  closedByName: string | null
  closedBecause: string
  /** Closed, and nothing is owed any more. */
  settledAt: string | null
}

export type CampaignVersion = {
  versionId: string
  policyId: string
  policySlug: string
  language: string
  title: string
  number: string
  fingerprint: string
  /** A later version that asks nothing new; null: asked at launch. */
  followedAt: string | null
}

/** One campaign with its totals, or undefined. */
export async function findCampaign(db: Db, id: string): Promise<CampaignSummary | undefined> {
  const row = await db.selectFrom('campaigns').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return undefined
  const [one] = await summaries(db, [row])
  return one
}

/** Campaigns, newest first, a page by key. */
export async function listCampaigns(
  db: Db,
  page: { before?: string; limit: number },
): Promise<CampaignSummary[]> {
  let query = db.selectFrom('campaigns').selectAll().orderBy('id', 'desc').limit(page.limit)
  if (page.before) query = query.where('id', '<', page.before)
  return summaries(db, await query.execute())
}

/** Campaigns that still enrol the people they were launched for. */
export async function listEnrolling(db: Db, limit: number): Promise<{ id: string }[]> {
  return db
    .selectFrom('campaigns')
    .select('id')
    .where('enrolled_at', 'is', null)
    .where('closed_at', 'is', null)
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** Closed campaigns in which something is still owed. */
export async function listClosing(db: Db, limit: number): Promise<CampaignSummary[]> {
  const rows = await db
    .selectFrom('campaigns')
    .selectAll()
    .where('closed_at', 'is not', null)
    .where('settled_at', 'is', null)
    .orderBy('id')
    .limit(limit)
    .execute()
  return summaries(db, rows)
}

/** Open campaigns that follow who joins, moves and leaves: enrolled, and not paused. A page in order of due day. */
export async function listFollowing(
  db: Db,
  page: { after: { dueOn: string; id: string } | null; limit: number },
): Promise<CampaignSummary[]> {
  const { after } = page
  let query = db
    .selectFrom('campaigns')
    .selectAll()
    .where('closed_at', 'is', null)
    .where('enrolled_at', 'is not', null)
    .where('paused_at', 'is', null)
    .orderBy('due_on')
    .orderBy('id')
    .limit(page.limit)
  if (after)
    query = query.where((eb) =>
      eb.and([
        eb('due_on', '>=', after.dueOn),
        eb.or([eb('due_on', '>', after.dueOn), eb('id', '>', after.id)]),
      ]),
    )
  return summaries(db, await query.execute())
}

/** The versions a campaign asks about, with their public numbers; those of the launch first. */
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
      'campaign_versions.followed_at',
      'policies.slug',
      'versions.title',
      'versions.fingerprint',
      'publications.major',
      'publications.minor',
    ])
    .where('campaign_versions.campaign_id', '=', campaignId)
    .execute()
  const versions = rows.map((row) => ({
    versionId: row.version_id,
    policyId: row.policy_id,
    policySlug: row.slug,
    language: row.language,
    title: row.title,
    number: `${row.major}.${row.minor}`,
    fingerprint: row.fingerprint,
    followedAt: row.followed_at,
  }))
  return versions.sort((one, other) => (one.followedAt ?? '').localeCompare(other.followedAt ?? ''))
}

const counters = ['targets', 'acknowledged', 'opened', 'declined', 'exempt', 'closed', 'kept'] as const

async function summaries(db: Db, rows: Selectable<CampaignsTable>[]): Promise<CampaignSummary[]> {
  const totals = await campaignTotals(
    db,
    rows.map((row) => row.id),
  )
  return rows.map((row) => ({ ...campaignRecord(row), ...(totals.get(row.id) ?? noTotals()) }))
}

async function campaignTotals(db: Db, ids: string[]): Promise<Map<string, CampaignTotals>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('campaign_counts')
    .select(['campaign_id', ...counters])
    .where('campaign_id', 'in', ids)
    .execute()
  const totals = new Map<string, CampaignTotals>()
  for (const row of rows) {
    const total = totals.get(row.campaign_id) ?? noTotals()
    for (const counter of counters) total[counter] += Number(row[counter])
    totals.set(row.campaign_id, total)
  }
  return totals
}

function noTotals(): CampaignTotals {
  return { targets: 0, acknowledged: 0, opened: 0, declined: 0, exempt: 0, closed: 0, kept: 0 }
}

function campaignRecord(row: Selectable<CampaignsTable>): Omit<CampaignSummary, keyof CampaignTotals> {
  return {
    id: row.id,
    title: row.title,
    statement: row.statement,
    dueOn: row.due_on,
    dueBecause: row.due_because,
    dueDays: row.due_days === null ? null : Number(row.due_days),
    audience: JSON.parse(row.audience) as Audience,
    reminders: JSON.parse(row.reminders) as Partial<CampaignReminders>,
    earlier: row.earlier as EarlierAcknowledgements,
    planId: row.plan_id,
    launchedByName: row.launched_by_name,
    launchedAt: row.launched_at,
    expected: Number(row.expected),
    enrolledAt: row.enrolled_at,
    enrolledTo: row.enrolled_to,
    membersAt: row.members_at,
    pausedAt: row.paused_at,
    closedAt: row.closed_at,
    closedByName: row.closed_by_name,
    closedBecause: row.closed_because,
    settledAt: row.settled_at,
  }
}
