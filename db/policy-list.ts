// The list of policies: what is live and what is pending, two facts side by side, page by page.
import { sql } from 'kysely'
import type { LatestVersion } from '../app/governance/policy-line'
import { inForce } from './in-force'
import { openPlansOf } from './publication-plans'
import { listPublicationsOf, type PublicationRecord } from './publications'
import type { Db } from './tables'

export type PolicyStanding = 'all' | 'live' | 'in-review' | 'draft' | 'review-due'

export type PolicyFilter = {
  /** Part of a title. */
  words?: string
  standing: PolicyStanding
  /** The last policy of the page before. */
  after?: { title: string; id: string }
  limit: number
  at: Date
}

export type PolicyRow = {
  id: string
  slug: string
  title: string
  reviewDue: string | null
  draftChangedAt: string
  /** Oldest first; which one is live follows from the clock. */
  publications: PublicationRecord[]
  /** ISO instant, or null. */
  retiredAt: string | null
  /** When the clock is to publish an approved version, or null. */
  publishAt: string | null
  latest: LatestVersion | null
  /** True when the draft says something else than the latest version, or there is no version. */
  draftDiffers: boolean
}

/** One page of policies by title. `more` is true when another page follows. */
export async function listPolicies(
  db: Db,
  filter: PolicyFilter,
): Promise<{ policies: PolicyRow[]; more: boolean }> {
  const found = await matching(db, filter)
    .orderBy('policies.title')
    .orderBy('policies.id')
    .limit(filter.limit + 1)
    .execute()
  const page = found.slice(0, filter.limit)
  return { policies: await withFacts(db, page), more: found.length > filter.limit }
}

/** The policies this person owns or whose draft they changed last, most recently changed first. */
export async function listPoliciesOf(db: Db, personId: string, limit: number): Promise<PolicyRow[]> {
  const found = await listed(db)
    .where(({ eb, or }) =>
      or([eb('policies.owner_id', '=', personId), eb('drafts.changed_by', '=', personId)]),
    )
    .orderBy('drafts.changed_at', 'desc')
    .orderBy('drafts.policy_id', 'desc')
    .limit(limit)
    .execute()
  return withFacts(db, found)
}

/** Policies whose review day is this day or earlier, the longest due first. */
export async function listReviewsDue(db: Db, day: string, limit: number): Promise<PolicyRow[]> {
  const found = await listed(db)
    .where('policies.review_due', '<=', day)
    .orderBy('policies.review_due')
    .orderBy('policies.id')
    .limit(limit)
    .execute()
  return withFacts(db, found)
}

function matching(db: Db, filter: PolicyFilter) {
  const at = filter.at.toISOString()
  let query = listed(db)
  const { words, after } = filter
  if (words) {
    const pattern = `%${words.toLowerCase().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
    query = query.where(sql<boolean>`lower(policies.title) like ${pattern} escape '\\'`)
  }
  if (after)
    query = query.where(({ eb, or, and }) =>
      or([
        eb('policies.title', '>', after.title),
        and([eb('policies.title', '=', after.title), eb('policies.id', '>', after.id)]),
      ]),
    )
  switch (filter.standing) {
    case 'all':
      return query
    case 'live':
      return query.where(({ exists, selectFrom }) =>
        exists(
          selectFrom('publications')
            .select('publications.id')
            .whereRef('publications.policy_id', '=', 'policies.id')
            .where(inForce(at)),
        ),
      )
    case 'in-review':
      return query.where(({ exists, selectFrom }) =>
        exists(
          selectFrom('rounds')
            .select('rounds.id')
            .whereRef('rounds.policy_id', '=', 'policies.id')
            .where('rounds.outcome', 'is', null),
        ),
      )
    case 'draft':
      return query.where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('versions')
              .select('versions.id')
              .whereRef('versions.policy_id', '=', 'policies.id')
              .whereRef('versions.fingerprint', '=', 'drafts.fingerprint')
              .where(latest()),
          ),
        ),
      )
    case 'review-due':
      return query.where('policies.review_due', '<=', at.slice(0, 10))
    default:
      return filter.standing satisfies never
  }
}

function listed(db: Db) {
  return db
    .selectFrom('policies')
    .innerJoin('drafts', 'drafts.policy_id', 'policies.id')
    .leftJoin('retirements', 'retirements.policy_id', 'policies.id')
    .select([
      'policies.id',
      'retirements.retired_at',
      'policies.slug',
      'policies.title',
      'policies.review_due',
      'drafts.fingerprint',
      'drafts.changed_at',
    ])
}

function latest() {
  return sql<boolean>`versions.ordinal = (select max(later.ordinal) from versions as later where later.policy_id = versions.policy_id)`
}

type Listed = Awaited<ReturnType<ReturnType<typeof listed>['execute']>>[number]

/** Adds publications and the latest version with how its round ended: one question to the store for each, whatever the page. */
async function withFacts(db: Db, rows: Listed[]): Promise<PolicyRow[]> {
  const ids = rows.map((row) => row.id)
  if (ids.length === 0) return []
  const publications = await listPublicationsOf(db, ids)
  const plans = await openPlansOf(db, ids)
  const versions = await db
    .selectFrom('versions')
    .innerJoin('rounds', 'rounds.version_id', 'versions.id')
    .select([
      'versions.policy_id',
      'versions.id',
      'versions.ordinal',
      'versions.fingerprint',
      'rounds.outcome',
    ])
    .where('versions.policy_id', 'in', ids)
    .where(latest())
    .execute()
  return rows.map((row) => {
    const version = versions.find((one) => one.policy_id === row.id)
    return {
      id: row.id,
      slug: row.slug,
      title: row.title,
      reviewDue: row.review_due,
      draftChangedAt: row.changed_at,
      publications: publications.filter((one) => one.policyId === row.id),
      retiredAt: row.retired_at,
      publishAt: plans.find((plan) => plan.policyId === row.id)?.publishAt ?? null,
      latest: version
        ? {
            id: version.id,
            ordinal: Number(version.ordinal),
            outcome: version.outcome as LatestVersion['outcome'],
          }
        : null,
      draftDiffers: version?.fingerprint !== row.fingerprint,
    }
  })
}
