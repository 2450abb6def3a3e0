// The one query behind db/reading.ts: built once for each store, with places for a reader's own values.
import { sql, type CompiledQuery } from 'kysely'
import type { Db } from './tables'

export type ReadingRow = Awaited<ReturnType<ReturnType<typeof readingQuery>['execute']>>[number]

type Compiled = Record<'live' | 'version', CompiledQuery<ReadingRow>>

/** Built once per store: compiling costs more than running. */
const compiled = new WeakMap<Db, Compiled>()

/** The query for the version in force, and the one for a named version. */
export function compiledFor(db: Db): Compiled {
  const known = compiled.get(db)
  if (known) return known
  const made: Compiled = {
    live: readingQuery(db).where('publications.effective_at', '<=', place.at).where(tookEffect).compile(),
    version: readingQuery(db).where('publications.version_id', '=', place.version).compile(),
  }
  compiled.set(db, made)
  return made
}

/** What stands in the compiled query where a reader's own values go. */
export const place = {
  slug: 'place of the slug',
  person: 'place of the person',
  at: 'place of the moment',
  version: 'place of the version',
}

/** Two look-ups by index inside the one query. Keys hold no space. */
const readerGroups = sql<string | null>`(
  select string_agg(reader_groups.group_key, ' ')
  from group_memberships as stays
  inner join groups as reader_groups on reader_groups.id = stays.group_id
  where stays.person_id = ${place.person} and stays.until_at is null
)`

/** One that was withdrawn before its day changes nothing: the one before stays in force. */
const tookEffect = sql<boolean>`(withdrawals.withdrawn_at is null or withdrawals.withdrawn_at > publications.effective_at)`

/** When the next one takes effect, as app/governance/standing.ts says it. */
const supersededAt = sql<string | null>`(
  select min(later.effective_at)
  from publications as later
  left join withdrawals as pulled on pulled.publication_id = later.id
  where later.policy_id = publications.policy_id and later.effective_at > publications.effective_at
    and (pulled.withdrawn_at is null or pulled.withdrawn_at > later.effective_at)
)`

/** Asked only where it was published in an emergency. */
const roundOutcome = sql<string | null>`case when publications.emergency_reason is null then null else (
  select rounds.outcome from rounds where rounds.version_id = publications.version_id
  limit 1
) end`

const decisionsSoFar = sql<number | null>`case when publications.emergency_reason is null then null else (
  select count(*) from decisions
  inner join rounds on rounds.id = decisions.round_id
  where rounds.version_id = publications.version_id
) end`

const affirmedAt = sql<string | null>`(
  select max(affirmations.affirmed_at) from affirmations
  where affirmations.policy_id = publications.policy_id and affirmations.version_id = publications.version_id
)`

const declinedAt = sql<string | null>`(
  select max(declines.declined_at) from declines
  where declines.person_id = ${place.person} and declines.campaign_id = campaign_targets.campaign_id
    and declines.policy_id = policies.id
)`

/** What this reader acknowledged last of this policy, also under a record that was merged into theirs. */
const lastAcknowledged = sql<string | null>`(
  select former.id from acknowledgements as former
  where former.policy_id = policies.id and former.person_id in (
    select ${place.person} union all select merged.id from people as merged where merged.merged_into = ${place.person}
  )
  order by former.acknowledged_at desc
  limit 1
)`

/** Nobody is asked twice: one that is still to be answered comes before one that is not. */
const isOwed = sql<number>`case when campaign_targets.settled_at is null and campaigns.closed_at is null
  and campaigns.paused_at is null and acknowledgements.id is null and kept_acknowledgements.person_id is null
  then 0 else 1 end`

function readingQuery(db: Db) {
  return (
    db
      .selectFrom('policies')
      .innerJoin('publications', 'publications.policy_id', 'policies.id')
      .innerJoin('versions', 'versions.id', 'publications.version_id')
      .innerJoin('people as owners', 'owners.id', 'policies.owner_id')
      .leftJoin('withdrawals', 'withdrawals.publication_id', 'publications.id')
      .leftJoin('retirements', 'retirements.policy_id', 'policies.id')
      .leftJoin('publications as coming', (join) =>
        join
          .onRef('coming.policy_id', '=', 'policies.id')
          .on('coming.effective_at', '>', place.at)
          .on(({ not, exists, selectFrom }) =>
            not(
              exists(
                selectFrom('withdrawals as pulled')
                  .select('pulled.id')
                  .whereRef('pulled.publication_id', '=', 'coming.id')
                  .where('pulled.withdrawn_at', '<=', place.at),
              ),
            ),
          ),
      )
      .leftJoin('versions as coming_version', 'coming_version.id', 'coming.version_id')
      .leftJoin('campaign_versions', 'campaign_versions.version_id', 'publications.version_id')
      .leftJoin('campaign_targets', (join) =>
        join
          .onRef('campaign_targets.campaign_id', '=', 'campaign_versions.campaign_id')
          .on('campaign_targets.person_id', '=', place.person),
      )
      .leftJoin('campaigns', 'campaigns.id', 'campaign_targets.campaign_id')
      // A campaign may ask about a later version than the one that was acknowledged in it, when that changed nothing.
      .leftJoin('campaign_versions as siblings', (join) =>
        join
          .onRef('siblings.campaign_id', '=', 'campaign_targets.campaign_id')
          .onRef('siblings.policy_id', '=', 'policies.id'),
      )
      .leftJoin('acknowledgements', (join) =>
        join
          .onRef('acknowledgements.campaign_id', '=', 'siblings.campaign_id')
          .onRef('acknowledgements.version_id', '=', 'siblings.version_id')
          .on('acknowledgements.person_id', '=', place.person),
      )
      .leftJoin('kept_acknowledgements', (join) =>
        join
          .onRef('kept_acknowledgements.campaign_id', '=', 'campaign_targets.campaign_id')
          .onRef('kept_acknowledgements.policy_id', '=', 'policies.id')
          .on('kept_acknowledgements.person_id', '=', place.person),
      )
      .select([
        'policies.id',
        'policies.slug',
        'owners.name as owner_name',
        'publications.id as publication_id',
        'publications.version_id',
        'publications.major',
        'publications.minor',
        'publications.change_class',
        'publications.change_note',
        'publications.published_at',
        'publications.effective_at',
        'coming.major as coming_major',
        'coming.minor as coming_minor',
        'coming.effective_at as coming_effective_at',
        'coming_version.ordinal as coming_ordinal',
        'versions.ordinal',
        'versions.title',
        'versions.language',
        'versions.fingerprint',
        'campaigns.id as campaign_id',
        'campaigns.statement',
        'campaigns.due_on',
        'campaigns.paused_at',
        'campaigns.closed_at',
        'campaign_targets.due_on as own_due_on',
        'campaign_targets.state',
        'kept_acknowledgements.kept_at',
        'acknowledgements.statement as acknowledged_words',
        'acknowledgements.version_number as acknowledged_number',
        'acknowledgements.method as acknowledged_method',
        'acknowledgements.acknowledged_at',
      ])
      .select(declinedAt.as('declined_at'))
      .select(lastAcknowledged.as('last_acknowledged'))
      .select([
        'publications.valid_to',
        'publications.emergency_reason',
        'publications.approve_by',
        'publications.published_by',
        'publications.published_by_name',
        'withdrawals.withdrawn_at',
        'retirements.retired_at',
        supersededAt.as('superseded_at'),
        roundOutcome.as('round_outcome'),
        decisionsSoFar.as('decisions'),
        affirmedAt.as('affirmed_at'),
      ])
      .select(readerGroups.as('reader_groups'))
      .where('policies.slug', '=', place.slug)
      .orderBy('publications.effective_at', 'desc')
      .orderBy('coming.effective_at')
      .orderBy((eb) => eb.case().when('campaigns.id', 'is', null).then(1).else(0).end())
      .orderBy(isOwed)
      .orderBy('campaigns.id', 'desc')
      .orderBy((eb) => eb.case().when('acknowledgements.id', 'is', null).then(1).else(0).end())
      .limit(1)
  )
}
