// Somebody who holds the store cuts off the newest rows and all traces of them: a head from outside still finds it.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { exportPolicy } from '../../app/commands/export-policy'
import { changeAnchoring } from '../../app/commands/change-anchoring'
import type { Candor } from '../../app/context'
import { giveOutHeads } from '../../app/jobs/anchors'
import { findAnchorOf } from '../../db/anchors'
import { head, record, verifyLedger } from '../../db/ledger'
import { findPolicyBySlug } from '../../db/policies'
import { transact } from '../../db/transaction'
import { candor as commandLine } from '../bin/a-shell'
import { aFolder, aDatabase, onBothEngines } from '../databases/database'
import { withoutTriggers } from '../databases/triggers'
import { anInstance, deskOf, noon, valueOf } from '../instance'
import { nadia } from '../people'
import { aPolicy, anApprovedVersion, publish } from '../policies'
import type { Engine } from '../../db/connect'

/** A published version whose Markdown export and weekly mail were kept by somebody outside. */
async function aPublishedPolicy(engine: Engine) {
  const { db, url } = await aDatabase(engine)
  const candor = await anInstance(engine, undefined, db)
  const { slug, policyId } = await aPolicy(candor)
  const version = await anApprovedVersion(candor, policyId)
  const before = await head(db)
  valueOf(await publish(candor, version))
  const policy = await findPolicyBySlug(db, slug)
  if (!policy) throw new Error('no policy')
  const source = { kind: 'version', ordinal: version.ordinal } as const
  const markdown = valueOf(await exportPolicy(candor, policy, { source, format: 'md' })).bytes
  const typed = { addresses: 'records@example.net', timestampUrl: '', revision: 0 }
  valueOf(await changeAnchoring(deskOf(candor, nadia), typed))
  await giveOutHeads(candor)
  const mail = await db
    .selectFrom('outbox')
    .select('body')
    .where('address', '=', 'records@example.net')
    .executeTakeFirst()
  const exported = await findAnchorOf(db, 'week:2026-11-23')
  if (!exported || !mail) throw new Error('no mail')
  return {
    candor,
    url,
    before,
    markdown,
    mail: mail.body,
    mailed: { sequence: exported.sequence, hash: exported.hash },
  }
}

/** Takes away every row after this entry, and what the rows told of, and sets the head back. */
async function cutAfter(
  candor: Candor,
  engine: Engine,
  last: { sequence: number; hash: string },
  anchors: boolean,
) {
  const { db } = candor
  await withoutTriggers(db, engine, async () => {
    const gone = await db
      .selectFrom('ledger_chain')
      .select('entry_id')
      .where('sequence', '>', last.sequence)
      .execute()
    const ids = gone.map((row) => row.entry_id)
    await db.deleteFrom('ledger_chain').where('sequence', '>', last.sequence).execute()
    await db.deleteFrom('ledger_names').where('entry_id', 'in', ids).execute()
    await db.deleteFrom('ledger_entries').where('id', 'in', ids).execute()
    await db.deleteFrom('effects').execute()
    await db.deleteFrom('publications').execute()
    if (anchors) await db.deleteFrom('anchors').execute()
    const end = await db
      .selectFrom('ledger_chain')
      .select('entry_id')
      .where('sequence', '=', last.sequence)
      .executeTakeFirstOrThrow()
    await db
      .updateTable('ledger_head')
      .set({ ...last, entry_id: end.entry_id })
      .execute()
  })
}

/** Goes on as if nothing had been there: other entries take the places of those that were cut off. */
async function writeAnew({ db }: Candor, entries: number) {
  await transact(db, async (trx) => {
    for (let entry = 0; entry < entries; entry += 1)
      await record(trx, {
        at: noon,
        actor: { kind: 'person', person: nadia },
        action: 'draft.answered',
        subject: { kind: 'policy', id: 'another' },
      })
  })
}

onBothEngines('the newest rows cut off', (engine) => {
  test('are found by the anchors in the store, when these were forgotten', async () => {
    const { candor, before, mailed } = await aPublishedPolicy(engine)
    await cutAfter(candor, engine, before, false)
    expect(await verifyLedger(candor.db)).toEqual({
      ok: false,
      fault: {
        kind: 'anchor',
        sequence: before.sequence + 1,
        id: null,
        sentence: `The ledger ends at entry ${before.sequence}, but entry ${mailed.sequence} was mailed on 24 November 2026: its end was cut off.`,
      },
    })
  })

  test('together with the anchors and the head look sound from inside, and a mailed head finds them', async () => {
    const { candor, before, mailed } = await aPublishedPolicy(engine)
    await cutAfter(candor, engine, before, true)
    expect(await verifyLedger(candor.db)).toMatchObject({ ok: true, anchors: 0 })
    expect(await verifyLedger(candor.db, { heads: [before, mailed] })).toMatchObject({
      ok: false,
      fault: { kind: 'expected-head', sequence: before.sequence + 1 },
    })
  })

  test('are found as well when the ledger was written anew to the same length', async () => {
    const { candor, before, mailed } = await aPublishedPolicy(engine)
    await cutAfter(candor, engine, before, true)
    await writeAnew(candor, mailed.sequence - before.sequence + 5)
    expect(await verifyLedger(candor.db)).toMatchObject({ ok: true })
    expect(await verifyLedger(candor.db, { heads: [mailed] })).toMatchObject({
      ok: false,
      fault: { kind: 'expected-head', sequence: mailed.sequence },
    })
  })

  test('are found by “candor verify” with the head that a printed export or a mail shows', async () => {
    const { candor, url, before, markdown, mail, mailed } = await aPublishedPolicy(engine)
    const env = { DATABASE_URL: url }
    const folder = await aFolder()
    await writeFile(join(folder, 'policy.md'), markdown)
    await writeFile(join(folder, 'mail.txt'), mail)
    const files = ['policy.md', 'mail.txt'].map((name) => join(folder, name))
    for (const file of files)
      expect(await commandLine(['verify', '--heads', file], { env })).toMatchObject({ code: 0, err: '' })

    await cutAfter(candor, engine, before, true)
    expect(await commandLine(['verify'], { env })).toMatchObject({ code: 0 })
    for (const file of files) {
      const { code, err } = await commandLine(['verify', '--heads', file], { env })
      expect([code, err]).toEqual([1, expect.stringContaining('its end was cut off')])
    }
    const typed = `${before.sequence}:${before.hash},${mailed.sequence}:${mailed.hash}`
    const { code, err } = await commandLine(['verify', '--head', typed], { env })
    expect([code, err]).toEqual([1, expect.stringContaining(`First wrong row: entry ${before.sequence + 1}`)])
  })
})

test.each([
  { given: ['--head', '12'], says: '"12" is not a head' },
  { given: ['--head', `12:${'a'.repeat(63)}`], says: 'is not a head' },
  { given: ['--heads', '/nowhere/mail.txt'], says: 'cannot be read' },
  { given: ['--heads', '/dev/null'], says: 'There is no head in' },
])('candor verify $given is refused with the fix', async ({ given, says }) => {
  const { code, err } = await commandLine(['verify', ...given], { env: {} })
  expect([code, err]).toEqual([2, expect.stringContaining(says)])
})
