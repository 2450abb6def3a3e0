// The traps of the sqlite3 driver, each shut.
import { expect, test } from 'vitest'
import { sql } from 'kysely'
import { newId } from '../../db/identifier'
import { openSqlite } from '../../db/sqlite-connection'
import { transact } from '../../db/transaction'
import { aDatabase, aFolder } from '../databases/database'

const at = '2027-03-14T09:12:00.000Z'

test.each([
  ['a bigint', 1n],
  ['an object', { a: 1 }],
  ['a list', [1]],
  ['a date', new Date(0)],
  ['a boolean', true],
  ['undefined', undefined],
  ['a number too large to be exact', 2 ** 53],
  ['not a number', Number.NaN],
  ['infinity', Infinity],
])('%s is refused instead of being stored as something else', async (_, value) => {
  const { db } = await aDatabase()
  await expect(sql`select ${value} as value`.execute(db)).rejects.toThrow(/The database cannot hold/)
})

test('a stored number too large to be exact is refused instead of being rounded', async () => {
  const { db } = await aDatabase()
  await expect(sql`select 9007199254740993 as value`.execute(db)).rejects.toThrow(/too large to be exact/)
})

test('text that is no number cannot land in a number column', async () => {
  const { db } = await aDatabase()
  const change = sql`insert into sign_in_attempts values ('key', 'abc', ${at}, null)`.execute(db)
  await expect(change).rejects.toThrow(/cannot store TEXT value in INTEGER column/)
})

test('the outer db inside a transaction is refused at once, for reads and writes', async () => {
  const { db } = await aDatabase()
  const refused = /Use the trx/
  await expect(transact(db, () => db.selectFrom('people').selectAll().execute())).rejects.toThrow(refused)
  await expect(transact(db, () => db.deleteFrom('links').execute())).rejects.toThrow(refused)
  await expect(transact(db, () => transact(db, async () => 1))).rejects.toThrow(refused)
  expect(await transact(db, async () => 'still works')).toBe('still works')
})

test('another database may be used inside a transaction', async () => {
  const [one, two] = [await aDatabase(), await aDatabase()]
  expect(await transact(one.db, () => two.db.selectFrom('people').selectAll().execute())).toEqual([])
})

test('reads go on while a transaction is open, and see only what was committed', async () => {
  const { db } = await aDatabase()
  let goOn = () => {}
  const waiting = new Promise<void>((resolve) => (goOn = resolve))
  const change = transact(db, async (trx) => {
    await trx.insertInto('departments').values({ id: newId(), name: 'Legal', created_at: at }).execute()
    await waiting
  })
  expect(await db.selectFrom('departments').selectAll().execute()).toEqual([])
  goOn()
  await change
  expect(await db.selectFrom('departments').select('name').execute()).toEqual([{ name: 'Legal' }])
})

test('many callers of one new text at once share one statement, and closing works', async () => {
  const { db, close } = await aDatabase()
  await Promise.all(Array.from({ length: 50 }, () => sql`select 'new text' as said`.execute(db)))
  await close()
})

test('statements with lists of every length do not pile up', async () => {
  const { db, close } = await aDatabase()
  const ids = Array.from({ length: 900 }, (_, index) => String(index))
  await Promise.all(
    ids.map((_, index) =>
      db
        .selectFrom('people')
        .select('id')
        .where('id', 'in', ids.slice(0, index + 1))
        .execute(),
    ),
  )
  await close()
})

test('a statement that failed once is prepared anew', async () => {
  const { db } = await aDatabase()
  const query = sql`select * from later`
  await expect(query.execute(db)).rejects.toThrow(/no such table/)
  await sql`create table later (id text) strict`.execute(db)
  expect((await query.execute(db)).rows).toEqual([])
})

test('statements that a transaction starts side by side run one after another', async () => {
  const { db } = await aDatabase()
  await transact(db, (trx) =>
    Promise.all(
      ['Legal', 'People', 'Press'].map((name) =>
        trx.insertInto('departments').values({ id: newId(), name, created_at: at }).execute(),
      ),
    ),
  )
  expect(await db.selectFrom('departments').select('name').execute()).toHaveLength(3)
})

test('a change says how many rows it touched, and returning gives them', async () => {
  const { db } = await aDatabase()
  const rows = ['Legal', 'People'].map((name) => ({ id: name, name, created_at: at }))
  const inserted = await transact(db, (trx) => trx.insertInto('departments').values(rows).executeTakeFirst())
  expect(inserted.numInsertedOrUpdatedRows).toBe(2n)
  const updated = await transact(db, (trx) =>
    trx.updateTable('departments').set({ created_at: 'x' }).returning('id').execute(),
  )
  expect(updated).toEqual([{ id: 'Legal' }, { id: 'People' }])
  const deleted = await transact(db, (trx) => trx.deleteFrom('departments').executeTakeFirst())
  expect(deleted.numDeletedRows).toBe(2n)
})

test('writes wait for the disk, references are kept, and readers cannot write', async () => {
  const { db, url } = await aDatabase()
  const writer = await openSqlite(url.slice('file:'.length), 'writer')
  const reader = await openSqlite(url.slice('file:'.length), 'reader')
  expect(await writer.all('pragma synchronous')).toEqual([{ synchronous: 2 }])
  expect(await writer.all('pragma journal_mode')).toEqual([{ journal_mode: 'wal' }])
  expect(await writer.all('pragma foreign_keys')).toEqual([{ foreign_keys: 1 }])
  await expect(reader.run('delete from people')).rejects.toThrow(/readonly/)
  await Promise.all([writer.close(), reader.close()])
  const orphan =
    sql`insert into sessions (id, token_hash, person_id, created_at, last_seen_at, expires_at, entered_by) values ('s', 'h', 'nobody', ${at}, ${at}, ${at}, 'password')`.execute(
      db,
    )
  await expect(orphan).rejects.toThrow(/FOREIGN KEY/)
})

test('another process that holds the file is waited for', async () => {
  const { db, url } = await aDatabase()
  const other = await openSqlite(url.slice('file:'.length), 'writer')
  await other.run('begin immediate')
  const change = transact(db, (trx) =>
    trx.insertInto('departments').values({ id: newId(), name: 'Legal', created_at: at }).execute(),
  )
  await other.run('commit')
  await change
  await other.close()
})

test('a file that cannot be opened leaves nothing open', async () => {
  await expect(openSqlite(await aFolder(), 'reader')).rejects.toThrow(/SQLITE_CANTOPEN/)
})
