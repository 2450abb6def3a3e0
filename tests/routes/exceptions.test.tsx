// The pages of exceptions: what each person sees, the form that comes back filled, and what became of the section since.
import { expect, test } from 'vitest'
import * as listPage from '../../app/routes/exceptions._index'
import * as onePage from '../../app/routes/exceptions.$id'
import * as askPage from '../../app/routes/policies.$slug.exception'
import * as certificatePage from '../../app/routes/people.$id_.certificate'
import * as historyPage from '../../app/routes/policies.$slug.history'
import { publishVersion } from '../../app/commands/publish-version'
import type { Candor } from '../../app/context'
import type { Person } from '../../app/domain/person'
import { aLivePolicy, anException, approved } from '../exceptions'
import { anInstance, contextOf, deskOf, minutesLater, noon, valueOf } from '../instance'
import { at } from '../jobs-clock'
import { amara, ben, joel, maria, nadia, piotr } from '../people'
import { anAnswer, anApprovedVersion } from '../policies'
import { aForm, aGet, drawnPage, thrownBy } from './drawn-page'

async function list(candor: Candor, person: Person, query = '') {
  const context = contextOf(candor, person)
  const data = await listPage.loader({ context, request: aGet(`/exceptions${query}`), params: {} })
  return drawnPage(listPage.default, data)
}

const loadOne = (candor: Candor, person: Person, id: string) =>
  onePage.loader({ context: contextOf(candor, person), request: aGet(`/exceptions/${id}`), params: { id } })

const one = async (candor: Candor, person: Person, id: string) =>
  drawnPage(onePage.default, await loadOne(candor, person, id))

test('whoever asks gets a form that keeps what was typed, and their words are only words', async () => {
  const candor = await anInstance()
  const { slug, fingerprint } = await aLivePolicy(candor)
  const context = contextOf(candor, joel)
  const address = `/policies/${slug}/exception`
  const params = { slug }
  const data = await askPage.loader({ context, request: aGet(`${address}?clause=own`), params })
  const page = drawnPage(askPage.default, data)
  expect(page.getByRole('combobox', { name: 'Which section?' })).toHaveProperty('value', 'own')
  const hostile = '<img src=x onerror=alert(1)>'
  const typed = {
    clause: 'own',
    fingerprint,
    what: hostile,
    why: '',
    from: '2026-11-24',
    until: '2028-01-01',
  }
  const answer = await askPage.action({ context, request: aForm(address, typed), params })
  expect(answer).toMatchObject({ init: { status: 422 } })
  const again = drawnPage(askPage.default, data, (answer as { data: unknown }).data)
  expect(again.getByRole('textbox', { name: 'What will you do differently?' }).textContent).toBe(hostile)
  expect(again.html).not.toContain('<img')
  expect(again.getByRole('alert').textContent).toContain('An exception ends after 366 days at most.')
  const sent = { ...typed, why: 'It does not fit.', until: '2026-12-24' }
  const done = (await askPage.action({ context, request: aForm(address, sent), params })) as Response
  expect(done.status).toBe(303)
  const id = /exceptions\/(.+)\?/.exec(done.headers.get('location') ?? '')?.[1] ?? ''
  expect((await one(candor, joel, id)).html).not.toContain('<img')
})

test('a list holds one’s own; for those who decide everybody’s, what waits first', async () => {
  const candor = await anInstance()
  const policy = await aLivePolicy(candor)
  expect((await list(candor, joel)).text).toContain('No exception yet')
  await approved(candor, await anException(candor, policy))
  await anException(candor, policy, maria)
  const own = await list(candor, joel)
  expect(own.getAllByRole('row')).toHaveLength(2)
  expect(own.text).not.toContain('Maria Silva')
  const tables = (await list(candor, ben)).getAllByRole('table')
  expect(tables[0]?.textContent).toContain('Waiting for your decision')
  expect(tables[0]?.textContent).toContain('Maria Silva')
  expect(tables[1]?.textContent).toContain('Joel Brandt')
  expect((await list(candor, piotr, '?show=waiting')).text).not.toContain('Joel Brandt')
  expect((await list(candor, piotr, '?policy=nothing-of-this-name')).text).toContain('None of this kind.')
})

test('an exception is for the one who asked and those who may read all; nobody else learns that it is there', async () => {
  const candor = await anInstance()
  const policy = await aLivePolicy(candor)
  const id = await anException(candor, policy)
  expect((await thrownBy(() => loadOne(candor, maria, id))).status).toBe(404)
  expect((await one(candor, joel, id)).getByRole('button').textContent).toBe('Take the request back')
  expect((await one(candor, ben, id)).getByRole('button').textContent).toBe('Record my decision')
  expect((await one(candor, amara, id)).queryByRole('button')).toBeNull()
  const context = contextOf(candor, ben)
  const refuse = { do: 'decide', outcome: 'refused', until: '2026-12-24', comment: '' }
  const answer = await onePage.action({
    context,
    request: aForm(`/exceptions/${id}`, refuse),
    params: { id },
  })
  expect(answer).toMatchObject({ init: { status: 422 }, data: { rule: 'reason-missing' } })
  const own = await anException(candor, policy, ben)
  const page = await one(candor, ben, own)
  expect(page.text).toContain('somebody else must decide')
  expect(page.queryByRole('button', { name: 'Record my decision' })).toBeNull()
})

test('it stands on the certificate of its days, in the history, and says when its section changed', async () => {
  const candor = await anInstance()
  const policy = await aLivePolicy(candor)
  const id = await anException(candor, policy)
  await approved(candor, id, '2026-11-30')
  const certificate = async (on: string, now: string) => {
    const context = contextOf(at(candor, now), nadia)
    const address = `/people/${joel.id}/certificate?on=${on}`
    return (await certificatePage.loader({ context, request: aGet(address), params: { id: joel.id } })).data
  }
  const then = drawnPage(certificatePage.default, await certificate('2026-11-28', '2026-12-20T12:00:00Z'))
  expect(then.text).toContain('From “Your own accounts” of 1.0')
  expect(then.text).toContain('Approved by Ben Adeyemi, General counsel')
  const after = drawnPage(certificatePage.default, await certificate('2026-12-01', '2026-12-20T12:00:00Z'))
  expect(after.text).not.toContain('From “Your own accounts”')
  const context = contextOf(candor, piotr)
  const params = { slug: policy.slug }
  const request = aGet(`/policies/${policy.slug}/history`)
  const history = drawnPage(historyPage.default, await historyPage.loader({ context, request, params }))
  expect(history.text).toContain('Joel Brandt asked for an exception from the section')
  expect(history.getByRole('table', { name: 'Exceptions' }).textContent).toContain('Approved, running')

  expect((await one(candor, joel, id)).text).not.toContain('since')
  await anAnswer(candor, policy.policyId, 'everybody')
  const { id: versionId } = await anApprovedVersion(candor, policy.policyId)
  valueOf(
    await publishVersion(deskOf(candor, amara, { at: minutesLater(9) }), {
      ...{ versionId, changeClass: 'material', changeNote: 'Wider.', effectiveAt: null, campaign: null },
    }),
  )
  // Another section changed: this one is as it was.
  const later = at(candor, new Date(noon.getTime() + 3_600_000))
  expect((await one(later, joel, id)).text).not.toContain('The section has changed since')
})
