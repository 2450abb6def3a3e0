// Opens the database an address names: a SQLite file, or a PostgreSQL server.
import { mkdir, open } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Kysely, PostgresAdapter, PostgresDialect, sql, type Dialect } from 'kysely'
import pg from 'pg'
import { SqliteDialect } from './sqlite-dialect'
import { errorCode, storeFault, StoreUnavailable } from './store-unavailable'
import type { Database, Db } from './tables'

export type Engine = 'sqlite' | 'postgres'

export type OpenDatabase = {
  db: Db
  engine: Engine
  /** For diagnostics: "3.52.0" or "16.4". */
  engineVersion: string
  close(): Promise<void>
}

/**
 * Opens `file:path/to/candor.db` (the folder is made when missing) or `postgres://user:password@host/name`.
 * Throws StoreUnavailable, with a sentence that says what to do, when it cannot be opened. Does not migrate.
 */
export async function openDatabase(url: string): Promise<OpenDatabase> {
  const engine = engineOfUrl(url)
  const dialect = engine === 'sqlite' ? await sqliteDialect(sqlitePath(url)) : postgresDialect(url)
  const db = new Kysely<Database>({ dialect })
  try {
    return { db, engine, engineVersion: await engineVersion(db, engine), close: () => db.destroy() }
  } catch (error) {
    await db.destroy().catch(() => undefined)
    throw cannotOpen(url, error)
  }
}

/** Which engine a database address names. Throws StoreUnavailable for anything else. */
export function engineOfUrl(url: string): Engine {
  if (url.startsWith('file:')) return 'sqlite'
  if (/^postgres(ql)?:\/\//.test(url)) return 'postgres'
  throw new StoreUnavailable(
    'The database address must start with "file:" (for example file:data/candor.db) or with "postgres://". Correct it, then start again.',
  )
}

/** The absolute path of the file that a `file:` address names. */
export function sqlitePath(url: string): string {
  const rest = url.slice('file:'.length)
  if (rest.trim() === '') {
    throw new StoreUnavailable(
      'The database address "file:" names no file. Write, for example, file:data/candor.db.',
    )
  }
  return url.startsWith('file://') ? fileURLToPath(url) : resolve(rest)
}

/** The engine behind an open database or transaction. */
export function engineOf(db: Db): Engine {
  return db.getExecutor().adapter instanceof PostgresAdapter ? 'postgres' : 'sqlite'
}

async function sqliteDialect(path: string): Promise<Dialect> {
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    // The file holds personal data: made readable for its owner only, before SQLite makes it readable for all.
    await (await open(path, 'a', 0o600)).close()
  } catch (error) {
    throw new StoreUnavailable(
      `Candor cannot write its database at ${path} (${errorCode(error)}). Give this user the right to write there, or choose another database address.`,
      error,
    )
  }
  return new SqliteDialect(path)
}

function postgresDialect(url: string): Dialect {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'candor',
    max: 10,
    connectionTimeoutMillis: 5_000,
    lock_timeout: 15_000,
    idle_in_transaction_session_timeout: 60_000,
    types: { getTypeParser: typeParser },
  })
  // Without listeners a lost connection, idle or in use, would end the process; the next query reports it.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return new PostgresDialect({ pool })
}

/** Counts and sums arrive as text. One parser for all of them; a number too large to be exact is refused. */
const typeParser: pg.CustomTypesConfig['getTypeParser'] = (oid, format) => {
  if (oid === pg.types.builtins.INT8 || oid === pg.types.builtins.NUMERIC) return exactNumber
  return pg.types.getTypeParser(oid, format)
}

function exactNumber(text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || Number.isSafeInteger(value)) return value
  throw new RangeError(`The number ${text} is too large to be exact.`)
}

/** The version the engine gives itself: "3.52.0" or "16.4". */
export async function engineVersion(db: Db, engine: Engine): Promise<string> {
  const query =
    engine === 'sqlite'
      ? sql<{ version: string }>`select sqlite_version() as version`
      : sql<{ version: string }>`select split_part(current_setting('server_version'), ' ', 1) as version`
  const { rows } = await query.execute(db)
  return rows[0]?.version ?? 'unknown'
}

function cannotOpen(url: string, error: unknown): Error {
  const cause = error instanceof Error ? error.message : String(error)
  if (engineOfUrl(url) === 'sqlite') {
    return new StoreUnavailable(`Candor cannot open its database at ${sqlitePath(url)}. ${cause}`, error)
  }
  // Never the address itself: it holds the password.
  const reason = storeFault(error) ? 'The server does not answer.' : cause
  return new StoreUnavailable(
    `Candor cannot open its PostgreSQL database. ${reason} Check the address, and that the server runs and lets this user in.`,
    error,
  )
}
