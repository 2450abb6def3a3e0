// Migrations: the same shape on both engines, once, all or nothing, also when two processes start at once.
import { expect, test } from 'vitest'
import { sql } from 'kysely'
import { migrate } from '../../db/migrate'
import { migrations, type Migration } from '../../db/migrations/registry'
import { StoreUnavailable } from '../../db/store-unavailable'
import type { Db } from '../../db/tables'
import { aDatabase, anEmptyDatabase, onBothEngines, opened } from '../databases/database'

const oneMore: Migration = {
  name: '9999-one-more',
  up: async (trx) => {
    await sql`create table one_more (id text primary key)`.execute(trx)
  },
}

async function appliedTo(db: Db): Promise<string[]> {
  const { rows } = await sql<{
    name: string
  }>`select name from migrations where name <> 'turn' order by name`.execute(db)
  return rows.map((row) => row.name)
}

onBothEngines('migrating', (engine) => {
  test('an empty database gets every migration, in order', async () => {
    const { db } = await opened(await anEmptyDatabase(engine))
    await migrate(db)
    expect(await appliedTo(db)).toEqual(migrations.map((migration) => migration.name))
    expect(migrations.map((migration) => migration.name)).toEqual([...(await appliedTo(db))].sort())
  })

  test('a second time changes nothing', async () => {
    const { db } = await aDatabase(engine)
    await migrate(db)
    await migrate(db)
    expect(await appliedTo(db)).toHaveLength(migrations.length)
  })

  test('processes that start at the same moment migrate once', async () => {
    const url = await anEmptyDatabase(engine)
    const databases = await Promise.all(Array.from({ length: 4 }, () => opened(url)))
    await Promise.all(databases.map((database) => migrate(database.db)))
    expect(await appliedTo((await opened(url)).db)).toHaveLength(migrations.length)
  })

  test('only what is new is applied, and data stays', async () => {
    const { db } = await aDatabase(engine)
    await db.insertInto('departments').values({ id: 'd', name: 'Legal', created_at: 'x' }).execute()
    await migrate(db, [...migrations, oneMore])
    expect(await appliedTo(db)).toContain('9999-one-more')
    expect(await db.selectFrom('departments').select('name').execute()).toEqual([{ name: 'Legal' }])
  })

  test('one that fails in the middle leaves nothing, and the next try finishes', async () => {
    const { db } = await aDatabase(engine)
    const failing: Migration = {
      name: '9999-one-more',
      up: async (trx) => {
        await oneMore.up(trx)
        throw new Error('power cut')
      },
    }
    await expect(migrate(db, [...migrations, failing])).rejects.toThrow('power cut')
    expect(await appliedTo(db)).toHaveLength(migrations.length)
    await migrate(db, [...migrations, oneMore])
    expect(await sql`select * from one_more`.execute(db)).toMatchObject({ rows: [] })
  })

  test('a database made by a newer program is left alone', async () => {
    const { db } = await aDatabase(engine)
    await migrate(db, [...migrations, oneMore])
    await expect(migrate(db)).rejects.toThrow(StoreUnavailable)
    await expect(migrate(db)).rejects.toThrow(/made by a newer Candor \(it knows "9999-one-more"\)/)
  })
})
