// One connection to a SQLite file: the only file that knows the sqlite3 driver.
import sqlite3 from 'sqlite3'

export type SqliteRow = Record<string, unknown>
export type SqliteChange = { changes: number; lastId: number }
export type SqliteRole = 'writer' | 'reader'

/** Enough for every text the program has; texts with lists of varying length push out the oldest. */
const statementsKept = 400

/** Runs one statement at a time; the caller sees to that. Statements are prepared once and kept. */
export class SqliteConnection {
  readonly #database: sqlite3.Database
  /** Promises, not statements: two callers of one new text must share one statement, or close() fails. */
  readonly #statements = new Map<string, Promise<sqlite3.Statement>>()

  constructor(database: sqlite3.Database) {
    this.#database = database
  }

  /** Rows of a query, or of a change with `returning`. */
  async all(sql: string, parameters: readonly unknown[] = []): Promise<SqliteRow[]> {
    const values = parameters.map(bindable)
    const statement = await this.#prepared(sql)
    const rows = await new Promise<SqliteRow[]>((resolve, reject) => {
      statement.all<SqliteRow>(values, (error, found) => (error ? reject(error) : resolve(found)))
    })
    rows.forEach(refuseRounded)
    return rows
  }

  /** Runs a change; says how many rows it touched. */
  async run(sql: string, parameters: readonly unknown[] = []): Promise<SqliteChange> {
    const values = parameters.map(bindable)
    const statement = await this.#prepared(sql)
    return new Promise((resolve, reject) => {
      statement.run(values, function (error) {
        if (error) reject(error)
        else resolve({ changes: this.changes, lastId: this.lastID })
      })
    })
  }

  async close(): Promise<void> {
    const prepared = await Promise.allSettled(this.#statements.values())
    this.#statements.clear()
    await Promise.all(
      prepared.map((kept) => (kept.status === 'fulfilled' ? finalize(kept.value) : undefined)),
    )
    await new Promise<void>((resolve, reject) => {
      this.#database.close((error) => (error ? reject(error) : resolve()))
    })
  }

  #prepared(sql: string): Promise<sqlite3.Statement> {
    const kept = this.#statements.get(sql)
    if (kept) {
      this.#statements.delete(sql)
      this.#statements.set(sql, kept)
      return kept
    }
    const statement = prepare(this.#database, sql)
    this.#statements.set(sql, statement)
    statement.catch(() => this.#statements.delete(sql))
    this.#dropOldest()
    return statement
  }

  #dropOldest(): void {
    if (this.#statements.size <= statementsKept) return
    for (const [sql, statement] of this.#statements) {
      this.#statements.delete(sql)
      statement.then(finalize, () => undefined)
      return
    }
  }
}

/**
 * Opens the file as the one writer or as a reader that cannot write. Writes reach the disk before they are confirmed
 * (WAL with synchronous=FULL). Throws the driver's error when the file cannot be opened or is not a database.
 */
export async function openSqlite(path: string, role: SqliteRole): Promise<SqliteConnection> {
  const connection = await openFile(
    path,
    sqlite3.OPEN_READWRITE | (role === 'writer' ? sqlite3.OPEN_CREATE : 0),
  )
  try {
    if (role === 'writer') await switchToWal(connection, path)
    for (const pragma of pragmas[role]) await connection.all(`pragma ${pragma}`)
    return connection
  } catch (error) {
    await connection.close()
    throw error
  }
}

/** Opens a living database to copy it. May write, so that the last one to close it leaves no log beside it. */
export function openSqliteToCopy(path: string): Promise<SqliteConnection> {
  return openFile(path, sqlite3.OPEN_READWRITE)
}

/** Opens a file only to look at it: for checking a backup. Changes no byte of it. */
export function openSqliteReadOnly(path: string): Promise<SqliteConnection> {
  return openFile(path, sqlite3.OPEN_READONLY)
}

/** Milliseconds to wait for another process that writes. */
const busyTimeout = 5000

const shared = ['foreign_keys = on', 'cache_size = -8000', 'trusted_schema = off']
const pragmas: Record<SqliteRole, string[]> = {
  // With recursive triggers "insert or replace" meets the delete triggers too, so append-only tables stay so.
  writer: [...shared, 'synchronous = full', 'recursive_triggers = on'],
  reader: [...shared, 'query_only = on'],
}

async function switchToWal(connection: SqliteConnection, path: string): Promise<void> {
  const [row] = await whenFree(() => connection.all('pragma journal_mode = wal'))
  if (row?.journal_mode === 'wal') return
  throw new Error(
    `${path} is on a disk that cannot keep a write-ahead log (a network drive?). Use a local disk.`,
  )
}

/** SQLite's own busy timeout does not cover the switch: two processes that open a new file meet here. */
async function whenFree<Value>(work: () => Promise<Value>): Promise<Value> {
  const end = Date.now() + busyTimeout
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!isBusy(error) || Date.now() > end) throw error
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY'
}

function openFile(path: string, mode: number): Promise<SqliteConnection> {
  return new Promise((resolve, reject) => {
    const database = new sqlite3.Database(path, mode, (error) => {
      if (error) return reject(error)
      database.configure('busyTimeout', busyTimeout)
      resolve(new SqliteConnection(database))
    })
  })
}

function prepare(database: sqlite3.Database, sql: string): Promise<sqlite3.Statement> {
  return new Promise((resolve, reject) => {
    const statement = database.prepare(sql, (error: Error | null) =>
      error ? reject(error) : resolve(statement),
    )
  })
}

function finalize(statement: sqlite3.Statement): Promise<void> {
  return new Promise((resolve) => statement.finalize(() => resolve()))
}

/** The driver stores bigint as NULL, objects as "[object Object]", dates as fractions, and rounds large numbers: refuse them. */
function bindable(value: unknown): string | number | null | Uint8Array {
  if (value === null || typeof value === 'string' || value instanceof Uint8Array) return value
  if (typeof value === 'number' && Number.isFinite(value)) {
    if (!Number.isInteger(value) || Number.isSafeInteger(value)) return value
  }
  const kind =
    value instanceof Date
      ? 'a Date'
      : typeof value === 'number'
        ? `the number ${value}`
        : `a value of type ${typeof value}`
  throw new TypeError(`The database cannot hold ${kind}. Give it text, a safe whole number or null.`)
}

function refuseRounded(row: SqliteRow): void {
  for (const column in row) {
    const value = row[column]
    if (typeof value !== 'number' || !Number.isInteger(value) || Number.isSafeInteger(value)) continue
    throw new RangeError(`Column ${column} holds a whole number too large to be exact.`)
  }
}
