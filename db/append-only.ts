// Tables that only grow: the engine itself refuses to change or delete what stands in them.
import { sql } from 'kysely'
import { engineOf } from './connect'
import type { Database, Trx } from './tables'

export type AppendOnlyTable = keyof Database & (typeof appendOnlyTables)[number]

/** What evidence rests on. Everything else may change. */
export const appendOnlyTables = [
  'versions',
  'template_copies',
  'decisions',
  'publications',
  'acknowledgements',
  'kept_acknowledgements',
  'declines',
  'check_attempts',
  'check_grants',
  'person_merges',
  'question_answers',
  'incident_ticks',
  'incident_log',
  'comments',
  'suggestions',
  'effects',
  'affirmations',
  'withdrawals',
  'retirements',
  'anchors',
  'evidence_packs',
  'ledger_entries',
  'ledger_chain',
] as const satisfies (keyof Database)[]

/** Puts the triggers on a table that refuse UPDATE and DELETE, and on PostgreSQL also TRUNCATE. For migrations. */
export async function makeAppendOnly(trx: Trx, table: AppendOnlyTable): Promise<void> {
  const statements = engineOf(trx) === 'sqlite' ? sqliteTriggers(table) : postgresTriggers(table)
  for (const statement of statements) await sql.raw(statement).execute(trx)
}

/** Takes the triggers off, so that a migration can change the shape of the table. It puts them back before it ends. */
export async function unmakeAppendOnly(trx: Trx, table: AppendOnlyTable): Promise<void> {
  const names =
    engineOf(trx) === 'sqlite'
      ? [`${table}_no_update`, `${table}_no_delete`]
      : [`${table}_no_change on ${table}`, `${table}_no_truncate on ${table}`]
  for (const name of names) await sql.raw(`drop trigger ${name}`).execute(trx)
}

function sqliteTriggers(table: AppendOnlyTable): string[] {
  return ['update', 'delete'].map(
    (change) => `create trigger ${table}_no_${change} before ${change} on ${table}
      begin select raise(abort, '${sentence(table)}'); end`,
  )
}

function postgresTriggers(table: AppendOnlyTable): string[] {
  return [
    `create or replace function refuse_change() returns trigger language plpgsql as
      $$ begin raise exception '% is append-only: its rows are evidence and stay as they are', tg_table_name; end $$`,
    `create trigger ${table}_no_change before update or delete on ${table}
      for each row execute function refuse_change()`,
    `create trigger ${table}_no_truncate before truncate on ${table}
      for each statement execute function refuse_change()`,
  ]
}

function sentence(table: AppendOnlyTable): string {
  return `${table} is append-only: its rows are evidence and stay as they are`
}
