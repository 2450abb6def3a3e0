// 400 simulated days of reminders: each once, in order, at most one message a person and day, to whoever looks after it.
import { expect, test } from 'vitest'
import { changeReview } from '../../app/commands/change-review'
import { markLeaver } from '../../app/commands/mark-leaver'
import { nameHead } from '../../app/commands/name-head'
import type { Candor } from '../../app/context'
import { daysLater } from '../../app/domain/local-day'
import { remind } from '../../app/jobs/reminders'
import { ensureDepartment, moveToDepartment } from '../../db/departments'
import { transact } from '../../db/transaction'
import { onBothEngines } from '../databases/database'
import { anInstance, deskOf, noon, valueOf } from '../instance'
import { at } from '../jobs-clock'
import { amara, ben, nadia, ruth } from '../people'
import { anApprovedVersion, aPolicy, publish, submit } from '../policies'

type Reminded = { kind: string; stage: string; day: string; person_id: string }

async function reminded(candor: Candor, kind: string): Promise<Reminded[]> {
  return candor.db
    .selectFrom('reminders')
    .select(['kind', 'stage', 'day', 'person_id'])
    .where('kind', '=', kind)
    .orderBy('day')
    .execute()
}

/** Runs the job each hour of each day from this one on. */
async function live(candor: Candor, from: string, days: number): Promise<void> {
  for (let day = 0; day < days; day += 1)
    for (const hour of ['03', '09', '17', '22'])
      await remind(at(candor, `${daysLater(from, day)}T${hour}:00:00.000Z`))
}

async function aLivePolicy(candor: Candor, reviewOn: string) {
  const policy = await aPolicy(candor)
  const version = await anApprovedVersion(candor, policy.policyId)
  valueOf(
    await publish(candor, version, {
      reviewOn,
      reviewEvery: '12',
      validTo: new Date('2028-03-01T00:00:00Z'),
    }),
  )
  return { ...policy, version }
}

test('in 400 days each stage comes once, in order, on weekdays, and past a leap day', async () => {
  const candor = await anInstance()
  const { policyId } = await aLivePolicy(candor, '2028-02-29')
  await live(candor, '2027-03-01', 400)
  const review = await reminded(candor, 'review')
  // 30 days before is Sunday 30 January, so it comes on Monday.
  expect(review.slice(0, 4).map((one) => [one.stage, one.day])).toEqual([
    ['before-30', '2028-01-31'],
    ['before-7', '2028-02-22'],
    ['on', '2028-02-29'],
    ['after-7', '2028-03-07'],
  ])
  expect(review.at(-1)).toMatchObject({ stage: 'after-28', day: '2028-03-28' })
  // Its last day is the leap day as well; once it has ended nobody is reminded of it.
  expect((await reminded(candor, 'valid-to')).map((one) => one.stage)).toEqual([
    'before-30',
    'before-7',
    'on',
  ])
  const mail = await candor.db.selectFrom('outbox').selectAll().where('created_at', '>', '2027').execute()
  const days = await candor.db.selectFrom('reminder_days').selectAll().execute()
  expect(mail).toHaveLength(days.length)
  const [digest] = mail.filter((message) => message.subject === '2 things are due')
  expect(digest?.body).toContain('because you own it')
  expect(digest?.body).toContain('https://candor.example.org/policies/social-media-policy/standing')
  expect(mail.some((message) => message.subject === 'Look again at “Social media policy”')).toBe(true)
  console.info(`reminders: 400 days, 1600 runs, ${mail.length} messages`)

  // Another day is another thing to be reminded of.
  valueOf(await changeReview(deskOf(candor, amara), { policyId, due: '2028-06-01', every: '12' }))
  await live(candor, '2028-04-28', 12)
  expect((await reminded(candor, 'review')).at(-1)).toMatchObject({ stage: 'before-30', day: '2028-05-02' })
})

test('of a decision the approver is reminded, and of everything once where two processes run', async () => {
  const candor = await anInstance()
  const { policyId } = await aPolicy(candor)
  valueOf(await submit(candor, policyId, { approvers: [ben.id], dueOn: '2026-12-02' }))
  for (let day = 0; day < 20; day += 1) {
    const now = at(candor, `${daysLater('2026-11-25', day)}T10:00:00.000Z`)
    await Promise.all([remind(now), remind(now), remind(now)])
  }
  expect((await reminded(candor, 'decision')).map((one) => [one.stage, one.day, one.person_id])).toEqual([
    ['before-2', '2026-11-30', ben.id],
    ['on', '2026-12-02', ben.id],
    ['after-1', '2026-12-03', ben.id],
    ['after-7', '2026-12-09', ben.id],
  ])
})

onBothEngines('when the owner has left', (engine) => {
  test('the head of their department is reminded; without one, the administrators', async () => {
    const candor = await anInstance(engine)
    await transact(candor.db, async (trx) => {
      const departmentId = await ensureDepartment(trx, 'People', noon)
      await moveToDepartment(trx, { personId: amara.id, departmentId, at: noon })
    })
    await aLivePolicy(candor, '2026-11-30')
    valueOf(await markLeaver(deskOf(candor, nadia), amara.id))
    await remind(at(candor, '2026-11-25T10:00:00.000Z'))
    expect((await reminded(candor, 'review')).map((one) => one.person_id)).toEqual([nadia.id])
    const departments = await candor.db
      .selectFrom('departments')
      .selectAll()
      .where('name', '=', 'People')
      .execute()
    const name = (headId: string) =>
      nameHead(deskOf(candor, nadia), { departmentId: departments[0]?.id ?? '', headId })
    expect(await name(amara.id)).toMatchObject({ rule: 'cannot-head' })
    valueOf(await name(ruth.id))
    await remind(at(candor, '2026-11-30T10:00:00.000Z'))
    const last = (await reminded(candor, 'review')).at(-1)
    expect(last).toMatchObject({ stage: 'on', person_id: ruth.id })
    const mail = await candor.db.selectFrom('outbox').selectAll().where('person_id', '=', ruth.id).execute()
    expect(mail.at(-1)?.body).toContain('because its owner, Amara Okafor, has left')
  })
})
