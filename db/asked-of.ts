// What one person still owes: versions they are asked to acknowledge and have not answered.
import { sql } from 'kysely'
import { notEnded } from './in-force'
import type { Db } from './tables'

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
  /** ISO instant; in the future for a scheduled version, which can be read and acknowledged before its day. */
  effectiveAt: string
  ordinal: number
}

/**
 * What this person is asked to acknowledge and has not answered, among the versions in force or scheduled at this moment, newest
 * request first, at most 200. A request that is paused or closed, about a version that has ended or of a retired policy, and one
 * that they declined, need not answer or whose earlier answer still holds, asks nothing; its target stays.
 */
export async function listAskedOf(db: Db, reader: { personId: string; at: Date }): Promise<AskedOf[]> {
  const at = reader.at.toISOString()
  const rows = await db
    .selectFrom('campaign_targets')
    .innerJoin('campaigns', 'campaigns.id', 'campaign_targets.campaign_id')
    .innerJoin('campaign_versions', 'campaign_versions.campaign_id', 'campaign_targets.campaign_id')
    .innerJoin('versions', 'versions.id', 'campaign_versions.version_id')
    .innerJoin('publications', 'publications.version_id', 'campaign_versions.version_id')
    .innerJoin('policies', 'policies.id', 'campaign_versions.policy_id')
    .select([
      'campaigns.id as campaign_id',
      'campaigns.statement',
      'campaigns.due_on',
      'campaign_targets.due_on as own_due_on',
      'campaign_versions.version_id',
      'campaign_versions.policy_id',
      'campaign_versions.language',
      'policies.slug',
      'versions.title',
      'versions.fingerprint',
      'publications.major',
      'publications.minor',
      'publications.effective_at',
      'versions.ordinal',
    ])
    .where('campaign_targets.person_id', '=', reader.personId)
    .where('campaign_targets.settled_at', 'is', null)
    .where('campaigns.closed_at', 'is', null)
    .where('campaigns.paused_at', 'is', null)
    .where(notEnded(at))
    .where(unanswered)
    .orderBy('campaigns.id', 'desc')
    .orderBy('publications.effective_at', 'desc')
    .limit(200)
    .execute()
  return rows.map((row) => ({
    campaignId: row.campaign_id,
    statement: row.statement,
    dueOn: row.own_due_on ?? row.due_on,
    versionId: row.version_id,
    policyId: row.policy_id,
    policySlug: row.slug,
    title: row.title,
    number: `${row.major}.${row.minor}`,
    language: row.language,
    fingerprint: row.fingerprint,
    effectiveAt: row.effective_at,
    ordinal: row.ordinal,
  }))
}

/** Of a campaign about several policies, some may be answered: this one is not, in whichever version the campaign asked about. */
const unanswered = sql<boolean>`(
  not exists (
    select 1 from campaign_versions as siblings
    inner join acknowledgements on acknowledgements.version_id = siblings.version_id
      and acknowledgements.person_id = campaign_targets.person_id
      and acknowledgements.campaign_id = siblings.campaign_id
    where siblings.campaign_id = campaign_versions.campaign_id and siblings.policy_id = campaign_versions.policy_id
  )
  and not exists (
    select 1 from kept_acknowledgements as kept
    where kept.campaign_id = campaign_versions.campaign_id and kept.policy_id = campaign_versions.policy_id
      and kept.person_id = campaign_targets.person_id
  )
  and not exists (
    select 1 from declines
    where declines.person_id = campaign_targets.person_id and declines.campaign_id = campaign_versions.campaign_id
      and declines.policy_id = campaign_versions.policy_id
  )
)`
