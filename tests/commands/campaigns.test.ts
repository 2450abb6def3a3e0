// Campaigns from plan to end: launched in batches, by hand or by the clock, followed by people, paused, closed.
import { expect, test } from 'vitest'
import {
  changeDueDate,
  closeCampaign,
  endPersonsExemption,
  exemptPerson,
  pauseCampaign,
  resumeCampaign,
} from '../../app/commands/campaign-course'
import { change } from '../../app/commands/change'
import { enrolBatch } from '../../app/commands/enrol'
import { digestOf } from '../../app/governance/told-words'
import { discardCampaignPlan, planCampaign, scheduleCampaign } from '../../app/commands/keep-campaign-plan'
import { launchPlan } from '../../app/commands/launch-plan'
import { markLeaver } from '../../app/commands/mark-leaver'
import { previewPlan } from '../../app/commands/preview-plan'
import type { Candor } from '../../app/context'
import { accepted } from '../../app/domain/outcome'
import { defaultStatement } from '../../app/governance/campaign'
import { noChecks, usualReminders, type CampaignPlan } from '../../app/governance/campaign-plan'
import { closeCampaigns } from '../../app/jobs/close-campaigns'
import { enrolWaiting } from '../../app/jobs/enrol'
import { followPeople } from '../../app/jobs/follow-people'
import { launchDue } from '../../app/jobs/launch-due'
import { acknowledge } from '../../app/commands/acknowledge'
import { listAskedOf } from '../../db/asked-of'
import { findCampaign, listCampaigns, listCampaignVersions } from '../../db/campaigns'
import { findCampaignPlan } from '../../db/campaign-plans'
import { insertPerson } from '../../db/people'
import { verifyLedger } from '../../db/ledger'
import { transact } from '../../db/transaction'
import { aDatabase, onBothEngines, opened } from '../databases/database'
import { anInstance, deskOf, everybody, ledgerActionsOf, noon, valueOf } from '../instance'
import { at } from '../jobs-clock'
import { amara, ben, joel, maria, nadia, ruth } from '../people'
import { aNextVersion } from '../next-version'
import { anApprovedVersion, aPolicy, publish } from '../policies'

const asked = everybody.length - 1

function aPlan(policies: string[], more: Partial<CampaignPlan> = {}): CampaignPlan {
  return {
    title: 'Yearly refresher',
    policies: policies.map((policyId) => ({ policyId, versionId: null })),
    audience: { kind: 'everyone' },
    due: { kind: 'days', days: 14 },
    statement: defaultStatement,
    reminders: usualReminders,
    checks: noChecks,
    earlier: 'keep',
    ...more,
  }
}

async function aLivePolicy(candor: Candor, title?: string): Promise<string> {
  const { policyId } = await aPolicy(candor, title)
  valueOf(await publish(candor, await anApprovedVersion(candor, policyId)))
  return policyId
}

async function planned(candor: Candor, plan: CampaignPlan): Promise<{ id: string; revision: number }> {
  const { id } = valueOf(await planCampaign(deskOf(candor, amara), plan))
  return { id, revision: 1 }
}

async function launched(candor: Candor, plan: CampaignPlan): Promise<string> {
  return valueOf(await launchPlan(deskOf(candor, amara), await planned(candor, plan))).campaignId
}

async function targetsOf(candor: Candor, campaignId: string) {
  return candor.db
    .selectFrom('campaign_targets')
    .select(['person_id', 'state', 'enrolled_as', 'due_on', 'asked', 'closed_because'])
    .where('campaign_id', '=', campaignId)
    .orderBy('person_id')
    .execute()
}

async function stateOf(candor: Candor, campaignId: string, personId: string) {
  return (await targetsOf(candor, campaignId)).find((target) => target.person_id === personId)
}

/** Somebody changed in a way that audiences ask for, as the commands about people note it. */
async function changed(
  candor: Candor,
  personId: string,
  values: Record<string, string>,
  when: Date,
): Promise<void> {
  await candor.db
    .updateTable('people')
    .set({ ...values, changed_at: when.toISOString() })
    .where('id', '=', personId)
    .execute()
}

async function joins(candor: Candor, name: string, when: Date): Promise<string> {
  return transact(candor.db, async (trx) => {
    const email = `${name.toLowerCase()}@example.org`
    const form = { name, email, jobTitle: '', passwordHash: null, grantedBy: null, at: when }
    const id = await insertPerson(trx, { ...form, roles: ['staff'] })
    return id ?? ''
  })
}

const later = (minutes: number) => new Date(noon.getTime() + minutes * 60_000)

onBothEngines('a campaign', (engine) => {
  test('about two policies asks each person about both, with one entry that has the digest of its people', async () => {
    const candor = await anInstance(engine)
    const policies = [await aLivePolicy(candor), await aLivePolicy(candor, 'Photos')]
    const id = await launched(candor, aPlan(policies))
    expect(await findCampaign(candor.db, id)).toMatchObject({
      targets: asked,
      expected: asked,
      enrolledAt: noon.toISOString(),
      dueOn: '2026-12-08',
      dueDays: 14,
    })
    const targets = await targetsOf(candor, id)
    expect(targets.map((target) => target.asked)).toEqual(Array(asked).fill(2))
    const entry = await candor.db
      .selectFrom('ledger_entries')
      .select('detail')
      .where('action', '=', 'campaign.enrolled')
      .executeTakeFirstOrThrow()
    expect(JSON.parse(entry.detail)).toMatchObject({
      people: asked,
      digest: digestOf(targets.map((target) => target.person_id)),
    })
    expect(
      await candor.db.selectFrom('outbox').select('subject').where('subject', 'like', 'Please%').execute(),
    ).toEqual([])
    expect(await verifyLedger(candor.db)).toMatchObject({ ok: true })
  })

  test('killed between two batches goes on where it stopped, without doubles, in two processes at once', async () => {
    const { db, url } = await aDatabase(engine)
    const candor = await anInstance(engine, undefined, db)
    const id = await launched(candor, aPlan([await aLivePolicy(candor)]))
    // As a large organisation looks after the launch: the row is there, and nobody is enrolled.
    await db.deleteFrom('campaign_targets').execute()
    await db.deleteFrom('campaign_counts').execute()
    await db.updateTable('campaigns').set({ enrolled_at: null, enrolled_to: null }).execute()
    const clock = { candor, actor: { kind: 'clock' }, at: noon } as const
    const batch = () => change(clock, async (work) => accepted(await enrolBatch(work, id, null, 2)))
    expect(valueOf(await batch())).toBe(false)
    await expect(
      change(clock, async (work) => {
        await enrolBatch(work, id, null, 2)
        throw new Error('killed')
      }),
    ).rejects.toThrow('killed')
    expect(await findCampaign(db, id)).toMatchObject({ targets: 2, enrolledAt: null })
    const other = { ...candor, db: (await opened(url)).db }
    await Promise.all([enrolWaiting(candor), enrolWaiting(other)])
    expect(await findCampaign(db, id)).toMatchObject({ targets: asked, enrolledAt: noon.toISOString() })
    expect(await targetsOf(candor, id)).toHaveLength(asked)
  })

  test('on its day is launched once by two processes, late after the process was down, and again in a year', async () => {
    const { db, url } = await aDatabase(engine)
    const candor = await anInstance(engine, undefined, db)
    const other = { ...candor, db: (await opened(url)).db }
    const seen = await planned(candor, aPlan([await aLivePolicy(candor)]))
    const day = { startsOn: '2026-12-01', repeats: 'yearly' } as const
    valueOf(await scheduleCampaign(deskOf(candor, amara), { ...seen, ...day }))
    expect(await launchDue(at(candor, '2026-11-30T23:59:00Z'))).toBe(0)
    const late = '2026-12-03T10:00:00Z'
    const passes = await Promise.all([launchDue(at(candor, late)), launchDue(at(other, late))])
    expect(passes.reduce((sum, one) => sum + one)).toBe(1)
    expect(await findCampaignPlan(db, seen.id)).toMatchObject({ startsOn: '2027-12-01', endedAt: null })
    const [first] = await listCampaigns(db, { limit: 9 })
    const [target] = await listAskedOf(db, { personId: joel.id, at: new Date(late) })
    if (!target) throw new Error('Joel is not asked.')
    valueOf(await acknowledge(deskOf(candor, joel, { at: new Date(late) }), target))
    // A year later everybody is asked again, also who acknowledged this very text.
    expect(await launchDue(at(candor, '2027-12-01T08:00:00Z'))).toBe(1)
    const [second] = await listCampaigns(db, { limit: 9 })
    expect(second?.id).not.toBe(first?.id)
    expect(second).toMatchObject({ targets: asked, kept: 0, earlier: 'ask-again' })
  })

  test('keeps in step with people: who joins, moves in, moves out, comes back and leaves', async () => {
    const candor = await anInstance(engine)
    const rule = { conditions: [{ attribute: 'location' as const, is: 'any' as const, values: ['Leeds'] }] }
    await changed(candor, joel.id, { location: 'Leeds' }, noon)
    await changed(candor, ruth.id, { location: 'Leeds' }, noon)
    const audience = { kind: 'rule', audienceId: null, name: 'In Leeds', rule } as const
    const due = { kind: 'day', day: '2026-11-26' } as const
    const id = await launched(candor, aPlan([await aLivePolicy(candor)], { audience, due }))
    expect((await targetsOf(candor, id)).map((target) => target.person_id)).toEqual([joel.id, ruth.id])

    await changed(candor, maria.id, { location: 'Leeds' }, later(5))
    const newcomer = await joins(candor, 'Tove', later(6))
    await changed(candor, newcomer, { location: 'Leeds' }, later(6))
    await changed(candor, joel.id, { location: 'York' }, later(7))
    const now = at(candor, later(10))
    expect([await followPeople(now), await followPeople(now)]).toEqual([3, 0])
    // Whoever comes late has at least a week.
    expect(await stateOf(candor, id, maria.id)).toMatchObject({ enrolled_as: 'mover', due_on: '2026-12-01' })
    expect(await stateOf(candor, id, newcomer)).toMatchObject({ enrolled_as: 'joiner', state: 'assigned' })
    expect(await stateOf(candor, id, joel.id)).toMatchObject({
      state: 'closed',
      closed_because: 'they are not in the audience any more',
    })

    await changed(candor, joel.id, { location: 'Leeds' }, later(20))
    valueOf(await markLeaver(deskOf(candor, nadia, { at: later(21) }), ruth.id))
    await changed(candor, ruth.id, {}, later(21))
    expect(await followPeople(at(candor, later(30)))).toBe(2)
    expect(await stateOf(candor, id, joel.id)).toMatchObject({ state: 'assigned', closed_because: '' })
    expect(await stateOf(candor, id, ruth.id)).toMatchObject({
      state: 'closed',
      closed_because: 'they have left',
    })
    expect(await findCampaign(candor.db, id)).toMatchObject({ targets: 4, closed: 1 })
    const actions = await ledgerActionsOf(candor.db)
    expect(actions).toEqual(expect.arrayContaining(['campaign.released', 'campaign.reopened']))
    expect(await verifyLedger(candor.db)).toMatchObject({ ok: true })
  })

  test('is paused: nobody new is asked until it goes on', async () => {
    const candor = await anInstance(engine)
    const id = await launched(candor, aPlan([await aLivePolicy(candor)]))
    valueOf(await pauseCampaign(deskOf(candor, amara), id))
    const newcomer = await joins(candor, 'Tove', later(6))
    await changed(candor, newcomer, {}, later(6))
    expect(await followPeople(at(candor, later(10)))).toBe(0)
    valueOf(await resumeCampaign(deskOf(candor, amara), id))
    expect(await followPeople(at(candor, later(60)))).toBe(1)
  })

  test('asks nobody again whose acknowledgement still holds, unless the plan says so', async () => {
    const candor = await anInstance(engine)
    const policies = [await aLivePolicy(candor), await aLivePolicy(candor, 'Photos')]
    const first = await launched(candor, aPlan([policies[0] ?? '']))
    const [target] = await listAskedOf(candor.db, { personId: joel.id, at: noon })
    if (!target) throw new Error('Joel is not asked.')
    valueOf(await acknowledge(deskOf(candor, joel), target))
    expect(await findCampaign(candor.db, first)).toMatchObject({ acknowledged: 1 })

    const alone = await launched(candor, aPlan([policies[0] ?? '']))
    expect(await findCampaign(candor.db, alone)).toMatchObject({
      targets: asked - 1,
      kept: 1,
      expected: asked,
    })
    expect(await stateOf(candor, alone, joel.id)).toBeUndefined()
    const both = await launched(candor, aPlan(policies))
    expect(await stateOf(candor, both, joel.id)).toMatchObject({ asked: 1 })
    expect(await stateOf(candor, both, maria.id)).toMatchObject({ asked: 2 })
    const again = await launched(candor, aPlan(policies, { earlier: 'ask-again' }))
    expect(await stateOf(candor, again, joel.id)).toMatchObject({ asked: 2 })
  })

  test('goes on with a version that asks nothing new, and ends when a material one has its own campaign', async () => {
    const candor = await anInstance(engine)
    const policyId = await aLivePolicy(candor)
    const id = await launched(candor, aPlan([policyId]))
    const clarified = { clauseId: 'purpose', words: 'We write so that people see us.', minute: 20 }
    await aNextVersion(candor, policyId, { ...clarified, publish: { changeClass: 'clarifying' } })
    const followed = [{ number: '1.0' }, { number: '1.1', followedAt: later(20).toISOString() }]
    expect(await listCampaignVersions(candor.db, id)).toMatchObject(followed)
    expect(await closeCampaigns(at(candor, later(30)))).toEqual({ superseded: 0, settled: 0 })
    const campaign = {
      audience: { kind: 'everyone' },
      statement: defaultStatement,
      dueOn: '2026-12-24',
    } as const
    const material = { clauseId: 'purpose', words: 'You must ask before you write.', minute: 40 }
    await aNextVersion(candor, policyId, { ...material, publish: { changeClass: 'material', campaign } })
    const now = at(candor, later(60))
    expect(await closeCampaigns(now)).toEqual({ superseded: 1, settled: 1 })
    expect(await closeCampaigns(now)).toEqual({ superseded: 0, settled: 0 })
    expect(await findCampaign(candor.db, id)).toMatchObject({
      closed: asked,
      closedBecause: expect.stringMatching(/^superseded by the campaign for \d\.0$/),
      closedByName: null,
    })
    expect(await verifyLedger(candor.db)).toMatchObject({ ok: true })
  })
})

test('a campaign is given more time, exempts somebody, and is closed, each with its reason', async () => {
  const candor = await anInstance()
  const desk = deskOf(candor, amara)
  const campaignId = await launched(candor, aPlan([await aLivePolicy(candor)]))
  expect(await changeDueDate(desk, { campaignId, dueOn: '2026-12-01', reason: 'Storm.' })).toMatchObject({
    ok: false,
  })
  expect(await changeDueDate(desk, { campaignId, dueOn: '2026-12-20', reason: ' ' })).toMatchObject({
    ok: false,
  })
  valueOf(await changeDueDate(desk, { campaignId, dueOn: '2026-12-20', reason: 'Storm.' }))
  expect(await findCampaign(candor.db, campaignId)).toMatchObject({
    dueOn: '2026-12-20',
    dueBecause: 'Storm.',
  })

  const leave = { campaignId, personId: joel.id, reason: 'On leave.' }
  expect(await exemptPerson(deskOf(candor, joel), leave)).toMatchObject({ rule: 'not-allowed' })
  valueOf(await exemptPerson(desk, leave))
  expect(await exemptPerson(desk, leave)).toMatchObject({ rule: 'already-settled' })
  expect(await stateOf(candor, campaignId, joel.id)).toMatchObject({ state: 'exempt' })
  valueOf(await endPersonsExemption(desk, leave))
  expect(await endPersonsExemption(desk, leave)).toMatchObject({ rule: 'not-exempt' })
  expect(await stateOf(candor, campaignId, joel.id)).toMatchObject({ state: 'assigned' })

  expect(await closeCampaign(desk, { campaignId, reason: '' })).toMatchObject({ rule: 'reason-required' })
  valueOf(await closeCampaign(desk, { campaignId, reason: 'The policy is being rewritten.' }))
  expect(await closeCampaign(desk, { campaignId, reason: 'Again.' })).toMatchObject({
    rule: 'campaign-closed',
  })
  expect(await findCampaign(candor.db, campaignId)).toMatchObject({ closed: asked, closedByName: amara.name })
  expect(await pauseCampaign(desk, campaignId)).toMatchObject({ rule: 'campaign-closed' })
})

test('a plan that cannot be launched on its day leaves the calendar, says why, and its author is told once', async () => {
  const candor = await anInstance()
  const seen = await planned(
    candor,
    aPlan([await aLivePolicy(candor)], { due: { kind: 'day', day: '2026-12-02' } }),
  )
  const never = { startsOn: '2026-12-01', repeats: 'never' } as const
  expect(
    await scheduleCampaign(deskOf(candor, amara), { ...seen, startsOn: '2026-12-01', repeats: 'yearly' }),
  ).toMatchObject({ rule: 'yearly-needs-days' })
  valueOf(await scheduleCampaign(deskOf(candor, amara), { ...seen, ...never }))
  const late = at(candor, '2026-12-05T10:00:00Z')
  expect([await launchDue(late), await launchDue(late)]).toEqual([1, 0])
  expect(await findCampaignPlan(candor.db, seen.id)).toMatchObject({
    scheduledAt: null,
    problem: expect.stringContaining('due date is in the past'),
  })
  const told = await candor.db
    .selectFrom('outbox')
    .select('subject')
    .where('subject', 'like', 'Not launched%')
    .execute()
  expect(told).toHaveLength(1)
  valueOf(await discardCampaignPlan(deskOf(candor, amara), { id: seen.id, revision: 3 }))
  expect(await launchPlan(deskOf(candor, amara), { id: seen.id, revision: 4 })).toMatchObject({
    rule: 'plan-ended',
  })
})

test('a preview shows what one person would meet, and asks nobody anything', async () => {
  const candor = await anInstance()
  const plan = aPlan([await aLivePolicy(candor)], {
    audience: { kind: 'department', departmentId: 'none', name: 'None' },
  })
  const as = (personId: string, changes: Partial<CampaignPlan> = {}) =>
    previewPlan(candor.db, {
      ...{
        plan: { ...plan, ...changes },
        repeats: 'never',
        personId,
        at: noon,
        zone: 'UTC',
        url: 'https://c.example',
      },
    })
  expect(valueOf(await as(ben.id))).toMatchObject({ isInAudience: false, letter: null })
  expect(valueOf(await as(ben.id, { audience: { kind: 'everyone' } }))).toMatchObject({
    isInAudience: true,
    dueOn: '2026-12-08',
    texts: [{ number: '1.0', isKept: false, others: 0 }],
    letter: { subject: 'Please read and acknowledge “Yearly refresher”' },
  })
  expect(await candor.db.selectFrom('campaigns').select('id').execute()).toEqual([])
})

test('the versions of a campaign are those of the launch, in the number that was in force', async () => {
  const candor = await anInstance()
  const id = await launched(candor, aPlan([await aLivePolicy(candor)]))
  expect(await listCampaignVersions(candor.db, id)).toMatchObject([{ number: '1.0', followedAt: null }])
})
