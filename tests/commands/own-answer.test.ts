// One reader's answer: they decline, think again, answer several policies of one campaign, and are left alone while it rests.
import { expect, test } from 'vitest'
import { acknowledge } from '../../app/commands/acknowledge'
import { declinePolicy } from '../../app/commands/decline-policy'
import { readCertificate } from '../../app/commands/read-certificate'
import type { Candor } from '../../app/context'
import { listAskedOf } from '../../db/asked-of'
import { verifyLedger } from '../../db/ledger'
import { listOwnPolicies } from '../../db/own-policies'
import { findReading } from '../../db/reading'
import { listWaitingReads } from '../../db/waiting-reads'
import type { Version } from '../../db/versions'
import { anAskedCampaign } from '../asked'
import { onBothEngines } from '../databases/database'
import { anInstance, deskOf, ledgerActionsOf, minutesLater, noon, valueOf } from '../instance'
import { aNextVersion } from '../next-version'
import { amara, joel } from '../people'
import { anApprovedVersion, aPolicy, publish } from '../policies'

async function aLivePolicy(candor: Candor, title: string) {
  const policy = await aPolicy(candor, title)
  const version = await anApprovedVersion(candor, policy.policyId)
  valueOf(await publish(candor, version))
  return { ...policy, version }
}

const statementOf = (slug: string, campaignId: string, version: Version) => ({
  ...{ policySlug: slug, campaignId, versionId: version.id, fingerprint: version.fingerprint },
})

async function stateOf({ db }: Candor, campaignId: string) {
  const target = await db
    .selectFrom('campaign_targets')
    .innerJoin('campaign_counts', 'campaign_counts.campaign_id', 'campaign_targets.campaign_id')
    .select(['state', 'campaign_targets.acknowledged', 'declined', 'campaign_counts.acknowledged as done'])
    .where('campaign_targets.campaign_id', '=', campaignId)
    .executeTakeFirstOrThrow()
  return target
}

onBothEngines('one reader’s answer', (engine) => {
  test('a refusal is recorded once, told to the owner, and may be taken back by acknowledging', async () => {
    const candor = await anInstance(engine)
    const { slug, version } = await aLivePolicy(candor, 'Social media policy')
    const campaignId = await anAskedCampaign(candor, { versions: [version], people: [joel] })
    const about = statementOf(slug, campaignId, version)
    const decline = (reason: string) => declinePolicy(deskOf(candor, joel), { ...about, reason })

    expect(await decline(' \n ')).toMatchObject({ rule: 'no-reason', fields: { reason: expect.any(String) } })
    valueOf(await decline('It asks\nfor my \u0007"own" name.'))
    valueOf(await decline('Again.'))
    const declines = await candor.db.selectFrom('declines').selectAll().execute()
    expect(declines).toMatchObject([{ person_name: joel.name, reason: 'It asks for my "own" name.' }])
    const told = await candor.db.selectFrom('outbox').select(['person_id', 'subject']).execute()
    expect(told.filter((one) => one.subject.includes('declined'))).toMatchObject([{ person_id: amara.id }])
    expect((await ledgerActionsOf(candor.db)).filter((one) => one === 'version.declined')).toHaveLength(1)
    expect(await stateOf(candor, campaignId)).toMatchObject({ state: 'declined', declined: 1 })
    expect(await listAskedOf(candor.db, { personId: joel.id, at: noon })).toEqual([])

    valueOf(await acknowledge(deskOf(candor, joel), about))
    expect(await stateOf(candor, campaignId)).toMatchObject({ state: 'acknowledged', declined: 0, done: 1 })
    expect(await decline('No.')).toMatchObject({ rule: 'acknowledged-before' })
    expect(await verifyLedger(candor.db)).toMatchObject({ ok: true })
  })

  test('a campaign about two policies goes on until both are answered', async () => {
    const candor = await anInstance(engine)
    const one = await aLivePolicy(candor, 'One')
    const two = await aLivePolicy(candor, 'Two')
    const versions = [one.version, two.version]
    const campaignId = await anAskedCampaign(candor, { versions, people: [joel] })
    const desk = deskOf(candor, joel)
    const refusing = { ...statementOf(one.slug, campaignId, one.version), reason: 'Not this one.' }
    valueOf(await declinePolicy(desk, refusing))
    expect(await stateOf(candor, campaignId)).toMatchObject({ state: 'assigned' })
    const waiting = await listWaitingReads(candor.db, { personId: joel.id, at: noon, limit: 5 })
    expect(waiting).toMatchObject({ waiting: [{ title: 'Two', minutes: 1, since: null }], more: 0 })
    valueOf(await acknowledge(desk, statementOf(two.slug, campaignId, two.version)))
    expect(await stateOf(candor, campaignId)).toMatchObject({ state: 'declined', acknowledged: 1 })
    valueOf(await acknowledge(desk, statementOf(one.slug, campaignId, one.version)))
    expect(await stateOf(candor, campaignId)).toMatchObject({ state: 'acknowledged', acknowledged: 2 })
  })

  test('a later version that asks nothing new is answered in the place of the first, and only once', async () => {
    const candor = await anInstance(engine)
    const { policyId, slug, version } = await aLivePolicy(candor, 'Social media policy')
    const campaignId = await anAskedCampaign(candor, {
      ...{ versions: [version], people: [joel], target: { due_on: '2026-12-01' } },
    })
    const clearer = await aNextVersion(candor, policyId, {
      ...{ clauseId: 'purpose', words: 'We reach whoever asks.', minute: 2 },
      publish: { changeClass: 'clarifying' },
    })
    await candor.db
      .insertInto('campaign_versions')
      .values({
        ...{ campaign_id: campaignId, version_id: clearer.id, policy_id: policyId, language: 'en-GB' },
        followed_at: minutesLater(2).toISOString(),
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    const at = minutesLater(3)
    const reading = () => findReading(candor.db, { slug, personId: joel.id, at })
    expect(await listAskedOf(candor.db, { personId: joel.id, at })).toMatchObject([
      { versionId: clearer.id, dueOn: '2026-12-01' },
    ])
    const late = await acknowledge(deskOf(candor, joel, { at }), statementOf(slug, campaignId, version))
    expect(late).toMatchObject({ rule: 'superseded' })
    valueOf(await acknowledge(deskOf(candor, joel, { at }), statementOf(slug, campaignId, clearer)))
    expect((await reading())?.asked).toMatchObject({ acknowledgedNumber: '1.1', state: 'acknowledged' })
    expect(await listAskedOf(candor.db, { personId: joel.id, at })).toEqual([])
    const own = await listOwnPolicies(candor.db, { personId: joel.id, at, limit: 5 })
    expect(own).toMatchObject({ policies: [{ slug, asked: { acknowledgedNumber: '1.1' } }], more: false })
  })
})

test('a campaign that is paused or closed asks nothing and takes nothing', async () => {
  const candor = await anInstance()
  const { slug, version } = await aLivePolicy(candor, 'Social media policy')
  const at = noon.toISOString()
  const campaignId = await anAskedCampaign(candor, {
    ...{ versions: [version], people: [joel], campaign: { paused_at: at } },
  })
  const about = statementOf(slug, campaignId, version)
  expect(await listAskedOf(candor.db, { personId: joel.id, at: noon })).toEqual([])
  expect(await acknowledge(deskOf(candor, joel), about)).toMatchObject({ rule: 'campaign-paused' })
  const refusing = { ...about, reason: 'No.' }
  expect(await declinePolicy(deskOf(candor, joel), refusing)).toMatchObject({ rule: 'campaign-paused' })
  await candor.db.updateTable('campaigns').set({ paused_at: null, closed_at: at }).execute()
  expect(await acknowledge(deskOf(candor, joel), about)).toMatchObject({ rule: 'campaign-closed' })
  expect(await listAskedOf(candor.db, { personId: joel.id, at: noon })).toEqual([])
})

test('of two requests about the same version, the one that still waits is shown', async () => {
  const candor = await anInstance()
  const { slug, version } = await aLivePolicy(candor, 'Social media policy')
  const older = await anAskedCampaign(candor, { versions: [version], people: [joel] })
  const newer = await anAskedCampaign(candor, { versions: [version], people: [joel] })
  valueOf(await acknowledge(deskOf(candor, joel), statementOf(slug, newer, version)))
  const reading = await findReading(candor.db, { slug, personId: joel.id, at: noon })
  expect(reading?.asked).toMatchObject({ campaignId: older, acknowledgedAt: null })
})

test('a certificate says that somebody declined, was exempt, or that an earlier word still held', async () => {
  const candor = await anInstance()
  const one = await aLivePolicy(candor, 'One')
  const two = await aLivePolicy(candor, 'Two')
  const three = await aLivePolicy(candor, 'Three')
  const asking = (version: Version) => anAskedCampaign(candor, { versions: [version], people: [joel] })
  const about = { ...statementOf(one.slug, await asking(one.version), one.version), reason: 'Not like this.' }
  valueOf(await declinePolicy(deskOf(candor, joel), about))
  const at = noon.toISOString()
  await candor.db
    .insertInto('exemptions')
    .values({
      ...{ id: 'e', campaign_id: await asking(two.version), person_id: joel.id, person_name: joel.name },
      ...{ reason: 'On leave.', granted_by: amara.id, granted_by_name: amara.name, granted_at: at },
      ...{ ended_at: null, ended_by: null },
    })
    .execute()
  const campaignId = await asking(three.version)
  valueOf(await acknowledge(deskOf(candor, joel), statementOf(three.slug, campaignId, three.version)))
  const next = await aNextVersion(candor, three.policyId, {
    ...{ clauseId: 'purpose', words: 'You must answer.', minute: 1, publish: { changeClass: 'material' } },
  })
  const { id } = await candor.db.selectFrom('acknowledgements').select('id').executeTakeFirstOrThrow()
  await candor.db
    .insertInto('kept_acknowledgements')
    .values({
      ...{ campaign_id: await asking(next), policy_id: three.policyId, person_id: joel.id },
      ...{ person_name: joel.name, version_id: next.id, acknowledgement_id: id, kept_at: at },
    })
    .execute()
  const moment = { day: '2026-11-24', at: minutesLater(2), isToday: true, zone: 'UTC' }
  const { policies } = valueOf(await readCertificate(candor, { personId: joel.id, moment }))
  expect(policies.map(({ title, answer, sentence }) => [title, answer.kind, sentence])).toEqual([
    ['One', 'declined', expect.stringMatching(/^No\. Joel Brandt declined .* 1\.0.*“Not like this\.”$/)],
    ['Three', 'kept', expect.stringMatching(/^Yes, .* 2\.0 changed nothing that applied to them/)],
    ['Two', 'exempt', expect.stringMatching(/^No, .* need not answer: Amara Okafor .*: On leave\.$/)],
  ])
})
