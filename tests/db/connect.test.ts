// Opening a database: what works, and the sentence when it does not.
import { mkdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from '../../db/connect'
import { isStoreUnavailable, StoreUnavailable } from '../../db/store-unavailable'
import { transact } from '../../db/transaction'
import { sql } from 'kysely'
import { aDatabase, aFolder, onBothEngines, opened } from '../databases/database'

onBothEngines('an open database', (engine) => {
  test('says which engine it is', async () => {
    const database = await aDatabase(engine)
    expect(database.engine).toBe(engine)
    expect(database.engineVersion).toMatch(/^\d+\.\d+/)
  })
})

test('the folder of a new database is made, readable for its owner only', async () => {
  const path = join(await aFolder(), 'new', 'folder', 'candor.db')
  await opened(`file:${path}`)
  expect((await stat(path)).mode & 0o077).toBe(0)
})

test('a folder that cannot be made is named, with what to do', async () => {
  const folder = await aFolder()
  await writeFile(join(folder, 'taken'), '')
  const opening = openDatabase(`file:${join(folder, 'taken', 'candor.db')}`)
  await expect(opening).rejects.toThrow(
    /cannot write its database at .*taken.candor\.db .*Give this user the right/,
  )
})

test('a file that is no database is refused', async () => {
  const path = join(await aFolder(), 'candor.db')
  await writeFile(path, 'This is a shopping list, not a database. '.repeat(100))
  await expect(openDatabase(`file:${path}`)).rejects.toThrow(StoreUnavailable)
})

test('a folder in place of the file is refused', async () => {
  const path = join(await aFolder(), 'candor.db')
  await mkdir(path)
  await expect(openDatabase(`file:${path}`)).rejects.toThrow(StoreUnavailable)
})

test.each(['mysql://localhost/candor', 'candor.db', 'file:', ''])(
  'the address "%s" is refused',
  async (url) => {
    await expect(openDatabase(url)).rejects.toThrow(/database address/)
  },
)

test('a PostgreSQL server that does not answer is said without the password', async () => {
  const opening = openDatabase('postgres://candor:secret-word@127.0.0.1:1/candor')
  const error: unknown = await opening.catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(StoreUnavailable)
  expect(String(error)).not.toContain('secret-word')
})

test('a database that cannot grow makes the store unavailable, loses nothing, and works again afterwards', async () => {
  const { db } = await aDatabase('sqlite')
  const fill = () =>
    transact(db, (trx) =>
      trx
        .insertInto('departments')
        .values({
          id: crypto.randomUUID(),
          name: `${crypto.randomUUID()}${'x'.repeat(100_000)}`,
          created_at: 'x',
        })
        .execute(),
    )
  const pages = await sql<{ page_count: number }>`pragma page_count`.execute(db)
  await sql.raw(`pragma max_page_count = ${pages.rows[0]?.page_count}`).execute(db)
  const error: unknown = await fill().catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(StoreUnavailable)
  expect(isStoreUnavailable(error)).toBe(true)
  expect(String(error)).toMatch(/disk that holds the database is full/)
  expect(await db.selectFrom('departments').selectAll().execute()).toEqual([])
  await sql.raw('pragma max_page_count = 1000000').execute(db)
  await fill()
})
