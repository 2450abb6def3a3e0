// Errands: what the clock does outside the house, by one process at a time, again after a while when it failed.
import type { Db, ErrandsTable, Trx } from './tables'

export type ErrandName = 'time-stamp' | 'mirror'

export type Errand = {
  /** Failures in a row. */
  failures: number
  /** Of the last try, for administrators; "" after it went well. */
  problem: string
  /** Not tried again before. */
  retryAt: string | null
  /** The last time it went well. */
  doneAt: string | null
}

const fresh: Errand = { failures: 0, problem: '', retryAt: null, doneAt: null }

/** How the errand stands; nothing has happened yet when there is no row. */
export async function findErrand(db: Db, name: ErrandName): Promise<Errand> {
  const row = await db.selectFrom('errands').selectAll().where('id', '=', name).executeTakeFirst()
  return row ? errandOf(row) : fresh
}

/**
 * Takes the errand until a moment. Out: false when another process has it, or when its time to be tried again has not come.
 * A process that dies lets go of it at that moment.
 */
export async function takeErrand(
  trx: Trx,
  name: ErrandName,
  { at, until }: { at: Date; until: Date },
): Promise<boolean> {
  await trx
    .insertInto('errands')
    .values({ id: name, held_until: null, retry_at: null, failures: 0, problem: '', done_at: null })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  const now = at.toISOString()
  const result = await trx
    .updateTable('errands')
    .set({ held_until: until.toISOString() })
    .where('id', '=', name)
    .where((eb) => eb.or([eb('held_until', 'is', null), eb('held_until', '<=', now)]))
    .where((eb) => eb.or([eb('retry_at', 'is', null), eb('retry_at', '<=', now)]))
    .executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}

/** Keeps an errand that takes longer. */
export async function keepErrand(trx: Trx, name: ErrandName, until: Date): Promise<void> {
  await trx.updateTable('errands').set({ held_until: until.toISOString() }).where('id', '=', name).execute()
}

/** The errand went well. */
export async function endErrand(trx: Trx, name: ErrandName, at: Date): Promise<void> {
  await trx
    .updateTable('errands')
    .set({ held_until: null, retry_at: null, failures: 0, problem: '', done_at: at.toISOString() })
    .where('id', '=', name)
    .execute()
}

/** The errand failed: it is tried again at `retryAt`. */
export async function failErrand(
  trx: Trx,
  name: ErrandName,
  failure: { problem: string; retryAt: Date },
): Promise<void> {
  await trx
    .updateTable('errands')
    .set((eb) => ({
      held_until: null,
      retry_at: failure.retryAt.toISOString(),
      failures: eb('failures', '+', 1),
      problem: failure.problem.slice(0, 500),
    }))
    .where('id', '=', name)
    .execute()
}

/** Forgets failures, because what caused them was changed: the next run tries at once. */
export async function retryErrand(trx: Trx, name: ErrandName): Promise<void> {
  await trx
    .updateTable('errands')
    .set({ retry_at: null, failures: 0, problem: '' })
    .where('id', '=', name)
    .execute()
}

function errandOf(row: ErrandsTable): Errand {
  return {
    failures: Number(row.failures),
    problem: row.problem,
    retryAt: row.retry_at,
    doneAt: row.done_at,
  }
}
