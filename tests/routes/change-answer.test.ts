// Changing one answer, as a browser without script sends it: seen first, then kept, and never over somebody else's.
import { expect, test } from 'vitest'
import type { Candor } from '../../app/context'
import { markOf } from '../../app/domain/mark'
import * as answerPage from '../../app/routes/policies.$slug.answers_.$question'
import * as answersPage from '../../app/routes/policies.$slug.answers'
import { saveAnswers } from '../../app/commands/save-answers'
import type { Person } from '../../app/domain/person'
import { aDraftingInstance, aPolicy, draftNow } from '../drafting-desk'
import { contextOf, deskOf, valueOf } from '../instance'
import { amara, joel, nadia, ruth } from '../people'
import { submit } from '../policies'
import { aForm, aGet, drawnPage, thrownBy } from './drawn-page'

const slug = 'social-media-policy'

async function aPlace(answers: Record<string, string> = {}): Promise<{ candor: Candor; policyId: string }> {
  const candor = await aDraftingInstance()
  const { policy } = await aPolicy(candor)
  await save(candor, policy.id, answers)
  return { candor, policyId: policy.id }
}

async function save(candor: Candor, policyId: string, answers: Record<string, string>): Promise<void> {
  const { draft } = await draftNow(candor, policyId)
  const entries = Object.entries(answers).map(([question, typed]) => ({
    question,
    typed: [typed],
    started: markOf(draft.answers[question]),
  }))
  valueOf(await saveAnswers(deskOf(candor, amara), { policyId, revision: draft.revision, entries }))
}

function asked(candor: Candor, question: string, person: Person = amara) {
  return answerPage.loader({
    context: contextOf(candor, person),
    params: { slug, question },
    request: aGet(`/policies/${slug}/answers/${question}`),
  })
}

const none: Record<string, unknown> = {}

async function sent(
  candor: Candor,
  question: string,
  fields: Record<string, string>,
  person: Person = amara,
) {
  const answer: unknown = await answerPage.action({
    context: contextOf(candor, person),
    params: { slug, question },
    request: aForm('/', { asked: question, ...fields }),
  })
  if (answer instanceof Response)
    return { status: answer.status, to: answer.headers.get('location'), data: none }
  const { data, init } = answer as { data: Record<string, unknown>; init: { status: number } }
  return { status: init.status, to: null, data }
}

/** The form as it stands on the page. */
async function formOf(candor: Candor, question: string): Promise<Record<string, string>> {
  const page = await asked(candor, question)
  return { revision: String(page.revision), [`started-${question}`]: page.started }
}

test('a changed answer shows what it does to the text, and nothing is kept yet', async () => {
  const { candor, policyId } = await aPlace({ who: 'Ana' })
  const form = { ...(await formOf(candor, 'who')), 'q-who': 'Ben', intent: 'look' }
  const { status, data } = await sent(candor, 'who', form)
  expect(status).toBe(200)
  expect(data['kind']).toBe('seen')
  const page = drawnPage(answerPage.default, await asked(candor, 'who'), data)
  expect(page.document.querySelector('.redline del')?.textContent).toContain('Ana')
  expect(page.document.querySelector('.redline ins')?.textContent).toContain('Ben')
  expect(page.getByRole('heading', { name: 'What changes in one section' })).toBeTruthy()
  expect(page.getByRole('button', { name: 'Keep this answer' })).toBeTruthy()
  expect((await draftNow(candor, policyId)).draft.answers).toEqual({ who: 'Ana' })
})

test('keeping what was seen saves it and leads back to its line among the answers', async () => {
  const { candor, policyId } = await aPlace({ who: 'Ana' })
  const form = { ...(await formOf(candor, 'who')), 'q-who': 'Ben' }
  const { data } = await sent(candor, 'who', { ...form, intent: 'look' })
  const kept = await sent(candor, 'who', { ...form, intent: 'keep', seen: String(data['seen']) })
  expect(kept).toMatchObject({ status: 303, to: `/policies/${slug}/answers?done=kept#answer-who` })
  expect((await draftNow(candor, policyId)).draft.answers).toEqual({ who: 'Ben' })
})

test('an answer that nobody looked at is shown, not kept', async () => {
  const { candor, policyId } = await aPlace({ who: 'Ana' })
  const form = { ...(await formOf(candor, 'who')), 'q-who': 'Ben', intent: 'keep', seen: 'made-up' }
  expect((await sent(candor, 'who', form)).data).toMatchObject({ kind: 'seen', moved: true })
  expect((await draftNow(candor, policyId)).draft.answers).toEqual({ who: 'Ana' })
})

test('when the text has moved on since it was seen, it is shown again before it is kept', async () => {
  const { candor, policyId } = await aPlace({ trial: 'yes' })
  const form = { ...(await formOf(candor, 'trial')), 'q-trial': 'no' }
  const { data } = await sent(candor, 'trial', { ...form, intent: 'look' })
  await save(candor, policyId, { trials: 'a podcast' })
  const again = await sent(candor, 'trial', { ...form, intent: 'keep', seen: String(data['seen']) })
  expect(again.data).toMatchObject({ kind: 'seen', moved: true })
  const page = drawnPage(answerPage.default, await asked(candor, 'trial'), again.data)
  expect(page.text).toContain('The text has moved on since you looked')
})

test('an answer that somebody else changed meanwhile is refused with both answers, and either can stay', async () => {
  const { candor, policyId } = await aPlace({ who: 'Ana' })
  const form = { ...(await formOf(candor, 'who')), 'q-who': 'Ben', intent: 'look' }
  await save(candor, policyId, { who: 'Cleo' })
  const { status, data } = await sent(candor, 'who', form)
  expect([status, data['kind']]).toEqual([422, 'refused'])
  const page = drawnPage(answerPage.default, await asked(candor, 'who'), data)
  expect(page.getByRole('group', { name: /Amara Okafor answered this too/ }).textContent).toContain('Cleo')
  const mine = { ...form, revision: String(data['revision']), 'started-who': String(data['started']) }
  expect((await sent(candor, 'who', { ...mine, 'keep-who': 'mine' })).data['kind']).toBe('seen')
  const theirs = await sent(candor, 'who', { ...mine, 'keep-who': 'theirs' })
  expect(theirs.to).toBe(`/policies/${slug}/answers?done=unchanged#answer-who`)
})

test('changing it again brings the form back as it was filled', async () => {
  const { candor } = await aPlace({ who: 'Ana' })
  const form = { ...(await formOf(candor, 'who')), 'q-who': 'Ben', intent: 'again' }
  const { data } = await sent(candor, 'who', form)
  const page = drawnPage(answerPage.default, await asked(candor, 'who'), data)
  expect(page.getByRole('combobox').getAttribute('value')).toBe('Ben')
})

test('an answer that cannot be read comes back with its sentence', async () => {
  const { candor } = await aPlace()
  const form = { ...(await formOf(candor, 'days')), 'q-days': 'soon', intent: 'look' }
  const { status, data } = await sent(candor, 'days', form)
  expect(status).toBe(422)
  const page = drawnPage(answerPage.default, await asked(candor, 'days'), data)
  expect(page.getByRole('alert').textContent).toContain('not a number')
})

test.each([
  ['own-accounts', 'open'],
  ['trial', 'yes'],
])('an answer to %s can be taken back', async (question, value) => {
  const { candor, policyId } = await aPlace({ [question]: value })
  const page = drawnPage(answerPage.default, await asked(candor, question))
  expect(page.getByRole('radio', { name: 'Not answered yet' }).getAttribute('value')).toBe('')
  const form = { ...(await formOf(candor, question)), [`q-${question}`]: '' }
  const { data } = await sent(candor, question, { ...form, intent: 'look' })
  await sent(candor, question, { ...form, intent: 'keep', seen: String(data['seen']) })
  expect((await draftNow(candor, policyId)).draft.answers).toEqual({})
})

test('a question without an answer offers no way back to none', async () => {
  const { candor } = await aPlace()
  const page = drawnPage(answerPage.default, await asked(candor, 'trial'))
  expect(page.queryByRole('radio', { name: 'Not answered yet' })).toBeNull()
})

test('a question that is not asked says which answer would bring it back', async () => {
  const { candor } = await aPlace({ trial: 'no' })
  const page = drawnPage(answerPage.default, await asked(candor, 'trials'))
  const link = page.getByRole('link', { name: 'Label of trial?' })
  expect(link.getAttribute('href')).toBe(`/policies/${slug}/answers/trial`)
})

test('keeping a change ends an approval round, and says so', async () => {
  const { candor, policyId } = await aPlace({ who: 'Ana' })
  valueOf(await submit(candor, policyId))
  const form = { ...(await formOf(candor, 'who')), 'q-who': 'Ben' }
  const { data } = await sent(candor, 'who', { ...form, intent: 'look' })
  const kept = await sent(candor, 'who', { ...form, intent: 'keep', seen: String(data['seen']) })
  expect(kept.to).toBe(`/policies/${slug}/answers?done=kept-round-ended#answer-who`)
  const answers = await answersPage.loader({
    context: contextOf(candor, amara),
    params: { slug },
    request: aGet(kept.to ?? ''),
  })
  expect(drawnPage(answersPage.default, answers).text).toContain('The approval round has ended')
})

test('whoever may not write drafts cannot change an answer', async () => {
  const { candor } = await aPlace()
  for (const person of [joel, ruth])
    expect((await thrownBy(() => asked(candor, 'who', person))).status).toBe(403)
  expect((await thrownBy(() => sent(candor, 'who', { intent: 'look' }, joel))).status).toBe(403)
})

test.each(['__proto__', 'nobody', ''])('a question named “%s” is not found', async (question) => {
  const { candor } = await aPlace()
  expect((await thrownBy(() => asked(candor, question, nadia))).status).toBe(404)
})
