// The pages of evidence: the pack of a version, the key, and a pack that came from another instance.
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import * as evidencePage from '../../app/routes/evidence._index'
import * as packPage from '../../app/routes/evidence.$id._index'
import * as fileRoute from '../../app/routes/evidence.$id.file'
import * as verifyRoute from '../../app/routes/evidence.verify[.]html'
import * as makePage from '../../app/routes/policies.$slug.versions.$ordinal.evidence'
import * as makeRoute from '../../app/routes/policies.$slug.versions.$ordinal.evidence_.pack'
import { importPack } from '../../app/commands/import-pack'
import { renewSigningKey } from '../../app/commands/signing-key'
import type { Candor } from '../../app/context'
import { verifyPack } from '../../app/evidence/verify-pack'
import { verifyLedger } from '../../db/ledger'
import { sql } from 'kysely'
import { onBothEngines } from '../databases/database'
import { withoutTriggers } from '../databases/triggers'
import { aPackedVersion, filesOf, packed, resealed, textIn, told, withFile, zipOf } from '../evidence/a-pack'
import { anInstance, contextOf, deskOf, valueOf } from '../instance'
import { amara, ben, joel, nadia, piotr } from '../people'
import type { Person } from '../../app/domain/person'
import { aForm, aGet, drawnPage, thrownBy } from './drawn-page'

const noParams = { params: {} }

async function evidence(candor: Candor, person = nadia) {
  const context = contextOf(candor, person)
  const answer = await evidencePage.loader({ context, request: aGet('/evidence'), ...noParams })
  return drawnPage(evidencePage.default, answer)
}

function sent(candor: Candor, file: { name: string; bytes: Uint8Array } | null, key = '') {
  const context = { ...contextOf(candor, nadia), sent: { fields: [['key', key] as [string, string]], file } }
  return evidencePage.action({ context, request: aForm('/evidence', {}), ...noParams })
}

onBothEngines('a pack in another, empty instance', (engine) => {
  test('is checked, kept, listed and read there, and verifies identically', async () => {
    const { bytes } = await aPackedVersion()
    const candor = await anInstance(engine)
    const answer = (await sent(candor, { name: 'old \u202egpj.zip', bytes })) as Response
    expect(answer.status).toBe(303)
    const address = answer.headers.get('location') ?? ''
    const id = address.split('/').at(-1) ?? ''
    const list = await evidence(candor)
    expect(list.getByRole('row', { name: /Social media policy/ }).textContent).toContain('Nadia Rahman')
    expect(list.getByRole('row', { name: /Social media policy/ }).textContent).not.toContain('\u202e')

    const context = contextOf(candor, piotr)
    const page = await drawnPage(
      packPage.default,
      await packPage.loader({ context, request: aGet(address), params: { id } }),
    )
    page.getByText('The pack holds')
    page.getByText(/It is no policy of this instance: nobody here is bound by it/)
    const file = await fileRoute.loader({ context, request: aGet(`${address}/file`), params: { id } })
    const again = new Uint8Array(await file.arrayBuffer())
    expect(Buffer.from(again).equals(bytes)).toBe(true)
    expect(await verifyPack(again)).toEqual(await verifyPack(bytes))
    expect(await verifyLedger(candor.db)).toMatchObject({ ok: true })
  })

  test('brought in twice is one pack', async () => {
    const { bytes } = await aPackedVersion()
    const candor = await anInstance(engine)
    const file = { name: 'pack.zip', bytes, knownKey: '' }
    const first = valueOf(await importPack(deskOf(candor, nadia), file))
    expect(valueOf(await importPack(deskOf(candor, nadia), { ...file, name: 'again.zip' }))).toEqual(first)
  })

  test('that was changed in the database says so when it is opened', async () => {
    const { bytes } = await aPackedVersion()
    const candor = await anInstance(engine)
    const { id } = valueOf(await importPack(deskOf(candor, nadia), { name: 'a.zip', bytes, knownKey: '' }))
    const forged = zipOf(withFile(filesOf(bytes), 'policy.md', (text) => `${text}x`))
    const text = Buffer.from(forged).toString('base64')
    await withoutTriggers(candor.db, engine, () =>
      sql`update evidence_packs set bytes = ${text}`.execute(candor.db),
    )
    const context = contextOf(candor, piotr)
    const page = await drawnPage(
      packPage.default,
      await packPage.loader({ context, request: aGet(`/evidence/${id}`), params: { id } }),
    )
    page.getByText('The pack does not hold')
    page.getByText(/“policy.md” was changed after it was signed/)
  })
})

test('a pack that does not hold is not kept, and the first fault is named', async () => {
  const { bytes } = await aPackedVersion()
  const candor = await anInstance()
  const forged = zipOf(withFile(filesOf(bytes), 'policy.md', (text) => `${text}x`))
  expect(await sent(candor, { name: 'pack.zip', bytes: forged })).toMatchObject({
    data: {
      sentence: expect.stringContaining('policy.md, line') as string,
      fields: { file: expect.any(String) as string },
    },
    init: { status: 422 },
  })
  expect((await evidence(candor)).queryByRole('table')).toBeNull()
})

test('a pack by another key than the one that is known is not kept', async () => {
  const { bytes } = await aPackedVersion()
  const candor = await anInstance()
  const forged = zipOf(resealed(filesOf(bytes)))
  const key = (await verifyPack(bytes)).manifest?.key.public ?? ''
  expect(await sent(candor, { name: 'pack.zip', bytes: forged }, key)).toMatchObject({
    data: { rule: 'pack-does-not-hold', typed: { key } },
  })
})

test('without a file the form comes back', async () => {
  expect(await sent(await anInstance(), null)).toMatchObject({
    data: { rule: 'no-file' },
    init: { status: 422 },
  })
})

test('only an administrator brings packs in and renews the key', async () => {
  const { bytes, candor } = await aPackedVersion()
  const file = { name: 'pack.zip', bytes, knownKey: '' }
  expect(await importPack(deskOf(candor, piotr), file)).toMatchObject({ rule: 'not-an-administrator' })
  expect(await renewSigningKey(deskOf(candor, piotr), { reason: 'x' })).toMatchObject({
    rule: 'not-an-administrator',
  })
})

test('the key is renewed with a reason; earlier packs still hold, later ones have the new key', async () => {
  const { candor, bytes, policy } = await aPackedVersion()
  const request = aForm('/evidence', { intent: 'renew', reason: '' })
  const context = contextOf(candor, nadia)
  expect(await evidencePage.action({ context, request, ...noParams })).toMatchObject({
    data: { rule: 'reason-missing' },
  })
  const { fingerprint } = valueOf(
    await renewSigningKey(deskOf(candor, nadia), { reason: 'A copy was lost.' }),
  )
  const later = await verifyPack(await packed(candor, policy.policyId))
  expect(later).toMatchObject({ holds: true, manifest: { key: { fingerprint } } })
  const earlier = await verifyPack(bytes)
  expect(earlier).toMatchObject({ holds: true })
  expect(earlier.manifest?.key.fingerprint).not.toBe(fingerprint)
  const page = await evidence(candor)
  page.getByRole('table', { name: 'Keys that sign no more' })
  page.getByText(later.manifest?.key.public ?? '')
})

function make(candor: Candor, slug: string, person: Person, once = 'one-time-key') {
  return makeRoute.action({
    context: contextOf(candor, person),
    request: aForm(`/policies/${slug}/versions/1/evidence/pack`, { once }),
    params: { slug, ordinal: '1' },
  })
}

test('an author, an auditor and an administrator make a pack of a version; nobody else does', async () => {
  const { candor, policy } = await aPackedVersion()
  for (const person of [amara, piotr, nadia]) {
    const answer = await make(candor, policy.slug, person, `key-of-${person.id}`)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/zip',
      'content-disposition': 'attachment; filename="social-media-policy-1.0-evidence.zip"',
      'cache-control': 'private, no-store',
    })
    const report = await verifyPack(new Uint8Array(await answer.arrayBuffer()))
    expect(told(report)).toEqual([])
    expect(report.manifest?.createdBy.name).toBe(person.name)
  }
  for (const person of [ben, joel]) expect((await make(candor, policy.slug, person)).status).toBe(403)
})

test('a form that is sent twice gives the same pack and one entry in the ledger', async () => {
  const { candor, policy } = await aPackedVersion()
  const first = await (await make(candor, policy.slug, piotr)).arrayBuffer()
  const second = await (await make(candor, policy.slug, piotr)).arrayBuffer()
  expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true)
  const entries = await candor.db
    .selectFrom('ledger_entries')
    .select('id')
    .where('action', '=', 'evidence.packed')
    .execute()
  expect(entries).toHaveLength(2)
})

test('the page of a pack says what is in it, and when the latest was made', async () => {
  const { candor, policy } = await aPackedVersion()
  const context = contextOf(candor, piotr)
  const params = { slug: policy.slug, ordinal: '1' }
  const page = await drawnPage(
    makePage.default,
    await makePage.loader({ context, request: aGet('/x'), params }),
  )
  page.getByRole('button', { name: 'Make the pack' })
  page.getByText(/The latest pack of it was made on/)
  const other = () => makePage.loader({ context, request: aGet('/x'), params: { ...params, ordinal: '9' } })
  expect(await thrownBy(other)).toMatchObject({ status: 404 })
})

function digestOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}

test('verify.html is a file to keep, with a policy that names its own script and nothing else', async () => {
  const answer = await verifyRoute.loader()
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="verify.html"')
  const html = await answer.text()
  const script = /<script>([^]+)<\/script>/.exec(html)?.[1] ?? ''
  const style = /<style>([^]+)<\/style>/.exec(html)?.[1] ?? ''
  expect(html).toContain(
    `"default-src 'none'; script-src ${digestOf(script)}; style-src ${digestOf(style)}; connect-src 'none'; base-uri 'none'; form-action 'none'"`,
  )
  expect(html.replace(script, '')).not.toMatch(/(?:src|href)=|https?:\/\/|@import|url\(/)
  expect(script).not.toMatch(/fetch\(|XMLHttpRequest|WebSocket|sendBeacon|import\(/)
  const { bytes } = await aPackedVersion()
  expect(textIn(filesOf(bytes), 'verify.html')).toBe(html)
})
