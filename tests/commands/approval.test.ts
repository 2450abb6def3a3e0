// From draft to acknowledged: what may happen, what is refused, and what is written down, on both engines.
import { describe, expect, test } from 'vitest'
import { acknowledge } from '../../app/commands/acknowledge'
import { decideVersion } from '../../app/commands/decide-version'
import { defaultStatement } from '../../app/governance/campaign'
import { listAskedOf } from '../../db/asked-of'
import { listDepartmentProgress } from '../../db/campaign-progress'
import { listTargets } from '../../db/campaign-targets'
import { findCampaign } from '../../db/campaigns'
import { head, verifyLedger } from '../../db/ledger'
import { findPolicy } from '../../db/policies'
import { findReading } from '../../db/reading'
import { findRoundOfVersion } from '../../db/rounds'
import { onBothEngines } from '../databases/database'
import { anInstance, deskOf, minutesLater, noon, valueOf } from '../instance'
import { amara, ben, joel, maria, nadia, piotr, ruth } from '../people'
import { anAnswer, anApprovedVersion, aPolicy, approve, aWord, publish, submit, versionOf } from '../policies'

const everyone = {
  audience: { kind: 'everyone' },
  statement: defaultStatement,
  dueOn: '2026-12-04',
} as const

onBothEngines('sending for approval', (engine) => {
  test('makes an immutable version, opens a round and tells the approvers', async () => {
    const candor = await anInstance(engine)
    const { policyId } = await aPolicy(candor)
    expect(valueOf(await submit(candor, policyId))).toEqual({ ordinal: 1 })
    const version = await versionOf(candor, policyId, 1)
    expect(version.fingerprint).toMatch(/^[0-9a-f]{64}$/)
    const round = await findRoundOfVersion(candor.db, version.id)
    expect(round).toMatchObject({ outcome: null, editors: [amara.id], note: 'Please look at section 2.' })
    const mail = await candor.db.selectFrom('outbox').select('address').orderBy('address').execute()
    expect(mail.map((message) => message.address)).toEqual([ben.email, ruth.email])
    await expect(
      candor.db.updateTable('versions').set({ title: 'Other' }).where('id', '=', version.id).execute(),
    ).rejects.toThrow()
  })

  test('is refused when the draft moved on, when gaps are not accepted, and while a round is open', async () => {
    const candor = await anInstance(engine)
    const { policyId } = await aPolicy(candor)
    expect(await submit(candor, policyId, { revision: 99 })).toMatchObject({ rule: 'draft-changed' })
    expect(await submit(candor, policyId, { acceptsGaps: false })).toMatchObject({ rule: 'gaps' })
    expect(await submit(candor, policyId, { dueOn: '2026-02-30' })).toMatchObject({
      fields: { dueOn: expect.any(String) },
    })
    valueOf(await submit(candor, policyId))
    expect(await submit(candor, policyId)).toMatchObject({ rule: 'round-open' })
  })

  test('never asks somebody who edited the text', async () => {
    const candor = await anInstance(engine)
    const { policyId } = await aPolicy(candor)
    await anAnswer(candor, policyId, 'parents', nadia)
    expect(await submit(candor, policyId, { approvers: [nadia.id] })).toMatchObject({
      rule: 'author-cannot-approve-own-version',
    })
  })
})

onBothEngines('a change during review', (engine) => {
  test('that alters the text voids the round; a save without change voids nothing', async () => {
    const candor = await anInstance(engine)
    const { policyId } = await aPolicy(candor)
    await anAnswer(candor, policyId, 'parents')
    valueOf(await submit(candor, policyId))
    const version = await versionOf(candor, policyId, 1)
    await anAnswer(candor, policyId, 'parents')
    expect(await findRoundOfVersion(candor.db, version.id)).toMatchObject({ outcome: null })
    await anAnswer(candor, policyId, 'members')
    expect(await findRoundOfVersion(candor.db, version.id)).toMatchObject({ outcome: 'voided' })
    expect(await approve(candor, version, ben)).toMatchObject({ rule: 'round-closed' })
  })

  test('racing the last approval ends in a legal history, fifty times', async () => {
    const candor = await anInstance(engine)
    for (let round = 1; round <= 50; round += 1) {
      const { policyId } = await aPolicy(candor, `Policy ${round}`)
      valueOf(await submit(candor, policyId, { approvers: [ben.id] }))
      const version = await versionOf(candor, policyId, 1)
      const [approved] = await Promise.all([
        approve(candor, version, ben),
        anAnswer(candor, policyId, `reader ${round}`),
      ])
      const ended = await findRoundOfVersion(candor.db, version.id)
      expect(ended?.outcome).toBe(approved.ok ? 'approved' : 'voided')
      expect(ended?.decisions).toHaveLength(approved.ok ? 1 : 0)
    }
  })

  test('two last approvers at once both count, fifty times', async () => {
    const candor = await anInstance(engine)
    for (let round = 1; round <= 50; round += 1) {
      const { policyId } = await aPolicy(candor, `Policy ${round}`)
      valueOf(await submit(candor, policyId))
      const version = await versionOf(candor, policyId, 1)
      const answers = await Promise.all([approve(candor, version, ben), approve(candor, version, ruth)])
      expect(answers.every((answer) => answer.ok)).toBe(true)
      expect(await findRoundOfVersion(candor.db, version.id)).toMatchObject({ outcome: 'approved' })
    }
  })
})

onBothEngines('deciding', (engine) => {
  test('a send back ends the round, keeps its comment, and tells the author', async () => {
    const candor = await anInstance(engine)
    const { policyId } = await aPolicy(candor)
    valueOf(await submit(candor, policyId))
    const version = await versionOf(candor, policyId, 1)
    const word = aWord(version, { outcome: 'sent-back', comment: 'Too wide.' })
    expect(valueOf(await decideVersion(deskOf(candor, ben), word))).toEqual({ roundOutcome: 'sent-back' })
    expect(await findRoundOfVersion(candor.db, version.id)).toMatchObject({
      outcome: 'sent-back',
      decisions: [{ personName: ben.name, comment: 'Too wide.', outcome: 'sent-back' }],
    })
    expect(await publish(candor, version)).toMatchObject({ rule: 'not-approved' })
  })

  test('the same form sent twice counts once and says the same', async () => {
    const candor = await anInstance(engine)
    const { policyId } = await aPolicy(candor)
    valueOf(await submit(candor, policyId))
    const version = await versionOf(candor, policyId, 1)
    const word = aWord(version)
    const desk = deskOf(candor, ben, { once: 'the-same-form' })
    const [one, two] = await Promise.all([decideVersion(desk, word), decideVersion(desk, word)])
    expect(one).toEqual({ ok: true, value: { roundOutcome: null } })
    expect(two).toEqual(one)
    const decisions = await candor.db.selectFrom('decisions').selectAll().execute()
    expect(decisions).toHaveLength(1)
  })
})

onBothEngines('publishing', (engine) => {
  test('the version before stays live until the next takes effect', async () => {
    const candor = await anInstance(engine)
    const { policyId, slug } = await aPolicy(candor)
    valueOf(await publish(candor, await anApprovedVersion(candor, policyId)))
    await anAnswer(candor, policyId, 'members')
    const second = await anApprovedVersion(candor, policyId)
    valueOf(await publish(candor, second, { effectiveAt: minutesLater(60), changeNote: 'Members too.' }))
    const reader = { slug, personId: joel.id }
    expect(await findReading(candor.db, { ...reader, at: minutesLater(59) })).toMatchObject({ number: '1.0' })
    expect(await findReading(candor.db, { ...reader, at: minutesLater(60) })).toMatchObject({ number: '2.0' })
  })

  test('sets the day of the next review, which must be a day', async () => {
    const candor = await anInstance(engine)
    const { policyId } = await aPolicy(candor)
    const version = await anApprovedVersion(candor, policyId)
    expect(await publish(candor, version, { reviewOn: 'soon' })).toMatchObject({ rule: 'review-day' })
    valueOf(await publish(candor, version, { reviewOn: '2027-11-24' }))
    expect(await findPolicy(candor.db, policyId)).toMatchObject({ reviewDue: '2027-11-24' })
  })

  test('is for people with the permission', async () => {
    const candor = await anInstance(engine)
    const { policyId } = await aPolicy(candor)
    const version = await anApprovedVersion(candor, policyId)
    const { publishVersion } = await import('../../app/commands/publish-version')
    const request = {
      versionId: version.id,
      changeClass: 'material',
      changeNote: 'New.',
      effectiveAt: null,
      campaign: null,
    } as const
    for (const person of [ben, joel, maria, piotr]) {
      expect(await publishVersion(deskOf(candor, person), request)).toMatchObject({ rule: 'not-a-publisher' })
    }
  })
})

onBothEngines('acknowledging', (engine) => {
  test('records the person, the statement, the version, the fingerprint and the time, once', async () => {
    const candor = await anInstance(engine)
    const { policyId, slug } = await aPolicy(candor)
    const version = await anApprovedVersion(candor, policyId)
    const { campaignId } = valueOf(await publish(candor, version, { campaign: everyone }))
    const statement = {
      policySlug: slug,
      campaignId: campaignId ?? '',
      versionId: version.id,
      fingerprint: version.fingerprint,
    }
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => acknowledge(deskOf(candor, joel), statement)),
    )
    expect(answers).toEqual(
      answers.map(() => ({
        ok: true,
        value: { acknowledgedAt: noon.toISOString(), ordinal: 1, inForce: true },
      })),
    )
    const rows = await candor.db.selectFrom('acknowledgements').selectAll().execute()
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({
      person_id: joel.id,
      person_name: joel.name,
      statement: defaultStatement,
      version_number: '1.0',
      fingerprint: version.fingerprint,
      method: 'self',
      acknowledged_at: noon.toISOString(),
    })
    const entries = await candor.db
      .selectFrom('ledger_entries')
      .select('id')
      .where('action', '=', 'version.acknowledged')
      .execute()
    expect(entries).toHaveLength(1)
    expect(await findCampaign(candor.db, campaignId ?? '')).toMatchObject({ targets: 6, acknowledged: 1 })
    expect(await listDepartmentProgress(candor.db, campaignId ?? '')).toEqual([
      expect.objectContaining({ name: 'No department', targets: 4, acknowledged: 0 }),
      expect.objectContaining({ name: 'Events', targets: 2, acknowledged: 1 }),
    ])
    const waiting = { view: 'owed', today: '2026-11-24', dueOn: '2026-12-04', limit: 9 } as const
    expect((await listTargets(candor.db, campaignId ?? '', waiting)).map((one) => one.name)).not.toContain(
      joel.name,
    )
    expect(await listAskedOf(candor.db, { personId: joel.id, at: noon })).toEqual([])
  })

  test('is for those who were asked, about the text they were asked about', async () => {
    const candor = await anInstance(engine)
    const { policyId, slug } = await aPolicy(candor)
    const version = await anApprovedVersion(candor, policyId)
    const events = await candor.db.selectFrom('departments').selectAll().executeTakeFirstOrThrow()
    const audience = { kind: 'department', departmentId: events.id, name: events.name } as const
    const { campaignId } = valueOf(await publish(candor, version, { campaign: { ...everyone, audience } }))
    const statement = {
      policySlug: slug,
      campaignId: campaignId ?? '',
      versionId: version.id,
      fingerprint: version.fingerprint,
    }
    expect(await acknowledge(deskOf(candor, amara), statement)).toMatchObject({ rule: 'not-asked' })
    expect(await acknowledge(deskOf(candor, piotr), statement)).toMatchObject({ rule: 'not-asked' })
    const other = { ...statement, fingerprint: 'f'.repeat(64) }
    expect(await acknowledge(deskOf(candor, joel), other)).toMatchObject({ rule: 'text-changed' })
    valueOf(await acknowledge(deskOf(candor, joel), statement))
  })

  test('a scheduled version can be acknowledged before its day, a superseded one no more', async () => {
    const candor = await anInstance(engine)
    const { policyId, slug } = await aPolicy(candor)
    const first = await anApprovedVersion(candor, policyId)
    const one = valueOf(await publish(candor, first, { campaign: everyone }))
    await anAnswer(candor, policyId, 'members')
    const second = await anApprovedVersion(candor, policyId)
    const later = { effectiveAt: minutesLater(60), changeNote: 'Members too.', campaign: everyone }
    const two = valueOf(await publish(candor, second, later))
    const numbersAt = async (at: Date) =>
      (await listAskedOf(candor.db, { personId: joel.id, at })).map((request) => request.number)
    expect(await numbersAt(minutesLater(59))).toEqual(['2.0', '1.0'])
    expect(await numbersAt(minutesLater(60))).toEqual(['2.0'])
    const say = (version: typeof first, campaignId: string | null, at: Date) =>
      acknowledge(deskOf(candor, joel, { at }), {
        policySlug: slug,
        campaignId: campaignId ?? '',
        versionId: version.id,
        fingerprint: version.fingerprint,
      })
    expect(await say(second, two.campaignId, minutesLater(1))).toMatchObject({ value: { inForce: false } })
    expect(await say(first, one.campaignId, minutesLater(60))).toMatchObject({ rule: 'superseded' })
    const reading = await findReading(candor.db, { slug, personId: joel.id, at: minutesLater(59) })
    expect(reading).toMatchObject({ number: '1.0', coming: { number: '2.0', ordinal: 2 } })
  })

  test('an earlier acknowledgement is never reset by a new version', async () => {
    const candor = await anInstance(engine)
    const { policyId, slug } = await aPolicy(candor)
    const first = await anApprovedVersion(candor, policyId)
    const { campaignId } = valueOf(await publish(candor, first, { campaign: everyone }))
    valueOf(
      await acknowledge(deskOf(candor, joel), {
        policySlug: slug,
        campaignId: campaignId ?? '',
        versionId: first.id,
        fingerprint: first.fingerprint,
      }),
    )
    await anAnswer(candor, policyId, 'members')
    const second = await anApprovedVersion(candor, policyId)
    valueOf(
      await publish(candor, second, {
        effectiveAt: minutesLater(1),
        changeNote: 'Members too.',
        campaign: everyone,
      }),
    )
    const rows = await candor.db.selectFrom('acknowledgements').select('version_number').execute()
    expect(rows).toEqual([{ version_number: '1.0' }])
  })
})

describe('the whole path', () => {
  test('leaves a ledger that verifies', async () => {
    const candor = await anInstance()
    const { policyId } = await aPolicy(candor)
    const version = await anApprovedVersion(candor, policyId)
    valueOf(await publish(candor, version, { campaign: everyone }))
    expect(await verifyLedger(candor.db)).toMatchObject({ ok: true })
    expect((await head(candor.db)).sequence).toBeGreaterThan(4)
  })
})
