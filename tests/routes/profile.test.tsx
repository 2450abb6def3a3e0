// The profile's pages: one form, nothing typed lost, and the policies a change touches.
import { expect, test } from 'vitest'
import { createPolicy } from '../../app/commands/create-policy'
import { markOf } from '../../app/domain/mark'
import * as profilePage from '../../app/routes/profile._index'
import * as effectsPage from '../../app/routes/profile.effects._index'
import * as onePage from '../../app/routes/profile.effects.$slug'
import { aDraftingInstance, draftNow } from '../drafting-desk'
import { contextOf, deskOf, valueOf } from '../instance'
import { amara, joel, nadia } from '../people'
import { aProfiledTemplate } from '../profiled-template'
import { aGet, drawnPage, thrownBy } from './drawn-page'

type Fields = [string, string][]

function aPost(address: string, fields: Fields): Request {
  const body = new URLSearchParams(fields)
  return new Request(`https://candor.example.org${address}`, { method: 'POST', body })
}

function answering(revision: number, answers: Record<string, string>, started = 'nothing'): Fields {
  return [
    ['revision', String(revision)],
    ...Object.entries(answers).flatMap(([id, value]): Fields => [
      ['asked', id],
      [`started-${id}`, started],
      [`q-${id}`, value],
    ]),
  ]
}

const noParams = { params: {} }

async function aDesk() {
  const candor = await aDraftingInstance(aProfiledTemplate())
  const created = valueOf(
    await createPolicy(deskOf(candor, amara), { templateId: 'profiled', title: 'House rules' }),
  )
  return { candor, context: contextOf(candor, amara), policyId: created.policyId }
}

test('the page asks every group of questions and says how many are answered', async () => {
  const { context } = await aDesk()
  const page = drawnPage(
    profilePage.default,
    await profilePage.loader({ context, request: aGet('/profile'), ...noParams }),
  )
  expect(page.text).toContain('0 of 16 answered')
  expect(page.getByLabelText('What is your organisation called?')).toBeTruthy()
  expect(page.getByRole('heading', { name: 'Who speaks, who answers, who leads' })).toBeTruthy()
  expect(page.getAllByRole('button', { name: /Save the profile/ })).toHaveLength(1)
})

test('a change that touches a policy leads to the list, with what it says now and what it would say', async () => {
  const { context } = await aDesk()
  const fields = answering(1, { helper: 'Tom Okafor', languages: 'English' })
  const saved = await profilePage.action({ context, request: aPost('/profile', fields), ...noParams })
  expect(saved).toBeInstanceOf(Response)
  expect((saved as Response).headers.get('location')).toBe('/profile/effects?since=1&done=saved')

  const request = aGet('/profile/effects?since=1&done=saved')
  const page = drawnPage(effectsPage.default, await effectsPage.loader({ context, request, ...noParams }))
  expect(page.text).toContain('1 policy touched by this change')
  expect(page.getByRole('link', { name: /1 section would change: see it/ })).toBeTruthy()
  expect(page.getByRole('checkbox', { name: /Can I post this/ })).toHaveProperty('defaultChecked', true)
  expect(page.text).toContain('No answer yet')
})

test('the ticked answers go into the policy, and the list is empty afterwards', async () => {
  const { candor, context, policyId } = await aDesk()
  await profilePage.action({
    context,
    request: aPost('/profile', answering(1, { helper: 'Tom' })),
    ...noParams,
  })
  const fields: Fields = [
    ['revision', '2'],
    ['take', `${policyId} helper nothing`],
    ['only', policyId],
  ]
  const request = aPost('/profile/effects?since=1', fields)
  const answer = await effectsPage.action({ context, request, ...noParams })
  expect((answer as Response).headers.get('location')).toBe(
    '/profile/effects?since=1&done=brought&changed=1&ended=0',
  )
  expect((await draftNow(candor, policyId)).draft.answers).toEqual({ helper: 'Tom' })
  const after = await effectsPage.loader({ context, request: aGet('/profile/effects'), ...noParams })
  expect(drawnPage(effectsPage.default, after).text).toContain('Every policy agrees with the profile')
})

test('one policy is shown as a redline before anybody decides', async () => {
  const { context } = await aDesk()
  await profilePage.action({
    context,
    request: aPost('/profile', answering(1, { helper: 'Tom' })),
    ...noParams,
  })
  const params = { slug: 'house-rules' }
  const page = drawnPage(
    onePage.default,
    await onePage.loader({ context, request: aGet('/profile/effects/house-rules'), params }),
  )
  expect(page.document.querySelector('.redline ins')?.textContent).toContain('Tom')
  expect(page.document.querySelector('form')?.getAttribute('action')).toBe('/profile/effects')
})

test('two people at once: both answers are shown, and nothing typed is lost', async () => {
  const { candor, context } = await aDesk()
  await profilePage.action({
    context,
    request: aPost('/profile', answering(1, { helper: 'Tom' })),
    ...noParams,
  })
  const stale = await profilePage.action({
    context: contextOf(candor, nadia),
    request: aPost('/profile', answering(1, { helper: 'Lena', spokespeople: 'Priya' })),
    ...noParams,
  })
  expect(stale).toMatchObject({
    init: { status: 422 },
    data: {
      typed: { helper: ['Lena'], spokespeople: ['Priya'] },
      started: { helper: markOf('Tom'), spokespeople: 'nothing' },
      others: { helper: { words: 'Tom', who: 'Amara Okafor' } },
    },
  })
})

test('an answer that cannot be read comes back with its sentence', async () => {
  const { context } = await aDesk()
  const fields = answering(1, { headcount: 'many', helper: 'Lena' })
  const answer = await profilePage.action({ context, request: aPost('/profile', fields), ...noParams })
  const page = drawnPage(
    profilePage.default,
    await profilePage.loader({ context, request: aGet('/profile'), ...noParams }),
    (answer as { data: unknown }).data,
  )
  expect(page.getByRole('alert').textContent).toContain('many')
  expect(page.getByDisplayValue('Lena')).toBeTruthy()
})

test('ticks that nobody could have sent change nothing', async () => {
  const { candor, context, policyId } = await aDesk()
  const fields: Fields = [
    ['revision', '1'],
    ['take', `${policyId} __proto__ nothing`],
    ['take', `' or 1=1 -- helper nothing`],
    ['take', 'x'.repeat(10_000)],
  ]
  const answer = await effectsPage.action({
    context,
    request: aPost('/profile/effects', fields),
    ...noParams,
  })
  expect(answer).toMatchObject({ init: { status: 422 } })
  expect((await draftNow(candor, policyId)).draft.revision).toBe(1)
})

test('staff do not see it', async () => {
  const { candor } = await aDesk()
  const context = contextOf(candor, joel)
  const work = () => profilePage.loader({ context, request: aGet('/profile'), ...noParams })
  expect((await thrownBy(work)).status).toBe(403)
})
