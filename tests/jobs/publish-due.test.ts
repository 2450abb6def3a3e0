// What the clock publishes and notes: on time, late after the process was down, and once, whatever runs beside it.
import { describe, expect, test } from 'vitest'
import { markLeaver } from '../../app/commands/mark-leaver'
import { cancelPlan, planPublication } from '../../app/commands/plan-publication'
import { retirePolicy } from '../../app/commands/retire-policy'
import { withdrawVersion } from '../../app/commands/withdraw-version'
import type { Candor } from '../../app/context'
import { momentOnDay } from '../../app/domain/local-day'
import { noteEffects } from '../../app/jobs/note-effects'
import { publishDue } from '../../app/jobs/publish-due'
import { verifyLedger } from '../../db/ledger'
import { findOpenPlan } from '../../db/publication-plans'
import { findReading } from '../../db/reading'
import { aDatabase, onBothEngines, opened } from '../databases/database'
import { anInstance, deskOf, ledgerActionsOf, noon, valueOf } from '../instance'
import { at } from '../jobs-clock'
import { amara, joel, nadia } from '../people'
import { anAnswer, anApprovedVersion, aPolicy, publish } from '../policies'

const moment = new Date('2026-12-01T09:00:00.000Z')

async function aPlan(candor: Candor, publishAt = moment) {
  const policy = await aPolicy(candor)
  const version = await anApprovedVersion(candor, policy.policyId)
  const request = {
    versionId: version.id,
    changeClass: 'material',
    changeNote: 'New.',
    campaign: null,
  } as const
  valueOf(await planPublication(deskOf(candor, amara), { ...request, publishAt }))
  return { ...policy, version }
}

const readNow = (candor: Candor, slug: string) =>
  findReading(candor.db, { slug, personId: joel.id, at: candor.now() })

async function count(candor: Candor, action: string): Promise<number> {
  return (await ledgerActionsOf(candor.db)).filter((one) => one === action).length
}

async function subjects(candor: Candor): Promise<string[]> {
  const rows = await candor.db.selectFrom('outbox').select('subject').orderBy('id').execute()
  return rows.map((row) => row.subject)
}

onBothEngines('a planned publication', (engine) => {
  test('happens at its moment and not before, by the clock, with the name of who planned it', async () => {
    const candor = await anInstance(engine)
    const { policyId, slug } = await aPlan(candor)
    expect(await publishDue(at(candor, new Date(moment.getTime() - 1)))).toBe(0)
    expect(await publishDue(at(candor, moment))).toBe(1)
    expect(await readNow(at(candor, moment), slug)).toMatchObject({
      number: '1.0',
      effectiveAt: moment.toISOString(),
    })
    expect(await findOpenPlan(candor.db, policyId)).toBeUndefined()
    const entry = await candor.db
      .selectFrom('ledger_entries')
      .selectAll()
      .where('action', '=', 'version.published')
      .executeTakeFirstOrThrow()
    expect(entry).toMatchObject({ actor_kind: 'clock', actor_id: null })
    expect(JSON.parse(entry.detail)).toMatchObject({ plannedBy: amara.id })
    expect(await verifyLedger(candor.db)).toMatchObject({ ok: true })
  })

  test('catches up once when the process was down for three days', async () => {
    const candor = await anInstance(engine)
    const { slug } = await aPlan(candor)
    const late = at(candor, '2026-12-04T10:00:00.000Z')
    expect([await publishDue(late), await publishDue(late)]).toEqual([1, 0])
    expect(await readNow(late, slug)).toMatchObject({ effectiveAt: '2026-12-04T10:00:00.000Z' })
  })

  test('is cancelled with a reason, and then it is not published', async () => {
    const candor = await anInstance(engine)
    const { policyId } = await aPlan(candor)
    const cancel = (reason: string) => cancelPlan(deskOf(candor, amara), { policyId, reason })
    expect(await cancel('')).toMatchObject({ rule: 'reason-required' })
    valueOf(await cancel('Not yet.'))
    expect(await cancel('Again.')).toMatchObject({ rule: 'no-plan' })
    expect(await publishDue(at(candor, moment))).toBe(0)
  })

  test('publishing by hand ends the plan', async () => {
    const candor = await anInstance(engine)
    const { version } = await aPlan(candor)
    valueOf(await publish(candor, version))
    expect(await publishDue(at(candor, moment))).toBe(0)
    expect(await count(candor, 'version.published')).toBe(1)
  })

  test('that is no longer allowed fails once, with a reason, and its planner is told', async () => {
    const candor = await anInstance(engine)
    await aPlan(candor)
    await candor.db
      .updateTable('role_grants')
      .set({ ended_at: noon.toISOString() })
      .where('person_id', '=', amara.id)
      .execute()
    expect([await publishDue(at(candor, moment)), await publishDue(at(candor, moment))]).toEqual([1, 0])
    const plan = await candor.db.selectFrom('publication_plans').selectAll().executeTakeFirstOrThrow()
    expect(plan).toMatchObject({
      outcome: 'failed',
      because: expect.stringContaining('does not let you publish'),
    })
    expect(await count(candor, 'version.published')).toBe(0)
    expect((await subjects(candor)).filter((one) => one.startsWith('Not published as planned'))).toHaveLength(
      1,
    )
  })

  test('ends with its policy, and fails when its planner has left', async () => {
    const candor = await anInstance(engine)
    const first = await aPlan(candor)
    valueOf(await retirePolicy(deskOf(candor, amara), { policyId: first.policyId, reason: 'Over.' }))
    await aPlan(candor)
    valueOf(await markLeaver(deskOf(candor, nadia), amara.id))
    expect(await publishDue(at(candor, moment))).toBe(1)
    const plans = await candor.db.selectFrom('publication_plans').select('outcome').orderBy('id').execute()
    expect(plans.map((plan) => plan.outcome)).toEqual(['cancelled', 'failed'])
  })

  test('and what takes effect are noted once by two processes on one database, a hundred times over', async () => {
    const { db, url } = await aDatabase(engine)
    const candor = await anInstance(engine, undefined, db)
    const other = { ...candor, db: (await opened(url)).db }
    let day = Date.parse('2026-12-01T09:00:00.000Z')
    const { policyId } = await aPlan(candor, new Date(day))
    const rounds = 100
    for (let round = 1; round <= rounds; round += 1) {
      const now = new Date(day)
      const [one, two] = [at(candor, now), at(other, now)]
      await Promise.all([publishDue(one), publishDue(two), noteEffects(one), noteEffects(two)])
      expect(await count(candor, 'version.published')).toBe(1)
      // The rest of the rounds go on with publications that take effect on a later day.
      day += 60_000
      if (round === 1) await scheduleMany(candor, policyId, rounds - 1, day)
    }
    const effects = await candor.db.selectFrom('effects').select('publication_id').execute()
    expect(effects).toHaveLength(rounds)
    expect(await count(candor, 'version.took-effect')).toBe(rounds - 1)
    expect((await subjects(candor)).filter((one) => one.startsWith('In force'))).toHaveLength(rounds - 1)
    // The chain is walked first and holds; what this test scheduled by hand no entry tells of, and that is found.
    const byHand = { kind: 'version', id: expect.stringMatching(/^later-/) }
    expect(await verifyLedger(candor.db)).toMatchObject({ ok: false, fault: byHand })
  })

  test('a version that takes effect later is noted then, also after three days, and never when it was withdrawn before', async () => {
    const candor = await anInstance(engine)
    const { policyId } = await aPolicy(candor)
    valueOf(await publish(candor, await anApprovedVersion(candor, policyId)))
    await anAnswer(candor, policyId, 'parents')
    valueOf(await publish(candor, await anApprovedVersion(candor, policyId), { effectiveAt: moment }))
    await anAnswer(candor, policyId, 'neighbours')
    const third = await anApprovedVersion(candor, policyId)
    valueOf(await publish(candor, third, { effectiveAt: new Date('2026-12-02T09:00:00.000Z') }))
    valueOf(await withdrawVersion(deskOf(candor, amara), { versionId: third.id, reason: 'No.' }))
    expect(await noteEffects(candor)).toBe(0)
    const late = at(candor, '2026-12-04T12:00:00.000Z')
    expect([await noteEffects(late), await noteEffects(late)]).toEqual([1, 0])
  })
})

/** Publications of the policy that take effect a minute apart, written as `publishVersion` writes them. */
async function scheduleMany(candor: Candor, policyId: string, many: number, from: number): Promise<void> {
  const [first] = await candor.db
    .selectFrom('publications')
    .selectAll()
    .where('policy_id', '=', policyId)
    .execute()
  const [version] = await candor.db
    .selectFrom('versions')
    .selectAll()
    .where('policy_id', '=', policyId)
    .execute()
  if (!first || !version) throw new Error('Nothing is published.')
  for (let index = 0; index < many; index += 1) {
    const id = `later-${index}`
    await candor.db
      .insertInto('versions')
      .values({ ...version, id, ordinal: index + 2 })
      .execute()
    await candor.db
      .insertInto('publications')
      .values({
        ...first,
        ...{
          id,
          version_id: id,
          minor: index + 1,
          effective_at: new Date(from + index * 60_000).toISOString(),
        },
      })
      .execute()
  }
}

describe('a moment on a day', () => {
  test('is found where clocks change, and on both sides of the date line', () => {
    const is = (day: string, time: string, zone: string) => momentOnDay(day, time, zone).toISOString()
    expect(is('2027-03-14', '09:00', 'UTC')).toBe('2027-03-14T09:00:00.000Z')
    expect(is('2027-03-14', '09:00', 'Pacific/Kiritimati')).toBe('2027-03-13T19:00:00.000Z')
    expect(is('2027-03-14', '09:00', 'Etc/GMT+12')).toBe('2027-03-14T21:00:00.000Z')
    // Berlin skips 02:00 to 03:00 on this day, and has it twice on the other.
    expect(is('2027-03-28', '09:00', 'Europe/Berlin')).toBe('2027-03-28T07:00:00.000Z')
    expect(is('2027-03-28', '02:30', 'Europe/Berlin')).toBe('2027-03-28T01:30:00.000Z')
    expect(is('2027-10-31', '02:30', 'Europe/Berlin')).toBe('2027-10-31T00:30:00.000Z')
    expect(is('2027-10-31', '09:00', 'Europe/Berlin')).toBe('2027-10-31T08:00:00.000Z')
    // São Paulo had no midnight on this day.
    expect(is('2018-11-04', '00:30', 'America/Sao_Paulo')).toBe('2018-11-04T03:30:00.000Z')
  })
})
