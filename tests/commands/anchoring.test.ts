// The ledger's head leaves the house: with each publication, once a week by mail, and stamped; each exactly once.
import { expect, test } from 'vitest'
import { changeAnchoring } from '../../app/commands/change-anchoring'
import { exportPolicy } from '../../app/commands/export-policy'
import type { Candor } from '../../app/context'
import { headText } from '../../app/governance/ledger-head'
import { giveOutHeads } from '../../app/jobs/anchors'
import { findAnchorOf, listAnchors } from '../../db/anchors'
import { findErrand } from '../../db/errands'
import { verifyLedger } from '../../db/ledger'
import { findPolicyBySlug } from '../../db/policies'
import { listPublications } from '../../db/publications'
import { onBothEngines } from '../databases/database'
import { anInstance, deskOf, ledgerActionsOf, noon, valueOf } from '../instance'
import { amara, nadia } from '../people'
import { aPolicy, anAnswer, anApprovedVersion, publish } from '../policies'
import { aStampingServer } from '../time-stamping-server'

const day = 86_400_000

/** The same instance at a later moment, as another process sees it. */
function later(candor: Candor, days: number): Candor {
  return { ...candor, now: () => new Date(noon.getTime() + days * day) }
}

async function mailedTo(candor: Candor, addresses: string, timestampUrl = ''): Promise<void> {
  valueOf(await changeAnchoring(deskOf(candor, nadia), { addresses, timestampUrl, revision: 0 }))
}

async function aPublication(candor: Candor) {
  const { policyId, slug } = await aPolicy(candor)
  await anAnswer(candor, policyId, 'Families')
  const version = await anApprovedVersion(candor, policyId)
  valueOf(await publish(candor, version))
  const [publication] = await listPublications(candor.db, policyId)
  return { policyId, slug, version, publicationId: publication?.id ?? '' }
}

async function exported(candor: Candor, slug: string, format: 'md' | 'docx'): Promise<Uint8Array> {
  const policy = await findPolicyBySlug(candor.db, slug)
  if (!policy) throw new Error(`no policy ${slug}`)
  return valueOf(await exportPolicy(candor, policy, { source: { kind: 'version', ordinal: 1 }, format }))
    .bytes
}

onBothEngines('the ledger’s head', (engine) => {
  test('is kept with a publication, printed in its exports, and stays the same as the ledger grows', async () => {
    const candor = await anInstance(engine)
    const { slug, policyId, publicationId } = await aPublication(candor)
    const anchor = await findAnchorOf(candor.db, publicationId)
    if (!anchor) throw new Error('no anchor')
    const row = await candor.db
      .selectFrom('ledger_chain')
      .innerJoin('ledger_entries', 'ledger_entries.id', 'ledger_chain.entry_id')
      .select(['ledger_chain.hash', 'ledger_entries.action', 'ledger_entries.subject_id'])
      .where('sequence', '=', anchor.sequence)
      .executeTakeFirst()
    expect(row).toEqual({ hash: anchor.hash, action: 'version.published', subject_id: publicationId })

    const first = await exported(candor, slug, 'md')
    expect(new TextDecoder().decode(first)).toContain(headText(anchor))
    const word = await exported(candor, slug, 'docx')
    await anAnswer(candor, policyId, 'Members of the board')
    expect(await exported(candor, slug, 'md')).toEqual(first)
    expect(await exported(candor, slug, 'docx')).toEqual(word)
  })

  test('is mailed once a week, also by several processes at once', async () => {
    const candor = await anInstance(engine)
    await mailedTo(candor, 'records@example.net\nboard@example.net')
    await Promise.all([1, 2, 3, 4].map(() => giveOutHeads({ ...candor })))
    await giveOutHeads(later(candor, 3))
    const inOneWeek = await candor.db.selectFrom('outbox').select(['address', 'body']).orderBy('id').execute()
    expect(inOneWeek.map((message) => message.address)).toEqual(['records@example.net', 'board@example.net'])
    const [anchor] = await listAnchors(candor.db, { kind: 'mail', limit: 5 })
    expect(inOneWeek[0]?.body).toContain(
      `candor verify --head ${headText(anchor ?? { sequence: 0, hash: '' })}`,
    )

    await Promise.all([1, 2, 3].map(() => giveOutHeads(later(candor, 7))))
    const anchors = await listAnchors(candor.db, { kind: 'mail', limit: 5 })
    expect(anchors.map((one) => one.subjectId)).toEqual(['week:2026-11-30', 'week:2026-11-23'])
    expect((await ledgerActionsOf(candor.db)).filter((action) => action === 'anchor.mailed')).toHaveLength(2)
    expect(await verifyLedger(candor.db)).toMatchObject({ ok: true, anchors: 2 })
  })

  test('stays in the house while no address and no service is given', async () => {
    const candor = await anInstance(engine)
    await giveOutHeads(candor)
    expect(await listAnchors(candor.db, { limit: 5 })).toEqual([])
    expect(await ledgerActionsOf(candor.db)).toEqual([])
  })

  test('is stamped after a publication, once by several processes, and a failure is noted and tried again', async () => {
    const server = await aStampingServer('wrong nonce')
    const candor = await anInstance(engine)
    await mailedTo(candor, 'records@example.net', server.url)
    const { publicationId } = await aPublication(candor)
    await giveOutHeads(candor)
    expect(await findErrand(candor.db, 'time-stamp')).toMatchObject({
      failures: 1,
      problem: expect.stringContaining('number used once') as string,
      retryAt: '2026-11-24T12:01:00.000Z',
    })
    await giveOutHeads(candor)
    expect(server.asked).toBe(1)

    server.manner = 'good'
    const minutesOn: Candor = { ...candor, now: () => new Date(noon.getTime() + 120_000) }
    await Promise.all([1, 2, 3].map(() => giveOutHeads(minutesOn)))
    await giveOutHeads(minutesOn)
    const stamps = await listAnchors(candor.db, { kind: 'time-stamp', limit: 9 })
    const published = await findAnchorOf(candor.db, publicationId)
    const mailed = await findAnchorOf(candor.db, 'week:2026-11-23')
    expect(stamps.map((stamp) => stamp.subjectId).sort()).toEqual([published?.id, mailed?.id].sort())
    expect(stamps[0]?.detail).toMatchObject({ signer: 'Test Stamps', stampedAt: '2026-11-24T12:00:05.000Z' })
    expect(await findErrand(candor.db, 'time-stamp')).toMatchObject({
      failures: 0,
      problem: '',
      retryAt: null,
    })
    expect(await verifyLedger(candor.db)).toMatchObject({ ok: true })
  })

  test('is stamped once a week where nobody gets it by mail', async () => {
    const server = await aStampingServer('good')
    const candor = await anInstance(engine)
    await mailedTo(candor, '', server.url)
    await giveOutHeads(candor)
    await giveOutHeads(later(candor, 2))
    await giveOutHeads(later(candor, 7))
    const stamps = await listAnchors(candor.db, { limit: 9 })
    expect(stamps.map((one) => one.subjectId)).toEqual(['stamped-week:2026-11-30', 'stamped-week:2026-11-23'])
    expect(server.asked).toBe(2)
  })
})

test.each([
  { addresses: 'records@example.net, not an address', timestampUrl: '', rule: 'not-an-address' },
  {
    addresses: Array.from({ length: 11 }, (_, place) => `a${place}@example.net`).join('\n'),
    timestampUrl: '',
    rule: 'too-many-addresses',
  },
  { addresses: 'a@example.net\nBcc: b@example.net', timestampUrl: '', rule: 'not-an-address' },
  { addresses: '', timestampUrl: 'file:///etc/passwd', rule: 'not-a-service' },
  { addresses: '', timestampUrl: 'https://user:word@stamp.example.org/', rule: 'not-a-service' },
  { addresses: '', timestampUrl: 'stamp.example.org', rule: 'not-a-service' },
])('$addresses and $timestampUrl are refused: $rule', async ({ rule, ...typed }) => {
  const candor = await anInstance()
  expect(await changeAnchoring(deskOf(candor, nadia), { ...typed, revision: 0 })).toMatchObject({
    ok: false,
    rule,
  })
})

test('only an administrator changes it, and two at once do not overwrite each other', async () => {
  const candor = await anInstance()
  const typed = { addresses: 'a@example.net', timestampUrl: '', revision: 0 }
  expect(await changeAnchoring(deskOf(candor, amara), typed)).toMatchObject({ rule: 'not-allowed' })
  valueOf(await changeAnchoring(deskOf(candor, nadia), typed))
  expect(await changeAnchoring(deskOf(candor, nadia), typed)).toMatchObject({ rule: 'changed-meanwhile' })
})
