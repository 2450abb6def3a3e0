// Transactions are all or nothing, in turn, and tried again where the engine asks for it.
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { sql } from 'kysely'
import { newId } from '../../db/identifier'
import type { Trx } from '../../db/tables'
import { StoreUnavailable, transact } from '../../db/transaction'
import { aDatabase, onBothEngines } from '../databases/database'

const at = '2027-03-14T09:12:00.000Z'

function addDepartment(trx: Trx, name: string): Promise<unknown> {
  return trx.insertInto('departments').values({ id: newId(), name, created_at: at }).execute()
}

onBothEngines('transact', (engine) => {
  test('a change that throws leaves nothing behind', async () => {
    const { db } = await aDatabase(engine)
    const change = transact(db, async (trx) => {
      await addDepartment(trx, 'Communications')
      throw new Error('stop')
    })
    await expect(change).rejects.toThrow('stop')
    expect(await db.selectFrom('departments').selectAll().execute()).toEqual([])
  })

  test('two changes at once that read and then write do not lose one another', async () => {
    const { db } = await aDatabase(engine)
    const addOneMore = () =>
      transact(db, async (trx) => {
        const rows = await trx.selectFrom('departments').select('id').execute()
        await addDepartment(trx, `Department ${rows.length + 1}`)
      })
    await Promise.all(Array.from({ length: 20 }, addOneMore))
    const names = await db.selectFrom('departments').select('name').orderBy('id').execute()
    expect(names.map((row) => row.name)).toEqual(
      Array.from({ length: 20 }, (_, index) => `Department ${index + 1}`),
    )
  })

  test('counts and sums are numbers', async () => {
    const { db } = await aDatabase(engine)
    await transact(db, (trx) => addDepartment(trx, 'Legal'))
    const row = await db
      .selectFrom('departments')
      .select(({ fn }) => [fn.countAll().as('count'), sql`sum(length(name))`.as('letters')])
      .executeTakeFirstOrThrow()
    expect(row).toEqual({ count: 1, letters: 5 })
  })

  test('a change that loses to another is tried again, whole', async () => {
    const { db } = await aDatabase(engine)
    let tries = 0
    await transact(db, async (trx) => {
      await addDepartment(trx, 'Legal')
      tries += 1
      if (tries < 3) throw conflict
    })
    expect(tries).toBe(3)
    expect(await db.selectFrom('departments').select('name').execute()).toEqual([{ name: 'Legal' }])
  })

  test('tries come to an end, with a sentence for people', async () => {
    const { db } = await aDatabase(engine)
    const change = transact(db, () => Promise.reject(conflict))
    await expect(change).rejects.toThrow(StoreUnavailable)
    await expect(change).rejects.toThrow(/very busy/)
  })
})

/** What PostgreSQL throws when two transactions cannot both be right. */
const conflict = Object.assign(new Error('could not serialize access'), { code: '40001' })

test('a server that goes away in the middle of a change loses the change and nothing else', async () => {
  const { db } = await aDatabase('postgres')
  const { db: administrator } = await aDatabase('postgres')
  const change = transact(db, async (trx) => {
    await addDepartment(trx, 'Legal')
    const backend = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx)
    await sql`select pg_terminate_backend(${backend.rows[0]?.pid})`.execute(administrator)
    await pause(100)
    await addDepartment(trx, 'People')
  })
  await expect(change).rejects.toThrow(StoreUnavailable)
  expect(await db.selectFrom('departments').selectAll().execute()).toEqual([])
  await transact(db, (trx) => addDepartment(trx, 'Press'))
  expect(await db.selectFrom('departments').select('name').execute()).toEqual([{ name: 'Press' }])
})
