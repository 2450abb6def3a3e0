// What one reader is asked about some versions, and what they answered.
import { askedStanding, type Asked } from '../app/governance/asked'
import type { TargetState } from '../app/governance/campaign-target'
import type { Db } from './tables'

/** Version → what this reader is asked about it: the request that is still to be answered, else the newest. */
export async function askedAbout(
  db: Db,
  personId: string,
  versionIds: string[],
): Promise<Map<string, Asked>> {
  if (versionIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('campaign_versions')
    .innerJoin('campaign_targets', (join) =>
      join
        .onRef('campaign_targets.campaign_id', '=', 'campaign_versions.campaign_id')
        .on('campaign_targets.person_id', '=', personId),
    )
    .innerJoin('campaigns', 'campaigns.id', 'campaign_targets.campaign_id')
    .innerJoin('campaign_versions as siblings', (join) =>
      join
        .onRef('siblings.campaign_id', '=', 'campaign_versions.campaign_id')
        .onRef('siblings.policy_id', '=', 'campaign_versions.policy_id'),
    )
    .leftJoin('acknowledgements', (join) =>
      join
        .onRef('acknowledgements.campaign_id', '=', 'siblings.campaign_id')
        .onRef('acknowledgements.version_id', '=', 'siblings.version_id')
        .on('acknowledgements.person_id', '=', personId),
    )
    .leftJoin('kept_acknowledgements as kept', (join) =>
      join
        .onRef('kept.campaign_id', '=', 'campaign_versions.campaign_id')
        .onRef('kept.policy_id', '=', 'campaign_versions.policy_id')
        .on('kept.person_id', '=', personId),
    )
    .leftJoin('declines', (join) =>
      join
        .onRef('declines.campaign_id', '=', 'campaign_versions.campaign_id')
        .onRef('declines.policy_id', '=', 'campaign_versions.policy_id')
        .on('declines.person_id', '=', personId),
    )
    .select([
      'campaign_versions.version_id',
      'campaigns.id as campaign_id',
      'campaigns.statement',
      'campaigns.due_on',
      'campaigns.paused_at',
      'campaigns.closed_at',
      'campaign_targets.due_on as own_due_on',
      'campaign_targets.state',
      'acknowledgements.acknowledged_at',
      'acknowledgements.statement as acknowledged_words',
      'acknowledgements.version_number as acknowledged_number',
      'acknowledgements.method as acknowledged_method',
      'kept.kept_at',
      'declines.declined_at',
    ])
    .where('campaign_versions.version_id', 'in', versionIds)
    .execute()
  const requests = new Map<string, { versionId: string; asked: Asked }>()
  for (const row of rows) {
    const key = `${row.version_id} ${row.campaign_id}`
    if (requests.get(key)?.asked.acknowledgedAt) continue
    requests.set(key, { versionId: row.version_id, asked: askedFrom(row) })
  }
  const chosen = new Map<string, Asked>()
  for (const { versionId, asked } of requests.values()) {
    const before = chosen.get(versionId)
    if (!before || comesFirst(asked, before)) chosen.set(versionId, asked)
  }
  return chosen
}

function comesFirst(one: Asked, other: Asked): boolean {
  const waits = askedStanding(one) === 'waiting'
  if (waits !== (askedStanding(other) === 'waiting')) return waits
  return one.campaignId > other.campaignId
}

export type AskedRow = {
  campaign_id: string
  statement: string
  due_on: string
  own_due_on: string | null
  state: string | null
  paused_at: string | null
  closed_at: string | null
  acknowledged_words: string | null
  acknowledged_number: string | null
  acknowledged_method: string | null
  acknowledged_at: string | null
  declined_at: string | null
  kept_at: string | null
}

/** A target with what stands beside it, as the rules know it. */
export function askedFrom(row: AskedRow): Asked {
  return {
    campaignId: row.campaign_id,
    statement: row.acknowledged_words ?? row.statement,
    dueOn: row.own_due_on ?? row.due_on,
    state: row.state as TargetState,
    acknowledgedAt: row.acknowledged_at,
    acknowledgedNumber: row.acknowledged_number,
    acknowledgedMethod: row.acknowledged_method as Asked['acknowledgedMethod'],
    declinedAt: row.declined_at,
    isKept: row.kept_at !== null,
    isPaused: row.paused_at !== null,
    isClosed: row.closed_at !== null,
  }
}
