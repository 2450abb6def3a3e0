// A form's one-time key: the second arrival of the same key has no effect and gets the first one's answer.
import type { Db, Trx } from './tables'

export type Submission = {
  key: string
  personId: string | null
  at: Date
  /** What the first arrival led to, as it came back from JSON. */
  outcome: unknown
}

/** What a form with this key led to, or undefined when it has not arrived yet. */
export async function findSubmission(db: Db, key: string): Promise<Submission | undefined> {
  const row = await db.selectFrom('submissions').selectAll().where('key', '=', key).executeTakeFirst()
  if (!row) return undefined
  return { key, personId: row.person_id, at: new Date(row.at), outcome: JSON.parse(row.outcome) as unknown }
}

/**
 * Takes the key for this transaction. True when it was free; false when the same form arrived before: then change nothing
 * and answer with what `findSubmission` holds. `outcome` must survive JSON.
 */
export async function claimSubmission(
  trx: Trx,
  key: string,
  personId: string | null,
  at: Date,
  outcome: unknown,
): Promise<boolean> {
  return (await claimSubmissions(trx, [{ key, personId, at, outcome }])).has(key)
}

/** Takes several keys, each given once. Out: those that were free. */
export async function claimSubmissions(
  trx: Trx,
  submissions: readonly Submission[],
): Promise<ReadonlySet<string>> {
  if (submissions.length === 0) return new Set()
  const claimed = await trx
    .insertInto('submissions')
    .values(
      submissions.map(({ key, personId, at, outcome }) => ({
        key,
        person_id: personId,
        at: at.toISOString(),
        outcome: JSON.stringify(outcome ?? null),
      })),
    )
    .onConflict((row) => row.column('key').doNothing())
    .returning('key')
    .execute()
  return new Set(claimed.map(({ key }) => key))
}

/** Forgets keys older than this instant: a form that old is not sent twice by accident. Gives how many. */
export async function forgetSubmissions(trx: Trx, olderThan: Date): Promise<number> {
  const result = await trx
    .deleteFrom('submissions')
    .where('at', '<', olderThan.toISOString())
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}
