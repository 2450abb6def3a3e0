// Failures on demand: a database whose n-th statement fails, and everything a database holds, to see that nothing changed.
import { CompiledQuery, Kysely, sql, type DatabaseConnection, type Driver, type QueryResult } from 'kysely'
import { onTestFinished } from 'vitest'
import { engineOf, sqlitePath } from '../db/connect'
import { SqliteDialect } from '../db/sqlite-dialect'
import type { Database, Db } from '../db/tables'

/** What goes wrong: a bug in our own code, a full disk, a broken disk, or another process that holds the lock. */
export type FaultKind = 'bug' | 'full' | 'io' | 'busy'

/** The statement that fails: the n-th one, counting `begin` and `commit`; or the next of its sort inside a transaction. */
export type Fault = { at: number | 'begin' | 'write' | 'commit'; kind: FaultKind }

export type FaultyDatabase = {
  db: Db
  /** Plans faults, one after another: counting starts anew after each. */
  plan: (...faults: Fault[]) => void
  /** How many planned faults have not happened yet. Also forgets them. */
  left: () => number
}

const codes: Record<FaultKind, string | undefined> = {
  bug: undefined,
  full: 'SQLITE_FULL',
  io: 'SQLITE_IOERR',
  busy: 'SQLITE_BUSY',
}

/** Opens the SQLite file of a `file:` address once more, this time with faults. Closed when the test ends. */
export function aFaultyDatabase(url: string): FaultyDatabase {
  const faults = new Faults()
  const db = new Kysely<Database>({ dialect: new FaultyDialect(sqlitePath(url), faults) })
  onTestFinished(() => db.destroy())
  return { db, plan: (...planned) => faults.plan(planned), left: () => faults.forget() }
}

class Faults {
  #planned: Fault[] = []
  #seen = 0

  plan(planned: Fault[]): void {
    this.#planned = [...planned]
    this.#seen = 0
  }

  forget(): number {
    const left = this.#planned.length
    this.#planned = []
    return left
  }

  /** The fault of this statement, or undefined when it may run. */
  next(sort: 'begin' | 'read' | 'write' | 'commit'): FaultKind | undefined {
    this.#seen += 1
    const [fault] = this.#planned
    if (!fault || (fault.at !== this.#seen && fault.at !== sort)) return undefined
    this.#planned.shift()
    this.#seen = 0
    return fault.kind
  }
}

class FaultyDialect extends SqliteDialect {
  constructor(
    path: string,
    private readonly faults: Faults,
  ) {
    super(path)
  }

  override createDriver(): Driver {
    return new FaultyDriver(super.createDriver(), this.faults)
  }
}

class FaultyDriver implements Driver {
  constructor(
    private readonly inner: Driver,
    private readonly faults: Faults,
  ) {}

  init(): Promise<void> {
    return this.inner.init()
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    return new FaultyConnection(await this.inner.acquireConnection(), this.faults)
  }

  async beginTransaction(connection: FaultyConnection): Promise<void> {
    const kind = this.faults.next('begin')
    if (kind) throw faultOf(kind)
    await this.inner.beginTransaction(connection.inner, {})
  }

  async commitTransaction(connection: FaultyConnection): Promise<void> {
    await connection.mayFail('commit')
    await this.inner.commitTransaction(connection.inner)
  }

  rollbackTransaction(connection: FaultyConnection): Promise<void> {
    return this.inner.rollbackTransaction(connection.inner)
  }

  releaseConnection(connection: FaultyConnection): Promise<void> {
    return this.inner.releaseConnection(connection.inner)
  }

  destroy(): Promise<void> {
    return this.inner.destroy()
  }
}

class FaultyConnection implements DatabaseConnection {
  constructor(
    readonly inner: DatabaseConnection,
    private readonly faults: Faults,
  ) {}

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    await this.mayFail(/^\s*(insert|update|delete)/i.test(query.sql) ? 'write' : 'read')
    return this.inner.executeQuery<Row>(query)
  }

  streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('Nothing here streams.')
  }

  async mayFail(sort: 'read' | 'write' | 'commit'): Promise<void> {
    const kind = this.faults.next(sort)
    if (!kind) return
    // SQLite itself takes the transaction back when the disk is full or broken; outside of one this is refused.
    if (kind === 'full' || kind === 'io')
      await this.inner.executeQuery(CompiledQuery.raw('rollback')).catch(() => undefined)
    throw faultOf(kind)
  }
}

function faultOf(kind: FaultKind): Error {
  const code = codes[kind]
  return code ? Object.assign(new Error(`${code}: a planned fault`), { code }) : new Error('a planned fault')
}

/** Every row of every table as text, by table: equal means that nothing at all changed. */
export async function everything(db: Db, except: readonly string[] = []): Promise<Record<string, string>> {
  const tables = (await tablesOf(db)).filter((table) => !except.includes(table.name))
  const columns = tables.map(({ name, columns }) => {
    const list = columns.map((column) => `"${column}"`).join(', ')
    return `(select json_group_array(json_array(${list})) from (select * from "${name}" order by 1, 2)) as "${name}"`
  })
  const { rows } = await sql.raw<Record<string, string>>(`select ${columns.join(', ')}`).execute(db)
  return rows[0] ?? {}
}

/** How many rows each table holds, on both engines. */
export async function rowCounts(db: Db, except: readonly string[] = []): Promise<Record<string, number>> {
  const names = (await tablesOf(db)).map((table) => table.name).filter((name) => !except.includes(name))
  const counts = names.map((name) => `(select count(*) from "${name}") as "${name}"`)
  const { rows } = await sql.raw<Record<string, number>>(`select ${counts.join(', ')}`).execute(db)
  return rows[0] ?? {}
}

const known = new Map<string, { name: string; columns: string[] }[]>()

/** Asked once for each engine: the schema is the same in every test database. */
async function tablesOf(db: Db): Promise<{ name: string; columns: string[] }[]> {
  const engine = engineOf(db)
  const before = known.get(engine)
  if (before) return before
  const { rows } = await sql
    .raw<{ name: string; column: string }>(engine === 'sqlite' ? sqliteColumns : postgresColumns)
    .execute(db)
  const names = [...new Set(rows.map((row) => row.name))]
  const tables = names.map((name) => ({
    name,
    columns: rows.filter((row) => row.name === name).map((row) => row.column),
  }))
  known.set(engine, tables)
  return tables
}

const sqliteColumns = `select tables.name as name, columns.name as "column"
  from sqlite_master tables join pragma_table_info(tables.name) columns
  where tables.type = 'table' and tables.name not like 'sqlite_%' order by tables.name, columns.cid`

const postgresColumns = `select table_name as name, column_name as "column"
  from information_schema.columns where table_schema = 'public' order by table_name, ordinal_position`
