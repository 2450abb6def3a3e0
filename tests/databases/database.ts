// Real databases for tests: fresh and migrated, one per call, on either engine.
import { copyFile, mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { describe, inject, onTestFinished } from 'vitest'
import { openDatabase, type Engine, type OpenDatabase } from '../../db/connect'
import { newId } from '../../db/identifier'
import { migrate } from '../../db/migrate'
import { templateDatabase } from './template-database'

export type TestDatabase = OpenDatabase & { url: string }

/** The same tests on SQLite and on PostgreSQL. */
export function onBothEngines(name: string, tests: (engine: Engine) => void): void {
  describe.each<Engine>(['sqlite', 'postgres'])(`${name} (%s)`, tests)
}

/** A fresh, migrated database. Closed and removed when the test ends, or by `close()` where it was opened outside of one. */
export async function aDatabase(engine: Engine = 'sqlite'): Promise<TestDatabase> {
  return engine === 'sqlite' ? aSqliteDatabase() : aPostgresDatabase()
}

/** The address of a database that is still empty: nothing is migrated. */
export async function anEmptyDatabase(engine: Engine): Promise<string> {
  if (engine === 'sqlite') return `file:${join(await aFolder(), 'candor.db')}`
  return createPostgres('template0')
}

/** An empty folder that goes away with the test run. */
export async function aFolder(): Promise<string> {
  return mkdtemp(join(inject('runFolder'), 'test-'))
}

/** Opens a database at an address and closes it when the test ends. */
export async function opened(url: string): Promise<TestDatabase> {
  const database = await openDatabase(url)
  let closing: Promise<void> | undefined
  const close = () => (closing ??= database.close())
  closeAfterTest(close)
  return { ...database, url, close }
}

async function aSqliteDatabase(): Promise<TestDatabase> {
  const path = join(await aFolder(), 'candor.db')
  await copyFile(await (sqliteTemplate ??= makeSqliteTemplate()), path)
  return opened(`file:${path}`)
}

let sqliteTemplate: Promise<string> | undefined

/** Migrated once per worker; copying a file takes a millisecond, migrating takes fifty. */
async function makeSqliteTemplate(): Promise<string> {
  const path = join(await aFolder(), 'template.db')
  const database = await openDatabase(`file:${path}`)
  await migrate(database.db)
  await database.close()
  return path
}

async function aPostgresDatabase(): Promise<TestDatabase> {
  return opened(await createPostgres(templateDatabase))
}

let postgresServer: Promise<pg.Pool> | undefined

async function createPostgres(template: string): Promise<string> {
  const pool = await (postgresServer ??= connectToServer())
  const name = `test_${newId().replaceAll('-', '')}`
  await pool.query(`create database ${name} template ${template}`)
  closeAfterTest(async () => {
    await pool.query(`drop database if exists ${name} with (force)`)
  })
  return `${pool.options.connectionString?.replace(/\/postgres$/, '')}/${name}`
}

async function connectToServer(): Promise<pg.Pool> {
  const answer = await fetch(inject('postgresDesk'))
  const text = await answer.text()
  if (!answer.ok) throw new Error(text)
  return new pg.Pool({ connectionString: `${text}postgres`, max: 2, allowExitOnIdle: true })
}

/** In a hook there is no test to wait for: there the caller closes. */
function closeAfterTest(close: () => Promise<void>): void {
  try {
    onTestFinished(close)
  } catch {
    return
  }
}
