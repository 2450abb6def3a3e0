// The pages of working together: what each shows to whom, forms that come back whole, and links that open nothing.
import { expect, test } from 'vitest'
import { resolveThread } from '../../app/commands/close-thread'
import { openExpertVisit, revokeExpert } from '../../app/commands/invite-expert'
import type { Candor, Context } from '../../app/context'
import type { Person } from '../../app/domain/person'
import { linkIsOver } from '../../app/domain/expert-link'
import * as comments from '../../app/routes/policies.$slug.comments'
import * as experts from '../../app/routes/policies.$slug.experts'
import * as expert from '../../app/routes/expert.$token'
import { countThreads } from '../../db/threads'
import { newToken } from '../../db/identifier'
import { aComment, aLawyer, aSuggestion } from '../commenting'
import { anInstance, contextOf, deskOf, minutesLater, valueOf } from '../instance'
import { amara, ben, joel, piotr } from '../people'
import { aPolicy } from '../policies'
import { aForm, aGet, drawnPage, thrownBy } from './drawn-page'

async function aDraft(): Promise<{ candor: Candor; policyId: string; slug: string }> {
  const candor = await anInstance()
  return { candor, ...(await aPolicy(candor)) }
}

function at(candor: Candor, person: Person | null, slug: string, request: Request) {
  return { context: contextOf(candor, person), params: { slug }, request }
}

/** The value and the status of what a loader or an action gave. */
function answered(answer: unknown): { status: number | undefined; value: never } {
  const { data, init } = answer as { data: never; init: { status?: number } | null }
  return { status: init?.status, value: data }
}

test('comments stand by section, with what each reader may do', async () => {
  const { candor, policyId, slug } = await aDraft()
  await aComment(candor, policyId, ben, { text: 'Which law? <script>alert(1)</script>' })
  await aSuggestion(candor, policyId, ben)
  const read = async (person: Person, search = '') => {
    const data = await comments.loader(at(candor, person, slug, aGet(`/comments${search}`)))
    return drawnPage(comments.default, data)
  }
  const author = await read(amara)
  expect(author.text).toContain('3 What the law protects')
  expect(author.text).toContain('Which law? <script>alert(1)</script>')
  expect(author.getByRole('button', { name: 'Take these words' })).toBeTruthy()
  expect(author.getByRole('button', { name: 'Resolve' })).toBeTruthy()
  expect(author.html).toContain('<ins>')
  const approver = await read(ben, '?clause=law')
  expect(approver.queryByRole('button', { name: 'Take these words' })).toBeNull()
  expect(approver.getByRole('button', { name: 'Withdraw it' })).toBeTruthy()
  expect(approver.text).toContain('Somebody else must then approve it.')
  const auditor = await read(piotr, '?clause=law')
  expect(auditor.queryByRole('button')).toBeNull()
  expect((await thrownBy(() => read(joel))).status).toBe(403)
})

test('every form of a page has a key of its own, and every field a label', async () => {
  const { candor, policyId, slug } = await aDraft()
  await aComment(candor, policyId, ben)
  await aComment(candor, policyId, amara)
  const data = await comments.loader(at(candor, amara, slug, aGet('/comments?clause=law')))
  const { document } = drawnPage(comments.default, data)
  const keys = [...document.querySelectorAll<HTMLInputElement>('input[name=once]')].map((key) => key.value)
  expect(new Set(keys).size).toBe(document.querySelectorAll('form[method=post]').length)
  const ids = [...document.querySelectorAll('[id]')].map((element) => element.id)
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
})

test('a suggestion that would lose something comes back whole, with what would be lost', async () => {
  const { candor, slug } = await aDraft()
  const page = aGet('/comments?clause=law')
  const data = await comments.loader(at(candor, ben, slug, page))
  const fields = {
    intent: 'suggest',
    section: 'law',
    started: data.section?.mark ?? '',
    heading: 'The law',
    markdown: 'Ask.\n\n![a picture](x.png)',
    text: 'A picture helps.',
    tell: '',
  }
  const answer = answered(await comments.action(at(candor, ben, slug, aForm('/comments?clause=law', fields))))
  expect(answer.status).toBe(422)
  const drawn = drawnPage(comments.default, data, answer.value)
  expect(drawn.getByLabelText<HTMLTextAreaElement>('Text').value).toBe('Ask.\n\n![a picture](x.png)')
  expect(drawn.getByLabelText<HTMLTextAreaElement>('Why are they better?').value).toBe('A picture helps.')
  expect(drawn.getByRole('button', { name: 'Suggest it all the same' })).toBeTruthy()
})

test('what was resolved is found under Closed; a page that is not there is the last one', async () => {
  const { candor, policyId, slug } = await aDraft()
  const threadId = await aComment(candor, policyId, ben)
  valueOf(await resolveThread(deskOf(candor, amara), { policyId, threadId, text: 'Settled.' }))
  const closed = await comments.loader(at(candor, amara, slug, aGet('/comments?standing=closed&page=999')))
  expect(drawnPage(comments.default, closed).text).toContain('Settled.')
  for (const search of ['?clause=__proto__', '?clause=gone', '?page=-1', '?standing=x&clause=%00'])
    expect(await comments.loader(at(candor, amara, slug, aGet(`/comments${search}`)))).toBeTruthy()
})

test('a link is shown once, to an author', async () => {
  const { candor, slug } = await aDraft()
  const once = 'one-and-the-same-form'
  const fields = { intent: 'invite', name: 'Adeola Grant', email: '', days: '7', once }
  const made = await experts.action(at(candor, amara, slug, aForm('/experts', fields)))
  const handed = answered(made).value as { handed: { link: string } }
  expect(handed.handed.link).toMatch(/^https:\/\/candor\.example\.org\/expert\/[\w-]{40,}$/)
  const again = await experts.action(at(candor, amara, slug, aForm('/experts', fields)))
  expect(answered(again).value).toMatchObject({ handed: { link: null } })
  const page = drawnPage(experts.default, await experts.loader(at(candor, amara, slug, aGet('/experts'))))
  expect(page.text).toContain('Adeola Grant')
  expect(page.text).toContain('Works')
  expect(page.html).not.toContain(handed.handed.link.split('/').at(-1))
  expect((await thrownBy(() => experts.loader(at(candor, ben, slug, aGet('/experts'))))).status).toBe(403)
})

function byLink(candor: Candor, token: string, request: Request, context: Partial<Context> = {}) {
  return { context: { ...contextOf(candor, null), ...context }, params: { token }, request }
}

test('an expert is told where they are before the draft opens, and then reads it with what was said', async () => {
  const { candor, policyId } = await aDraft()
  await aComment(candor, policyId, ben, { text: 'Ask the lawyer.' })
  const { token, desk } = await aLawyer(candor, policyId)
  const look = async (search = '') =>
    answered(await expert.loader(byLink(candor, token, aGet(`/expert/${token}${search}`))))
  const door = drawnPage(expert.default, (await look()).value)
  expect(door.text).toContain('Welcome, Adeola Grant')
  expect(door.text).not.toContain('Nothing here takes a legal right away.')
  valueOf(await openExpertVisit(desk()))
  const draft = drawnPage(expert.default, (await look()).value)
  expect(draft.text).toContain('DRAFT')
  expect(draft.text).toContain('Nothing here takes a legal right away.')
  expect(draft.getByRole('link', { name: 'Comment on section 3 (1 open)' })).toBeTruthy()
  const section = drawnPage(expert.default, (await look('?clause=law')).value)
  expect(section.text).toContain('Ask the lawyer.')
  expect(section.queryByLabelText(/Tell somebody/)).toBeNull()
  expect(section.queryByRole('button', { name: /Resolve|Take/ })).toBeNull()
  for (const href of [...section.document.querySelectorAll('a')].map((a) => a.getAttribute('href')))
    expect(href).toMatch(/^(\/expert\/|#)/)
})

test('an expert comments; what only colleagues may do is not there for them', async () => {
  const { candor, policyId } = await aDraft()
  const { token } = await aLawyer(candor, policyId)
  const threadId = await aSuggestion(candor, policyId, ben)
  const post = (fields: Record<string, string>) =>
    expert.action(byLink(candor, token, aForm(`/expert/${token}?clause=law`, fields)))
  const sent = await post({ intent: 'comment', section: 'law', quote: '', text: 'Which law?' })
  expect(sent).toMatchObject({ status: 303 })
  expect((sent as Response).headers.get('location')).toMatch(
    /^\/expert\/[\w-]+\?clause=law&done=comment&thread=[\w-]+#thread-[\w-]+$/,
  )
  for (const intent of ['take', 'leave', 'resolve', 'reopen', 'read', 'revoke', 'invite', ''])
    expect(answered(await post({ intent, thread: threadId, text: 'x' })).status).toBe(422)
  expect(await countThreads(candor.db, { policyId })).toEqual({ open: 2, closed: 0 })
})

test('unknown, ended and revoked links say the same, and give back what was typed', async () => {
  const { candor, policyId } = await aDraft()
  const revoked = await aLawyer(candor, policyId)
  valueOf(await revokeExpert(deskOf(candor, amara), { policyId, linkId: revoked.id }))
  const ended = await aLawyer(candor, policyId, '1')
  const later: Candor = { ...candor, now: () => minutesLater(24 * 60) }
  const tokens = [revoked.token, ended.token, newToken(), '', '..', '__proto__', 'x'.repeat(2_000)]
  const seen = new Set<string>()
  for (const token of tokens) {
    const loaded = answered(await expert.loader(byLink(later, token, aGet('/expert/x'))))
    expect(loaded.status).toBe(410)
    const fields = { intent: 'comment', section: 'law', text: 'Three pages of advice.' }
    const acted = answered(await expert.action(byLink(later, token, aForm('/expert/x', fields))))
    expect(acted.status).toBe(410)
    const page = drawnPage(expert.default, loaded.value, acted.value)
    expect(page.text).toContain(linkIsOver.sentence)
    expect(page.getByLabelText<HTMLTextAreaElement>('What you wrote, part 1').value).toBe(
      'Three pages of advice.',
    )
    seen.add(page.html)
  }
  expect(seen.size).toBe(1)
  expect(await countThreads(candor.db, { policyId })).toEqual({ open: 0, closed: 0 })
})

test('whoever sends too many forms waits, and keeps what was typed', async () => {
  const { candor, policyId } = await aDraft()
  const { token } = await aLawyer(candor, policyId)
  const fields = { intent: 'reply', thread: 'none', text: 'Again.' }
  const statuses: (number | undefined)[] = []
  for (let sent = 0; sent < 122; sent += 1)
    statuses.push(answered(await expert.action(byLink(candor, token, aForm('/expert/x', fields)))).status)
  expect(statuses.filter((status) => status === 422).length).toBeGreaterThanOrEqual(120)
  expect(statuses.at(-1)).toBe(429)
  const guesses: (number | undefined)[] = []
  for (let sent = 0; sent < 33; sent += 1)
    guesses.push(answered(await expert.action(byLink(candor, newToken(), aForm('/expert/x', fields)))).status)
  expect([guesses[0], guesses.at(-1)]).toEqual([410, 429])
})
