// What one person still owes a campaign: for each policy the text that the answer is about.
import { standingAt } from '../app/governance/standing'
import type { Db } from './tables'

export type OwedVersion = {
  policyId: string
  policySlug: string
  ownerName: string
  versionId: string
  title: string
  language: string
  number: string
  fingerprint: string
  changeNote: string
  effectiveAt: string
}

/**
 * The policies of a campaign about which this person has neither acknowledged a text nor kept an earlier acknowledgement, each
 * with the newest text that the campaign asks about and that has not ended. In order of title. Nothing for somebody who is not
 * asked, is exempt or has answered, and in a campaign that was closed. Whoever declined may think again.
 */
export async function listOwedVersions(
  db: Db,
  asked: { campaignId: string; personId: string; at: Date },
): Promise<OwedVersion[]> {
  const { campaignId, personId } = asked
  if (!(await mayAnswer(db, campaignId, personId))) return []
  const rows = await db
    .selectFrom('campaign_versions')
    .innerJoin('versions', 'versions.id', 'campaign_versions.version_id')
    .innerJoin('policies', 'policies.id', 'campaign_versions.policy_id')
    .innerJoin('people as owners', 'owners.id', 'policies.owner_id')
    .innerJoin('publications', 'publications.version_id', 'campaign_versions.version_id')
    .leftJoin('withdrawals', 'withdrawals.publication_id', 'publications.id')
    .leftJoin('retirements', 'retirements.policy_id', 'policies.id')
    .select([
      'campaign_versions.policy_id',
      'policies.slug',
      'owners.name as owner_name',
      'versions.id as version_id',
      'versions.title',
      'versions.language',
      'versions.fingerprint',
      'publications.major',
      'publications.minor',
      'publications.change_note',
      'publications.effective_at',
      'publications.valid_to',
      'withdrawals.withdrawn_at',
      'retirements.retired_at',
    ])
    .where('campaign_versions.campaign_id', '=', campaignId)
    .orderBy('publications.major', 'desc')
    .orderBy('publications.minor', 'desc')
    .execute()
  const done = await answeredPolicies(db, campaignId, personId)
  const newest = new Map<string, OwedVersion>()
  for (const row of rows) {
    if (done.has(row.policy_id) || newest.has(row.policy_id)) continue
    const dates = {
      effectiveAt: row.effective_at,
      validTo: row.valid_to,
      withdrawnAt: row.withdrawn_at,
      retiredAt: row.retired_at,
      supersededAt: await supersededAt(db, row.policy_id, row.effective_at),
    }
    const { kind } = standingAt(dates, asked.at)
    if (kind !== 'in-force' && kind !== 'scheduled') continue
    newest.set(row.policy_id, {
      policyId: row.policy_id,
      policySlug: row.slug,
      ownerName: row.owner_name,
      versionId: row.version_id,
      title: row.title,
      language: row.language,
      number: `${row.major}.${row.minor}`,
      fingerprint: row.fingerprint,
      changeNote: row.change_note,
      effectiveAt: row.effective_at,
    })
  }
  return [...newest.values()].sort((one, other) => (one.title < other.title ? -1 : 1))
}

async function mayAnswer(db: Db, campaignId: string, personId: string): Promise<boolean> {
  const target = await db
    .selectFrom('campaign_targets')
    .innerJoin('campaigns', 'campaigns.id', 'campaign_targets.campaign_id')
    .select(['campaign_targets.state', 'campaigns.closed_at'])
    .where('campaign_targets.campaign_id', '=', campaignId)
    .where('campaign_targets.person_id', '=', personId)
    .executeTakeFirst()
  return target?.closed_at === null && ['assigned', 'opened', 'declined'].includes(target.state)
}

async function answeredPolicies(db: Db, campaignId: string, personId: string): Promise<Set<string>> {
  const acknowledged = await db
    .selectFrom('acknowledgements')
    .select('policy_id')
    .where('campaign_id', '=', campaignId)
    .where('person_id', '=', personId)
    .execute()
  const kept = await db
    .selectFrom('kept_acknowledgements')
    .select('policy_id')
    .where('campaign_id', '=', campaignId)
    .where('person_id', '=', personId)
    .execute()
  return new Set([...acknowledged, ...kept].map((row) => row.policy_id))
}

/** The day of the next publication that was not withdrawn before it. */
async function supersededAt(db: Db, policyId: string, effectiveAt: string): Promise<string | null> {
  const row = await db
    .selectFrom('publications')
    .leftJoin('withdrawals', 'withdrawals.publication_id', 'publications.id')
    .select((query) => query.fn.min('publications.effective_at').as('next'))
    .where('publications.policy_id', '=', policyId)
    .where('publications.effective_at', '>', effectiveAt)
    .where((query) =>
      query.or([
        query('withdrawals.withdrawn_at', 'is', null),
        query('withdrawals.withdrawn_at', '>', query.ref('publications.effective_at')),
      ]),
    )
    .executeTakeFirst()
  return row?.next ?? null
}
