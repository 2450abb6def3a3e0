// Exceptions from the request to the end: written down once, told to the right people, and vouched for by the ledger.
import { expect, test } from 'vitest'
import { askException, takeBackException } from '../../app/commands/ask-exception'
import { changeOwner } from '../../app/commands/change-owner'
import { decideException, revokeException } from '../../app/commands/decide-exception'
import { publishVersion } from '../../app/commands/publish-version'
import type { Candor } from '../../app/context'
import { expireExceptions } from '../../app/jobs/expire-exceptions'
import { listExceptions, listRunningExceptions } from '../../db/exception-lists'
import { findException } from '../../db/exceptions'
import { verifyLedger } from '../../db/ledger'
import { sql } from 'kysely'
import { onBothEngines } from '../databases/database'
import { aLivePolicy, anException, approved, aWish } from '../exceptions'
import { anInstance, deskOf, ledgerActionsOf, minutesLater, valueOf } from '../instance'
import { at } from '../jobs-clock'
import { amara, ben, joel, maria, nadia, piotr, ruth } from '../people'
import { anAnswer, anApprovedVersion } from '../policies'

async function letters(candor: Candor): Promise<string[]> {
  const rows = await candor.db
    .selectFrom('outbox')
    .select(['person_id', 'subject'])
    .where('subject', 'like', 'Exception%')
    .orderBy('id')
    .execute()
  return rows.map((row) => `${row.person_id}: ${row.subject}`)
}

async function exceptionActions(candor: Candor): Promise<string[]> {
  return (await ledgerActionsOf(candor.db)).filter((action) => action.startsWith('exception.'))
}

onBothEngines('an exception', (engine) => {
  test('is asked for, approved for a shorter time, runs, and expires by itself, once', async () => {
    const candor = await anInstance(engine)
    const policy = await aLivePolicy(candor)
    const id = await anException(candor, policy)
    // Amara owns the policy and may not decide, so those who may are told as well; each once.
    expect(await letters(candor)).toEqual(
      [amara, ben, ruth].map(({ id: who }) => `${who}: Exception asked for: Social media policy`),
    )
    await approved(candor, id, '2026-12-01')
    expect(await findException(candor.db, id)).toMatchObject({
      ...{ personName: joel.name, versionNumber: '1.0', clauseHeading: 'Your own accounts' },
      ...{ askedUntilOn: '2026-12-24', untilOn: '2026-12-01', decidedByName: ben.name },
      decidedByTitle: ben.jobTitle,
    })
    expect(await listRunningExceptions(candor.db, joel.id, '2026-12-01')).toHaveLength(1)
    expect(await listRunningExceptions(candor.db, joel.id, '2026-12-02')).toEqual([])
    expect(await expireExceptions(at(candor, '2026-12-01T23:59:00Z'))).toBe(0)
    const after = at(candor, '2026-12-02T00:01:00Z')
    expect((await Promise.all([expireExceptions(after), expireExceptions(after)])).sort()).toEqual([0, 1])
    expect(await exceptionActions(candor)).toEqual([
      'exception.requested',
      'exception.approved',
      'exception.expired',
    ])
    expect((await letters(candor)).slice(3)).toEqual([
      'joel-brandt: Exception approved: Social media policy',
      'joel-brandt: Exception expired: Social media policy',
    ])
    expect(await verifyLedger(candor.db)).toMatchObject({ ok: true })
  })

  test('sent twice is asked for once, and decided once', async () => {
    const candor = await anInstance(engine)
    const policy = await aLivePolicy(candor)
    const desk = deskOf(candor, joel, { once: 'the-form' })
    const first = valueOf(await askException(desk, aWish(policy)))
    expect(valueOf(await askException(desk, aWish(policy)))).toEqual(first)
    const word = { id: first.id, outcome: 'approved', comment: '', untilOn: '2026-12-24' } as const
    const words = await Promise.all([ben, ruth].map((by) => decideException(deskOf(candor, by), word)))
    expect(words.filter((one) => one.ok)).toHaveLength(1)
    expect(words.find((one) => !one.ok)).toMatchObject({ rule: 'settled-already' })
  })

  test('changed in the database is found by the check of the evidence', async () => {
    const candor = await anInstance(engine)
    const id = await anException(candor, await aLivePolicy(candor))
    await approved(candor, id)
    expect(await verifyLedger(candor.db)).toMatchObject({ ok: true })
    const set = (change: ReturnType<typeof sql>) => sql`update exceptions set ${change}`.execute(candor.db)
    await set(sql`until_on = '2027-06-01'`)
    expect(await verifyLedger(candor.db)).toMatchObject({
      ok: false,
      fault: { kind: 'exception-decision', id },
    })
    await set(sql`until_on = '2026-12-24', person_name = 'Somebody else'`)
    expect(await verifyLedger(candor.db)).toMatchObject({ ok: false, fault: { kind: 'exception', id } })
    await set(
      sql`person_name = ${joel.name}, revoked_at = '2026-11-25T00:00:00.000Z', revoked_by = ${ben.id}`,
    )
    expect(await verifyLedger(candor.db)).toMatchObject({ ok: false, fault: { kind: 'exception-end', id } })
    await set(sql`revoked_at = null, revoked_by = null`)
    await sql`delete from exceptions`.execute(candor.db)
    expect(await verifyLedger(candor.db)).toMatchObject({ ok: false, fault: { kind: 'exception' } })
  })
})

test('a request needs a text that is in force, the one on the screen, and a section in it', async () => {
  const candor = await anInstance()
  const policy = await aLivePolicy(candor)
  const wish = aWish(policy)
  expect(await askException(deskOf(candor, piotr), wish)).toMatchObject({ rule: 'not-allowed' })
  expect(await askException(deskOf(candor, joel), { ...wish, clauseId: 'gone' })).toMatchObject({
    rule: 'no-clause',
    fields: { clause: 'Choose the section that you need an exception from.' },
  })
  expect(await askException(deskOf(candor, joel), { ...wish, policyId: 'none' })).toMatchObject({
    rule: 'not-in-force',
  })
  await anAnswer(candor, policy.policyId, 'everybody')
  const request = {
    versionId: (await anApprovedVersion(candor, policy.policyId)).id,
    changeClass: 'material',
  } as const
  const later = { at: minutesLater(5) }
  valueOf(
    await publishVersion(deskOf(candor, amara, later), {
      ...request,
      ...{ changeNote: 'Wider.', effectiveAt: null, campaign: null },
    }),
  )
  expect(await askException(deskOf(candor, joel, later), wish)).toMatchObject({ rule: 'text-changed' })
  expect(await exceptionActions(candor)).toEqual([])
})

test('an owner who may decide is told alone; whoever asks hears nothing of their own request', async () => {
  const candor = await anInstance()
  const policy = await aLivePolicy(candor)
  valueOf(await changeOwner(deskOf(candor, nadia), { policyId: policy.policyId, ownerId: ruth.id }))
  await anException(candor, policy)
  expect(await letters(candor)).toEqual(['ruth-keller: Exception asked for: Social media policy'])
  await anException(candor, policy, ruth)
  expect((await letters(candor)).slice(1)).toEqual(['ben-adeyemi: Exception asked for: Social media policy'])
})

test('one that was approved is revoked with a reason; one that waits is taken back', async () => {
  const candor = await anInstance()
  const policy = await aLivePolicy(candor)
  const first = await anException(candor, policy)
  await approved(candor, first)
  expect(await revokeException(deskOf(candor, ruth), { id: first, reason: '' })).toMatchObject({ ok: false })
  valueOf(await revokeException(deskOf(candor, ruth), { id: first, reason: 'It was misused.' }))
  expect(await revokeException(deskOf(candor, ruth), { id: first, reason: 'Again.' })).toMatchObject({
    ok: false,
  })
  expect(await expireExceptions(at(candor, '2027-12-02T00:01:00Z'))).toBe(0)
  const second = await anException(candor, policy)
  expect(await takeBackException(deskOf(candor, maria), second)).toMatchObject({ rule: 'not-yours' })
  valueOf(await takeBackException(deskOf(candor, joel), second))
  expect(await exceptionActions(candor)).toEqual([
    'exception.requested',
    'exception.approved',
    'exception.revoked',
    'exception.requested',
    'exception.withdrawn',
  ])
  const list = (view: 'all' | 'waiting' | 'running' | 'ended', personId?: string) =>
    listExceptions(candor.db, { view, today: '2026-11-24', limit: 9, ...(personId && { personId }) })
  expect((await list('ended')).map((one) => one.id)).toEqual([second, first])
  expect(await list('waiting')).toEqual([])
  expect(await list('running')).toEqual([])
  expect(await list('all', maria.id)).toEqual([])
  expect(await verifyLedger(candor.db)).toMatchObject({ ok: true })
})
