// Brings a database to the shape this program needs. Forward only, all or nothing, safe when two processes start at once.
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { migrations, type Migration } from './migrations/registry'
import { errorCode, storeFault, StoreUnavailable } from './store-unavailable'
import type { Db, Trx } from './tables'

type MigrationsTable = { migrations: { name: string; applied_at: string } }

/** This row stands for "somebody migrates": a process updates it first, and others wait for its transaction to end. */
const turn = 'turn'
/** Another process is creating the same table at this moment, or holds the file. */
const raced = /^(23505|42P07|40001|40P01|55P03|SQLITE_BUSY|SQLITE_LOCKED)$/
const attempts = 8

/**
 * Applies the migrations that this database has not seen, in order, in one transaction: killed in the middle, nothing happened.
 * Throws StoreUnavailable when the database was made by a newer program, or cannot serve.
 */
export async function migrate(db: Db, known: readonly Migration[] = migrations): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction().execute((trx) => applyPending(trx, known))
    } catch (error) {
      if (attempt === attempts || !raced.test(errorCode(error))) throw storeFault(error) ?? error
      await pause(Math.random() * 20 * 2 ** attempt)
    }
  }
}

async function applyPending(trx: Trx, known: readonly Migration[]): Promise<void> {
  const now = new Date().toISOString()
  const log = trx.withTables<MigrationsTable>()
  await sql`create table if not exists migrations (name text not null primary key, applied_at text not null)`.execute(
    trx,
  )
  await log
    .insertInto('migrations')
    .values({ name: turn, applied_at: now })
    .onConflict((row) => row.column('name').doUpdateSet({ applied_at: now }))
    .execute()
  const rows = await log.selectFrom('migrations').select('name').where('name', '!=', turn).execute()
  const applied = new Set(rows.map((row) => row.name))
  refuseNewer(applied, known)
  for (const migration of known) {
    if (applied.has(migration.name)) continue
    await migration.up(trx)
    await log.insertInto('migrations').values({ name: migration.name, applied_at: now }).execute()
  }
}

function refuseNewer(applied: Set<string>, known: readonly Migration[]): void {
  const names = new Set(known.map((migration) => migration.name))
  const newer = [...applied].filter((name) => !names.has(name))
  if (newer.length === 0) return
  throw new StoreUnavailable(
    `This database was made by a newer Candor (it knows "${newer[0]}"). Start that version, or restore a backup made by this one.`,
  )
}
