// The drafting pages over HTTP's shapes: loaders and actions with a real database, as a browser without script sends them.
import { expect, test } from 'vitest'
import type { Context } from '../../app/context'
import { markOf } from '../../app/domain/mark'
import * as answersPage from '../../app/routes/policies.$slug.answers'
import * as sectionPage from '../../app/routes/policies.$slug.draft.$clause'
import * as textPage from '../../app/routes/policies.$slug.draft.$clause_.text'
import * as planPage from '../../app/routes/policies.$slug.plan'
import * as newPage from '../../app/routes/policies.new_.$template'
import { aDraftingInstance, aPolicy, draftNow } from '../drafting-desk'
import { contextOf } from '../instance'
import { amara, joel, nadia } from '../people'

type Fields = [string, string][]

function get(context: Context, path: string, params: Record<string, string> = {}) {
  return { context, params, request: new Request(`https://candor.example.org${path}`) }
}

function post(
  context: Context,
  path: string,
  { params = {}, fields }: { params?: Record<string, string>; fields: Fields },
) {
  const body = new URLSearchParams(fields)
  return {
    context,
    params,
    request: new Request(`https://candor.example.org${path}`, { method: 'POST', body }),
  }
}

/** A thrown or returned Response as status and place. */
async function answerOf(work: Promise<unknown>): Promise<{ status: number; to: string | null }> {
  const answer = await work.catch((thrown: unknown) => thrown)
  if (!(answer instanceof Response)) throw new Error(`Not a response: ${JSON.stringify(answer)}`)
  return { status: answer.status, to: answer.headers.get('location') }
}

const purpose = { slug: 'social-media-policy', clause: 'purpose' }
const small = { template: 'small' }
const purposePath = '/policies/social-media-policy/draft/purpose'

function typed(answers: Record<string, string>, more: Fields = []): Fields {
  return [
    ['revision', '1'],
    ...Object.entries(answers).flatMap(([id, value]): Fields => [
      ['asked', id],
      [`started-${id}`, 'nothing'],
      [`q-${id}`, value],
    ]),
    ...more,
  ]
}

test('saving a section goes on to the next one that asks something', async () => {
  const candor = await aDraftingInstance()
  const { policy } = await aPolicy(candor)
  const fields = typed({ reach: 'neighbours', story: 'We listen.', start: '2027-03-14' }, [
    ['intent', 'save'],
  ])
  const answer = await answerOf(
    sectionPage.action(post(contextOf(candor, amara), purposePath, { params: purpose, fields })),
  )
  expect(answer).toEqual({ status: 303, to: '/policies/social-media-policy/draft/own' })
  expect((await draftNow(candor, policy.id)).draft.answers).toMatchObject({ reach: 'neighbours' })
})

test('an answer that leads to another question on the same page comes back to it', async () => {
  const candor = await aDraftingInstance()
  await aPolicy(candor)
  const params = { slug: 'social-media-policy', clause: 'own' }
  const answer = await answerOf(
    sectionPage.action(
      post(contextOf(candor, amara), '/x', { params, fields: typed({ trial: 'yes' }, [['intent', 'save']]) }),
    ),
  )
  expect(answer.to).toBe('/policies/social-media-policy/draft/own?done=more')
})

test('skipping marks the blank questions of the page and goes on', async () => {
  const candor = await aDraftingInstance()
  const { policy } = await aPolicy(candor)
  const fields = typed({ reach: 'neighbours', story: '' }, [['intent', 'skip']])
  const answer = await answerOf(
    sectionPage.action(post(contextOf(candor, amara), purposePath, { params: purpose, fields })),
  )
  expect(answer.status).toBe(303)
  expect((await draftNow(candor, policy.id)).draft).toMatchObject({
    skipped: ['story'],
    answers: { reach: 'neighbours' },
  })
})

test('an answer that cannot be read comes back with its sentence and everything typed', async () => {
  const candor = await aDraftingInstance()
  await aPolicy(candor)
  const fields = typed({ reach: 'neighbours', start: '2027-02-31' }, [['intent', 'save']])
  const answer = await sectionPage.action(
    post(contextOf(candor, amara), purposePath, { params: purpose, fields }),
  )
  expect(answer).toMatchObject({
    init: { status: 422 },
    data: {
      kind: 'refused',
      fields: { start: expect.stringContaining('2027-02-31') },
      typed: { reach: ['neighbours'], start: ['2027-02-31'] },
    },
  })
})

test('a stale save shows both answers, who gave the other and when, and starts from there', async () => {
  const candor = await aDraftingInstance()
  await aPolicy(candor)
  await sectionPage.action(
    post(contextOf(candor, amara), purposePath, { params: purpose, fields: typed({ reach: 'neighbours' }) }),
  )
  const answer = await sectionPage.action(
    post(contextOf(candor, nadia), purposePath, { params: purpose, fields: typed({ reach: 'donors' }) }),
  )
  expect(answer).toMatchObject({
    init: { status: 422 },
    data: {
      kind: 'refused',
      revision: 2,
      typed: { reach: ['donors'] },
      marks: { reach: markOf('neighbours') },
      others: { reach: { words: 'neighbours', who: 'Amara Okafor', at: '2026-11-24T12:00:00.000Z' } },
    },
  })
})

test('whoever takes the other answer loses nothing else they typed', async () => {
  const candor = await aDraftingInstance()
  const { policy } = await aPolicy(candor)
  await sectionPage.action(
    post(contextOf(candor, amara), purposePath, { params: purpose, fields: typed({ reach: 'neighbours' }) }),
  )
  await sectionPage.action(
    post(contextOf(candor, nadia), purposePath, {
      params: purpose,
      fields: typed({ reach: 'donors', story: 'We listen.' }, [['keep-reach', 'theirs']]),
    }),
  )
  expect((await draftNow(candor, policy.id)).draft.answers).toEqual({
    reach: 'neighbours',
    story: 'We listen.',
  })
})

test('a save while one writes answers with the new revision and leaves no redirect', async () => {
  const candor = await aDraftingInstance()
  await aPolicy(candor)
  const fields = typed({ reach: 'neighbours' }, [['intent', 'autosave']])
  const answer = await sectionPage.action(
    post(contextOf(candor, amara), purposePath, { params: purpose, fields }),
  )
  expect(answer).toMatchObject({
    data: { kind: 'saved', revision: 2, marks: { reach: markOf('neighbours') } },
  })
})

test.each([
  ['an unknown policy', { slug: 'nobody-wrote-it', clause: 'purpose' }],
  ['a policy address with signs', { slug: "x' or 1=1 --\u0000", clause: 'purpose' }],
  ['an unknown section', { slug: 'social-media-policy', clause: '__proto__' }],
])('%s is not found', async (_what, params) => {
  const candor = await aDraftingInstance()
  await aPolicy(candor)
  const context = contextOf(candor, amara)
  expect((await answerOf(sectionPage.loader(get(context, '/x', params)))).status).toBe(404)
  expect((await answerOf(textPage.loader(get(context, '/x', params)))).status).toBe(404)
  expect((await answerOf(sectionPage.action(post(context, '/x', { params, fields: [] })))).status).toBe(404)
})

test('staff may not see a draft, and signed-out people are asked to sign in', async () => {
  const candor = await aDraftingInstance()
  await aPolicy(candor)
  expect((await answerOf(planPage.loader(get(contextOf(candor, joel), '/x', purpose)))).status).toBe(403)
  expect((await answerOf(sectionPage.loader(get(contextOf(candor, null), purposePath, purpose)))).to).toBe(
    '/sign-in?next=%2Fpolicies%2Fsocial-media-policy%2Fdraft%2Fpurpose',
  )
})

test('a form full of hostile fields changes nothing and is answered', async () => {
  const candor = await aDraftingInstance()
  const { policy } = await aPolicy(candor)
  const fields: Fields = [
    ['revision', '1e309'],
    ['revision', '-1'],
    ['asked', '__proto__'],
    ['asked', 'constructor'],
    ['q-__proto__', 'x'],
    ['started-reach', 'x'.repeat(1000)],
    ['intent', 'toString'],
  ]
  const answer = await answerOf(
    sectionPage.action(post(contextOf(candor, amara), purposePath, { params: purpose, fields })),
  )
  expect(answer.status).toBe(303)
  expect((await draftNow(candor, policy.id)).draft.revision).toBe(1)
})

test('right-to-left overrides are taken out of an answer', async () => {
  const candor = await aDraftingInstance()
  const { policy } = await aPolicy(candor)
  const fields = typed({ reach: 'all \u202eyoung people' })
  await sectionPage.action(post(contextOf(candor, amara), purposePath, { params: purpose, fields }))
  expect((await draftNow(candor, policy.id)).draft.answers).toEqual({ reach: 'all young people' })
})

test('the plan lists every missing answer with the page that asks for it', async () => {
  const candor = await aDraftingInstance()
  await aPolicy(candor)
  const plan = await planPage.loader(get(contextOf(candor, amara), '/x', purpose))
  expect(plan.progress).toEqual({ done: 0, of: 2 })
  expect(plan.next?.clauseId).toBe('purpose')
  expect(plan.missing.map((answer) => [answer.id, answer.screen])).toContainEqual(['who', 'own'])
})

test('check your answers shows gaps and answers in words', async () => {
  const candor = await aDraftingInstance()
  await aPolicy(candor)
  const params = { slug: 'social-media-policy', clause: 'own' }
  await sectionPage.action(
    post(contextOf(candor, amara), '/x', { params, fields: typed({ 'own-accounts': 'open' }) }),
  )
  const page = await answersPage.loader(get(contextOf(candor, amara), '/x', purpose))
  const answers = page.groups.find((group) => group.screen === 'own')?.answers
  expect(answers?.find((answer) => answer.id === 'own-accounts')?.texts).toEqual(['Yes, openly'])
  expect(answers?.find((answer) => answer.id === 'who')?.texts).toBeNull()
})

test('a second arrival of the form that starts a policy starts no second one', async () => {
  const candor = await aDraftingInstance()
  const fields: Fields = [
    ['once', '01890000-0000-7000-8000-000000000001'],
    ['title', 'House rules'],
  ]
  const context = contextOf(candor, amara)
  const first = await answerOf(
    newPage.action(post(context, '/policies/new/small', { params: small, fields })),
  )
  const second = await answerOf(
    newPage.action(post(context, '/policies/new/small', { params: small, fields })),
  )
  expect([first.to, second.to]).toEqual(['/policies/house-rules/plan', '/policies/house-rules/plan'])
  expect(await candor.db.selectFrom('policies').select('slug').execute()).toEqual([{ slug: 'house-rules' }])
})

test('a title that cannot be kept comes back with its sentence', async () => {
  const candor = await aDraftingInstance()
  const fields: Fields = [['title', 'x'.repeat(5000)]]
  const answer = await newPage.action(
    post(contextOf(candor, amara), '/policies/new/small', { params: small, fields }),
  )
  expect(answer).toMatchObject({
    init: { status: 422 },
    data: { fields: { title: expect.stringMatching(/160 fit/) } },
  })
})
