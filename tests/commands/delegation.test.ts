// Deciding in somebody's place, and proving who decides, on both engines.
import { describe, expect, test } from 'vitest'
import { changeProofTime } from '../../app/commands/change-proof-time'
import { decideVersion, type VersionWord } from '../../app/commands/decide-version'
import { exportSubject } from '../../app/commands/export-policy'
import { endDelegationEarly, giveDelegation } from '../../app/commands/give-delegation'
import type { Identity } from '../../app/commands/prove-identity'
import type { Candor } from '../../app/context'
import { stepOfPeople } from '../../app/governance/approval-path'
import type { Person } from '../../app/domain/person'
import { hashPassword } from '../../app/identity/password-hash'
import { approvalRecord } from '../../app/render/sheet-tables'
import { listDecisionsDue, listWaitingFor } from '../../db/decisions'
import { findPolicy } from '../../db/policies'
import { findRoundOfVersion } from '../../db/rounds'
import { insertSession } from '../../db/sessions'
import { transact } from '../../db/transaction'
import type { Version } from '../../db/versions'
import { onBothEngines } from '../databases/database'
import { anInstance, deskOf, minutesLater, noon, valueOf } from '../instance'
import { amara, ben, joel, nadia, ruth } from '../people'
import { aPolicy, approve, aWord, submit, versionOf } from '../policies'

const leave = { fromDay: '2026-11-24', untilDay: '2026-11-30', reason: 'On leave.' }
const dayLater = (days: number): Date => minutesLater(days * 24 * 60)

async function given(candor: Candor, from: Person, to: Person, change = {}): Promise<string> {
  const wish = { ...leave, fromId: from.id, toId: to.id, ...change }
  return valueOf(await giveDelegation(deskOf(candor, from), wish)).id
}

async function inReview(candor: Candor, people: Person[], dueOn: string | null = null): Promise<Version> {
  const { policyId } = await aPolicy(candor)
  const steps = [stepOfPeople(people.map((person) => person.id))]
  valueOf(await submit(candor, policyId, { steps, dueOn }))
  return versionOf(candor, policyId, 1)
}

function forRuth(candor: Candor, version: Version, by: Person, at: Date = noon) {
  return decideVersion(deskOf(candor, by, { at }), aWord(version, { inPlaceOf: ruth.id }))
}

onBothEngines('a delegate', (engine) => {
  test('sees it among their work, decides, and both names are frozen and printed', async () => {
    const candor = await anInstance(engine)
    const version = await inReview(candor, [ruth], '2026-12-01')
    expect(await listWaitingFor(candor.db, ben.id, noon)).toEqual([])
    await given(candor, ruth, ben)
    expect(await listWaitingFor(candor.db, ben.id, noon)).toMatchObject([{ inPlaceOf: 'Ruth Keller' }])
    const { due } = await listDecisionsDue(candor.db, { at: noon, limit: 9 })
    expect(due).toMatchObject([
      { personId: ruth.id, inPlaceOf: null },
      { personId: ben.id, inPlaceOf: 'Ruth Keller' },
    ])
    expect(valueOf(await forRuth(candor, version, ben))).toEqual({ roundOutcome: 'approved' })
    await candor.db.updateTable('people').set({ name: 'Another Name' }).execute()
    const round = await findRoundOfVersion(candor.db, version.id)
    expect(round?.decisions).toMatchObject([
      {
        personName: 'Ben Adeyemi',
        inPlaceOf: { name: 'Ruth Keller', title: 'Managing director' },
        meaning: expect.stringContaining('in place of Ruth Keller'),
      },
    ])
    const policy = await findPolicy(candor.db, version.policyId)
    if (!policy) throw new Error('The policy is gone.')
    const { sheet } = valueOf(await exportSubject(candor, policy, { kind: 'version', ordinal: 1 }))
    expect(approvalRecord(sheet).rows[0]?.[0]).toBe(
      'Ben Adeyemi, General counsel, for Ruth Keller (Managing director)',
    )
  })

  test('decides inside the days only, the last one included', async () => {
    const candor = await anInstance(engine)
    const version = await inReview(candor, [ruth])
    await given(candor, ruth, ben, { fromDay: '2026-11-26' })
    expect(await forRuth(candor, version, ben)).toMatchObject({ rule: 'no-delegation' })
    expect(await forRuth(candor, version, ben, dayLater(7))).toMatchObject({ rule: 'no-delegation' })
    expect(await forRuth(candor, version, ben, dayLater(6))).toMatchObject({ ok: true })
  })

  test('loses it when it is ended early; decisions made by it stay', async () => {
    const candor = await anInstance(engine)
    const version = await inReview(candor, [ruth])
    const id = await given(candor, ruth, ben)
    expect(await endDelegationEarly(deskOf(candor, joel), id)).toMatchObject({ rule: 'no-delegation' })
    valueOf(await endDelegationEarly(deskOf(candor, ruth), id))
    expect(await endDelegationEarly(deskOf(candor, ruth), id)).toMatchObject({ rule: 'over-already' })
    expect(await forRuth(candor, version, ben)).toMatchObject({ rule: 'no-delegation' })
  })

  test('cannot pass it on', async () => {
    const candor = await anInstance(engine)
    const version = await inReview(candor, [ruth])
    await given(candor, ruth, ben)
    await given(candor, ben, nadia)
    expect(await forRuth(candor, version, nadia)).toMatchObject({ rule: 'no-delegation' })
    expect(await listWaitingFor(candor.db, nadia.id, noon)).toEqual([])
  })

  test('who wrote the text cannot decide on it in anybody’s place', async () => {
    const candor = await anInstance(engine)
    const author = { ...amara, roles: ['author' as const, 'approver' as const] }
    await candor.db
      .updateTable('role_grants')
      .set({ role: 'approver' })
      .where('person_id', '=', amara.id)
      .where('role', '=', 'staff')
      .execute()
    const version = await inReview(candor, [ruth])
    await given(candor, ruth, author)
    expect(await listWaitingFor(candor.db, amara.id, noon)).toEqual([])
    expect(await forRuth(candor, version, author)).toMatchObject({
      rule: 'author-cannot-approve-own-version',
    })
  })

  test('is written down by an administrator for somebody absent, not by colleagues', async () => {
    const candor = await anInstance(engine)
    const wish = { ...leave, fromId: ruth.id, toId: ben.id }
    expect(await giveDelegation(deskOf(candor, ben), wish)).toMatchObject({ rule: 'not-yours' })
    valueOf(await giveDelegation(deskOf(candor, nadia), wish))
    const mail = await candor.db.selectFrom('outbox').select('address').orderBy('address').execute()
    expect(mail.map(({ address }) => address)).toEqual([ben.email, ruth.email])
    const second = { ...wish, toId: nadia.id, fromDay: '2026-11-30', untilDay: '2026-12-02' }
    expect(await giveDelegation(deskOf(candor, nadia), second)).toMatchObject({ rule: 'overlaps' })
  })
})

const password = 'a kettle and three boats'

/** Ben has a password and is signed in since noon. */
async function signedIn(candor: Candor): Promise<Identity> {
  const hash = await hashPassword(password)
  await candor.db.updateTable('people').set({ password_hash: hash }).where('id', '=', ben.id).execute()
  const session = { tokenHash: 'hash', personId: ben.id, at: noon, expiresAt: minutesLater(600) }
  const sessionId = await transact(candor.db, (trx) => insertSession(trx, session))
  return { sessionId, address: '127.0.0.1', password: '' }
}

describe('the proof of identity', () => {
  async function anOpenRound() {
    const candor = await anInstance()
    const version = await inReview(candor, [ben])
    const identity = await signedIn(candor)
    const say = (minutes: number, typed = '', change: Partial<VersionWord> = {}) =>
      decideVersion(
        deskOf(candor, ben, { at: minutesLater(minutes) }),
        aWord(version, { identity: { ...identity, password: typed }, ...change }),
      )
    const stored = async () => (await findRoundOfVersion(candor.db, version.id))?.decisions[0]?.proof
    return { candor, say, stored, identity }
  }

  test('by password counts for a quarter of an hour, and is stored with the word', async () => {
    const { say, stored } = await anOpenRound()
    valueOf(await say(14))
    expect(await stored()).toEqual({ by: 'password', at: noon.toISOString() })
  })
  test('is asked for again after that; a wrong password decides nothing, the right one is noted', async () => {
    const { candor, say, stored, identity } = await anOpenRound()
    expect(await say(15)).toMatchObject({ rule: 'proof-needed', fields: { password: expect.any(String) } })
    expect(await say(15, 'not this one')).toMatchObject({ rule: 'wrong-password' })
    expect(await stored()).toBeUndefined()
    valueOf(await say(15, password))
    expect(await stored()).toEqual({ by: 'password', at: minutesLater(15).toISOString() })
    const session = await candor.db.selectFrom('sessions').selectAll().executeTakeFirstOrThrow()
    expect(session).toMatchObject({ id: identity.sessionId, proven_at: minutesLater(15).toISOString() })
  })
  test('makes guessing wait, as at the door', async () => {
    const { say } = await anOpenRound()
    for (let guess = 1; guess <= 6; guess += 1) await say(15, `guess ${guess}`)
    expect(await say(15, password)).toMatchObject({ rule: 'wait' })
  })
  test('is not asked for by a form that has another mistake', async () => {
    const { say } = await anOpenRound()
    const back = { outcome: 'sent-back', comment: '', changeClass: null } as const
    expect(await say(15, 'not this one', back)).toMatchObject({ rule: 'comment-required' })
  })
  test('is asked for every time where administrators say so', async () => {
    const { candor, say } = await anOpenRound()
    const desk = deskOf(candor, nadia)
    expect(await changeProofTime(desk, { minutes: '481', revision: 0 })).toMatchObject({
      rule: 'proof-minutes',
    })
    valueOf(await changeProofTime(desk, { minutes: '0', revision: 0 }))
    expect(await changeProofTime(desk, { minutes: '5', revision: 0 })).toMatchObject({
      rule: 'changed-meanwhile',
    })
    expect(await say(0)).toMatchObject({ rule: 'proof-needed' })
    valueOf(await say(0, password))
  })
  test('in the sample organisation is the sample sign-in, and the record says so', async () => {
    const candor = await anInstance()
    await candor.db.updateTable('organisation').set({ sample_since: noon.toISOString() }).execute()
    const version = await inReview(candor, [ben])
    const identity = { sessionId: 'any', address: '127.0.0.1', password: '' }
    const at = minutesLater(600)
    valueOf(await decideVersion(deskOf(candor, ben, { at }), aWord(version, { identity })))
    const round = await findRoundOfVersion(candor.db, version.id)
    expect(round?.decisions[0]?.proof.by).toBe('sample')
  })
  test('of somebody else’s session counts for nothing', async () => {
    const { candor, identity } = await anOpenRound()
    const version = await versionOf(candor, (await aSecond(candor)).policyId, 1)
    expect(await decideVersion(deskOf(candor, ruth), aWord(version, { identity }))).toMatchObject({
      rule: 'no-password',
    })
  })
})

async function aSecond(candor: Candor) {
  const policy = await aPolicy(candor, 'Second policy')
  valueOf(await submit(candor, policy.policyId, { steps: [stepOfPeople([ruth.id])] }))
  return policy
}

test('the person themselves may answer while the delegate has not', async () => {
  const candor = await anInstance()
  const version = await inReview(candor, [ruth])
  await given(candor, ruth, ben)
  valueOf(await approve(candor, version, ruth))
  expect(await forRuth(candor, version, ben)).toMatchObject({ rule: 'round-closed' })
})
