// How migrations make tables and indexes: one text for both engines.
import { sql } from 'kysely'
import { engineOf } from '../connect'
import type { Trx } from '../tables'

/**
 * Makes a table from its column list in the portable subset: `text` and `integer` columns, nothing else.
 * SQLite gets a STRICT table, so that a text cannot land in a number. PostgreSQL gets 64-bit integers and byte order for
 * text, as SQLite has them, so that lists come out in the same order whatever locale the server has.
 */
export async function createTable(trx: Trx, name: string, columns: string): Promise<void> {
  const body =
    engineOf(trx) === 'sqlite'
      ? `(${columns}) strict`
      : `(${columns.replace(/\btext\b/g, 'text collate "C"').replace(/\binteger\b/g, 'bigint')})`
  await sql.raw(`create table ${name} ${body}`).execute(trx)
}

/** Makes an index; `on` is "table (columns)" with an optional "where". */
export async function createIndex(trx: Trx, name: string, on: string): Promise<void> {
  await sql.raw(`create index ${name} on ${on}`).execute(trx)
}

/** Makes a unique index: with "where" it holds for the rows that match, such as "one open round per policy". */
export async function createUnique(trx: Trx, name: string, on: string): Promise<void> {
  await sql.raw(`create unique index ${name} on ${on}`).execute(trx)
}

/** Adds a column, written as in `createTable`; a "not null" one needs a default, which rows that are there get. */
export async function addColumn(trx: Trx, table: string, column: string): Promise<void> {
  const typed =
    engineOf(trx) === 'sqlite'
      ? column
      : column.replace(/\btext\b/, 'text collate "C"').replace(/\binteger\b/, 'bigint')
  await sql.raw(`alter table ${table} add column ${typed}`).execute(trx)
}
