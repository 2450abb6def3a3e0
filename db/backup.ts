// Backup and restore: one file while Candor serves; back into an empty place while it does not.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access, chmod, copyFile, link, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { accepted, refused, type Outcome, type Refusal } from '../app/domain/outcome'
import { engineOfUrl, sqlitePath } from './connect'
import { openSqliteReadOnly, openSqliteToCopy, type SqliteConnection } from './sqlite-connection'
import { errorCode, storeFault } from './store-unavailable'

export type Backup = { file: string; bytes: number; digest: string }

/**
 * Copies the database behind `url` into a new file, as it is at one moment, while people go on working. The file is complete,
 * checked and on the disk when this returns. Refuses to write over a file. On PostgreSQL it names the command to use.
 */
export async function backup(url: string, target: string): Promise<Outcome<Backup>> {
  if (engineOfUrl(url) === 'postgres') return pointToPostgresTools(target)
  const file = resolve(target)
  if (await exists(file)) return taken(file)
  const source = sqlitePath(url)
  if (!(await exists(source))) {
    return refused('no-database', `There is no database at ${source}. Check the database address.`)
  }
  const partial = `${file}.partial`
  try {
    await mkdir(dirname(file), { recursive: true })
    await rm(partial, { force: true })
    await copyDatabase(source, partial)
    const damage = await damageOf(partial)
    if (damage)
      return refused(
        'damaged',
        `The database has a fault, so no backup was made: ${damage}. Restore an earlier one.`,
      )
    return (await putInPlace(partial, file)) ? accepted(await describe(file)) : taken(file)
  } catch (error) {
    return cannotWrite(file, error)
  } finally {
    await rm(partial, { force: true })
  }
}

/**
 * Puts a backup in the place `url` names. Only where there is no database yet: it never writes over one, and a place without a
 * database has no server running. Refuses a file that is damaged or no backup of Candor.
 */
export async function restore(source: string, url: string): Promise<Outcome<Backup>> {
  if (engineOfUrl(url) === 'postgres') return pointToPostgresTools(source)
  const from = resolve(source)
  const target = sqlitePath(url)
  const unfit = (await unfitSource(from)) ?? (await occupied(target))
  if (unfit) return unfit
  const partial = `${target}.partial`
  try {
    await mkdir(dirname(target), { recursive: true, mode: 0o700 })
    await copyFile(from, partial)
    await chmod(partial, 0o600)
    const damage = await damageOf(partial)
    if (damage) return refused('damaged', `The copy has a fault: ${damage}. Check the disk, then try again.`)
    if (!(await putInPlace(partial, target))) return inUse(target)
    return accepted(await describe(target))
  } catch (error) {
    return cannotWrite(target, error)
  } finally {
    await rm(partial, { force: true })
  }
}

async function copyDatabase(source: string, target: string): Promise<void> {
  const connection = await openSqliteToCopy(source)
  try {
    await connection.run('vacuum into ?', [target])
    await chmod(target, 0o600)
  } finally {
    await connection.close()
  }
}

async function unfitSource(file: string): Promise<Refusal | undefined> {
  if (!(await exists(file))) return refused('no-backup', `There is no backup at ${file}. Check its name.`)
  if (await exists(`${file}-wal`)) {
    return refused(
      'in-use',
      `${file} is a database in use, not a backup. Make a backup of it first, then restore that.`,
    )
  }
  const damage = await damageOf(file)
  if (damage) return refused('damaged', `${file} cannot be restored: ${damage}. Choose another backup.`)
  return undefined
}

/** What is wrong with a database file, in words, or undefined when it is sound and Candor's. */
async function damageOf(file: string): Promise<string | undefined> {
  let connection: SqliteConnection | undefined
  try {
    connection = await openSqliteReadOnly(file)
    const [result] = await connection.all('pragma integrity_check(1)')
    if (result?.integrity_check !== 'ok') return String(result?.integrity_check)
    const [broken] = await connection.all('pragma foreign_key_check')
    if (broken) return `a row of ${String(broken.table)} refers to something that is missing`
    const tables = await connection.all(
      `select name from sqlite_master where name in ('migrations', 'ledger_head')`,
    )
    return tables.length === 2 ? undefined : 'it is not a database of Candor'
  } catch (error) {
    return storeFault(error) ? 'it is not a readable database' : String(error)
  } finally {
    await connection?.close()
  }
}

/** A leftover log of another database would be played into the restored one: refuse it too. */
async function occupied(target: string): Promise<Refusal | undefined> {
  for (const beside of ['', '-wal', '-shm', '-journal']) {
    if (await exists(target + beside)) return inUse(target + beside)
  }
  return undefined
}

function inUse(file: string): Refusal {
  return refused(
    'database-exists',
    `${file} exists already, and a backup is never restored over a database. Stop Candor, move that file and those beside it (-wal, -shm) away, then try again.`,
  )
}

function taken(file: string): Refusal {
  return refused('file-exists', `${file} exists already. Choose another name for the backup.`)
}

function cannotWrite(file: string, error: unknown): Refusal {
  const code = errorCode(error)
  if (code === '') throw error
  return refused(
    'cannot-write',
    `${file} could not be written (${code}). Check the folder and the free space, then try again.`,
  )
}

function pointToPostgresTools(file: string): Refusal {
  return refused(
    'use-postgres-tools',
    'On PostgreSQL use its own tools, which also work while Candor serves. ' +
      `To back up: pg_dump --format=custom --file=${file} "$DATABASE_URL". ` +
      `To restore into an empty database, with Candor stopped: pg_restore --exit-on-error --single-transaction --no-owner --dbname="$DATABASE_URL" ${file}. ` +
      'Write the database address in place of $DATABASE_URL.',
  )
}

/** Gives the finished file its name, unless the name is taken meanwhile; the file and its name are on the disk afterwards. */
async function putInPlace(partial: string, file: string): Promise<boolean> {
  await sync(partial)
  try {
    await link(partial, file)
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    // Some disks, such as memory sticks, know no links.
    if (!(await reserve(file))) return false
    await rename(partial, file)
  }
  await sync(dirname(file))
  return true
}

async function reserve(file: string): Promise<boolean> {
  try {
    await (await open(file, 'wx', 0o600)).close()
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw error
  }
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function describe(file: string): Promise<Backup> {
  const digest = createHash('sha256')
  for await (const piece of createReadStream(file)) digest.update(piece as Buffer)
  return { file, bytes: (await stat(file)).size, digest: digest.digest('hex') }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
