// What one reader sees of one policy: a published version and what is asked of them about it, in one query.
import type { ChangeClass } from '../app/domain/version'
import { sql, type CompiledQuery } from 'kysely'
import type { Db } from './tables'

export type Reading = {
  policyId: string
  slug: string
  ownerName: string
  versionId: string
  ordinal: number
  title: string
  language: string
  number: string
  fingerprint: string
  publicationId: string
  changeClass: ChangeClass
  changeNote: string
  publishedAt: string
  effectiveAt: string
  /** True once a later publication has taken effect. */
  isSuperseded: boolean
  /** The publication that is still to take effect next, or null. */
  coming: { ordinal: number; number: string; effectiveAt: string } | null
  /** Keys of the groups this reader is in now, sorted: they decide which sections apply to them. */
  groups: string[]
  /** Null when this reader is not asked. */
  asked: { campaignId: string; statement: string; dueOn: string; acknowledgedAt: string | null } | null
}

/**
 * The version in force of the policy at this address, or the published version with `versionId`, as this person meets it.
 * Undefined when nothing is in force, or that version is not published.
 */
export async function findReading(
  db: Db,
  reader: { slug: string; personId: string; at: Date; versionId?: string },
): Promise<Reading | undefined> {
  const which = reader.versionId === undefined ? 'live' : 'version'
  const query = compiledFor(db)[which]
  const values: Record<string, string> = {
    [place.slug]: reader.slug,
    [place.person]: reader.personId,
    [place.at]: reader.at.toISOString(),
    [place.version]: reader.versionId ?? '',
  }
  const parameters = query.parameters.map((given) => values[String(given)] ?? given)
  const { rows } = await db.executeQuery<ReadingRow>({ ...query, parameters })
  const [row] = rows
  if (!row) return undefined
  const isAsked = row.campaign_id !== null && row.statement !== null && row.due_on !== null
  return {
    policyId: row.id,
    slug: row.slug,
    ownerName: row.owner_name,
    versionId: row.version_id,
    ordinal: row.ordinal,
    title: row.title,
    language: row.language,
    number: `${row.major}.${row.minor}`,
    fingerprint: row.fingerprint,
    publicationId: row.publication_id,
    changeClass: row.change_class as ChangeClass,
    changeNote: row.change_note,
    publishedAt: row.published_at,
    effectiveAt: row.effective_at,
    isSuperseded: Number(row.superseded) === 1,
    coming:
      row.coming_ordinal === null
        ? null
        : {
            ordinal: Number(row.coming_ordinal),
            number: `${row.coming_major}.${row.coming_minor}`,
            effectiveAt: String(row.coming_effective_at),
          },
    groups: row.reader_groups === null ? [] : row.reader_groups.split(' ').sort(),
    asked: isAsked
      ? {
          campaignId: row.campaign_id as string,
          statement: row.statement as string,
          dueOn: row.due_on as string,
          acknowledgedAt: row.acknowledged_at,
        }
      : null,
  }
}

type ReadingRow = Awaited<ReturnType<ReturnType<typeof readingQuery>['execute']>>[number]

type Compiled = Record<'live' | 'version', CompiledQuery<ReadingRow>>

/** Built once per store: compiling costs more than running. */
const compiled = new WeakMap<Db, Compiled>()

function compiledFor(db: Db): Compiled {
  const known = compiled.get(db)
  if (known) return known
  const made: Compiled = {
    live: readingQuery(db).where('publications.effective_at', '<=', place.at).compile(),
    version: readingQuery(db).where('publications.version_id', '=', place.version).compile(),
  }
  compiled.set(db, made)
  return made
}

/** What stands in the compiled query where a reader's own values go. */
const place = {
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

function readingQuery(db: Db) {
  return db
    .selectFrom('policies')
    .innerJoin('publications', 'publications.policy_id', 'policies.id')
    .innerJoin('versions', 'versions.id', 'publications.version_id')
    .innerJoin('people as owners', 'owners.id', 'policies.owner_id')
    .leftJoin('publications as coming', (join) =>
      join.onRef('coming.policy_id', '=', 'policies.id').on('coming.effective_at', '>', place.at),
    )
    .leftJoin('versions as coming_version', 'coming_version.id', 'coming.version_id')
    .leftJoin('campaign_versions', 'campaign_versions.version_id', 'publications.version_id')
    .leftJoin('campaign_targets', (join) =>
      join
        .onRef('campaign_targets.campaign_id', '=', 'campaign_versions.campaign_id')
        .on('campaign_targets.person_id', '=', place.person),
    )
    .leftJoin('campaigns', 'campaigns.id', 'campaign_targets.campaign_id')
    .leftJoin('acknowledgements', (join) =>
      join
        .onRef('acknowledgements.campaign_id', '=', 'campaign_targets.campaign_id')
        .onRef('acknowledgements.version_id', '=', 'publications.version_id')
        .on('acknowledgements.person_id', '=', place.person),
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
      'acknowledgements.acknowledged_at',
    ])
    .select((eb) =>
      eb
        .case()
        .when(
          eb.exists(
            eb
              .selectFrom('publications as later')
              .select('later.id')
              .whereRef('later.policy_id', '=', 'publications.policy_id')
              .whereRef('later.effective_at', '>', 'publications.effective_at')
              .where('later.effective_at', '<=', place.at),
          ),
        )
        .then(1)
        .else(0)
        .end()
        .as('superseded'),
    )
    .select(readerGroups.as('reader_groups'))
    .where('policies.slug', '=', place.slug)
    .orderBy('publications.effective_at', 'desc')
    .orderBy('coming.effective_at')
    .orderBy((eb) => eb.case().when('campaigns.id', 'is', null).then(1).else(0).end())
    .orderBy('campaigns.id', 'desc')
    .limit(1)
}
