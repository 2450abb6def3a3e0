// The catalogue and the page of one template: what people see before they start.
import { expect, test } from 'vitest'
import { saveProfile } from '../../app/commands/save-profile'
import { markOf } from '../../app/domain/mark'
import * as listPage from '../../app/routes/policies.new'
import * as templatePage from '../../app/routes/policies.new_.$template'
import { aDraftingInstance } from '../drafting-desk'
import { anInstance, contextOf, deskOf, valueOf } from '../instance'
import { amara, joel } from '../people'
import { aProfiledTemplate } from '../profiled-template'
import { aTemplate } from '../small-template'
import { aGet, drawnPage, thrownBy } from './drawn-page'

const noParams = { params: {} }

async function twoTemplates() {
  const templates = [
    { ...aProfiledTemplate(), forWhom: 'Clubs with volunteers.', sample: { helper: 'Sam <b>Rivers</b>' } },
    aTemplate(),
  ]
  const candor = await anInstance('sqlite', { templates, scenarios: [] })
  return { candor, context: contextOf(candor, amara) }
}

test('the catalogue lists every template with its figures and asks for the profile while it is empty', async () => {
  const { candor, context } = await twoTemplates()
  const request = aGet('/policies/new')
  const page = drawnPage(listPage.default, await listPage.loader({ context, request, ...noParams }))
  expect(page.getAllByRole('heading', { level: 2 }).map((heading) => heading.textContent)).toEqual([
    'Profiled policy',
    'Small policy',
  ])
  expect(page.getByRole('link', { name: 'Small policy' }).getAttribute('href')).toBe('/policies/new/small')
  expect(page.text).toContain('Tell us about your organisation once')
  const entries = [{ question: 'helper', typed: ['Lena'], started: markOf(undefined) }]
  valueOf(await saveProfile(deskOf(candor, amara), { revision: 1, entries }))
  const later = drawnPage(listPage.default, await listPage.loader({ context, request, ...noParams }))
  expect(later.text).not.toContain('Tell us about your organisation once')
})

test('words in the address narrow the list, and what nobody could mean finds nothing', async () => {
  const { context } = await twoTemplates()
  const titles = async (query: string) =>
    (await listPage.loader({ context, request: aGet(`/policies/new${query}`), ...noParams })).templates.map(
      (template) => template.id,
    )
  expect(await titles('?q=volunteers')).toEqual(['profiled'])
  expect(await titles('?q=volunteers+zebra')).toEqual([])
  expect(await titles('?section=__proto__')).toEqual(['profiled', 'small'])
  expect(await titles('?section=ai')).toEqual([])
  expect(await titles(`?q=${'%00'.repeat(300)}`)).toEqual(['profiled', 'small'])
})

test('a template shows why each section is there, where it comes from, and an example that is marked as one', async () => {
  const { context } = await twoTemplates()
  const at = { context, request: aGet('/policies/new/profiled'), params: { template: 'profiled' } }
  const page = drawnPage(templatePage.default, await templatePage.loader(at))
  expect(page.text).toContain('Why purpose is here.')
  expect(page.text).toContain('Known, not checked')
  expect(page.text).toContain('An example of an invented organisation')
  expect(page.getByRole('article', { name: 'Example' }).textContent).toContain('Sam <b>Rivers</b>')
  expect(page.html).not.toContain('<b>Rivers')
  expect(page.getByLabelText('Title of your policy')).toHaveProperty('value', 'Profiled policy')
})

test('one’s own profile is laid over the example on request', async () => {
  const { candor, context } = await twoTemplates()
  const entries = [{ question: 'helper', typed: ['Lena'], started: markOf(undefined) }]
  valueOf(await saveProfile(deskOf(candor, amara), { revision: 1, entries }))
  const read = async (query: string) => {
    const at = { context, request: aGet(`/policies/new/profiled${query}`), params: { template: 'profiled' } }
    return drawnPage(templatePage.default, await templatePage.loader(at))
  }
  const without = await read('')
  expect(without.getByRole('article', { name: 'Example' }).textContent).toContain('Sam')
  expect(without.text).toContain('4, 1 of them answered by your profile')
  const withProfile = await read('?with=profile')
  expect(withProfile.getByRole('article', { name: 'Example' }).textContent).toContain('Lena')
})

test('a template that is not there is not found, and staff start nothing', async () => {
  const candor = await aDraftingInstance()
  const at = (person: typeof amara, template: string) => ({
    context: contextOf(candor, person),
    request: aGet('/policies/new/x'),
    params: { template },
  })
  expect((await thrownBy(() => templatePage.loader(at(amara, 'nobody-wrote-it')))).status).toBe(404)
  expect((await thrownBy(() => templatePage.loader(at(joel, 'small')))).status).toBe(403)
})
