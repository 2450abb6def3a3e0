// The launch of a campaign: its row and what it asks about. The people come after it, batch by batch.
import type { Audience } from '../app/governance/audience'
import type { CampaignReminders, EarlierAcknowledgements } from '../app/governance/campaign-plan'
import { newId } from './identifier'
import type { Db, Trx } from './tables'

export type LaunchedVersion = { versionId: string; policyId: string; language: string }

/** Writes the campaign before its people. `expected` is what enrolling counts up to. Out: its id. */
export async function insertCampaign(
  trx: Trx,
  campaign: {
    title: string
    statement: string
    dueOn: string
    dueDays: number | null
    audience: Audience
    reminders: CampaignReminders
    earlier: EarlierAcknowledgements
    launchedBy: { id: string; name: string }
    at: Date
    expected: number
    versions: readonly LaunchedVersion[]
    /** The plan, and the day (ISO date) it launched this for; null: with a publication. */
    plan: { id: string; occurrence: string } | null
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
      due_days: campaign.dueDays,
      audience: JSON.stringify(campaign.audience),
      reminders: JSON.stringify(campaign.reminders),
      earlier: campaign.earlier,
      launched_by: campaign.launchedBy.id,
      launched_by_name: campaign.launchedBy.name,
      launched_at: at,
      closed_at: null,
      plan_id: campaign.plan?.id ?? null,
      occurrence: campaign.plan?.occurrence ?? null,
      expected: campaign.expected,
      enrolled_at: null,
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
  return id
}

/**
 * Lets open campaigns on earlier versions of the policy go on with this one, which asks nothing new: whoever still owes an answer
 * gives it about this version.
 */
export async function followVersion(
  trx: Trx,
  version: LaunchedVersion & { at: Date },
): Promise<{ id: string; title: string }[]> {
  const open = await trx
    .selectFrom('campaigns')
    .innerJoin('campaign_versions', 'campaign_versions.campaign_id', 'campaigns.id')
    .select(['campaigns.id', 'campaigns.title'])
    .distinct()
    .where('campaign_versions.policy_id', '=', version.policyId)
    .where('campaigns.closed_at', 'is', null)
    .execute()
  if (open.length === 0) return []
  await trx
    .insertInto('campaign_versions')
    .values(
      open.map(({ id }) => ({
        campaign_id: id,
        version_id: version.versionId,
        policy_id: version.policyId,
        language: version.language,
        followed_at: version.at.toISOString(),
      })),
    )
    .onConflict((conflict) => conflict.columns(['campaign_id', 'version_id']).doNothing())
    .execute()
  return open
}

export type Superseded = { id: string; title: string; policyId: string; number: string }

/**
 * Open campaigns about one policy alone for which a material version that came after theirs is in force and has a campaign of
 * its own: nothing is owed on them any more. In: `at`, the moment that is asked about.
 */
export async function listSuperseded(db: Db, at: Date, limit: number): Promise<Superseded[]> {
  const moment = at.toISOString()
  const rows = await db
    .selectFrom('campaigns')
    .innerJoin('campaign_versions', 'campaign_versions.campaign_id', 'campaigns.id')
    .innerJoin('publications', 'publications.version_id', 'campaign_versions.version_id')
    .innerJoin('publications as later', (join) =>
      join
        .onRef('later.policy_id', '=', 'publications.policy_id')
        .onRef('later.effective_at', '>', 'publications.effective_at'),
    )
    .innerJoin('campaign_versions as asked_later', 'asked_later.version_id', 'later.version_id')
    .innerJoin('campaigns as newer', 'newer.id', 'asked_later.campaign_id')
    .leftJoin('withdrawals', 'withdrawals.publication_id', 'later.id')
    .select(['campaigns.id', 'campaigns.title', 'later.policy_id as policyId', 'later.major', 'later.minor'])
    .distinct()
    .where('campaigns.closed_at', 'is', null)
    .where('campaign_versions.followed_at', 'is', null)
    .where('asked_later.followed_at', 'is', null)
    .where('later.change_class', '=', 'material')
    .where('later.effective_at', '<=', moment)
    .where('withdrawals.withdrawn_at', 'is', null)
    .whereRef('newer.id', '!=', 'campaigns.id')
    .whereRef('newer.launched_at', '>=', 'campaigns.launched_at')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('campaign_versions as another')
            .select('another.version_id')
            .whereRef('another.campaign_id', '=', 'campaigns.id')
            .whereRef('another.policy_id', '!=', 'campaign_versions.policy_id'),
        ),
      ),
    )
    .orderBy('campaigns.id')
    .limit(limit)
    .execute()
  return rows.map(({ major, minor, ...row }) => ({ ...row, number: `${major}.${minor}` }))
}
