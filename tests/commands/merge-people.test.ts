// Two records of one person: both histories stay, each line under the name it was made with, and nobody gets in twice.
import { describe, expect, test } from 'vitest'
import { invitePerson } from '../../app/commands/invite-person'
import { markLeaver } from '../../app/commands/mark-leaver'
import { mergePeople } from '../../app/commands/merge-people'
import type { Candor } from '../../app/context'
import { startSession } from '../../app/identity/session'
import { findPersonThen } from '../../db/certificate-facts'
import { insertLink, findLink, useLink } from '../../db/links'
import { findPerson } from '../../db/people'
import { listAcknowledgementsOfPerson } from '../../db/person-history'
import { listMerges, listRecordIds } from '../../db/person-merges'
import { countOpenSessions } from '../../db/sessions'
import { verifyLedger } from '../../db/ledger'
import { transact } from '../../db/transaction'
import { someEvidence } from '../databases/evidence'
import { onBothEngines } from '../databases/database'
import { anInstance, deskOf, ledgerActionsOf, minutesLater, noon, valueOf } from '../instance'
import { joel, maria, nadia, ruth } from '../people'

const reason = 'She married and was hired again.'
const merged = (candor: Candor, keptId: string, mergedId: string, at = noon) =>
  mergePeople(deskOf(candor, nadia, { at }), { keptId, mergedId, reason })

onBothEngines('merging two records', (engine) => {
  test('ends the access of the one, and keeps what was acknowledged under either', async () => {
    const candor = await anInstance(engine)
    await someEvidence(candor.db)
    const old = 'person-amara'
    await startSession(candor.db, { personId: old, before: null, at: noon })
    valueOf(await merged(candor, joel.id, old))
    expect(await findPerson(candor.db, old)).toMatchObject({
      mergedInto: joel.id,
      leftAt: noon.toISOString(),
    })
    expect(await countOpenSessions(candor.db, old, noon)).toBe(0)
    expect(await listAcknowledgementsOfPerson(candor.db, joel.id, 10)).toMatchObject([
      { personId: old, personName: 'Amara Okafor', versionNumber: '1.0' },
    ])
    expect(await listMerges(candor.db, joel.id)).toMatchObject([{ mergedId: old, reason }])
    expect(await ledgerActionsOf(candor.db)).toContain('person.merged')
    expect(await verifyLedger(candor.db)).toMatchObject({ ok: true })
  })
})

describe('merging', () => {
  test('closes what the record still owes, with the reason', async () => {
    const candor = await anInstance()
    await owes(candor, joel.id)
    valueOf(await merged(candor, maria.id, joel.id))
    const target = await candor.db.selectFrom('campaign_targets').selectAll().executeTakeFirstOrThrow()
    expect(target).toMatchObject({ state: 'closed', settled_at: noon.toISOString() })
    expect(target.closed_because).toContain('Maria Silva')
  })

  test('carries over an address that only the other has, and who reports to it', async () => {
    const candor = await anInstance()
    const desk = deskOf(candor, nadia)
    const kept = valueOf(await invitePerson(desk, { ...without, name: 'Jo Brandt', staffNumber: '7' }))
    const report = valueOf(await invitePerson(desk, { ...without, name: 'Ann Lee', manager: joel.email }))
    valueOf(await merged(candor, kept.personId, joel.id))
    expect(await findPerson(candor.db, kept.personId)).toMatchObject({ email: joel.email, staffNumber: '7' })
    expect((await findPerson(candor.db, report.personId))?.managerId).toBe(kept.personId)
  })

  test('makes the links of the other useless', async () => {
    const candor = await anInstance()
    const link = {
      kind: 'reset',
      tokenHash: 'h',
      personId: joel.id,
      at: noon,
      expiresAt: minutesLater(60),
    } as const
    await transact(candor.db, (trx) => insertLink(trx, link))
    valueOf(await merged(candor, maria.id, joel.id))
    const found = await findLink(candor.db, 'reset', 'h')
    expect(await transact(candor.db, (trx) => useLink(trx, found?.id ?? '', minutesLater(1)))).toBe(false)
  })

  test('finds every record of a person, however many steps away, and the one that stood for them on a day', async () => {
    const candor = await anInstance()
    valueOf(await merged(candor, maria.id, joel.id))
    valueOf(await merged(candor, ruth.id, maria.id, minutesLater(1)))
    expect(await listRecordIds(candor.db, ruth.id)).toEqual([ruth.id, maria.id, joel.id])
    expect(await findPersonThen(candor.db, ruth.id, minutesLater(2))).toMatchObject({ leftAt: null })
  })

  test.each([
    ['a record into itself', joel.id, joel.id, 'same-record'],
    ['oneself into another', joel.id, nadia.id, 'own-record'],
    ['somebody who is not there', joel.id, 'nobody', 'no-such-person'],
  ])('refuses %s', async (_, keptId, mergedId, rule) => {
    expect(await merged(await anInstance(), keptId, mergedId)).toMatchObject({ ok: false, rule })
  })

  test('refuses a loop, a second time, and somebody who is here into one who has left', async () => {
    const candor = await anInstance()
    valueOf(await merged(candor, maria.id, joel.id))
    expect(await merged(candor, joel.id, maria.id)).toMatchObject({ rule: 'kept-was-merged' })
    expect(await merged(candor, ruth.id, joel.id)).toMatchObject({ rule: 'merged-before' })
    valueOf(await markLeaver(deskOf(candor, nadia), maria.id))
    expect(await merged(candor, maria.id, ruth.id)).toMatchObject({ rule: 'kept-has-left' })
  })

  test('needs a reason', async () => {
    const candor = await anInstance()
    const wish = { keptId: maria.id, mergedId: joel.id, reason: '' }
    expect(await mergePeople(deskOf(candor, nadia), wish)).toMatchObject({ rule: 'no-reason' })
  })
})

const without = { email: '', jobTitle: '', department: '', roles: ['staff'] as 'staff'[] }

async function owes(candor: Candor, personId: string): Promise<void> {
  const at = noon.toISOString()
  await transact(candor.db, async (trx) => {
    await trx
      .insertInto('campaigns')
      .values({
        ...{ id: 'c', title: '', statement: '', due_on: '2027-01-01', audience: '{}', launched_by: nadia.id },
        ...{ launched_by_name: nadia.name, launched_at: at, closed_at: null },
      })
      .execute()
    await trx
      .insertInto('campaign_targets')
      .values({
        ...{ campaign_id: 'c', person_id: personId, person_name: 'Joel Brandt', department_id: null },
        ...{ department_name: '', assigned_at: at, acknowledged: 0, opened_at: null, acknowledged_at: null },
      })
      .execute()
  })
}
