// Days that are coming for policies: reviews, last days, approvals after an emergency, and versions that take effect.
import type { RoundOutcome } from '../app/governance/review'
import { inForce, notEnded } from './in-force'
import type { Db } from './tables'

export type PolicyDay = { policyId: string; slug: string; title: string; ownerId: string }

/** Policies with a review day up to this one (ISO date), the earliest first. Retired ones have none. */
export async function listReviewDays(
  db: Db,
  until: string,
  limit: number,
): Promise<(PolicyDay & { dueOn: string; createdAt: string })[]> {
  const rows = await db
    .selectFrom('policies')
    .select(['id', 'slug', 'title', 'owner_id', 'review_due', 'created_at'])
    .where('review_due', 'is not', null)
    .where('review_due', '<=', until)
    .orderBy('review_due')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    policyId: row.id,
    slug: row.slug,
    title: row.title,
    ownerId: row.owner_id,
    dueOn: row.review_due ?? '',
    createdAt: row.created_at,
  }))
}

export type EndingVersion = PolicyDay & { publicationId: string; number: string; validTo: string }

/** Versions in force whose time ends by this moment, the earliest first. */
export async function listTimesEnding(
  db: Db,
  asked: { at: Date; until: Date; limit: number },
): Promise<EndingVersion[]> {
  const rows = await publishedRows(db)
    .where('publications.valid_to', 'is not', null)
    .where('publications.valid_to', '<=', asked.until.toISOString())
    .where(inForce(asked.at.toISOString()))
    .orderBy('publications.valid_to')
    .limit(asked.limit)
    .execute()
  return rows.map((row) => ({ ...policyDay(row), validTo: row.valid_to ?? '' }))
}

export type OpenEmergency = PolicyDay & {
  publicationId: string
  versionId: string
  ordinal: number
  number: string
  publishedBy: string
  publishedByName: string
  publishedAt: string
  reason: string
  /** ISO date. */
  approveBy: string
  roundOutcome: RoundOutcome | null
}

/** Versions published in an emergency that still apply and that nobody has approved, the earliest deadline first. */
export async function listOpenEmergencies(db: Db, at: Date, limit: number): Promise<OpenEmergency[]> {
  const rows = await publishedRows(db)
    .innerJoin('rounds', 'rounds.version_id', 'publications.version_id')
    .select('rounds.outcome')
    .where('publications.approve_by', 'is not', null)
    .where(({ or, eb }) => or([eb('rounds.outcome', 'is', null), eb('rounds.outcome', '!=', 'approved')]))
    .where(notEnded(at.toISOString()))
    .orderBy('publications.approve_by')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    ...policyDay(row),
    versionId: row.version_id,
    ordinal: Number(row.ordinal),
    publishedBy: row.published_by,
    publishedByName: row.published_by_name,
    publishedAt: row.published_at,
    reason: row.emergency_reason ?? '',
    approveBy: row.approve_by ?? '',
    roundOutcome: row.outcome as RoundOutcome | null,
  }))
}

export type ComingVersion = PolicyDay & {
  publicationId: string
  number: string
  effectiveAt: string
  publishedAt: string
  ordinal: number
}

/** Published versions that take effect between these moments and have not been withdrawn, the next one first. */
export async function listEffectDays(
  db: Db,
  asked: { at: Date; from: Date; limit: number },
): Promise<ComingVersion[]> {
  const rows = await publishedRows(db)
    .where('publications.effective_at', '>', asked.from.toISOString())
    .where(notEnded(asked.at.toISOString()))
    .orderBy('publications.effective_at')
    .limit(asked.limit)
    .execute()
  return rows.map((row) => ({
    ...policyDay(row),
    effectiveAt: row.effective_at,
    publishedAt: row.published_at,
    ordinal: Number(row.ordinal),
  }))
}

function publishedRows(db: Db) {
  return db
    .selectFrom('publications')
    .innerJoin('policies', 'policies.id', 'publications.policy_id')
    .innerJoin('versions', 'versions.id', 'publications.version_id')
    .select([
      'publications.id',
      'publications.policy_id',
      'publications.version_id',
      'publications.major',
      'publications.minor',
      'publications.published_by',
      'publications.published_by_name',
      'publications.published_at',
      'publications.effective_at',
      'publications.valid_to',
      'publications.emergency_reason',
      'publications.approve_by',
      'policies.slug',
      'policies.owner_id',
      'versions.title',
      'versions.ordinal',
    ])
}

type PublishedRow = Awaited<ReturnType<ReturnType<typeof publishedRows>['execute']>>[number]

function policyDay(row: PublishedRow): PolicyDay & { publicationId: string; number: string } {
  return {
    policyId: row.policy_id,
    slug: row.slug,
    title: row.title,
    ownerId: row.owner_id,
    publicationId: row.id,
    number: `${row.major}.${row.minor}`,
  }
}
