// Rows that were chained before entries had digests of their own still verify, and still show whatever is done to them.
import { expect, test } from 'vitest'
import { sql } from 'kysely'
import { genesis, olderEntryHash } from '../../app/governance/ledger-hash'
import { verifyPack } from '../../app/evidence/verify-pack'
import { verifyLedger } from '../../db/ledger'
import type { Engine } from '../../db/connect'
import type { Db } from '../../db/tables'
import { onBothEngines } from '../databases/database'
import { withoutTriggers } from '../databases/triggers'
import { filesOf, packed, textIn, told } from '../evidence/a-pack'
import { anInstance } from '../instance'
import { aPolicy, anApprovedVersion, publish } from '../policies'

/** Chains everything that is there as it was done before; the heads that were given out as well. */
async function chainedAsBefore(db: Db, engine: Engine, then = () => Promise.resolve()): Promise<void> {
  const rows = await db
    .selectFrom('ledger_chain')
    .innerJoin('ledger_entries', 'ledger_entries.id', 'ledger_chain.entry_id')
    .selectAll('ledger_entries')
    .select('sequence')
    .orderBy('sequence')
    .execute()
  await withoutTriggers(db, engine, async () => {
    let before = genesis.hash
    for (const { sequence, ...entry } of rows) {
      const hash = olderEntryHash(Number(sequence), before, entry)
      const link = { previous_hash: before, hash }
      await db.updateTable('ledger_chain').set(link).where('sequence', '=', sequence).execute()
      await db.updateTable('anchors').set({ hash }).where('sequence', '=', sequence).execute()
      before = hash
    }
    await db.updateTable('ledger_head').set({ hash: before }).execute()
    await then()
  })
}

onBothEngines('an older ledger', (engine) => {
  test('verifies, and goes on in the form of today', async () => {
    const candor = await anInstance(engine)
    await aPolicy(candor, 'Before')
    await chainedAsBefore(candor.db, engine)
    await aPolicy(candor, 'Afterwards')
    expect(await verifyLedger(candor.db)).toMatchObject({ ok: true })
  })

  test('shows an entry that was changed', async () => {
    const candor = await anInstance(engine)
    await aPolicy(candor, 'Before')
    await chainedAsBefore(candor.db, engine, async () => {
      await sql`update ledger_entries set at = '2020-01-01T00:00:00.000Z'`.execute(candor.db)
    })
    expect(await verifyLedger(candor.db)).toMatchObject({ ok: false, fault: { kind: 'hash', sequence: 1 } })
  })

  test('goes into a pack, which says how many links stand on the signature alone', async () => {
    const candor = await anInstance(engine)
    const { policyId } = await aPolicy(candor)
    await aPolicy(candor, 'Secret-Heron policy')
    const version = await anApprovedVersion(candor, policyId)
    expect(await publish(candor, version)).toMatchObject({ ok: true })
    await chainedAsBefore(candor.db, engine)
    const bytes = await packed(candor, policyId)
    const report = await verifyPack(bytes)
    expect(told(report)).toEqual([])
    expect(report.checks.find(({ id }) => id === 'ledger')?.sentence).toContain(
      '1 links of an older form cannot be recomputed without their text.',
    )
    expect(textIn(filesOf(bytes), 'ledger-chain.txt')).toMatch(/^\d+ =[0-9a-f]{64}$/m)
  })
})
