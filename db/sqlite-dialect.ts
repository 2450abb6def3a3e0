// Kysely on SQLite: one writer behind a queue, a few readers beside it, so that a slow read never holds up a save.
import {
  CompiledQuery,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type DatabaseConnection,
  type DatabaseIntrospector,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
} from 'kysely'
import { openSqlite, type SqliteConnection } from './sqlite-connection'
import { refuseInsideTransaction } from './transaction'

/** Each connection has at most one statement running; with the writer this leaves one of libuv's four threads free. */
const readers = 2

export class SqliteDialect implements Dialect {
  readonly #path: string
  readonly #adapter = new SqliteAdapter()

  constructor(path: string) {
    this.#path = path
  }

  createAdapter(): SqliteAdapter {
    return this.#adapter
  }

  createDriver(): Driver {
    return new SqliteDriver(this.#path, this.#adapter)
  }

  createQueryCompiler(): SqliteQueryCompiler {
    return new SqliteQueryCompiler()
  }

  // Kysely's own signature: an introspector looks at any database.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  createIntrospector(db: Kysely<any>): DatabaseIntrospector {
    return new SqliteIntrospector(db)
  }
}

class SqliteDriver implements Driver {
  readonly #writers = new Queue()
  readonly #readers = new Queue()

  constructor(
    private readonly path: string,
    private readonly store: object,
  ) {}

  async init(): Promise<void> {
    this.#writers.give(await openSqlite(this.path, 'writer'))
    for (let opened = 0; opened < readers; opened += 1)
      this.#readers.give(await openSqlite(this.path, 'reader'))
  }

  async acquireConnection(): Promise<Session> {
    return new Session(this.store, this.#writers, this.#readers)
  }

  async beginTransaction(session: Session): Promise<void> {
    await session.begin()
  }

  async commitTransaction(session: Session): Promise<void> {
    await session.commit()
  }

  async rollbackTransaction(session: Session): Promise<void> {
    await session.rollback()
  }

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {
    for (let closed = 0; closed < readers; closed += 1) await (await this.#readers.take()).close()
    await (await this.#writers.take()).close()
  }
}

/** What Kysely holds as a connection. Takes a real one for each statement, or keeps the writer for a transaction. */
class Session implements DatabaseConnection {
  #writer: SqliteConnection | undefined
  #last: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly store: object,
    private readonly writers: Queue,
    private readonly readers: Queue,
  ) {}

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    if (this.#writer) return this.#inTurn(this.#writer, query)
    refuseInsideTransaction(this.store)
    const queue = isRead(query) ? this.readers : this.writers
    const connection = await queue.take()
    try {
      return await perform(connection, query)
    } finally {
      queue.give(connection)
    }
  }

  async begin(): Promise<void> {
    const writer = await this.writers.take()
    try {
      await writer.run('begin immediate')
      this.#writer = writer
    } catch (error) {
      this.writers.give(writer)
      throw error
    }
  }

  /** Keeps the writer when it fails: Kysely rolls back next. */
  async commit(): Promise<void> {
    await this.#last
    await this.#writer?.run('commit')
    this.#release()
  }

  async rollback(): Promise<void> {
    try {
      await this.#last
      await this.#writer?.run('rollback')
    } catch (error) {
      // A full disk makes SQLite roll back by itself.
      if (!(error instanceof Error) || !error.message.includes('no transaction is active')) throw error
    } finally {
      this.#release()
    }
  }

  streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('Streaming would hold a connection. Read in pages by key.')
  }

  #release(): void {
    if (this.#writer) this.writers.give(this.#writer)
    this.#writer = undefined
  }

  /** Statements that a transaction starts side by side still run one by one. */
  #inTurn<Row>(writer: SqliteConnection, query: CompiledQuery): Promise<QueryResult<Row>> {
    const result = this.#last.then(() => perform<Row>(writer, query))
    this.#last = result.catch(() => undefined)
    return result
  }
}

/** Connections nobody is using; who asks first is served first. */
class Queue {
  readonly #free: SqliteConnection[] = []
  readonly #waiting: ((connection: SqliteConnection) => void)[] = []

  async take(): Promise<SqliteConnection> {
    const connection = this.#free.pop()
    return connection ?? new Promise((resolve) => this.#waiting.push(resolve))
  }

  give(connection: SqliteConnection): void {
    const next = this.#waiting.shift()
    if (next) next(connection)
    else this.#free.push(connection)
  }
}

async function perform<Row>(connection: SqliteConnection, query: CompiledQuery): Promise<QueryResult<Row>> {
  if (givesRows(query)) {
    const rows = await connection.all(query.sql, query.parameters)
    // The edge of the database: Kysely knows the columns, the driver does not.
    return { rows: rows as Row[], numAffectedRows: isRead(query) ? undefined : BigInt(rows.length) }
  }
  const { changes, lastId } = await connection.run(query.sql, query.parameters)
  return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastId) }
}

function isRead({ query, sql }: CompiledQuery): boolean {
  return query.kind === 'SelectQueryNode' || (query.kind === 'RawNode' && /^\s*(select|explain)\b/i.test(sql))
}

function givesRows({ query, sql }: CompiledQuery): boolean {
  switch (query.kind) {
    case 'SelectQueryNode':
      return true
    case 'InsertQueryNode':
    case 'UpdateQueryNode':
    case 'DeleteQueryNode':
      return 'returning' in query && query.returning !== undefined
    case 'RawNode':
      return (
        !/^\s*(insert|update|delete|replace|create|drop|alter)\b/i.test(sql) || /\breturning\b/i.test(sql)
      )
    default:
      return false
  }
}
