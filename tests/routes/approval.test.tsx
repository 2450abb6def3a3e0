// The approver's page and the publisher's page: what they show, and a form that comes back with everything typed.
import { expect, test } from 'vitest'
import * as decision from '../../app/routes/policies.$slug.versions.$ordinal.decision'
import * as publication from '../../app/routes/policies.$slug.versions.$ordinal.publication'
import type { Candor, Context } from '../../app/context'
import { findRoundOfVersion } from '../../db/rounds'
import { anInstance, contextOf, valueOf } from '../instance'
import { amara, ben, joel } from '../people'
import { anApprovedVersion, aPolicy, submit, versionOf } from '../policies'
import { aForm, aGet, drawnPage, thrownBy } from './drawn-page'

async function inReview(): Promise<{ candor: Candor; policyId: string; slug: string }> {
  const candor = await anInstance()
  const policy = await aPolicy(candor)
  valueOf(await submit(candor, policy.policyId))
  return { candor, ...policy }
}

function given(context: Context, slug: string, request: Request) {
  return { context, params: { slug, ordinal: '1' }, request }
}

/** What an action answered when it sent the form back. */
function cameBack(answer: unknown): { status: number | undefined; form: unknown } {
  const { data, init } = answer as { data: unknown; init: { status?: number } | null }
  return { status: init?.status, form: data }
}

test('an approver sees who sent it, the note, the whole text and both answers', async () => {
  const { candor, slug } = await inReview()
  const data = await decision.loader(given(contextOf(candor, ben), slug, aGet('/')))
  const page = drawnPage(decision.default, data)
  expect(page.text).toContain('Amara Okafor sent this')
  expect(page.text).toContain('Please look at section 2.')
  expect(page.getByRole('button', { name: 'Send back' })).toBeTruthy()
  expect(page.getByRole('button', { name: /Approve/ })).toBeTruthy()
})

test('the author of a version sees it but is not asked', async () => {
  const { candor, slug } = await inReview()
  const page = drawnPage(
    decision.default,
    await decision.loader(given(contextOf(candor, amara), slug, aGet('/'))),
  )
  expect(page.queryByRole('button', { name: /Approve/ })).toBeNull()
  expect(page.text).toContain('You are not asked to decide now.')
})

test('a send back without a comment comes back with the reason at the field; nothing is recorded', async () => {
  const { candor, slug, policyId } = await inReview()
  const version = await versionOf(candor, policyId, 1)
  const context = contextOf(candor, ben)
  const fields = { word: 'sent-back', comment: ' ', fingerprint: version.fingerprint }
  const answer = cameBack(await decision.action(given(context, slug, aForm('/', fields))))
  expect(answer.status).toBe(422)
  const data = await decision.loader(given(context, slug, aGet('/')))
  const page = drawnPage(decision.default, data, answer.form)
  expect(page.getByRole('link', { name: 'Write what should change.' }).getAttribute('href')).toBe('#comment')
  expect(await findRoundOfVersion(candor.db, version.id)).toMatchObject({ outcome: null, decisions: [] })
})

test('a word that is neither approve nor send back decides nothing', async () => {
  const { candor, slug, policyId } = await inReview()
  const version = await versionOf(candor, policyId, 1)
  const fields = { word: 'maybe', comment: 'Hm.', fingerprint: version.fingerprint }
  const answer = cameBack(await decision.action(given(contextOf(candor, ben), slug, aForm('/', fields))))
  expect(answer).toMatchObject({ status: 422, form: { rule: 'no-word', typed: { comment: 'Hm.' } } })
  expect(await findRoundOfVersion(candor.db, version.id)).toMatchObject({ outcome: null, decisions: [] })
})

test('staff cannot see a version in review', async () => {
  const { candor, slug } = await inReview()
  const context = contextOf(candor, joel)
  expect((await thrownBy(() => decision.loader(given(context, slug, aGet('/'))))).status).toBe(403)
})

test('a version in review cannot be published; an approved one asks for its day and its audience', async () => {
  const { candor, slug } = await inReview()
  const context = contextOf(candor, amara)
  const early = drawnPage(publication.default, await publication.loader(given(context, slug, aGet('/'))))
  expect(early.text).toContain('This version is not approved.')
  const other = await anInstance()
  const policy = await aPolicy(other)
  await anApprovedVersion(other, policy.policyId)
  const data = await publication.loader(given(contextOf(other, amara), policy.slug, aGet('/')))
  const page = drawnPage(publication.default, data)
  expect(page.getByRole('radio', { name: /Everyone/ })).toBeTruthy()
  expect(page.getByLabelText(/In force from/)).toBeTruthy()
  expect(page.text).toContain('The first one.')
})

test('a publication that asks for an answer in the past comes back with everything that was typed', async () => {
  const candor = await anInstance()
  const { policyId, slug } = await aPolicy(candor)
  await anApprovedVersion(candor, policyId)
  const context = contextOf(candor, amara)
  const fields = {
    changeClass: 'material',
    audience: 'everyone',
    statement: 'I have read it.',
    dueOn: '2020-12-24',
  }
  const answer = cameBack(await publication.action(given(context, slug, aForm('/', fields))))
  expect(answer.status).toBe(422)
  const data = await publication.loader(given(context, slug, aGet('/')))
  const page = drawnPage(publication.default, data, answer.form)
  expect(page.getByRole('link', { name: /due date is in the past/ })).toBeTruthy()
  expect((page.getByLabelText('The sentence they sign') as HTMLInputElement).value).toBe('I have read it.')
})
