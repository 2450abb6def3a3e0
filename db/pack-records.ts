// The records of one version as an evidence pack takes them: rows as they are in the tables, names as they were frozen.
import type { Db, VersionsTable } from './tables'

/** The version's row, with answers, edits and everything else it was drafted from. @throws for an unknown id */
export async function getVersionRow(db: Db, id: string): Promise<VersionsTable> {
  return db.selectFrom('versions').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}

/** Every word on a round, oldest first. */
export async function decisionsOfRound(db: Db, roundId: string) {
  const rows = await db
    .selectFrom('decisions')
    .selectAll()
    .where('round_id', '=', roundId)
    .orderBy('decided_at')
    .execute()
  return rows.sort((one, other) => (one.decided_at + one.id < other.decided_at + other.id ? -1 : 1))
}

/** Everything that was published, withdrawn, affirmed or planned of a policy, oldest first. */
export async function lifeOfPolicy(db: Db, policyId: string, versionId: string) {
  const publications = await db
    .selectFrom('publications')
    .innerJoin('versions', 'versions.id', 'publications.version_id')
    .selectAll('publications')
    .select(['versions.fingerprint', 'versions.ordinal'])
    .where('publications.policy_id', '=', policyId)
    .orderBy('major')
    .orderBy('minor')
    .execute()
  return {
    publications,
    withdrawals: await db
      .selectFrom('withdrawals')
      .innerJoin('versions', 'versions.id', 'withdrawals.version_id')
      .selectAll('withdrawals')
      .select('versions.fingerprint')
      .where('withdrawals.policy_id', '=', policyId)
      .orderBy('withdrawn_at')
      .execute(),
    retirements: await db.selectFrom('retirements').selectAll().where('policy_id', '=', policyId).execute(),
    affirmations: await db
      .selectFrom('affirmations')
      .selectAll()
      .where('policy_id', '=', policyId)
      .orderBy('affirmed_at')
      .execute(),
    plans: await db.selectFrom('publication_plans').selectAll().where('version_id', '=', versionId).execute(),
  }
}

/** The campaigns that ask about a version, in order of their ids, with how many they ask. */
export async function campaignsOfVersion(db: Db, versionId: string) {
  const rows = await db
    .selectFrom('campaign_versions')
    .innerJoin('campaigns', 'campaigns.id', 'campaign_versions.campaign_id')
    .selectAll('campaigns')
    .select('campaign_versions.language')
    .where('campaign_versions.version_id', '=', versionId)
    .execute()
  return rows.sort((one, other) => (one.id < other.id ? -1 : 1))
}

/** How many people a campaign asks. */
export async function peopleAsked(db: Db, campaignId: string): Promise<number> {
  const row = await db
    .selectFrom('campaign_counts')
    .select((counts) => counts.fn.sum<number>('targets').as('targets'))
    .where('campaign_id', '=', campaignId)
    .executeTakeFirst()
  return Number(row?.targets ?? 0)
}

/** Who was exempted from a campaign, in the order it was written, also where that has ended. */
export async function exemptionsOf(db: Db, campaignId: string) {
  return db.selectFrom('exemptions').selectAll().where('campaign_id', '=', campaignId).orderBy('id').execute()
}

const page = 1_000

/** The acknowledgements of a version in one campaign, in the order they were written, some at a time. */
export async function* acknowledgementsOf(db: Db, campaignId: string, versionId: string) {
  for (let after = ''; ;) {
    const rows = await db
      .selectFrom('acknowledgements')
      .innerJoin('campaign_targets', (join) =>
        join
          .onRef('campaign_targets.campaign_id', '=', 'acknowledgements.campaign_id')
          .onRef('campaign_targets.person_id', '=', 'acknowledgements.person_id'),
      )
      .selectAll('acknowledgements')
      .select('campaign_targets.department_name')
      .where('acknowledgements.campaign_id', '=', campaignId)
      .where('acknowledgements.id', '>', after)
      .orderBy('acknowledgements.id')
      .limit(page)
      .execute()
    for (const row of rows) if (row.version_id === versionId) yield row
    const last = rows.at(-1)
    if (!last || rows.length < page) return
    after = last.id
  }
}

/** Who declined a version in one campaign, in the order it was written, some at a time. */
export async function* declinesOf(db: Db, campaignId: string, versionId: string) {
  for (let after = ''; ;) {
    const rows = await db
      .selectFrom('declines')
      .selectAll()
      .where('campaign_id', '=', campaignId)
      .where('id', '>', after)
      .orderBy('id')
      .limit(page)
      .execute()
    for (const row of rows) if (row.version_id === versionId) yield row
    const last = rows.at(-1)
    if (!last || rows.length < page) return
    after = last.id
  }
}

/** Names of people by their ids, as they are now. */
export async function namesOfPeople(db: Db, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('people').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
