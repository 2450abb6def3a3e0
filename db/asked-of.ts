// What one person is asked to acknowledge now, and what of it they have acknowledged already.
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
  acknowledgedAt: string | null
}

/**
 * What this person is asked to acknowledge among the versions in force or scheduled at this moment, and when they did;
 * newest request first. A request about a version that has ended, or of a retired policy, asks nothing any more; its targets stay.
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
      'publications.effective_at',
      'versions.ordinal',
      'acknowledgements.acknowledged_at',
    ])
    .where('campaign_targets.person_id', '=', reader.personId)
    .where(notEnded(at))
    .orderBy('campaigns.id', 'desc')
    .limit(200)
    .execute()
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
    effectiveAt: row.effective_at,
    ordinal: row.ordinal,
    acknowledgedAt: row.acknowledged_at,
  }))
}
