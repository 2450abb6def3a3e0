// How far campaigns are: from the counters that stand beside each campaign, by department; never by counting people.
import { sql } from 'kysely'
import type { CampaignTotals } from './campaigns'
import type { Db } from './tables'

export type DepartmentProgress = CampaignTotals & {
  /** "" for people without a department. */
  departmentId: string
  name: string
  /** Those who still owe an answer. */
  owed: number
}

/** Progress of a campaign by department, the least complete first. */
export async function listDepartmentProgress(db: Db, campaignId: string): Promise<DepartmentProgress[]> {
  const rows = await db
    .selectFrom('campaign_counts')
    .selectAll()
    .where('campaign_id', '=', campaignId)
    .execute()
  return rows
    .map((row) => {
      const totals = {
        targets: Number(row.targets),
        acknowledged: Number(row.acknowledged),
        opened: Number(row.opened),
        declined: Number(row.declined),
        exempt: Number(row.exempt),
        closed: Number(row.closed),
        kept: Number(row.kept),
      }
      const name = row.department_name || 'No department'
      return { departmentId: row.department_id, name, ...totals, owed: owedOf(totals) }
    })
    .sort((one, other) => share(one) - share(other) || one.name.localeCompare(other.name))
}

/** How many of the people asked owe an answer still. */
export function owedOf(totals: Omit<CampaignTotals, 'kept' | 'opened'>): number {
  return totals.targets - totals.acknowledged - totals.declined - totals.exempt - totals.closed
}

function share({ targets, owed }: DepartmentProgress): number {
  return targets === 0 ? 1 : 1 - owed / targets
}

/** Counted up to here; beyond it says "more than". */
export const mostCounted = 1_000

export type LateCounts = {
  /** People with a due day of their own, those of them who are late, and those who joined later: who owe an answer. */
  ownDay: number
  ownLate: number
  joiners: number
}

/**
 * What no counter knows, because it depends on the day: people with a due day of their own. Reads at most `mostCounted` rows of
 * an index for each number.
 */
export async function countLate(db: Db, campaignId: string, today: string): Promise<LateCounts> {
  const ofDue = (until: string | null) => sql<{ count: number }>`
    select count(*) as count from (select 1 as one from campaign_targets
      where campaign_id = ${campaignId} and settled_at is null
        and ${until === null ? sql`due_on is not null` : sql`due_on < ${until}`}
      limit ${sql.lit(mostCounted + 1)}) counted`
  const ofJoiners = sql<{ count: number }>`
    select count(*) as count from (select 1 as one from campaign_targets
      where campaign_id = ${campaignId} and settled_at is null and enrolled_as <> 'launch'
      limit ${sql.lit(mostCounted + 1)}) counted`
  const [own, late, joiners] = await Promise.all(
    [ofDue(null), ofDue(today), ofJoiners].map(async (query) => {
      const { rows } = await query.execute(db)
      return Number(rows[0]?.count ?? 0)
    }),
  )
  return { ownDay: own ?? 0, ownLate: late ?? 0, joiners: joiners ?? 0 }
}

export type DepartmentAcross = {
  departmentId: string
  name: string
  campaigns: number
  targets: number
  acknowledged: number
  owed: number
  /** Owed in campaigns whose due day is over. */
  late: number
}

/** Every department over all open campaigns, those with most late answers first. `today`: ISO date in the organisation's calendar. */
export async function listDepartmentsAcross(db: Db, today: string): Promise<DepartmentAcross[]> {
  const owed = sql`targets - acknowledged - declined - exempt - closed`
  const { rows } = await sql<Record<keyof DepartmentAcross, string | number>>`
    select department_id as "departmentId", max(department_name) as name, count(*) as campaigns,
      sum(targets) as targets, sum(acknowledged) as acknowledged, sum(${owed}) as owed,
      sum(case when due_on < ${today} then ${owed} else 0 end) as late
    from campaigns join campaign_counts on campaign_id = id
    where closed_at is null group by department_id`.execute(db)
  return rows
    .map((row) => ({
      departmentId: String(row.departmentId),
      name: String(row.name) || 'No department',
      campaigns: Number(row.campaigns),
      targets: Number(row.targets),
      acknowledged: Number(row.acknowledged),
      owed: Number(row.owed),
      late: Number(row.late),
    }))
    .sort(
      (one, other) => other.late - one.late || other.owed - one.owed || one.name.localeCompare(other.name),
    )
}
