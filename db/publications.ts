// Publications: append-only. What is live follows from their dates and the clock; nothing is switched.
import type { ChangeClass, Publication } from '../app/domain/version'
import { newId } from './identifier'
import type { Db, Trx } from './tables'

export type PublicationRecord = Publication & {
  id: string
  policyId: string
  ordinal: number
  fingerprint: string
  changeClass: ChangeClass
  changeNote: string
  publishedBy: string
  publishedByName: string
}

/** Publishes: writes the number and the dates, which never change again. Out: the publication's id. */
export async function insertPublication(
  trx: Trx,
  publication: {
    policyId: string
    versionId: string
    major: number
    minor: number
    changeClass: ChangeClass
    changeNote: string
    publishedBy: { id: string; name: string }
    publishedAt: Date
    effectiveAt: Date
  },
): Promise<string> {
  const id = newId()
  await trx
    .insertInto('publications')
    .values({
      id,
      policy_id: publication.policyId,
      version_id: publication.versionId,
      major: publication.major,
      minor: publication.minor,
      change_class: publication.changeClass,
      change_note: publication.changeNote,
      published_by: publication.publishedBy.id,
      published_by_name: publication.publishedBy.name,
      published_at: publication.publishedAt.toISOString(),
      effective_at: publication.effectiveAt.toISOString(),
    })
    .execute()
  return id
}

/** All publications of a policy, newest number first. */
export async function listPublications(db: Db, policyId: string): Promise<PublicationRecord[]> {
  const rows = await publicationRows(db)
    .where('publications.policy_id', '=', policyId)
    .orderBy('publications.major', 'desc')
    .orderBy('publications.minor', 'desc')
    .execute()
  return rows.map(publicationRecord)
}

/** The publication in force for a policy at this moment, or undefined. One row by index. */
export async function findLivePublication(
  db: Db,
  policyId: string,
  at: Date,
): Promise<PublicationRecord | undefined> {
  const row = await publicationRows(db)
    .where('publications.policy_id', '=', policyId)
    .where('publications.effective_at', '<=', at.toISOString())
    .orderBy('publications.effective_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && publicationRecord(row)
}

function publicationRows(db: Db) {
  return db
    .selectFrom('publications')
    .innerJoin('versions', 'versions.id', 'publications.version_id')
    .select([
      'publications.id',
      'publications.policy_id',
      'publications.version_id',
      'publications.major',
      'publications.minor',
      'publications.change_class',
      'publications.change_note',
      'publications.published_by',
      'publications.published_by_name',
      'publications.published_at',
      'publications.effective_at',
      'versions.ordinal',
      'versions.fingerprint',
    ])
}

type PublicationRow = {
  id: string
  policy_id: string
  version_id: string
  major: number
  minor: number
  change_class: string
  change_note: string
  published_by: string
  published_by_name: string
  published_at: string
  effective_at: string
  ordinal: number
  fingerprint: string
}

function publicationRecord(row: PublicationRow): PublicationRecord {
  return {
    id: row.id,
    policyId: row.policy_id,
    versionId: row.version_id,
    major: row.major,
    minor: row.minor,
    changeClass: row.change_class as ChangeClass,
    changeNote: row.change_note,
    publishedBy: row.published_by,
    publishedByName: row.published_by_name,
    publishedAt: row.published_at,
    effectiveAt: row.effective_at,
    ordinal: row.ordinal,
    fingerprint: row.fingerprint,
  }
}
