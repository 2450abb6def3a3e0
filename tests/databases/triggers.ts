// For tests of what the triggers cannot prevent: somebody with the database file and time.
import { sql } from 'kysely'
import { appendOnlyTables } from '../../db/append-only'
import type { Engine } from '../../db/connect'
import type { Db } from '../../db/tables'

/** Takes the append-only triggers off for good, then tampers. */
export async function withoutTriggers(db: Db, engine: Engine, tamper: () => Promise<unknown>): Promise<void> {
  for (const table of appendOnlyTables) {
    for (const statement of dropTriggers[engine](table)) await sql.raw(statement).execute(db)
  }
  await tamper()
}

const dropTriggers: Record<Engine, (table: string) => string[]> = {
  sqlite: (table) => [`drop trigger ${table}_no_update`, `drop trigger ${table}_no_delete`],
  postgres: (table) => [`alter table ${table} disable trigger user`],
}
