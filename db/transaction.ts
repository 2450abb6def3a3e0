// Transactions: one after another, all or nothing, tried again when the engine asks for it.
import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { sql, PostgresAdapter } from 'kysely'
import { errorCode, storeFault } from './store-unavailable'
import type { Db, Trx } from './tables'

export { StoreUnavailable, isStoreUnavailable } from './store-unavailable'

const attempts = 8
const retryable = /^(SQLITE_BUSY|SQLITE_LOCKED|40001|40P01|55P03)$/

/** The transaction the running code is inside of, so that use of the outer `db` is found at once instead of waiting for ever. */
const current = new AsyncLocalStorage<{ store: object; open: boolean }>()

/**
 * Runs `work` in one transaction and gives back its value. Writers take turns, on both engines, so what `work` reads stays
 * true until it commits. May run `work` again when the engine reports a conflict: `work` must have no effect outside `trx`,
 * and must never touch the outer `db`.
 * Throws StoreUnavailable when the database cannot serve; any other error as it is. After a throw nothing was kept.
 */
export async function transact<T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> {
  return tryAgain(() => attemptOnce(db, work))
}

/** Attempts something, and attempts it again when the engine reports a conflict. Throws StoreUnavailable, or the error as it is. */
export async function tryAgain<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      if (attempt === attempts || !retryable.test(errorCode(error))) throw storeFault(error) ?? error
      await pause(Math.random() * 10 * 2 ** attempt)
    }
  }
}

/** Throws when the running code is inside a transaction of this store: it must use `trx`. */
export function refuseInsideTransaction(store: object): void {
  const scope = current.getStore()
  if (!scope?.open || scope.store !== store) return
  throw new Error('The outer db was used inside a transaction. Use the trx that the transaction gave.')
}

async function attemptOnce<T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> {
  const store = db.getExecutor().adapter
  refuseInsideTransaction(store)
  const scope = { store, open: true }
  try {
    return await db.transaction().execute((trx) =>
      current.run(scope, async () => {
        await takeTurn(trx)
        return work(trx)
      }),
    )
  } finally {
    scope.open = false
  }
}

/**
 * PostgreSQL lets writers run side by side, and two of them may each read what the other is changing. Locking the ledger's
 * head first gives the order SQLite has by nature; every change ends in the ledger and would wait there anyway.
 */
export async function takeTurn(trx: Trx): Promise<void> {
  if (!(trx.getExecutor().adapter instanceof PostgresAdapter)) return
  await sql`select id from ledger_head for update`.execute(trx)
}
