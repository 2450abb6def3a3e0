// The kiosk's pages: a code is looked up gently, guessed seldom, kept nowhere, and carried only in forms.
import { beforeEach, describe, expect, test } from 'vitest'
import * as kioskPage from '../../app/routes/kiosk._index'
import * as codePage from '../../app/routes/kiosk.$code'
import * as codesPage from '../../app/routes/acknowledgements.$campaign.codes._index'
import * as recordPage from '../../app/routes/acknowledgements.$campaign.record'
import * as figuresPage from '../../app/routes/acknowledgements.$campaign.understanding'
import * as understandingPage from '../../app/routes/policies.$slug.understanding'
import * as checksPage from '../../app/routes/policies.$slug.checks'
import type { Candor } from '../../app/context'
import { printedCode } from '../../app/domain/kiosk-code'
import { loggedPath } from '../../app/http/request'
import { aCheckedPolicy, aCodeFor, anAskedPolicy, whoToAsk } from '../asked-people'
import { anInstance, contextOf, noon } from '../instance'
import { amara, joel, piotr } from '../people'
import { aForm, aGet, drawnPage, thrownBy } from './drawn-page'

type Answered = { data: unknown; init: { status?: number; headers?: Record<string, string> } | null }

let candor: Candor
beforeEach(async () => {
  candor = await anInstance()
})

function post(fields: Record<string, string>, address = '127.0.0.1', now = candor) {
  const context = { ...contextOf(now, null), address }
  return kioskPage.action({ context, request: aForm('/kiosk', fields), params: {} })
}

async function drawn(fields: Record<string, string>) {
  const answer = (await post(fields)) as Answered
  return { page: drawnPage(kioskPage.default, null, answer.data), init: answer.init }
}

function hidden(page: { document: Document }, within: string): Record<string, string> {
  const inputs = page.document.querySelectorAll<HTMLInputElement>(`${within} input[type=hidden]`)
  return Object.fromEntries([...inputs].map((input) => [input.name, input.value]))
}

describe('the kiosk', () => {
  test('leads from a code typed anyhow to the name, the text, the statement, and a page that knows nobody', async () => {
    const { campaignId } = await anAskedPolicy(candor)
    const code = await aCodeFor(candor, campaignId, joel)
    const typed = ` ${code.slice(0, 3).toLowerCase()} ${code.slice(3, 7)}-${code.slice(7)} `
    const name = await drawn({ code: typed })
    name.page.getByRole('heading', { name: 'You are Joel Brandt?' })
    expect(name.init?.headers).toMatchObject({
      'cache-control': 'no-store',
      refresh: expect.any(String) as string,
    })
    const text = await drawn({ code, intent: 'read' })
    text.page.getByText(/Nothing here takes a legal right away/)
    const sent = hidden(text.page, '#statement')
    expect(sent).toMatchObject({ code: printedCode(code), intent: 'acknowledge' })
    const done = (await post(sent)) as Response
    expect([done.status, done.headers.get('location'), done.headers.get('set-cookie')]).toEqual([
      303,
      '/kiosk/done',
      null,
    ])
    // Pressed twice: the second answer is that of the first.
    expect(((await post(sent)) as Response).status).toBe(303)
    const again = await drawn({ code })
    expect(again.init?.status).toBe(422)
    again.page.getByText(/This code does not work/)
  })

  test('says the same sentence about a wrong code, a used one, an old one and no code at all', async () => {
    const { campaignId } = await anAskedPolicy(candor)
    const old = await aCodeFor(candor, campaignId, joel)
    await aCodeFor(candor, campaignId, joel)
    const codes = [old, 'BBBBB-BBBBB', '', '<script>', 'x'.repeat(10_000), '\u0000\ud800']
    const said = await Promise.all(codes.map((code) => post({ code })))
    const sentences = said.map((answer) => (answer as { data: { sentence: string } }).data.sentence)
    expect(new Set(sentences).size).toBe(1)
    const empty = (await post({})) as { data: { sentence: string } }
    expect(empty.data.sentence).toBe(sentences[0])
  })

  test('lets nobody guess for long, and forgives a place where right codes are typed', async () => {
    const { campaignId } = await anAskedPolicy(candor)
    const code = await aCodeFor(candor, campaignId, joel)
    const statuses: (number | undefined)[] = []
    for (let count = 0; count < 21; count += 1)
      statuses.push(((await post({ code: 'BBBBBBBBBB' })) as Answered).init?.status)
    expect([statuses.slice(0, 20).every((status) => status === 422), statuses[20]]).toEqual([true, 429])
    expect(((await post({ code })) as Answered).init?.status).toBe(429)
    const later = { ...candor, now: () => new Date(noon.getTime() + 3_600_000) }
    for (let count = 0; count < 25; count += 1)
      expect(((await post({ code }, '10.0.0.9', later)) as Answered).init?.status).toBeUndefined()
  })

  test('opened by a code’s address looks nothing up and uses nothing up', async () => {
    const { campaignId } = await anAskedPolicy(candor)
    const code = await aCodeFor(candor, campaignId, joel)
    const before = await candor.db.selectFrom('kiosk_codes').selectAll().execute()
    const args = { context: contextOf(candor, null), request: aGet(`/kiosk/${code}`), params: { code } }
    const answer = codePage.loader(args) as unknown as { data: { typed: string } }
    expect(answer.data).toEqual({ typed: printedCode(code) })
    expect(await candor.db.selectFrom('kiosk_codes').selectAll().execute()).toEqual(before)
    const other = codePage.loader({ ...args, params: { code: '../../ledger' } }) as Response
    expect(other.headers.get('location')).toBe('/kiosk')
    expect(loggedPath(`/kiosk/${code}`)).toBe('/kiosk/…')
  })

  test('asks the questions before the statement, and says which answers were right and why', async () => {
    const asked = await aCheckedPolicy(candor)
    const code = await aCodeFor(candor, asked.campaignId, joel)
    const { page } = await drawn({ code, intent: 'read' })
    expect(page.document.querySelector('#statement')).toBeNull()
    expect(page.html).not.toContain(whoToAsk.why)
    const sent = hidden(page, '#questions')
    const unanswered = await drawn(sent)
    expect(unanswered.init?.status).toBe(422)
    unanswered.page.getByText('2 questions have no answer yet.')
    const [first, second] = asked.questions.map(({ id }) => `check-${id}`)
    const wrong = await drawn({ ...sent, [first ?? '']: '1', [second ?? '']: '1' })
    wrong.page.getByText('1 of 2 right.')
    wrong.page.getByText(whoToAsk.why)
    wrong.page.getAllByText(/You have one try left/)
    const passed = await drawn({
      ...hidden(wrong.page, '#questions'),
      [first ?? '']: '0',
      [second ?? '']: '1',
    })
    passed.page.getByText('2 of 2 right.')
    expect(passed.page.document.querySelector('#statement')).not.toBeNull()
  })
})

describe('the sheet of codes', () => {
  test('stands only in the answer, is kept nowhere, and draws a QR code with words for each person', async () => {
    const { campaignId } = await anAskedPolicy(candor)
    const context = contextOf(candor, amara)
    const request = aForm('/codes', { who: 'person', person: joel.id, days: '14' })
    const params = { campaign: campaignId }
    const answer = (await codesPage.action({ context, request, params })) as unknown as Answered
    expect(answer.init?.headers).toMatchObject({ 'cache-control': 'no-store' })
    const facts = await codesPage.loader({ context, request: aGet('/codes'), params })
    const page = drawnPage(codesPage.default, facts, answer.data)
    page.getByRole('img', { name: 'QR code that opens the kiosk with the code of Joel Brandt' })
    expect(page.text).toMatch(/[B-Y3-9]{5}-[B-Y3-9]{5}/)
    expect(page.html).not.toContain('style=')
    expect(JSON.stringify(facts)).not.toMatch(/[B-Y3-9]{5}-[B-Y3-9]{5}/)
    const staff = await thrownBy(() =>
      codesPage.loader({ context: contextOf(candor, joel), request: aGet('/codes'), params }),
    )
    expect(staff.status).toBe(403)
  })
})

describe('recording for somebody', () => {
  test('gives the form back as it was typed when the day does not hold', async () => {
    const asked = await anAskedPolicy(candor)
    const context = contextOf(candor, amara)
    const params = { campaign: asked.campaignId }
    const typed = {
      version: asked.versionId,
      givenOn: '2027-01-01',
      how: 'aloud',
      reason: 'Has no "device" <b>',
    }
    const refused = (await recordPage.action({
      ...{ context, params, request: aForm('/record', { person: joel.id, ...typed }) },
    })) as unknown as Answered
    expect(refused.init?.status).toBe(422)
    const facts = await recordPage.loader({ context, params, request: aGet(`/record?person=${joel.id}`) })
    const page = drawnPage(recordPage.default, facts, refused.data)
    expect(page.getByLabelText<HTMLTextAreaElement>(/Why do you record/).value).toBe(typed.reason)
    expect(page.getByLabelText<HTMLInputElement>('Said aloud, with a witness').checked).toBe(true)
    page.getByRole('link', { name: /still to come/ })
  })
})

describe('understanding', () => {
  const args = { request: aGet('/understanding') }

  test('is answered on one page, which then says what was right and goes on to the statement', async () => {
    const asked = await aCheckedPolicy(candor)
    const context = contextOf(candor, joel)
    const params = { slug: asked.slug }
    const first = drawnPage(
      understandingPage.default,
      await understandingPage.loader({ ...args, context, params }),
    )
    expect(first.getAllByRole('group')).toHaveLength(2)
    expect(first.html).not.toContain(whoToAsk.why)
    const [one, other] = asked.questions.map(({ id }) => `check-${id}`)
    const sent = { [one ?? '']: '0', [other ?? '']: '1' }
    const answer = (await understandingPage.action({
      ...{ context, params, request: aForm('/understanding', sent) },
    })) as unknown as Answered
    const facts = await understandingPage.loader({ ...args, context, params })
    const page = drawnPage(understandingPage.default, facts, answer.data)
    page.getByText('2 of 2 right.')
    expect(page.getByRole('link', { name: 'On to the statement' }).getAttribute('href')).toBe(
      `/policies/${asked.slug}#statement`,
    )
  })

  test('shows no figures of fewer than five people', async () => {
    const asked = await aCheckedPolicy(candor)
    const [one, other] = asked.questions.map(({ id }) => `check-${id}`)
    const request = aForm('/understanding', { [one ?? '']: '1', [other ?? '']: '1' })
    await understandingPage.action({
      context: contextOf(candor, joel),
      params: { slug: asked.slug },
      request,
    })
    const params = { campaign: asked.campaignId }
    const facts = await figuresPage.loader({ ...args, context: contextOf(candor, piotr), params })
    const page = drawnPage(figuresPage.default, facts)
    page.getByText(/Fewer than five people have answered/)
    expect(page.getAllByText('too few to tell')).toHaveLength(2)
    expect(JSON.stringify(facts)).not.toContain('Joel')
  })

  test('is kept by authors, who see which question is not asked any more', async () => {
    const asked = await aCheckedPolicy(candor)
    await candor.db
      .updateTable('check_questions')
      .set({ clause_id: 'gone' })
      .where('question', '=', whoToAsk.question)
      .execute()
    const params = { slug: asked.slug }
    const facts = await checksPage.loader({
      context: contextOf(candor, amara),
      params,
      request: aGet('/checks'),
    })
    const page = drawnPage(checksPage.default, facts)
    expect(page.getAllByText('Not asked')).toHaveLength(1)
    const staff = await thrownBy(() =>
      checksPage.loader({ context: contextOf(candor, joel), params, request: aGet('/checks') }),
    )
    expect(staff.status).toBe(403)
  })
})
