// How versions end, stay, and are published before they are approved: what may happen, and what readers are told.
import { describe, expect, test } from 'vitest'
import { acknowledge } from '../../app/commands/acknowledge'
import { changeOwner } from '../../app/commands/change-owner'
import { changeReview } from '../../app/commands/change-review'
import { exportSubject } from '../../app/commands/export-policy'
import { publishInEmergency } from '../../app/commands/publish-in-emergency'
import { reaffirmVersion } from '../../app/commands/reaffirm-version'
import { retirePolicy } from '../../app/commands/retire-policy'
import { withdrawVersion } from '../../app/commands/withdraw-version'
import type { Candor } from '../../app/context'
import { defaultStatement } from '../../app/governance/campaign'
import { statusSentence } from '../../app/render/sheet'
import { versionHistory } from '../../app/render/sheet-tables'
import { markdownOfDocument } from '../../app/render/markdown'
import { listAskedOf } from '../../db/asked-of'
import { verifyLedger } from '../../db/ledger'
import { grantRoles } from '../../db/people'
import { findPolicy } from '../../db/policies'
import { findReading } from '../../db/reading'
import { findRoundOfVersion } from '../../db/rounds'
import { transact } from '../../db/transaction'
import { onBothEngines } from '../databases/database'
import { anInstance, deskOf, minutesLater, noon, valueOf } from '../instance'
import { amara, ben, joel, maria, nadia, ruth } from '../people'
import { anAnswer, anApprovedVersion, aPolicy, approve, publish, submit, versionOf } from '../policies'

const everyone = { audience: { kind: 'everyone' }, statement: defaultStatement, dueOn: '2026-12-04' } as const

/** A live 1.0 that everyone is asked about. */
async function aLivePolicy(candor: Candor) {
  const policy = await aPolicy(candor)
  const version = await anApprovedVersion(candor, policy.policyId)
  const { campaignId } = valueOf(await publish(candor, version, { campaign: everyone }))
  return { ...policy, version, campaignId: String(campaignId) }
}

const readNow = (candor: Candor, slug: string, at = noon) =>
  findReading(candor.db, { slug, personId: joel.id, at })

async function sheetOf(candor: Candor, policyId: string, ordinal = 1) {
  const policy = await findPolicy(candor.db, policyId)
  if (!policy) throw new Error('There is no policy.')
  return valueOf(await exportSubject(candor, policy, { kind: 'version', ordinal })).sheet
}

onBothEngines('withdrawing', (engine) => {
  test('leaves nothing in force, says why at the old address, and asks nobody any more', async () => {
    const candor = await anInstance(engine)
    const { policyId, slug, version, campaignId } = await aLivePolicy(candor)
    expect(await listAskedOf(candor.db, { personId: joel.id, at: noon })).toHaveLength(1)
    const withdraw = (reason: string, by = amara) =>
      withdrawVersion(deskOf(candor, by), { versionId: version.id, reason })
    expect(await withdraw('A mistake.', joel)).toMatchObject({ rule: 'not-looking-after' })
    expect(await withdraw(' ')).toMatchObject({ fields: { reason: expect.any(String) } })
    valueOf(await withdraw('It named the wrong law.'))
    expect(await withdraw('Again.')).toMatchObject({ rule: 'has-ended' })
    expect(await readNow(candor, slug)).toBeUndefined()
    expect(await listAskedOf(candor.db, { personId: joel.id, at: noon })).toEqual([])
    expect(
      await acknowledge(deskOf(candor, joel), {
        policySlug: slug,
        campaignId,
        versionId: version.id,
        fingerprint: version.fingerprint,
      }),
    ).toMatchObject({ rule: 'withdrawn' })
    const sheet = await sheetOf(candor, policyId)
    expect(statusSentence(sheet)).toBe(
      'This is 1.0, withdrawn on 24 November 2026, because: It named the wrong law. No version is in force now.',
    )
    expect(markdownOfDocument(version.document, sheet)).toContain('WITHDRAWN: This is 1.0, withdrawn')
    expect(JSON.stringify(versionHistory(sheet).rows)).toContain('Withdrawn by Amara Okafor')
    expect(await verifyLedger(candor.db)).toMatchObject({ ok: true })
  })

  test('a version before its day changes nothing for readers, and its day is free again', async () => {
    const candor = await anInstance(engine)
    const { policyId, slug } = await aLivePolicy(candor)
    await anAnswer(candor, policyId, 'parents')
    const second = await anApprovedVersion(candor, policyId)
    const effectiveAt = new Date('2026-12-01T00:00:00.000Z')
    valueOf(await publish(candor, second, { effectiveAt }))
    expect((await readNow(candor, slug))?.coming?.number).toBe('2.0')
    valueOf(await withdrawVersion(deskOf(candor, amara), { versionId: second.id, reason: 'Too early.' }))
    expect(await readNow(candor, slug)).toMatchObject({ number: '1.0', coming: null })
    expect(await readNow(candor, slug, minutesLater(60 * 24 * 30))).toMatchObject({ number: '1.0' })
    await anAnswer(candor, policyId, 'neighbours')
    const third = await anApprovedVersion(candor, policyId)
    valueOf(await publish(candor, third, { effectiveAt }))
    expect(await readNow(candor, slug, effectiveAt)).toMatchObject({ number: '3.0' })
  })
})

onBothEngines('retiring', (engine) => {
  test('ends everything of the policy for good, and deletes nothing', async () => {
    const candor = await anInstance(engine)
    const { policyId, slug, version } = await aLivePolicy(candor)
    await anAnswer(candor, policyId, 'parents')
    valueOf(await submit(candor, policyId))
    const second = await versionOf(candor, policyId, 2)
    const retire = (reason: string) => retirePolicy(deskOf(candor, amara), { policyId, reason })
    expect(await retire('')).toMatchObject({ rule: 'reason-required' })
    valueOf(await retire('The channel is closed.'))
    expect(await retire('Again.')).toMatchObject({ rule: 'retired-already' })
    expect(await readNow(candor, slug)).toBeUndefined()
    expect(await findRoundOfVersion(candor.db, second.id)).toMatchObject({ outcome: 'voided' })
    expect(await approve(candor, second, ben)).toMatchObject({ ok: false })
    expect(await submit(candor, policyId)).toMatchObject({ rule: 'policy-retired' })
    expect(await listAskedOf(candor.db, { personId: joel.id, at: noon })).toEqual([])
    expect(await findPolicy(candor.db, policyId)).toMatchObject({ reviewDue: null })
    const old = await findReading(candor.db, { slug, personId: joel.id, at: noon, versionId: version.id })
    expect(old?.standing).toEqual({ kind: 'retired', at: noon.toISOString() })
    expect(statusSentence(await sheetOf(candor, policyId))).toContain(
      'The policy was retired on 24 November 2026',
    )
  })
})

onBothEngines('a last day', (engine) => {
  test('ends a version by itself, and the same text may be published again to go on', async () => {
    const candor = await anInstance(engine)
    const { policyId, slug } = await aPolicy(candor)
    const version = await anApprovedVersion(candor, policyId)
    const validTo = new Date('2026-12-01T00:00:00.000Z')
    expect(await publish(candor, version, { validTo: noon })).toMatchObject({ rule: 'ends-before-it-begins' })
    valueOf(await publish(candor, version, { validTo }))
    const before = new Date(validTo.getTime() - 1)
    expect(await readNow(candor, slug, before)).toMatchObject({
      number: '1.0',
      validTo: validTo.toISOString(),
    })
    expect(await readNow(candor, slug, validTo)).toBeUndefined()
    const later = { ...candor, now: () => validTo }
    expect(statusSentence(await sheetOf(later, policyId))).toBe(
      'This is 1.0. Its time ended on 30 November 2026. No version is in force now.',
    )
    expect(valueOf(await submit(candor, policyId))).toEqual({ ordinal: 2 })
  })
})

onBothEngines('re-affirming', (engine) => {
  test('keeps what people acknowledged, sets the next review from the cycle, and is printed', async () => {
    const candor = await anInstance(engine)
    const { policyId, slug, version } = await aLivePolicy(candor)
    valueOf(await changeReview(deskOf(candor, amara), { policyId, due: '2026-12-24', every: '6' }))
    const reaffirm = (note: string, fingerprint = version.fingerprint) =>
      reaffirmVersion(deskOf(candor, amara), { policyId, fingerprint, note, due: '' })
    expect(await reaffirm('Checked.', 'another')).toMatchObject({ rule: 'text-changed' })
    expect(await reaffirm(' ')).toMatchObject({ rule: 'note-required' })
    expect(valueOf(await reaffirm('No law changed.'))).toEqual({ reviewDue: '2027-05-24' })
    expect(await findPolicy(candor.db, policyId)).toMatchObject({ reviewDue: '2027-05-24', reviewEvery: 6 })
    const reading = await readNow(candor, slug)
    expect(reading).toMatchObject({ number: '1.0', affirmedAt: noon.toISOString() })
    const campaigns = await candor.db.selectFrom('campaigns').select('id').execute()
    expect(campaigns).toHaveLength(1)
    expect(JSON.stringify(versionHistory(await sheetOf(candor, policyId)).rows)).toContain('No law changed.')
  })

  test('another owner is named by the owner or an administrator, among those who see drafts', async () => {
    const candor = await anInstance(engine)
    const { policyId } = await aPolicy(candor)
    const name = (ownerId: string, by = amara) => changeOwner(deskOf(candor, by), { policyId, ownerId })
    expect(await name(ruth.id, ben)).toMatchObject({ rule: 'not-the-owner' })
    expect(await name(joel.id)).toMatchObject({ rule: 'cannot-own' })
    valueOf(await name(ruth.id, nadia))
    expect(await findPolicy(candor.db, policyId)).toMatchObject({ ownerId: ruth.id })
    valueOf(await changeReview(deskOf(candor, ruth), { policyId, due: '2027-01-01', every: '12' }))
  })
})

describe('an emergency publication', () => {
  onBothEngines('an emergency', (engine) => {
    test('applies at once, says so everywhere until somebody else approves, and is remembered', async () => {
      const candor = await anInstance(engine)
      await transact(candor.db, (trx) =>
        grantRoles(trx, { personId: maria.id, roles: ['emergency-publisher'], grantedBy: null, at: noon }),
      )
      const mariaNow = { ...maria, roles: [...maria.roles, 'emergency-publisher' as const] }
      const { policyId, slug } = await aPolicy(candor)
      valueOf(await submit(candor, policyId, { approvers: [ben.id] }))
      const version = await versionOf(candor, policyId, 1)
      const asked = {
        versionId: version.id,
        changeNote: '',
        changeClass: 'material',
        campaign: null,
      } as const
      const go = (reason: string, by = mariaNow) =>
        publishInEmergency(deskOf(candor, by), { ...asked, reason })
      expect(await go('Now.', amara)).toMatchObject({ rule: 'not-an-emergency-publisher' })
      expect(await go('')).toMatchObject({ rule: 'emergency-reason-required' })
      const benToo = { ...ben, roles: [...ben.roles, 'emergency-publisher' as const] }
      expect(await go('Now.', benToo)).toMatchObject({ rule: 'approver-cannot-publish-in-emergency' })
      const lighter = { ...asked, changeClass: 'editorial', reason: 'Now.' } as const
      expect(await publishInEmergency(deskOf(candor, mariaNow), lighter)).toMatchObject({
        rule: 'emergency-class-too-light',
      })
      expect(valueOf(await go('An account was taken over.'))).toMatchObject({ number: '1.0' })
      expect(await go('Twice.')).toMatchObject({ rule: 'already-published' })

      const banner =
        'Published in an emergency by Maria Silva on 24 November 2026, because: An account was taken over. Not yet approved; approval is due by 8 December 2026.'
      expect(statusSentence(await sheetOf(candor, policyId))).toContain(banner)
      expect((await readNow(candor, slug))?.emergency).toMatchObject({
        approveBy: '2026-12-08',
        roundOutcome: null,
      })

      // The draft moves on; the round is about the text that applies.
      await anAnswer(candor, policyId, 'parents')
      expect(await findRoundOfVersion(candor.db, version.id)).toMatchObject({ outcome: null })
      expect(await submit(candor, policyId)).toMatchObject({ rule: 'emergency-open' })

      valueOf(await approve(candor, version, ben))
      const sheet = await sheetOf(candor, policyId)
      expect(statusSentence(sheet)).not.toContain('emergency')
      expect(JSON.stringify(versionHistory(sheet).rows)).toContain('Approved afterwards on 24 November 2026')
      expect(valueOf(await submit(candor, policyId))).toEqual({ ordinal: 2 })
      expect(await verifyLedger(candor.db)).toMatchObject({ ok: true })
    })
  })
})
