// Failed sign-ins, counted before a password is looked at, so that guesses sent at once count as well.
import { sql } from 'kysely'
import type { Db, Trx } from './tables'

export type Tries = { failures: number; blockedUntil: Date | null }

/** Counts one more try for a key and says how many there are now. Older tries than `since` are forgotten. */
export async function addTry(trx: Trx, key: string, at: Date, since: Date): Promise<Tries> {
  const now = at.toISOString()
  const start = since.toISOString()
  const row = await trx
    .insertInto('sign_in_attempts')
    .values({ key, failures: 1, first_at: now, blocked_until: null })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet({
        failures: sql<number>`case when sign_in_attempts.first_at < ${start} then 1 else sign_in_attempts.failures + 1 end`,
        first_at: sql<string>`case when sign_in_attempts.first_at < ${start} then ${now} else sign_in_attempts.first_at end`,
      }),
    )
    .returning(['failures', 'blocked_until'])
    .executeTakeFirstOrThrow()
  return {
    failures: Number(row.failures),
    blockedUntil: row.blocked_until === null ? null : new Date(row.blocked_until),
  }
}

/** Lets nobody try this key before the given moment. */
export async function blockKey(trx: Trx, key: string, until: Date): Promise<void> {
  await trx
    .updateTable('sign_in_attempts')
    .set({ blocked_until: until.toISOString() })
    .where('key', '=', key)
    .execute()
}

/** Takes one try back: it was right. A wait that others earned stays. */
export async function takeBackTry(trx: Trx, key: string): Promise<void> {
  await trx
    .updateTable('sign_in_attempts')
    .set({ failures: sql<number>`failures - 1` })
    .where('key', '=', key)
    .where('failures', '>', 0)
    .execute()
}

/** Forgets everything about a key. */
export async function forgetKey(trx: Trx, key: string): Promise<void> {
  await trx.deleteFrom('sign_in_attempts').where('key', '=', key).execute()
}

/** Remembers a key without failures. */
export async function rememberKey(trx: Trx, key: string, at: Date): Promise<void> {
  await trx
    .insertInto('sign_in_attempts')
    .values({ key, failures: 0, first_at: at.toISOString(), blocked_until: null })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ first_at: at.toISOString() }))
    .execute()
}

/** True when the key was remembered after `since`. */
export async function knowsKey(db: Db, key: string, since: Date): Promise<boolean> {
  const row = await db
    .selectFrom('sign_in_attempts')
    .select('key')
    .where('key', '=', key)
    .where('first_at', '>=', since.toISOString())
    .executeTakeFirst()
  return row !== undefined
}

/** Forgets tries that began before the given moment and block nobody any more. */
export async function deleteOldTries(trx: Trx, before: Date): Promise<void> {
  const limit = before.toISOString()
  await trx
    .deleteFrom('sign_in_attempts')
    .where('first_at', '<', limit)
    .where(({ eb, or }) => or([eb('blocked_until', 'is', null), eb('blocked_until', '<', limit)]))
    .execute()
}
