// Policies: their address, title, owner and next review. The text is in drafts and versions.
import { newId } from './identifier'
import type { Db, Trx } from './tables'

export type PolicyRecord = {
  id: string
  slug: string
  title: string
  templateId: string
  ownerId: string
  ownerName: string
  createdBy: string
  /** ISO instant. */
  createdAt: string
  /** ISO day of the next review, or null. */
  reviewDue: string | null
  /** Months between reviews, or null. */
  reviewEvery: number | null
  revision: number
}

/** The policy at this address, or undefined. */
export async function findPolicyBySlug(db: Db, slug: string): Promise<PolicyRecord | undefined> {
  const row = await policyRows(db).where('policies.slug', '=', slug).executeTakeFirst()
  return row && policyRecord(row)
}

/** The policy with this id, or undefined. */
export async function findPolicy(db: Db, id: string): Promise<PolicyRecord | undefined> {
  const row = await policyRows(db).where('policies.id', '=', id).executeTakeFirst()
  return row && policyRecord(row)
}

/** Takes the policy's row for this transaction, so that changes of one policy come one after the other on both engines. */
export async function lockPolicy(trx: Trx, policyId: string): Promise<void> {
  await trx
    .updateTable('policies')
    .set((eb) => ({ revision: eb.ref('revision') }))
    .where('id', '=', policyId)
    .execute()
}

/** Slugs that start like this one, to find a free one. */
export async function slugsLike(db: Db, base: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('policies')
    .select('slug')
    .where(({ eb, or, and }) =>
      or([eb('slug', '=', base), and([eb('slug', '>=', `${base}-`), eb('slug', '<', `${base}.`)])]),
    )
    .execute()
  return new Set(rows.map((row) => row.slug))
}

/** The titles and addresses of these policies as they are now, by id. */
export async function listPolicyNames(
  db: Db,
  ids: string[],
): Promise<Map<string, { slug: string; title: string }>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('policies')
    .select(['id', 'slug', 'title'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map(({ id, slug, title }) => [id, { slug, title }]))
}

/** The addresses of all policies in order of the alphabet, at most 500. */
export async function listSlugs(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('policies').select('slug').orderBy('slug').limit(500).execute()
  return rows.map((row) => row.slug)
}

/** Writes a new policy and returns its id. */
export async function insertPolicy(
  trx: Trx,
  policy: { slug: string; title: string; templateId: string; createdBy: string; at: Date },
): Promise<string> {
  const id = newId()
  await trx
    .insertInto('policies')
    .values({
      id,
      slug: policy.slug,
      title: policy.title,
      template_id: policy.templateId,
      owner_id: policy.createdBy,
      created_by: policy.createdBy,
      created_at: policy.at.toISOString(),
      review_due: null,
      revision: 1,
    })
    .execute()
  return id
}

/** Sets the working title, under which the policy stands in lists. */
export async function updatePolicyTitle(trx: Trx, policyId: string, title: string): Promise<void> {
  await trx
    .updateTable('policies')
    .set((eb) => ({ title, revision: eb('revision', '+', 1) }))
    .where('id', '=', policyId)
    .execute()
}

/** Sets the day of the next review (ISO date) and the months between reviews; null takes either away. */
export async function updateReview(
  trx: Trx,
  policyId: string,
  review: { due: string | null; every: number | null },
): Promise<void> {
  await trx
    .updateTable('policies')
    .set((eb) => ({
      review_due: review.due,
      review_every: review.every,
      revision: eb('revision', '+', 1),
    }))
    .where('id', '=', policyId)
    .execute()
}

/** Makes another person accountable for the policy. */
export async function updateOwner(trx: Trx, policyId: string, ownerId: string): Promise<void> {
  await trx
    .updateTable('policies')
    .set((eb) => ({ owner_id: ownerId, revision: eb('revision', '+', 1) }))
    .where('id', '=', policyId)
    .execute()
}

function policyRows(db: Db) {
  return db
    .selectFrom('policies')
    .innerJoin('people', 'people.id', 'policies.owner_id')
    .selectAll('policies')
    .select('people.name as owner_name')
}

type PolicyRow = Awaited<ReturnType<ReturnType<typeof policyRows>['execute']>>[number]

function policyRecord(row: PolicyRow): PolicyRecord {
  return {
    id: row.id,
    slug: row.slug,
    title: row.title,
    templateId: row.template_id,
    ownerId: row.owner_id,
    ownerName: row.owner_name,
    createdBy: row.created_by,
    createdAt: row.created_at,
    reviewDue: row.review_due,
    reviewEvery: row.review_every === null ? null : Number(row.review_every),
    revision: Number(row.revision),
  }
}
