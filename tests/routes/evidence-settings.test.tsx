// The pages around anchors and certificates: who sees them, what they say, and that nothing typed is lost.
import { expect, test } from 'vitest'
import { changeAnchoring } from '../../app/commands/change-anchoring'
import { giveOutHeads } from '../../app/jobs/anchors'
import Certificate, { loader as certificateLoader } from '../../app/routes/people.$id_.certificate'
import Ledger, { loader as ledgerLoader } from '../../app/routes/ledger'
import EvidenceSettings, { action, loader } from '../../app/routes/settings_.evidence'
import { getGovernance } from '../../db/governance'
import { head } from '../../db/ledger'
import { anInstance, contextOf, deskOf, valueOf } from '../instance'
import { amara, joel, maria, nadia, piotr } from '../people'
import { aStampingServer } from '../time-stamping-server'
import { aForm, aGet, drawnPage, thrownBy } from './drawn-page'
import { aYear, zone } from '../commands/certificate-story'

type Candor = Awaited<ReturnType<typeof anInstance>>

async function settingsPage(candor: Candor) {
  const request = aGet('/settings/evidence')
  return drawnPage(EvidenceSettings, await loader({ context: contextOf(candor, nadia), request, params: {} }))
}

test('an administrator saves addresses and service; a mistake keeps what was typed and names the fix', async () => {
  const candor = await anInstance()
  const context = contextOf(candor, nadia)
  const saved = await action({
    context,
    request: aForm('/settings/evidence', { addresses: 'A@example.net', timestampUrl: '', revision: '0' }),
    params: {},
  }).catch((thrown: unknown) => thrown)
  expect(saved).toMatchObject({ status: 303 })
  expect((await getGovernance(candor.db)).anchorAddresses).toEqual(['a@example.net'])

  const typed = {
    addresses: 'a@example.net\nnobody',
    timestampUrl: 'https://stamp.example.org/',
    revision: '1',
  }
  const refused = await action({ context, request: aForm('/settings/evidence', typed), params: {} })
  const answer = 'data' in refused ? refused.data : refused
  const page = drawnPage(
    EvidenceSettings,
    await loader({ context, request: aGet('/settings/evidence'), params: {} }),
    answer,
  )
  expect(page.text).toContain('“nobody” is not an e-mail address.')
  expect(page.getByLabelText<HTMLTextAreaElement>('Mail the head each week to').value).toBe(typed.addresses)
  expect(page.getByLabelText<HTMLInputElement>('Time-stamping service').value).toBe(typed.timestampUrl)
})

test('a service that fails is shown with the reason and the next try, and a good stamp with its signer', async () => {
  const server = await aStampingServer('certificate for something else')
  const candor = await anInstance()
  const typed = { addresses: '', timestampUrl: server.url, revision: 0 }
  valueOf(await changeAnchoring(deskOf(candor, nadia), typed))
  await giveOutHeads(candor)
  const failing = await settingsPage(candor)
  expect(failing.text).toContain('Failing')
  expect(failing.text).toContain('not one for time-stamping alone')
  expect(failing.text).toContain('Next try: 24 November 2026, 12:01 UTC')
  server.manner = 'good'
  await giveOutHeads({ ...candor, now: () => new Date('2026-11-24T12:02:00.000Z') })
  expect((await settingsPage(candor)).text).toContain('signed by Test Stamps')

  const request = aGet('/ledger')
  const ledger = drawnPage(
    Ledger,
    await ledgerLoader({ context: contextOf(candor, piotr), request, params: {} }),
  )
  const { sequence, hash } = await head(candor.db)
  expect(ledger.text).toContain(`candor verify --head ${sequence}:${hash}`)
  expect(ledger.text).toContain('Stamped by Test Stamps')
})

test('only administrators open the settings of evidence', async () => {
  const candor = await anInstance()
  const request = aGet('/settings/evidence')
  for (const person of [amara, piotr, joel]) {
    const thrown = await thrownBy(() => loader({ context: contextOf(candor, person), request, params: {} }))
    expect(thrown.status).toBe(403)
  }
})

test('each entry in the ledger names the policy it is about, and leads to its history', async () => {
  const { candor, slug } = await aYear('sqlite')
  const context = contextOf(candor, piotr)
  const page = drawnPage(Ledger, await ledgerLoader({ context, request: aGet('/ledger'), params: {} }))
  const links = page.getAllByRole('link', { name: 'Social media policy' })
  expect(links[0]?.getAttribute('href')).toBe(`/policies/${slug}/history`)
})

async function certificatePage(candor: Candor, reader: typeof amara, address: string, id: string) {
  const context = contextOf(candor, reader, { timeZone: zone })
  const answer = await certificateLoader({ context, request: aGet(address), params: { id } })
  return { status: answer.init?.status ?? 200, ...drawnPage(Certificate, answer.data) }
}

test('a certificate is for auditors, administrators, authors and the person, and says all it knows', async () => {
  const { candor, slug } = await aYear('sqlite')
  const address = `/people/${joel.id}/certificate?on=2027-03-20&policy=${slug}`
  for (const reader of [piotr, nadia, amara, joel]) {
    const page = await certificatePage(candor, reader, address, joel.id)
    expect(page.getByRole('heading', { level: 1 }).textContent).toBe(
      'Certificate: what applied to Joel Brandt on 20 March 2027',
    )
    expect(page.text).toContain('Yes. Joel Brandt acknowledged 2.0 on 20 March 2027, 23:59')
    expect(page.text).toContain(
      `“I have read it and know where to ask.” (Joel Brandt, signed in as themselves; record ${joel.id})`,
    )
    expect(page.text).toContain('The end of the day: 20 March 2027, 23:59 GMT-4')
    expect(page.text).toContain('is a simple electronic signature, not an advanced or qualified one')
  }
  const context = contextOf(candor, maria)
  const request = aGet(address)
  const thrown = await thrownBy(() => certificateLoader({ context, request, params: { id: joel.id } }))
  expect(thrown.status).toBe(403)
})

test('a day to come and a day that is none are sentences, and the form keeps what was typed', async () => {
  const { candor } = await aYear('sqlite')
  const future = await certificatePage(candor, piotr, `/people/${joel.id}/certificate?on=2031-01-01`, joel.id)
  expect([future.status, future.text]).toEqual([422, expect.stringContaining('That day has not come yet')])
  expect(future.getByLabelText<HTMLInputElement>('Day').value).toBe('2031-01-01')
  const none = await certificatePage(candor, piotr, `/people/${joel.id}/certificate?on=%00<b>`, joel.id)
  expect([none.status, none.text]).toEqual([422, expect.stringContaining('This is not a day.')])
})
