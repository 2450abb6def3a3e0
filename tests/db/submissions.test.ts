// A form that arrives twice has one effect.
import { expect, test } from 'vitest'
import { claimSubmission, findSubmission, forgetSubmissions } from '../../db/submissions'
import { transact } from '../../db/transaction'
import { aDatabase, onBothEngines } from '../databases/database'

const at = new Date('2027-03-14T12:00:00.000Z')

onBothEngines('a submission', (engine) => {
  test('only the first arrival gets the key, and its answer is kept', async () => {
    const { db } = await aDatabase(engine)
    const claim = (outcome: unknown) =>
      transact(db, (trx) => claimSubmission(trx, 'key', 'person-amara', at, outcome))
    expect(await Promise.all([claim({ number: 1 }), claim({ number: 2 }), claim({ number: 3 })])).toEqual(
      expect.arrayContaining([true, false, false]),
    )
    const kept = await findSubmission(db, 'key')
    expect(kept).toMatchObject({ personId: 'person-amara', at })
    expect(await findSubmission(db, 'another')).toBeUndefined()
  })

  test('a second arrival does not spoil the transaction', async () => {
    const { db } = await aDatabase(engine)
    await transact(db, async (trx) => {
      await claimSubmission(trx, 'key', null, at, null)
      await claimSubmission(trx, 'key', null, at, null)
      await trx.insertInto('departments').values({ id: 'd', name: 'Legal', created_at: 'x' }).execute()
    })
    expect(await db.selectFrom('departments').selectAll().execute()).toHaveLength(1)
  })

  test('old keys are forgotten', async () => {
    const { db } = await aDatabase(engine)
    const forgotten = await transact(db, async (trx) => {
      await claimSubmission(trx, 'old', null, at, null)
      await claimSubmission(trx, 'new', null, new Date(at.getTime() + 1000), null)
      return forgetSubmissions(trx, new Date(at.getTime() + 1))
    })
    expect(forgotten).toBe(1)
    expect(await findSubmission(db, 'new')).toBeDefined()
  })
})
