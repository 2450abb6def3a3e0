// Affirmations: somebody looked at the live version and it stays as it is. Append-only.
import { newId } from './identifier'
import type { Db, Trx } from './tables'

export type Affirmation = {
  versionId: string
  note: string
  /** ISO day of the review after it, or null. */
  reviewDue: string | null
  byName: string
  byTitle: string
  /** ISO instant. */
  at: string
}

/** Writes that the version stays, with names and job title as they are now. Out: its id. */
export async function insertAffirmation(
  trx: Trx,
  affirmation: {
    policyId: string
    versionId: string
    fingerprint: string
    note: string
    reviewDue: string
    by: { id: string; name: string; jobTitle: string }
    at: Date
  },
): Promise<string> {
  const id = newId()
  await trx
    .insertInto('affirmations')
    .values({
      id,
      policy_id: affirmation.policyId,
      version_id: affirmation.versionId,
      fingerprint: affirmation.fingerprint,
      note: affirmation.note,
      review_due: affirmation.reviewDue,
      affirmed_by: affirmation.by.id,
      affirmed_by_name: affirmation.by.name,
      affirmed_by_title: affirmation.by.jobTitle,
      affirmed_at: affirmation.at.toISOString(),
    })
    .execute()
  return id
}

/** All affirmations of a policy, the newest first. */
export async function listAffirmations(db: Db, policyId: string): Promise<Affirmation[]> {
  const rows = await db
    .selectFrom('affirmations')
    .selectAll()
    .where('policy_id', '=', policyId)
    .orderBy('affirmed_at', 'desc')
    .execute()
  return rows.map((row) => ({
    versionId: row.version_id,
    note: row.note,
    reviewDue: row.review_due,
    byName: row.affirmed_by_name,
    byTitle: row.affirmed_by_title,
    at: row.affirmed_at,
  }))
}
