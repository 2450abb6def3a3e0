// A ledger written before experts were known goes on: its rows are hashed as they were, and it stays closed to other kinds.
import { expect, test } from 'vitest'
import { sql } from 'kysely'
import { record, verifyLedger } from '../../db/ledger'
import { migrate } from '../../db/migrate'
import { migrations } from '../../db/migrations/registry'
import { transact } from '../../db/transaction'
import { anEmptyDatabase, onBothEngines, opened } from '../databases/database'
import { amara } from '../people'

const at = new Date('2027-03-14T12:00:00.000Z')
const entry = { at, action: 'expert.opened', subject: { kind: 'expert', id: 'link' } } as const

onBothEngines('a ledger from before', (engine) => {
  test('verifies after the change, takes an expert, and refuses a kind nobody knows', async () => {
    const { db } = await opened(await anEmptyDatabase(engine))
    const before = migrations.findIndex((migration) => migration.name === '0008-collaboration')
    await migrate(db, migrations.slice(0, before))
    await transact(db, (trx) => record(trx, { ...entry, actor: { kind: 'person', person: amara } }))
    await transact(db, (trx) => record(trx, { ...entry, actor: { kind: 'clock' } }))
    await migrate(db)
    expect(await verifyLedger(db)).toMatchObject({ ok: true, entries: 2 })
    await transact(db, (trx) =>
      record(trx, { ...entry, actor: { kind: 'expert', id: 'link', name: 'Adeola Grant' } }),
    )
    expect(await verifyLedger(db)).toMatchObject({ ok: true, entries: 3 })
    await expect(sql`update ledger_entries set at = 'x'`.execute(db)).rejects.toThrow(/append-only/)
    const unknown = sql`insert into ledger_entries (id, at, actor_kind, action, subject_kind, subject_id, detail, name_digests)
      values ('x', 'x', 'robot', 'x', 'x', 'x', '{}', '{}')`
    await expect(unknown.execute(db)).rejects.toThrow(/check/i)
  })
})
