// One text, many readers: each sees what applies to them, and no kept page of one is ever given to another.
import { describe, expect, test } from 'vitest'
import { policyPage } from '../../app/pages/policy-page'
import type { Person } from '../../app/domain/person'
import { onBothEngines } from '../databases/database'
import { aPolicyWithAddenda, joelMoves, lawText, ownText, purposeText, type Addenda } from '../addenda'
import { contextOf, valueOf } from '../instance'
import { joel, maria } from '../people'
import { anApprovedVersion, aPolicy, publish } from '../policies'

type Asked = { search?: string; ifNoneMatch?: string }

async function read({ candor, slug }: Addenda, person: Person, asked: Asked = {}) {
  const { organisation } = contextOf(candor, person)
  const answer = await policyPage({
    method: 'GET',
    path: `/policies/${slug}`,
    search: asked.search ?? '',
    person,
    organisation,
    candor,
    ifNoneMatch: asked.ifNoneMatch,
    acceptEncoding: undefined,
  })
  if (!answer) throw new Error('The policy has no page.')
  const html = answer.body ? new TextDecoder().decode(answer.body) : ''
  return { status: answer.status, etag: answer.headers['etag'] ?? '', html }
}

function inMain(html: string): string {
  return html
    .replace(/^.*<main/s, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
}

onBothEngines('a policy with addenda', (engine) => {
  test('a volunteer reads the section for volunteers; somebody else does not', async () => {
    const addenda = await aPolicyWithAddenda(engine)
    const joels = inMain((await read(addenda, joel)).html)
    expect(joels).toContain(lawText)
    expect(joels).not.toContain(ownText)
    expect(joels).toContain('This is what applies to you as: Volunteers. 1 addendum is for others.')
    const marias = inMain((await read(addenda, maria)).html)
    expect(marias).toContain(purposeText)
    expect(marias).not.toContain(lawText)
    expect(marias).toContain('This is what applies to everyone. 2 addenda are for others.')
  })
})

describe('what a reader sees', () => {
  test('numbers stay those of the whole text, in the contents too', async () => {
    const { html } = await read(await aPolicyWithAddenda(), joel)
    expect(html).toContain('<a href="#clause-law" dir="auto"><span class="num">3</span>')
    expect(html).not.toContain('#clause-own')
    expect(inMain(html)).toMatch(/3 What the law protects \(for Volunteers\)/)
  })

  test('all of it, with the addenda marked, is one link away', async () => {
    const addenda = await aPolicyWithAddenda()
    expect((await read(addenda, maria)).html).toContain(`href="/policies/${addenda.slug}?all=1"`)
    const all = await read(addenda, maria, { search: '?all=1' })
    expect(inMain(all.html)).toContain('What the law protects (for Volunteers)')
    expect(inMain(all.html)).toContain('Your own accounts (for Night shift)')
    expect(all.html).toContain('Show what applies to you')
  })

  test('what they take with them is what they see', async () => {
    const addenda = await aPolicyWithAddenda()
    expect((await read(addenda, joel)).html).toContain('format=docx&amp;version=1&amp;audience=volunteers')
    expect((await read(addenda, maria)).html).toContain('format=md&amp;version=1&amp;audience=everyone')
    expect((await read(addenda, maria, { search: '?all=1' })).html).not.toContain('audience=')
  })

  test('a text without addenda says nothing of groups, however it is asked', async () => {
    const addenda = await aPolicyWithAddenda()
    const { candor } = addenda
    const plain = { ...(await aPolicy(candor, 'For all of us')), candor }
    valueOf(await publish(candor, await anApprovedVersion(candor, plain.policyId)))
    const page = await read(plain, joel)
    expect(page.html).not.toContain('audience')
    expect((await read(plain, joel, { search: '?all=1', ifNoneMatch: page.etag })).status).toBe(304)
  })
})

describe('no leak through what is kept', () => {
  test('one fingerprint, two texts, two entity tags; each tag is fresh for its own reader only', async () => {
    const addenda = await aPolicyWithAddenda()
    const joels = await read(addenda, joel)
    const marias = await read(addenda, maria)
    expect(joels.etag).not.toBe(marias.etag)
    expect((await read(addenda, joel, { ifNoneMatch: joels.etag })).status).toBe(304)
    const crossed = await read(addenda, maria, { ifNoneMatch: joels.etag })
    expect(crossed.status).toBe(200)
    expect(inMain(crossed.html)).not.toContain(lawText)
  })

  test('a tag of the whole text is not fresh for the part of it, nor the other way round', async () => {
    const addenda = await aPolicyWithAddenda()
    const part = await read(addenda, joel)
    const all = await read(addenda, joel, { search: '?all=1' })
    expect((await read(addenda, joel, { ifNoneMatch: all.etag })).status).toBe(200)
    expect((await read(addenda, joel, { search: '?all=1', ifNoneMatch: part.etag })).status).toBe(200)
  })

  test('whoever leaves a group reads without its sections at the next request, and with them again later', async () => {
    const addenda = await aPolicyWithAddenda()
    const before = await read(addenda, joel)
    await joelMoves(addenda, ['volunteers'], [])
    const left = await read(addenda, joel, { ifNoneMatch: before.etag })
    expect(left.status).toBe(200)
    expect(inMain(left.html)).not.toContain(lawText)
    await joelMoves(addenda, [], ['night-shift'])
    expect(inMain((await read(addenda, joel, { ifNoneMatch: left.etag })).html)).toContain(ownText)
    await joelMoves(addenda, ['night-shift'], ['volunteers'])
    expect((await read(addenda, joel, { ifNoneMatch: before.etag })).status).toBe(304)
  })

  test('two people with the same name and other groups never share a page', async () => {
    const addenda = await aPolicyWithAddenda()
    const namesake = { ...maria, name: joel.name, email: joel.email, jobTitle: joel.jobTitle }
    await read(addenda, joel)
    expect(inMain((await read(addenda, namesake)).html)).not.toContain(lawText)
  })
})
