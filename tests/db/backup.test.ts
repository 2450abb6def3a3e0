// A backup is the database as it was at one moment; restoring gives it back, row by row, and never over another.
import { createHash } from 'node:crypto'
import { copyFile, readdir, readFile, stat, truncate, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { sql } from 'kysely'
import { backup, restore } from '../../db/backup'
import { newId } from '../../db/identifier'
import { verifyLedger } from '../../db/ledger'
import type { Db } from '../../db/tables'
import { transact } from '../../db/transaction'
import { aDatabase, aFolder, anEmptyDatabase, opened } from '../databases/database'
import { someEvidence } from '../databases/evidence'

async function digests(db: Db): Promise<Record<string, string>> {
  const tables = await sql<{
    name: string
  }>`select name from sqlite_master where type = 'table' order by name`.execute(db)
  const found: Record<string, string> = {}
  for (const { name } of tables.rows) {
    const { rows } = await sql`select * from ${sql.table(name)} order by 1, 2`.execute(db)
    found[name] = createHash('sha256').update(JSON.stringify(rows)).digest('hex')
  }
  return found
}

test('what is restored equals what was backed up, table by table', async () => {
  const { db, url } = await aDatabase()
  await someEvidence(db)
  const file = join(await aFolder(), 'backup.db')
  expect(await backup(url, file)).toMatchObject({ ok: true, value: { file } })
  const target = await anEmptyDatabase('sqlite')
  expect(await restore(file, target)).toMatchObject({ ok: true })
  const restored = await opened(target)
  expect(await digests(restored.db)).toEqual(await digests(db))
  expect(await verifyLedger(restored.db)).toMatchObject({ ok: true })
})

test('append-only tables are append-only in the restored database too', async () => {
  const { db, url } = await aDatabase()
  await someEvidence(db)
  const file = join(await aFolder(), 'backup.db')
  await backup(url, file)
  const target = await anEmptyDatabase('sqlite')
  await restore(file, target)
  const restored = await opened(target)
  await expect(sql`delete from acknowledgements`.execute(restored.db)).rejects.toThrow(/append-only/)
})

test('a backup made while people work holds whole changes only', async () => {
  const { db, url } = await aDatabase()
  let working = true
  const work = async () => {
    while (working) {
      await transact(db, async (trx) => {
        const id = newId()
        await trx.insertInto('departments').values({ id, name: id, created_at: 'x' }).execute()
        await trx
          .insertInto('submissions')
          .values({ key: id, person_id: null, at: 'x', outcome: '' })
          .execute()
      })
    }
  }
  const worker = work()
  const folder = await aFolder()
  const made = await Promise.all([1, 2, 3].map((number) => backup(url, join(folder, `${number}.db`))))
  working = false
  await worker
  expect(made.map((outcome) => outcome.ok)).toEqual([true, true, true])
  const copy = await opened(`file:${join(folder, '3.db')}`)
  const { rows } = await sql`select id from departments except select key from submissions`.execute(copy.db)
  expect(rows).toEqual([])
})

test('a backup is readable for its owner only, and nothing half done stays beside it', async () => {
  const { url } = await aDatabase()
  const file = join(await aFolder(), 'backup.db')
  const made = await backup(url, file)
  expect((await stat(file)).mode & 0o077).toBe(0)
  expect(await readdir(dirname(file))).toEqual(['backup.db'])
  const digest = createHash('sha256')
    .update(await readFile(file))
    .digest('hex')
  expect(made).toMatchObject({ value: { digest } })
})

test('a backup never writes over a file', async () => {
  const { url } = await aDatabase()
  const file = join(await aFolder(), 'backup.db')
  await writeFile(file, 'precious')
  expect(await backup(url, file)).toMatchObject({ ok: false, rule: 'file-exists' })
  expect(await readFile(file, 'utf8')).toBe('precious')
})

test('a database that is not there makes no backup', async () => {
  const outcome = await backup(await anEmptyDatabase('sqlite'), join(await aFolder(), 'backup.db'))
  expect(outcome).toMatchObject({ ok: false, rule: 'no-database' })
})

test('a backup is not restored over a database, whether a server runs on it or not', async () => {
  const source = await aDatabase()
  const file = join(await aFolder(), 'backup.db')
  await backup(source.url, file)
  const serving = await aDatabase()
  expect(await restore(file, serving.url)).toMatchObject({ ok: false, rule: 'database-exists' })
  await serving.close()
  expect(await restore(file, serving.url)).toMatchObject({ ok: false, rule: 'database-exists' })
})

test('a leftover log beside the place refuses the restore: it would be played into the restored database', async () => {
  const { url } = await aDatabase()
  const file = join(await aFolder(), 'backup.db')
  await backup(url, file)
  const target = await anEmptyDatabase('sqlite')
  await writeFile(`${target.slice('file:'.length)}-wal`, 'leftover')
  expect(await restore(file, target)).toMatchObject({ ok: false, rule: 'database-exists' })
})

test('a damaged, foreign, missing or living file is not restored', async () => {
  const { db, url } = await aDatabase()
  await someEvidence(db)
  const folder = await aFolder()
  const file = join(folder, 'backup.db')
  await backup(url, file)
  await copyFile(file, join(folder, 'cut.db'))
  await truncate(join(folder, 'cut.db'), 100_000)
  await writeFile(join(folder, 'list.db'), 'milk, bread '.repeat(1000))
  const foreign = await opened(`file:${join(folder, 'foreign.db')}`)
  await foreign.close()
  const target = await anEmptyDatabase('sqlite')
  expect(await restore(join(folder, 'cut.db'), target)).toMatchObject({ ok: false, rule: 'damaged' })
  expect(await restore(join(folder, 'list.db'), target)).toMatchObject({ ok: false, rule: 'damaged' })
  expect(await restore(join(folder, 'foreign.db'), target)).toMatchObject({ ok: false, rule: 'damaged' })
  expect(await restore(join(folder, 'none.db'), target)).toMatchObject({ ok: false, rule: 'no-backup' })
  expect(await restore(url.slice('file:'.length), target)).toMatchObject({ ok: false, rule: 'in-use' })
  expect(await readdir(dirname(target.slice('file:'.length)))).toEqual([])
})

test('on PostgreSQL the sentence names the commands', async () => {
  const outcome = await backup('postgres://candor@localhost/candor', 'candor.dump')
  expect(outcome).toMatchObject({ ok: false, rule: 'use-postgres-tools' })
  expect(JSON.stringify(outcome)).toMatch(
    /pg_dump --format=custom --file=candor\.dump .*pg_restore --exit-on-error/,
  )
})
