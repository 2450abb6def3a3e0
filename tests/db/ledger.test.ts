// The ledger: written with the change, chained, readable, and erasable by name.
import { expect, test } from 'vitest'
import type { LedgerEntry } from '../../app/governance/ledger'
import { ledgerSentence } from '../../app/governance/ledger'
import type { Person } from '../../app/domain/person'
import { head, record, timeline, verifyLedger } from '../../db/ledger'
import type { Db } from '../../db/tables'
import { transact } from '../../db/transaction'
import { aDatabase, onBothEngines } from '../databases/database'

const noon = new Date('2027-03-14T12:00:00.000Z')

const amara: Person = {
  id: 'person-amara',
  name: 'Amara Okafor',
  email: 'amara@example.org',
  jobTitle: 'HR lead',
  department: 'People',
  roles: ['author'],
}

function anEntry(changes: Partial<LedgerEntry> = {}): LedgerEntry {
  return {
    at: noon,
    actor: { kind: 'person', person: amara },
    action: 'draft.answered',
    subject: { kind: 'policy', id: 'policy-1' },
    policyId: 'policy-1',
    ...changes,
  }
}

async function recorded(db: Db, ...entries: LedgerEntry[]): Promise<void> {
  for (const entry of entries) await transact(db, (trx) => record(trx, entry))
}

onBothEngines('the ledger', (engine) => {
  test('an entry is read back as a sentence, with the names as they were', async () => {
    const { db } = await aDatabase(engine)
    await recorded(
      db,
      anEntry({ action: 'policy.created', detail: { title: 'Social media' } }),
      anEntry({
        action: 'role.granted',
        subject: { kind: 'person', id: 'person-ben' },
        detail: { role: 'Approver' },
        names: [{ personId: 'person-ben', name: 'Ben Carter' }],
      }),
    )
    const entries = await timeline(db, { limit: 10 })
    expect(entries.map(ledgerSentence)).toEqual([
      'Amara Okafor gave Ben Carter the role Approver',
      'Amara Okafor started the policy “Social media”',
    ])
    expect(entries[0]).toMatchObject({ at: noon, actorId: 'person-amara', policyId: 'policy-1' })
  })

  test('pages of a timeline join without a gap, for everything, one policy and one thing', async () => {
    const { db } = await aDatabase(engine)
    const incident = anEntry({
      action: 'incident.noted',
      subject: { kind: 'incident', id: 'incident-1' },
      policyId: undefined,
    })
    await recorded(db, anEntry(), incident, anEntry(), incident, anEntry())
    const first = await timeline(db, { limit: 2 })
    const rest = await timeline(db, { limit: 9, before: first[1]?.id })
    expect([...first, ...rest].map((entry) => entry.subject.kind)).toEqual([
      'policy',
      'incident',
      'policy',
      'incident',
      'policy',
    ])
    expect(await timeline(db, { policyId: 'policy-1', limit: 9 })).toHaveLength(3)
    expect(await timeline(db, { subject: { kind: 'incident', id: 'incident-1' }, limit: 9 })).toHaveLength(2)
  })

  test('a change that is rolled back leaves no entry and no gap', async () => {
    const { db } = await aDatabase(engine)
    await recorded(db, anEntry())
    const change = transact(db, async (trx) => {
      await record(trx, anEntry())
      throw new Error('stop')
    })
    await expect(change).rejects.toThrow('stop')
    await recorded(db, anEntry())
    expect(await verifyLedger(db)).toMatchObject({ ok: true, entries: 2 })
    expect((await head(db)).sequence).toBe(2)
  })

  test('changes at once make one chain', async () => {
    const { db } = await aDatabase(engine)
    await Promise.all(Array.from({ length: 40 }, () => recorded(db, anEntry())))
    expect(await verifyLedger(db)).toMatchObject({ ok: true, entries: 40 })
  })

  test('a check beside writers finds no fault', async () => {
    const { db } = await aDatabase(engine)
    const writing = Promise.all(Array.from({ length: 60 }, () => recorded(db, anEntry())))
    const checks = await Promise.all(Array.from({ length: 10 }, () => verifyLedger(db)))
    await writing
    expect(checks.map((check) => check.ok)).toEqual(Array.from({ length: 10 }, () => true))
  })

  test('entries keep their order when the clock steps back', async () => {
    const { db } = await aDatabase(engine)
    await recorded(db, anEntry())
    const future = '01ffffff-ffff-7000-8000-000000000000'
    await db.updateTable('ledger_head').set({ entry_id: future }).execute()
    await recorded(db, anEntry({ action: 'draft.renamed' }))
    const [newest] = await timeline(db, { limit: 1 })
    expect(newest?.action).toBe('draft.renamed')
    expect(newest?.id.localeCompare(future)).toBe(1)
  })

  test('erasing a name keeps the chain valid and the sentence readable', async () => {
    const { db } = await aDatabase(engine)
    await recorded(db, anEntry({ action: 'version.submitted', detail: { version: 3 } }), anEntry())
    await transact(db, (trx) => trx.deleteFrom('ledger_names').execute())
    const entries = await timeline(db, { limit: 9 })
    expect(entries.map(ledgerSentence)).toContain(
      'Someone whose name was erased sent submission 3 for approval',
    )
  })

  test('erased names are counted, not taken for a fault', async () => {
    const { db } = await aDatabase(engine)
    await recorded(db, anEntry(), anEntry())
    await transact(db, (trx) => trx.deleteFrom('ledger_names').execute())
    expect(await verifyLedger(db)).toMatchObject({ ok: true, erasedNames: 2 })
  })

  test('a name with characters an engine cannot keep still matches its digest', async () => {
    const { db } = await aDatabase(engine)
    await recorded(db, anEntry({ names: [{ personId: 'person-x', name: 'A\0b \ud800 c' }] }))
    expect(await verifyLedger(db)).toMatchObject({ ok: true })
  })

  test('the chain holds no name', async () => {
    const { db } = await aDatabase(engine)
    await recorded(db, anEntry({ names: [{ personId: 'person-ben', name: 'Ben Carter' }] }))
    const rows = await db.selectFrom('ledger_entries').selectAll().execute()
    expect(JSON.stringify(rows)).not.toMatch(/Amara|Ben/)
  })
})
