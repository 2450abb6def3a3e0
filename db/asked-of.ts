// What one person is asked to acknowledge, and what they have acknowledged already.
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
