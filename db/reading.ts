// What one reader sees of one policy: the version in force and what is asked of them, in one query.
import type { ChangeClass } from '../app/domain/version'
import type { CompiledQuery } from 'kysely'
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
  /** Null when this reader is not asked. */
  asked: { campaignId: string; statement: string; dueOn: string; acknowledgedAt: string | null } | null
}

/** The live version of the policy at this address for this person, or undefined when none is in force. */
export async function findReading(
  db: Db,
  reader: { slug: string; personId: string; at: Date },
): Promise<Reading | undefined> {
  const query = compiled.get(db) ?? readingQuery(db).compile()
  compiled.set(db, query)
  const values: Record<string, string> = {
    [place.slug]: reader.slug,
    [place.person]: reader.personId,
    [place.at]: reader.at.toISOString(),
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

/** Built once per store: compiling it costs more than running it. */
const compiled = new WeakMap<Db, CompiledQuery<ReadingRow>>()

/** What stands in the compiled query where a reader's own values go. */
const place = { slug: 'place of the slug', person: 'place of the person', at: 'place of the moment' }

function readingQuery(db: Db) {
  return db
    .selectFrom('policies')
    .innerJoin('publications', 'publications.policy_id', 'policies.id')
    .innerJoin('versions', 'versions.id', 'publications.version_id')
    .innerJoin('people as owners', 'owners.id', 'policies.owner_id')
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
      'versions.ordinal',
      'versions.title',
      'versions.language',
      'versions.fingerprint',
      'campaigns.id as campaign_id',
      'campaigns.statement',
      'campaigns.due_on',
      'acknowledgements.acknowledged_at',
    ])
    .where('policies.slug', '=', place.slug)
    .where('publications.effective_at', '<=', place.at)
    .orderBy('publications.effective_at', 'desc')
    .orderBy((eb) => eb.case().when('campaigns.id', 'is', null).then(1).else(0).end())
    .orderBy('campaigns.id', 'desc')
    .limit(1)
}
