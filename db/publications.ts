// Publications: append-only. What is live follows from their dates, from what ended them and the clock; nothing is switched.
import type { Emergency } from '../app/governance/emergency'
import type { RoundOutcome } from '../app/governance/review'
import type { ChangeClass, Publication } from '../app/governance/version'
import { newId } from './identifier'
import { inForce } from './in-force'
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
  /** ISO instant of the last approval; null where nobody has approved it yet. */
  approvedAt: string | null
  /** Null for one that was approved first. */
  emergency: Emergency | null
  withdrawal: { at: string; reason: string; byName: string } | null
  retirement: { at: string; reason: string; byName: string } | null
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
    validTo: Date | null
    emergency: { reason: string; approveBy: string } | null
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
      valid_to: publication.validTo?.toISOString() ?? null,
      emergency_reason: publication.emergency?.reason ?? null,
      approve_by: publication.emergency?.approveBy ?? null,
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

/** The publications of these policies, by the moment they take effect: one question to the store, whatever the page. */
export async function listPublicationsOf(db: Db, policyIds: string[]): Promise<PublicationRecord[]> {
  if (policyIds.length === 0) return []
  const rows = await publicationRows(db)
    .where('publications.policy_id', 'in', policyIds)
    .orderBy('publications.effective_at')
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
    .where(inForce(at.toISOString()))
    .limit(1)
    .executeTakeFirst()
  return row && publicationRecord(row)
}

/** The publication of this version, or undefined. */
export async function findPublicationOf(db: Db, versionId: string): Promise<PublicationRecord | undefined> {
  const row = await publicationRows(db).where('publications.version_id', '=', versionId).executeTakeFirst()
  return row && publicationRecord(row)
}

function publicationRows(db: Db) {
  return db
    .selectFrom('publications')
    .innerJoin('versions', 'versions.id', 'publications.version_id')
    .leftJoin('withdrawals', 'withdrawals.publication_id', 'publications.id')
    .leftJoin('retirements', 'retirements.policy_id', 'publications.policy_id')
    .select((eb) =>
      eb
        .selectFrom('rounds')
        .select('rounds.outcome')
        .whereRef('rounds.version_id', '=', 'publications.version_id')
        .limit(1)
        .as('round_outcome'),
    )
    .select((eb) =>
      eb
        .selectFrom('rounds as approving')
        .select('approving.closed_at')
        .whereRef('approving.version_id', '=', 'publications.version_id')
        .where('approving.outcome', '=', 'approved')
        .limit(1)
        .as('approved_at'),
    )
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
      'publications.valid_to',
      'publications.emergency_reason',
      'publications.approve_by',
      'withdrawals.withdrawn_at',
      'withdrawals.reason as withdrawn_because',
      'withdrawals.withdrawn_by_name',
      'retirements.retired_at',
      'retirements.reason as retired_because',
      'retirements.retired_by_name',
      'versions.ordinal',
      'versions.fingerprint',
    ])
}

type PublicationRow = Awaited<ReturnType<ReturnType<typeof publicationRows>['execute']>>[number]

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
    validTo: row.valid_to,
    withdrawnAt: row.withdrawn_at,
    retiredAt: row.retired_at,
    approvedAt: row.approved_at,
    emergency: emergencyOf(row),
    withdrawal:
      row.withdrawn_at === null
        ? null
        : {
            at: row.withdrawn_at,
            reason: row.withdrawn_because ?? '',
            byName: row.withdrawn_by_name ?? '',
          },
    retirement:
      row.retired_at === null
        ? null
        : { at: row.retired_at, reason: row.retired_because ?? '', byName: row.retired_by_name ?? '' },
    ordinal: row.ordinal,
    fingerprint: row.fingerprint,
  }
}

function emergencyOf(row: PublicationRow): Emergency | null {
  if (row.emergency_reason === null || row.approve_by === null) return null
  return {
    reason: row.emergency_reason,
    approveBy: row.approve_by,
    publishedBy: row.published_by,
    publishedByName: row.published_by_name,
    publishedAt: row.published_at,
    roundOutcome: row.round_outcome as RoundOutcome | null,
  }
}
