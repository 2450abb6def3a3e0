// What people are reminded of by campaigns: one digest over everything, each stage once, within the cap, never in quiet time.
import { expect, test } from 'vitest'
import { changeMailRules } from '../../app/commands/change-mail-rules'
import type { Candor } from '../../app/context'
import { daysLater, localDay } from '../../app/domain/local-day'
import { isOpenTime, usualMailRules } from '../../app/governance/mail-rules'
import { remind } from '../../app/jobs/reminders'
import { transact } from '../../db/transaction'
import { onBothEngines } from '../databases/database'
import { anInstance, deskOf, noon, valueOf } from '../instance'
import { at } from '../jobs-clock'
import { amara, ben, joel, maria, nadia, ruth } from '../people'
import { aPolicy, submit } from '../policies'
import { aCampaign, change, settle } from './a-campaign'

type Mail = { person_id: string | null; subject: string; body: string; created_at: string }

/** What the job queued for this person, oldest first. */
async function mailTo(candor: Candor, personId: string): Promise<Mail[]> {
  return candor.db
    .selectFrom('outbox')
    .select(['person_id', 'subject', 'body', 'created_at'])
    .where('person_id', '=', personId)
    .where('body', 'like', '%at most one such message a day%')
    .orderBy('id')
    .execute()
}

async function stagesOf(candor: Candor, personId: string): Promise<string[]> {
  const rows = await candor.db
    .selectFrom('reminders')
    .select(['subject_id', 'stage', 'day'])
    .where('person_id', '=', personId)
    .where('kind', '=', 'acknowledgement')
    .orderBy('day')
    .orderBy('subject_id')
    .execute()
  return rows.map(
    (row) => `${row.day} ${row.subject_id.split(' ')[0]?.replace('campaign-', '')} ${row.stage}`,
  )
}

async function days(candor: Candor, from: string, count: number, hours: string[]): Promise<void> {
  for (let day = 0; day < count; day += 1)
    for (const hour of hours) await remind(at(candor, `${daysLater(from, day)}T${hour}:00.000Z`))
}

onBothEngines('a campaign', (engine) => {
  test('asks at first, before and after its day; several at once come in one message; an answer ends it at once', async () => {
    const candor = await anInstance(engine)
    const one = await aCampaign(candor, { title: 'Alpha', people: [joel.id, ruth.id], dueOn: '2026-12-08' })
    const two = await aCampaign(candor, { title: 'Beta', people: [joel.id], dueOn: '2026-12-08' })
    const now = at(candor, '2026-11-24T13:00:00.000Z')
    await Promise.all([remind(now), remind(now)])
    const [first, ...more] = await mailTo(candor, joel.id)
    expect(more).toEqual([])
    expect(first?.subject).toBe('2 things are due')
    expect(first?.body).toContain(
      'Please read and acknowledge “Alpha”: it is due on 8 December 2026 (in 2 weeks)',
    )
    expect(first?.body).toContain(`https://candor.example.org/policies/${two.slug}`)
    const [hers] = await mailTo(candor, ruth.id)
    expect(hers?.subject).toBe('Please read and acknowledge “Alpha”')

    await settle(candor, one.campaignId, ruth.id)
    await days(candor, '2026-11-25', 21, ['10:00'])
    expect(await mailTo(candor, ruth.id)).toHaveLength(1)
    expect(await stagesOf(candor, joel.id)).toEqual([
      '2026-11-24 alpha first',
      '2026-11-24 beta first',
      '2026-12-01 alpha before-7',
      '2026-12-01 beta before-7',
      '2026-12-07 alpha before-1',
      '2026-12-07 beta before-1',
      '2026-12-15 alpha after-7',
      '2026-12-15 beta after-7',
    ])
    expect((await mailTo(candor, joel.id)).at(-1)?.body).toContain('it was due on 8 December 2026')
  })

  test('managers read the names of their own people only, once, and leavers get nothing', async () => {
    const candor = await anInstance(engine)
    await change(candor, joel.id, { manager_id: maria.id })
    await change(candor, ben.id, { manager_id: maria.id })
    await change(candor, ruth.id, { manager_id: nadia.id })
    await change(candor, amara.id, { manager_id: maria.id, left_at: noon.toISOString() })
    const people = [joel.id, ben.id, ruth.id, amara.id]
    const { campaignId } = await aCampaign(candor, { title: 'Alpha', people, dueOn: '2026-12-01' })
    await settle(candor, campaignId, ben.id)
    await days(candor, '2026-11-25', 13, ['10:00'])
    expect(await mailTo(candor, maria.id)).toEqual([])
    await days(candor, '2026-12-08', 20, ['10:00'])
    const told = await mailTo(candor, maria.id)
    expect(told).toHaveLength(1)
    expect(told[0]?.subject).toBe('Your people have not answered yet: “Alpha”')
    expect(told[0]?.body).toContain('- Joel Brandt')
    expect(told[0]?.body).not.toMatch(/Ben|Ruth|Amara/)
    expect((await mailTo(candor, nadia.id))[0]?.body).toContain('- Ruth Keller')
    expect(await mailTo(candor, amara.id)).toEqual([])
    valueOf(await changeMailRules(deskOf(candor, nadia), { ...typed, managerAfter: '0' }, 0))
    await change(candor, joel.id, { manager_id: ruth.id })
    await days(candor, '2027-01-11', 1, ['10:00'])
    expect((await mailTo(candor, ruth.id)).some((mail) => mail.body.includes('Joel'))).toBe(false)
  })
})

const typed = { aWeek: '3', quietFrom: '18:00', quietUntil: '08:00', weekends: 'quiet', managerAfter: '7' }

test('a campaign that is paused or closed reminds nobody', async () => {
  const candor = await anInstance()
  const { campaignId } = await aCampaign(candor, { title: 'Alpha', people: [joel.id], dueOn: '2026-12-08' })
  const set = (values: { paused_at?: string | null; closed_at?: string }) =>
    transact(candor.db, (trx) =>
      trx.updateTable('campaigns').set(values).where('id', '=', campaignId).execute(),
    )
  await set({ paused_at: noon.toISOString() })
  await days(candor, '2026-11-25', 2, ['10:00'])
  expect(await mailTo(candor, joel.id)).toEqual([])
  await set({ paused_at: null })
  await days(candor, '2026-11-27', 1, ['10:00'])
  expect(await mailTo(candor, joel.id)).toHaveLength(1)
  await set({ closed_at: noon.toISOString() })
  await days(candor, '2026-11-28', 30, ['10:00'])
  expect(await mailTo(candor, joel.id)).toHaveLength(1)
})

test('the cap of a week holds over all campaigns; a decision that others wait for goes beyond it, once a day', async () => {
  const candor = await anInstance()
  valueOf(await changeMailRules(deskOf(candor, nadia), { ...typed, aWeek: '1' }, 0))
  for (const [place, title] of ['Alpha', 'Beta', 'Gamma'].entries())
    await aCampaign(candor, {
      title,
      people: [ben.id, joel.id],
      dueOn: '2027-01-08',
      at: new Date(`2026-11-${24 + place}T09:00:00Z`),
    })
  const { policyId } = await aPolicy(candor)
  valueOf(await submit(candor, policyId, { approvers: [ben.id], dueOn: '2026-11-26' }))
  await days(candor, '2026-11-24', 10, ['12:00', '14:00'])
  const joels = await mailTo(candor, joel.id)
  expect(joels.map((mail) => mail.created_at.slice(0, 10))).toEqual(['2026-11-24', '2026-12-01'])
  expect(joels[1]?.body).toMatch(/Beta[^]*Gamma/)
  expect((await mailTo(candor, ben.id)).map((mail) => mail.created_at.slice(0, 10))).toEqual([
    '2026-11-24',
    '2026-11-26',
    '2026-11-27',
    '2026-12-03',
  ])
})

test('in 400 days, where clocks change and at both ends of the world, no stage comes twice and nothing comes in quiet time', async () => {
  const candor = await anInstance()
  const zones: Record<string, string> = {
    [joel.id]: 'Europe/Berlin',
    [maria.id]: 'Pacific/Kiritimati',
    [ruth.id]: 'Etc/GMT+12',
    [ben.id]: 'America/New_York',
    [amara.id]: 'not/a-zone',
  }
  const people = Object.keys(zones)
  for (const id of people) await change(candor, id, { time_zone: zones[id] ?? '' })
  for (const [place, dueOn] of ['2027-03-28', '2027-10-31', '2028-02-29', '2028-01-01'].entries())
    await aCampaign(candor, {
      title: `Policy ${place}`,
      people,
      dueOn,
      reminders: { before: [14, 7, 1], every: 5 },
      at: new Date('2027-02-20T12:00:00Z'),
    })
  // Every eleven hours: each day at other times, and over the year at every hour of the day.
  const start = Date.parse('2027-02-20T13:00:00Z')
  for (let run = 0; run < 873; run += 1) await remind(at(candor, new Date(start + run * 11 * 3_600_000)))
  for (const id of people) {
    const zone = id === amara.id ? 'UTC' : (zones[id] ?? 'UTC')
    const mail = await mailTo(candor, id)
    const moments = mail.map((one) => Date.parse(one.created_at))
    expect(mail.length).toBeGreaterThan(50)
    for (const moment of moments) {
      expect(isOpenTime(new Date(moment), zone, usualMailRules)).toBe(true)
      expect(
        moments.filter((other) => other > moment - 7 * 86_400_000 && other <= moment).length,
      ).toBeLessThan(4)
    }
    expect(new Set(moments.map((moment) => localDay(new Date(moment), zone))).size).toBe(mail.length)
    const stages = (await stagesOf(candor, id)).map((stage) => stage.split(' ').slice(1).join(' '))
    expect(new Set(stages).size).toBe(stages.length)
    for (let place = 0; place < 4; place += 1) expect(stages).toContain(`policy-${place} before-7`)
  }
})

test('a run is cut short and the next one goes on; nobody is written to twice', async () => {
  const candor = await anInstance()
  const people = Array.from({ length: 450 }, (_, place) => `reader-${String(place).padStart(4, '0')}`)
  await transact(candor.db, async (trx) => {
    await trx
      .insertInto('people')
      .values(
        people.map((id) => ({
          ...{ id, name: id, email: `${id}@example.org`, job_title: '', phone: '' },
          ...{ password_hash: null, created_at: noon.toISOString(), left_at: null, revision: 1 },
        })),
      )
      .execute()
  })
  await aCampaign(candor, { title: 'Alpha', people, dueOn: '2026-12-08' })
  const now = at(candor, '2026-11-24T13:00:00.000Z')
  const bounds = { messages: 100, milliseconds: 60_000 }
  const first = await remind(now, bounds)
  expect(first).toMatchObject({ finished: false })
  expect(first.sent).toBeLessThan(450)
  let runs = 1
  for (let finished = false; !finished; runs += 1) finished = (await remind(now, bounds)).finished
  expect(runs).toBeLessThan(6)
  const mail = await candor.db
    .selectFrom('outbox')
    .select('person_id')
    .where('person_id', 'like', 'reader-%')
    .execute()
  expect(mail.map((one) => one.person_id).sort()).toEqual(people)
  expect(await remind(now)).toEqual({ sent: 0, finished: true })
})

test('people whose only role is staff get one link for all of it, others plain addresses; a newer mail voids the older link', async () => {
  const base = await anInstance()
  const candor = { ...base, settings: { ...base.settings, smtpUrl: 'smtp://127.0.0.1:1' } }
  const { slug } = await aCampaign(candor, {
    title: 'Alpha',
    people: [joel.id, ruth.id],
    dueOn: '2026-12-08',
  })
  await remind(at(candor, '2026-11-24T13:00:00.000Z'))
  const [joels] = await mailTo(candor, joel.id)
  expect(joels?.body).toMatch(/https:\/\/candor\.example\.org\/enter\/[\w-]{40,}/)
  expect(joels?.body).not.toContain('/policies/')
  const [ruths] = await mailTo(candor, ruth.id)
  expect(ruths?.body).not.toContain('/enter/')
  expect(ruths?.body).toContain(`/policies/${slug}`)
  await remind(at(candor, '2026-12-01T13:00:00.000Z'))
  const links = await candor.db
    .selectFrom('links')
    .selectAll()
    .where('kind', '=', 'sign-in')
    .orderBy('id')
    .execute()
  expect(links.map((link) => [link.person_id, link.path, link.used_at !== null])).toEqual([
    [joel.id, `/policies/${slug}`, true],
    [joel.id, `/policies/${slug}`, false],
  ])
})
