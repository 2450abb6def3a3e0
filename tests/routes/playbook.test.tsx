// The playbook's pages: who may read them, search, three questions, a scenario with names or without.
import { expect, test } from 'vitest'
import type { Candor } from '../../app/context'
import { scenarioPage } from '../../app/pages/scenario-page'
import Playbook, { loader as playbookLoader } from '../../app/routes/playbook._index'
import Triage, { loader as triageLoader } from '../../app/routes/playbook.triage'
import { loader as scenarioLoader } from '../../app/routes/playbook.$scenario'
import { aMistakeDesk, aScenario, nameContacts } from '../mistake-desk'
import { contextOf } from '../instance'
import { joel, piotr } from '../people'
import { aGet, drawnPage, readPage, thrownBy } from './drawn-page'

test('a signed-out visitor reads an open playbook', async () => {
  const candor = await aMistakeDesk()
  const data = playbookLoader({ context: contextOf(candor, null), request: aGet('/playbook'), params: {} })
  const page = drawnPage(Playbook, data)
  expect(page.getByRole('heading', { level: 1 }).textContent).toBe('A post went wrong')
  expect(page.getByRole('link', { name: 'Posted from the wrong account' }).getAttribute('href')).toBe(
    '/playbook/wrong-account',
  )
  expect(page.getByRole('link', { name: 'Do these five things first' })).toBeDefined()
})

test('a playbook for signed-in people sends a visitor to the sign-in page, and back afterwards', async () => {
  const candor = await aMistakeDesk()
  const context = contextOf(candor, null, { playbookAccess: 'signed-in' })
  const request = aGet('/playbook/wrong-account')
  const answers = [
    await thrownBy(() => playbookLoader({ context, request: aGet('/playbook'), params: {} })),
    await thrownBy(() => triageLoader({ context, request: aGet('/playbook/triage'), params: {} })),
    await thrownBy(() => scenarioLoader({ context, request, params: { scenario: 'wrong-account' } })),
  ]
  expect(answers.map((answer) => answer.status)).toEqual([303, 303, 303])
  expect(answers[2]?.headers.get('location')).toBe('/sign-in?next=%2Fplaybook%2Fwrong-account')
})

test('words that fit nothing teach what to try, and show the whole list', async () => {
  const candor = await aMistakeDesk()
  const request = aGet('/playbook?words=%3Cscript%3Ealert(1)%3C%2Fscript%3E')
  const page = drawnPage(Playbook, playbookLoader({ context: contextOf(candor, null), request, params: {} }))
  expect(page.getByRole('heading', { name: /Nothing fits/ })).toBeDefined()
  expect(page.html).not.toContain('<script>alert')
  expect(page.getByRole('link', { name: 'Posted from the wrong account' })).toBeDefined()
})

test('words that fit come first', async () => {
  const candor = await aMistakeDesk()
  const request = aGet('/playbook?words=wrong+acount')
  const data = playbookLoader({ context: contextOf(candor, null), request, params: {} })
  expect(data.found.map(({ id }) => id)).toEqual(['wrong-account', 'first-hour'])
})

test('answers lead to pages with the reason, and always to a way out', async () => {
  const candor = await aMistakeDesk()
  const request = aGet('/playbook/triage?whose=ours-official&harm=spreading')
  const page = drawnPage(Triage, triageLoader({ context: contextOf(candor, null), request, params: {} }))
  expect(page.getByRole('listitem').textContent).toContain(
    'Fits: On one of our official accounts. Does not fit: It is spreading.',
  )
  expect(page.getByRole('link', { name: 'Do these five things first' })).toBeDefined()
  expect(page.getByRole<HTMLInputElement>('radio', { name: 'It is spreading' }).checked).toBe(true)
})

test('answers that no page fits say so, and leave the way out', async () => {
  const candor = await aMistakeDesk()
  const request = aGet('/playbook/triage?what=rights')
  const page = drawnPage(Triage, triageLoader({ context: contextOf(candor, null), request, params: {} }))
  expect(page.getByRole('heading', { name: 'No page fits these answers' })).toBeDefined()
  expect(page.getByRole('link', { name: 'Do these five things first' })).toBeDefined()
})

test('when somebody is in danger the page says whom to phone before anything else', async () => {
  const candor = await aMistakeDesk()
  const request = aGet('/playbook/triage?harm=danger-now')
  const page = drawnPage(Triage, triageLoader({ context: contextOf(candor, null), request, params: {} }))
  expect(page.text).toContain('phone the emergency services first')
})

test('an answer sent empty asks for one, and an unknown one counts as none', async () => {
  const candor = await aMistakeDesk()
  const request = aGet('/playbook/triage?whose=%00&what=')
  const page = drawnPage(Triage, triageLoader({ context: contextOf(candor, null), request, params: {} }))
  expect(page.text).toContain('Choose at least one answer')
})

test('a scenario shows steps, rule and words; names and numbers stay hidden from visitors', async () => {
  const candor = await aMistakeDesk()
  await nameContacts(candor.db)
  const page = readPage(await drawnScenario(candor, null))
  expect(page.getByRole('heading', { level: 1 }).textContent).toBe('Posted from the wrong account')
  expect(page.text).toContain('Screenshot the post.')
  expect(page.text).toContain('Save the evidence, remove it, and say in the same place that you did.')
  expect(page.text).toContain('Our mistake. We took it down.')
  expect(page.text).not.toContain('Maria Silva')
  expect(page.text).toContain('Names and numbers are for signed-in people')
  expect(page.getByRole('link', { name: 'Sign in and start an incident' })).toBeDefined()
})

test('signed-in people see names and can tap the number', async () => {
  const candor = await aMistakeDesk()
  await nameContacts(candor.db)
  const page = readPage(await drawnScenario(candor, joel))
  expect(page.getByRole('link', { name: '+44 20 7946 0018' }).getAttribute('href')).toBe('tel:+442079460018')
  expect(page.getByRole('link', { name: 'Start an incident' }).getAttribute('href')).toBe(
    '/incidents/new?scenario=wrong-account',
  )
})

test('visitors see names and numbers where the organisation shows them', async () => {
  const candor = await aMistakeDesk()
  await nameContacts(candor.db)
  expect(await drawnScenario(candor, null, { playbookContacts: 'shown' })).toContain('Maria Silva')
})

test('whoever may not report is not offered to start an incident', async () => {
  const candor = await aMistakeDesk()
  expect(await drawnScenario(candor, piotr)).not.toContain('Start an incident')
})

test('a legal clock that nobody checked says so in a sentence', async () => {
  const candor = await aMistakeDesk()
  const clocks = [{ law: 'GDPR, article 33', where: 'EU', limit: '72 hours', status: 'known, not checked' }]
  candor.library.scenarios = [aScenario({ id: 'with-clocks', clocks })]
  const page = await drawnScenario(candor, null, {}, '/playbook/with-clocks')
  expect(page).toContain('Known, not checked. Read the law before you rely on it.')
})

test('a scenario page carries no script and no style of its own', async () => {
  const html = await drawnScenario(await aMistakeDesk(), joel)
  expect(html).not.toMatch(/<script|<style| style=|javascript:/)
})

test('the page that was kept is not sent again while nothing changed', async () => {
  const candor = await aMistakeDesk()
  const first = await scenarioPage(factsOf(candor, joel))
  const etag = first?.headers.etag ?? ''
  expect(await scenarioPage({ ...factsOf(candor, joel), ifNoneMatch: etag })).toMatchObject({ status: 304 })
  await nameContacts(candor.db)
  expect(await scenarioPage({ ...factsOf(candor, joel), ifNoneMatch: etag })).toMatchObject({ status: 200 })
})

test('the pocket card leaves a line to write a number on', async () => {
  const candor = await aMistakeDesk()
  const page = readPage(await drawnScenario(candor, null, {}, '/playbook/wrong-account', '?form=card'))
  expect(page.document.querySelectorAll('.write-in')).toHaveLength(2)
  expect(page.getByRole('heading', { level: 1 })).toBeDefined()
})

test('an address without a scenario says so and leads on', async () => {
  const candor = await aMistakeDesk()
  const request = aGet('/playbook/%3Cb%3E')
  const answer = await scenarioLoader({
    context: contextOf(candor, null),
    request,
    params: { scenario: '<b>' },
  })
  expect(answer.status).toBe(404)
  const page = readPage(await answer.text())
  expect(page.getByRole('link', { name: 'Find the right page' })).toBeDefined()
})

type Organisation = Parameters<typeof contextOf>[2]

function factsOf(
  candor: Candor,
  person: typeof joel | null,
  organisation: Organisation = {},
  path?: string,
  search = '',
) {
  const context = contextOf(candor, person, organisation)
  return {
    method: 'GET' as const,
    path: path ?? '/playbook/wrong-account',
    search,
    person,
    organisation: context.organisation,
    candor,
    ifNoneMatch: undefined,
    acceptEncoding: undefined,
  }
}

async function drawnScenario(
  candor: Candor,
  person: typeof joel | null,
  organisation: Organisation = {},
  path?: string,
  search?: string,
): Promise<string> {
  const answer = await scenarioPage(factsOf(candor, person, organisation, path, search))
  if (!answer?.body) throw new Error('There is no such page.')
  return Buffer.from(answer.body).toString('utf8')
}
