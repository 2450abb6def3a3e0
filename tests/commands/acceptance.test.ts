// What an auditor ticks off about versions, approvals, exports and the record: one test a line of the list in docs/governance.md.
import { describe, expect, test } from 'vitest'
import { sql } from 'kysely'
import { acknowledge } from '../../app/commands/acknowledge'
import { exportPolicy, type ExportFormat, type ExportSource } from '../../app/commands/export-policy'
import type { Candor } from '../../app/context'
import { canonicalJson } from '../../app/domain/canonical-json'
import { defaultStatement } from '../../app/governance/campaign'
import { countChanges, diffDocuments } from '../../app/compare/document-diff'
import { fingerprint } from '../../app/domain/fingerprint'
import { meaningOf } from '../../app/governance/review'
import { verifyPack } from '../../app/evidence/verify-pack'
import { verifyLedger } from '../../db/ledger'
import { listPolicies } from '../../db/policy-list'
import { findPolicy } from '../../db/policies'
import { onBothEngines } from '../databases/database'
import { withoutTriggers } from '../databases/triggers'
import { aPackedVersion } from '../evidence/a-pack'
import { anInstance, deskOf, minutesLater, noon, valueOf } from '../instance'
import { amara, ben, joel, nadia, ruth } from '../people'
import { anAnswer, anApprovedVersion, aPolicy, approve, publish, submit, versionOf } from '../policies'
import { wordSentences } from '../render/reading'

async function taken(candor: Candor, policyId: string, format: ExportFormat, source?: ExportSource) {
  const policy = await findPolicy(candor.db, policyId)
  if (!policy) throw new Error('There is no policy.')
  const { bytes } = valueOf(
    await exportPolicy(candor, policy, { source: source ?? { kind: 'version', ordinal: 1 }, format }),
  )
  return bytes
}

const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

onBothEngines('versions and approvals', (engine) => {
  test('1: a published version keeps its text, its fingerprint and its address whatever comes after', async () => {
    const candor = await anInstance(engine)
    const { policyId } = await aPolicy(candor)
    const version = await anApprovedVersion(candor, policyId)
    valueOf(await publish(candor, version))
    await anAnswer(candor, policyId, 'somebody else')
    const next = await anApprovedVersion(candor, policyId)
    valueOf(await publish(candor, next, { effectiveAt: minutesLater(10) }))
    const kept = await versionOf(candor, policyId, 1)
    expect(canonicalJson(kept.document)).toBe(canonicalJson(version.document))
    expect(fingerprint(kept.document)).toBe(version.fingerprint)
    await expect(sql`update versions set title = 'x'`.execute(candor.db)).rejects.toThrow(/append-only/)
  })

  test('2: any two versions are compared in words', async () => {
    const candor = await anInstance(engine)
    const { policyId } = await aPolicy(candor)
    await anAnswer(candor, policyId, 'our neighbours')
    const one = await anApprovedVersion(candor, policyId)
    await anAnswer(candor, policyId, 'our neighbours and friends')
    const other = await anApprovedVersion(candor, policyId)
    const count = countChanges(diffDocuments(one.document, other.document))
    expect(count).toMatchObject({ changed: 1, added: 0, removed: 0, wordsAdded: 2, wordsRemoved: 0 })
  })

  test('3: whoever wrote the text cannot approve it, and there is no switch that lets them', async () => {
    const candor = await anInstance(engine)
    const { policyId } = await aPolicy(candor)
    await anAnswer(candor, policyId, 'our neighbours', nadia)
    expect(await submit(candor, policyId, { approvers: [nadia.id] })).toMatchObject({
      ok: false,
      rule: 'author-cannot-approve-own-version',
    })
    valueOf(await submit(candor, policyId, { approvers: [ruth.id] }))
    const version = await versionOf(candor, policyId, 1)
    expect(await approve(candor, version, amara)).toMatchObject({ ok: false })
    expect(await approve(candor, version, nadia)).toMatchObject({ ok: false })
  })

  test('4: an edit ends the round it touches, and an approval never covers another text', async () => {
    const candor = await anInstance(engine)
    const { policyId } = await aPolicy(candor)
    valueOf(await submit(candor, policyId))
    const first = await versionOf(candor, policyId, 1)
    valueOf(await approve(candor, first, ben))
    await anAnswer(candor, policyId, 'somebody else')
    expect(await approve(candor, first, ruth)).toMatchObject({ ok: false, rule: 'round-closed' })
    expect(await publish(candor, first)).toMatchObject({ ok: false, rule: 'not-approved' })
    valueOf(await submit(candor, policyId))
    expect(await publish(candor, await versionOf(candor, policyId, 2))).toMatchObject({
      ok: false,
      rule: 'not-approved',
    })
  })

  test('7: nobody changes the record through Candor, and a row changed behind its back is found', async () => {
    const candor = await anInstance(engine)
    const { policyId } = await aPolicy(candor)
    await anApprovedVersion(candor, policyId)
    const tamper = sql`update ledger_entries set detail = '{"x":1}' where action = 'version.approved'`
    await expect(tamper.execute(candor.db)).rejects.toThrow(/append-only/)
    expect((await verifyLedger(candor.db)).ok).toBe(true)
    await withoutTriggers(candor.db, engine, () => tamper.execute(candor.db))
    expect((await verifyLedger(candor.db)).ok).toBe(false)
  })

  test('8: an acknowledgement is of one version in one language, and of no other text', async () => {
    const candor = await anInstance(engine)
    const { policyId, slug } = await aPolicy(candor)
    const version = await anApprovedVersion(candor, policyId)
    const campaign = {
      audience: { kind: 'everyone' },
      statement: defaultStatement,
      dueOn: '2026-12-04',
    } as const
    const { campaignId } = valueOf(await publish(candor, version, { campaign }))
    const said = { policySlug: slug, campaignId: String(campaignId), versionId: version.id }
    const other = { ...said, fingerprint: fingerprint({ ...version.document, title: 'Another' }) }
    expect(await acknowledge(deskOf(candor, joel), other)).toMatchObject({ ok: false })
    valueOf(await acknowledge(deskOf(candor, joel), { ...said, fingerprint: version.fingerprint }))
    const rows = await candor.db.selectFrom('acknowledgements').selectAll().execute()
    expect(rows).toMatchObject([
      {
        version_id: version.id,
        language: version.language,
        fingerprint: version.fingerprint,
        method: 'self',
      },
    ])
  })

  test('17: a policy that is due for its review says so in the list', async () => {
    const candor = await anInstance(engine)
    const { policyId } = await aPolicy(candor)
    const version = await anApprovedVersion(candor, policyId)
    valueOf(await publish(candor, version, { reviewOn: '2026-11-25' }))
    const later = new Date(noon.getTime() + 3 * 86_400_000)
    const due = async (at: Date) =>
      (await listPolicies(candor.db, { standing: 'review-due', limit: 10, at })).policies.map(({ id }) => id)
    expect(await due(noon)).toEqual([])
    expect(await due(later)).toEqual([policyId])
  })
})

describe('exports', () => {
  test('5 and 6: who approved, when in which zone, and what it means stand in Markdown and Word', async () => {
    const candor = await anInstance()
    const { policyId } = await aPolicy(candor)
    await anApprovedVersion(candor, policyId)
    const texts = [
      textOf(await taken(candor, policyId, 'md')),
      wordSentences(await taken(candor, policyId, 'docx')).join('\n'),
    ]
    for (const text of texts) {
      expect(text).toContain(ben.name)
      expect(text).toContain(meaningOf('approved', null))
      expect(text).toMatch(/24 November 2026,? (at )?12:00 UTC/)
    }
  })

  test('ISO 9001 7.5.3: a superseded version says so, and names the current one', async () => {
    const candor = await anInstance()
    const { policyId } = await aPolicy(candor)
    valueOf(await publish(candor, await anApprovedVersion(candor, policyId)))
    await anAnswer(candor, policyId, 'somebody else')
    const next = await anApprovedVersion(candor, policyId)
    valueOf(await publish(candor, next, { effectiveAt: minutesLater(10) }))
    const later = { ...candor, now: () => minutesLater(20) }
    const text = textOf(await taken(later, policyId, 'md'))
    expect(text).toMatch(/superseded/i)
    expect(text).toContain('2.0')
  })
})

test('15: an evidence pack is checked without the server it came from', async () => {
  const { bytes } = await aPackedVersion()
  expect((await verifyPack(bytes)).holds).toBe(true)
})
