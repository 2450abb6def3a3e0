// The pages of own templates: upload, mistakes with their lines, versions, the text again, withdrawal.
import { expect, test } from 'vitest'
import * as listPage from '../../app/routes/templates._index'
import * as newPage from '../../app/routes/templates.new'
import * as sourceRoute from '../../app/routes/templates.$id.source'
import type { Candor } from '../../app/context'
import { aDraftingInstance } from '../drafting-desk'
import { contextOf } from '../instance'
import { amara, joel, nadia } from '../people'
import { file, lineWith, opening } from '../templates/sources'
import { aForm, aGet, drawnPage, thrownBy } from './drawn-page'

const noParams = { params: {} }

function aSource(version = '"1.0.0"', words = 'You may post.'): string {
  return file(`${opening}\n\n${words}\n\n</Clause>`, { version, title: 'Volunteer rules' })
}

function sending(fields: Record<string, string | File>): Request {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.set(name, value)
  return new Request('https://candor.example.org/templates/new', { method: 'POST', body })
}

function send(candor: Candor, fields: Record<string, string | File>, person = nadia) {
  return newPage.action({ context: contextOf(candor, person), request: sending(fields), ...noParams })
}

async function list(candor: Candor, person = nadia) {
  const context = contextOf(candor, person)
  return drawnPage(
    listPage.default,
    await listPage.loader({ context, request: aGet('/templates'), ...noParams }),
  )
}

async function read(candor: Candor, address: string): Promise<Response> {
  const id = address.split('/')[2] ?? ''
  const context = contextOf(candor, amara)
  return sourceRoute.loader({ context, request: aGet(address), params: { id } })
}

test('a file is uploaded, listed with who brought it, and downloaded as it came', async () => {
  const candor = await aDraftingInstance()
  const upload = new File([aSource()], 'any name.mdx')
  const answer = await send(candor, { id: 'volunteer-rules', file: upload, source: 'not looked at' })
  expect((answer as Response).headers.get('location')).toBe('/templates?done=uploaded')
  const page = await list(candor)
  expect(page.getByRole('row', { name: /Volunteer rules/ }).textContent).toContain(
    'Uploaded by Nadia Rahman, 24 November 2026',
  )
  const download = await read(candor, '/templates/volunteer-rules/source')
  expect(await download.text()).toBe(aSource())
  expect(Object.fromEntries(download.headers)).toMatchObject({
    'content-type': 'text/plain; charset=utf-8',
    'content-disposition': 'attachment; filename="volunteer-rules-1.0.0.mdx"',
    'x-content-type-options': 'nosniff',
  })
})

test('every mistake stands with its line, its words and the fix, and the whole text comes back', async () => {
  const candor = await aDraftingInstance()
  const source = `${aSource('"1.0.0"', 'You {may} post.\n\n<Anser question="who" />')}${'More and more words. '.repeat(1_000)}`
  const answer = await send(candor, { id: 'volunteer-rules', source })
  expect(answer).toMatchObject({ init: { status: 422 } })
  const { data } = answer as { data: { source: string } }
  const context = contextOf(candor, nadia)
  const loaded = await newPage.loader({ context, request: aGet('/templates/new'), ...noParams })
  const page = drawnPage(newPage.default, loaded, data)
  expect(page.text).toContain(`Line ${lineWith(source, '{may}')}`)
  expect(page.text).toContain('You {may} post.')
  expect(page.text).toContain('Did you mean "Answer"?')
  expect(page.document.querySelector('textarea')?.textContent).toHaveLength(source.length)
  expect(page.getByLabelText('Id')).toHaveProperty('value', 'volunteer-rules')
})

test('the same id needs a higher version, and earlier ones can still be read', async () => {
  const candor = await aDraftingInstance()
  await send(candor, { id: 'volunteer-rules', source: aSource() })
  expect(await send(candor, { id: 'volunteer-rules', source: aSource() })).toMatchObject({
    data: { fields: { source: expect.stringContaining('Raise the number') } },
  })
  await send(candor, { id: 'volunteer-rules', source: aSource('"2.0.0"') })
  const link = (await list(candor)).getByRole('link', { name: '1.0.0' })
  expect(await (await read(candor, link.getAttribute('href') ?? '')).text()).toBe(aSource())
})

test('one can start from a shipped template’s text, under an id of one’s own', async () => {
  const candor = await aDraftingInstance()
  candor.library.sources = { small: 'the text of the small one' }
  const context = contextOf(candor, nadia)
  const loaded = await newPage.loader({ context, request: aGet('/templates/new?from=small'), ...noParams })
  expect(loaded).toMatchObject({ id: '', source: 'the text of the small one', isNext: false })
  const nowhere = () =>
    newPage.loader({ context, request: aGet('/templates/new?from=__proto__'), ...noParams })
  expect((await thrownBy(nowhere)).status).toBe(404)
})

test('withdrawing asks for a reason at its field', async () => {
  const candor = await aDraftingInstance()
  await send(candor, { id: 'volunteer-rules', source: aSource() })
  const context = contextOf(candor, nadia)
  const withdraw = (because: string) => {
    const request = aForm('/templates', { template: 'volunteer-rules', because })
    return listPage.action({ context, request, ...noParams })
  }
  const refused = await withdraw('')
  const loaded = await listPage.loader({ context, request: aGet('/templates'), ...noParams })
  const page = drawnPage(listPage.default, loaded, (refused as { data: unknown }).data)
  expect(page.getByRole('alert').querySelector('a')?.getAttribute('href')).toBe('#because-volunteer-rules')
  await withdraw('Out of date.')
  expect((await list(candor)).text).toContain('Withdrawn')
})

test('authors read the list and the texts; they upload and withdraw nothing; staff see nothing', async () => {
  const candor = await aDraftingInstance()
  const page = await list(candor, amara)
  expect(page.queryByRole('link', { name: 'Upload a template' })).toBeNull()
  expect((await thrownBy(() => send(candor, { id: 'x', source: aSource() }, amara))).status).toBe(403)
  const request = aGet('/templates')
  const work = () => listPage.loader({ context: contextOf(candor, joel), request, ...noParams })
  expect((await thrownBy(work)).status).toBe(403)
})
