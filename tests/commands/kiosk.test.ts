// People without e-mail: a one-time code at the kiosk, and HR who records for them. Both say for good how it was given.
import { describe, expect, test } from 'vitest'
import { acknowledge } from '../../app/commands/acknowledge'
import { acknowledgeAtKiosk } from '../../app/commands/acknowledge-at-kiosk'
import { pauseCampaign, resumeCampaign } from '../../app/commands/campaign-course'
import { makeCodes, mostCodes } from '../../app/commands/make-codes'
import { markLeaver } from '../../app/commands/mark-leaver'
import { recordForAnother, type ProxyRecord } from '../../app/commands/record-for-another'
import type { Candor } from '../../app/context'
import type { Person } from '../../app/domain/person'
import { tokenHash } from '../../db/identifier'
import { findKioskCode } from '../../db/kiosk-codes'
import { verifyLedger } from '../../db/ledger'
import { onBothEngines } from '../databases/database'
import { aCheckedPolicy, aCodeFor, anAskedPolicy, type Asked } from '../asked-people'
import { anInstance, deskOf, minutesLater, noon, valueOf } from '../instance'
import { amara, joel, maria, nadia, piotr } from '../people'

const dayAfterTomorrow = new Date(noon.getTime() + 2 * 86_400_000)

function sayAtKiosk(
  candor: Candor,
  asked: Asked,
  said: { code: string; by?: Person; at?: Date; once?: string },
) {
  const { policyId, versionId, fingerprint } = asked
  const { code, by = joel, ...more } = said
  return acknowledgeAtKiosk(deskOf(candor, by, more), {
    ...{ codeHash: tokenHash(code), policyId, versionId, fingerprint },
  })
}

function records(candor: Candor) {
  return candor.db.selectFrom('acknowledgements').selectAll().execute()
}

async function allRows(candor: Candor): Promise<string> {
  const rows = await Promise.all(
    (
      ['ledger_entries', 'ledger_names', 'submissions', 'outbox', 'kiosk_codes', 'acknowledgements'] as const
    ).map((table) => candor.db.selectFrom(table).selectAll().execute()),
  )
  return JSON.stringify(rows)
}

onBothEngines('a code', (engine) => {
  test('lets its person acknowledge once, as done at a kiosk, and is used up', async () => {
    const candor = await anInstance(engine)
    const asked = await anAskedPolicy(candor)
    const code = await aCodeFor(candor, asked.campaignId, joel)
    expect(valueOf(await sayAtKiosk(candor, asked, { code, once: 'the-button' }))).toEqual({ left: 0 })
    expect(await records(candor)).toMatchObject([
      { person_id: joel.id, method: 'kiosk', recorded_by: joel.id, reason: '', given_on: null },
    ])
    // The same press again is answered like the first; another one is told that the code is of no use.
    expect(valueOf(await sayAtKiosk(candor, asked, { code, once: 'the-button' }))).toEqual({ left: 0 })
    expect(await sayAtKiosk(candor, asked, { code })).toMatchObject({ rule: 'no-such-code' })
    expect(await records(candor)).toHaveLength(1)
    expect(await verifyLedger(candor.db)).toMatchObject({ ok: true })
  })

  test('stands nowhere: neither in the ledger nor in what a form gave, only its digest', async () => {
    const candor = await anInstance(engine)
    const asked = await anAskedPolicy(candor)
    const wish = { campaignId: asked.campaignId, choice: { kind: 'without-mail' } as const, days: 7 }
    await candor.db
      .updateTable('people')
      .set({ email: null })
      .where('id', 'in', [joel.id, maria.id])
      .execute()
    const sheet = valueOf(await makeCodes(deskOf(candor, amara, { once: 'the-form-sent' }), wish))
    expect(sheet.strips.map(({ name }) => name)).toEqual(['Joel Brandt', 'Maria Silva'])
    const everything = await allRows(candor)
    for (const { code } of sheet.strips) {
      expect(code).toMatch(/^[BCDFGHJKMNPQRTVWXY346789]{10}$/)
      expect(everything).not.toContain(code)
      expect(everything).toContain(tokenHash(code))
    }
    // Sent again, the form makes nothing new and can show nothing.
    const again = await makeCodes(deskOf(candor, amara, { once: 'the-form-sent' }), wish)
    expect(again).toMatchObject({ rule: 'shown-once' })
    expect(await allRows(candor)).toBe(everything)
  })

  test('ends when a newer one is made, when it expires, when its person leaves, and when the campaign closes', async () => {
    const candor = await anInstance(engine)
    const asked = await anAskedPolicy(candor)
    const { campaignId } = asked
    const older = await aCodeFor(candor, campaignId, joel)
    const newer = await aCodeFor(candor, campaignId, joel)
    const noUse = { rule: 'no-such-code' }
    expect(await sayAtKiosk(candor, asked, { code: older })).toMatchObject(noUse)
    const late = new Date(noon.getTime() + 14 * 86_400_000)
    expect(await sayAtKiosk(candor, asked, { code: newer, at: late })).toMatchObject(noUse)
    expect(await sayAtKiosk(candor, asked, { code: newer, by: maria })).toMatchObject(noUse)
    expect(await sayAtKiosk(candor, asked, { code: 'BBBBBBBBBB' })).toMatchObject(noUse)
    valueOf(await markLeaver(deskOf(candor, nadia), joel.id))
    expect(await sayAtKiosk(candor, asked, { code: newer })).toMatchObject(noUse)
    const hers = await aCodeFor(candor, campaignId, maria)
    await candor.db.updateTable('campaigns').set({ closed_at: noon.toISOString() }).execute()
    expect(await sayAtKiosk(candor, asked, { code: hers, by: maria })).toMatchObject(noUse)
    expect(await findKioskCode(candor.db, tokenHash(hers))).toMatchObject({ usedAt: null })
  })
})

describe('codes', () => {
  test('are made by authors and administrators, for people who still owe an answer', async () => {
    const candor = await anInstance()
    const asked = await anAskedPolicy(candor)
    const choice = { kind: 'person', personId: joel.id } as const
    const wish = { campaignId: asked.campaignId, choice, days: 14 }
    expect(await makeCodes(deskOf(candor, joel), wish)).toMatchObject({ rule: 'not-allowed' })
    expect(await makeCodes(deskOf(candor, piotr), wish)).toMatchObject({ rule: 'not-allowed' })
    expect(await makeCodes(deskOf(candor, amara), { ...wish, days: 999 })).toMatchObject({
      rule: 'no-such-time',
    })
    expect(
      await makeCodes(deskOf(candor, amara), { ...wish, choice: { kind: 'person', personId: 'nobody' } }),
    ).toMatchObject({ rule: 'nobody' })
    const statement = { policySlug: asked.slug, ...asked }
    valueOf(await acknowledge(deskOf(candor, joel), statement))
    expect(await makeCodes(deskOf(candor, amara), wish)).toMatchObject({ rule: 'nobody' })
    expect(mostCodes).toBe(500)
  })

  test('acknowledge no other text than the one on the screen, and not before the questions', async () => {
    const candor = await anInstance()
    const asked = await aCheckedPolicy(candor)
    const code = await aCodeFor(candor, asked.campaignId, joel)
    expect(await sayAtKiosk(candor, { ...asked, fingerprint: 'f'.repeat(64) }, { code })).toMatchObject({
      rule: 'text-changed',
    })
    expect(await sayAtKiosk(candor, asked, { code })).toMatchObject({ rule: 'checks-first' })
  })

  test('rest while their campaign is paused, and work again when it goes on', async () => {
    const candor = await anInstance()
    const asked = await anAskedPolicy(candor)
    const code = await aCodeFor(candor, asked.campaignId, joel)
    valueOf(await pauseCampaign(deskOf(candor, amara), asked.campaignId))
    expect(await sayAtKiosk(candor, asked, { code })).toMatchObject({ rule: 'campaign-paused' })
    valueOf(await resumeCampaign(deskOf(candor, amara), asked.campaignId))
    expect(valueOf(await sayAtKiosk(candor, asked, { code }))).toEqual({ left: 0 })
  })
})

describe('recording for somebody else', () => {
  const reason = 'Works in the kitchen; said "yes" \\ signed'
  const record = (asked: Asked, change: Partial<ProxyRecord> = {}): ProxyRecord => ({
    ...{ campaignId: asked.campaignId, personId: joel.id, versionId: asked.versionId },
    ...{ givenOn: '2026-11-25', how: 'paper', reason },
    ...change,
  })

  test('says who recorded it, when it was given and why, and the ledger vouches for each letter', async () => {
    const candor = await anInstance()
    const asked = await anAskedPolicy(candor)
    const desk = deskOf(candor, amara, { at: dayAfterTomorrow })
    expect(valueOf(await recordForAnother(desk, record(asked)))).toEqual({ name: 'Joel Brandt' })
    expect(await records(candor)).toMatchObject([
      {
        ...{ person_id: joel.id, person_name: 'Joel Brandt', method: 'proxy', recorded_by: amara.id },
        ...{ reason: `Signed on paper: ${reason}`, given_on: '2026-11-25' },
        acknowledged_at: dayAfterTomorrow.toISOString(),
      },
    ])
    expect(await verifyLedger(candor.db)).toMatchObject({ ok: true })
    expect(await recordForAnother(desk, record(asked))).toMatchObject({ rule: 'nothing-owed' })
  })

  test('is refused for oneself, for leavers, by staff, and without a day, a way and a reason that hold', async () => {
    const candor = await anInstance()
    const asked = await anAskedPolicy(candor)
    const by = (person: Person, change: Partial<ProxyRecord>) =>
      recordForAnother(deskOf(candor, person, { at: dayAfterTomorrow }), record(asked, change))
    expect(await by(amara, { personId: amara.id })).toMatchObject({ rule: 'own-record' })
    expect(await by(maria, {})).toMatchObject({ rule: 'not-allowed' })
    expect(await by(amara, { givenOn: '2026-11-27' })).toMatchObject({ fields: { givenOn: /still to come/ } })
    expect(await by(amara, { givenOn: '2026-11-23' })).toMatchObject({
      fields: { givenOn: /began on 24 Nov/ },
    })
    expect(await by(amara, { givenOn: '2026-02-30' })).toMatchObject({ fields: { givenOn: /2027-03-14/ } })
    expect(await by(amara, { how: 'constructor' })).toMatchObject({ fields: { how: /Choose/ } })
    expect(await by(amara, { reason: ' \n ' })).toMatchObject({ fields: { reason: /Say why/ } })
    expect(await by(amara, { versionId: 'another' })).toMatchObject({ rule: 'nothing-owed' })
    valueOf(await markLeaver(deskOf(candor, nadia, { at: minutesLater(1) }), joel.id))
    expect(await by(amara, {})).toMatchObject({ rule: 'has-left' })
  })
})
