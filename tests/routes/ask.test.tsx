// "Can I post this?" in pages: choices, the section that decides, what no policy covers, and questions on their way.
import { expect, test } from 'vitest'
import { answerSituation } from '../../app/commands/answer-situation'
import { answerQuestion } from '../../app/commands/answer-question'
import { askQuestion } from '../../app/commands/ask-question'
import { loadSample } from '../../app/commands/load-sample'
import { publishAnswer } from '../../app/commands/publish-answer'
import type { Candor } from '../../app/context'
import type { Person } from '../../app/domain/person'
import { profileChoices, subjects } from '../../app/domain/situation'
import Ask, { action as askAction, loader as askLoader } from '../../app/routes/ask._index'
import AskedQuestion, { action as questionAction, loader as questionLoader } from '../../app/routes/ask.$id'
import Answer, { loader as answerLoader } from '../../app/routes/ask.answer'
import Questions, { loader as listLoader } from '../../app/routes/questions'
import { anAskingPlace } from '../asking'
import { aDatabase } from '../databases/database'
import { shippedLibrary } from '../shipped-library'
import { hostileWords } from '../journeys/hostile'
import { contextOf, deskOf, ledgerActionsOf, noon, valueOf } from '../instance'
import { amara, ben, joel, maria, piotr } from '../people'
import { aForm, aGet, drawnPage, thrownBy } from './drawn-page'

const once = 'one-time-key-1'

async function ask(candor: Candor, person: Person, fields: Record<string, string>) {
  return askAction({
    context: contextOf(candor, person),
    request: aForm('/ask', { once, ...fields }),
    params: {},
  })
}

/** What the page shows after a form came back. */
async function drawnAsk(candor: Candor, fields: Record<string, string>) {
  const request = aGet('/ask')
  const came = await ask(candor, joel, fields)
  if (!('init' in came)) throw new Error(`It led to ${came.headers.get('location') ?? ''}.`)
  const data = await askLoader({ context: contextOf(candor, joel), request, params: {} })
  return { status: came.init?.status, page: drawnPage(Ask, data, came.data) }
}

async function drawnAnswer(candor: Candor, address: string) {
  const data = await answerLoader({ context: contextOf(candor, joel), request: aGet(address), params: {} })
  return drawnPage(Answer, data)
}

async function aQuestion(candor: Candor, words = 'May I post my badge?') {
  const form = { words, situation: { about: 'others-work', profile: 'personal' }, place: null } as const
  return valueOf(await askQuestion(deskOf(candor, joel), form)).id
}

const params = (id: string) => ({ id })

async function drawnQuestion(candor: Candor, person: Person, id: string, came?: unknown) {
  const request = aGet(`/ask/${id}`)
  return drawnPage(
    AskedQuestion,
    await questionLoader({ context: contextOf(candor, person), request, params: params(id) }),
    came,
  )
}

async function send(candor: Candor, person: Person, id: string, fields: Record<string, string>) {
  const request = aForm(`/ask/${id}`, { once, ...fields })
  return questionAction({ context: contextOf(candor, person), request, params: params(id) })
}

test('a covered situation answers with the section that decides, whom to ask, and what else matters', async () => {
  const { candor } = await anAskingPlace()
  const went = await ask(candor, joel, {
    intent: 'look',
    profile: 'official',
    about: 'colleagues',
    words: '',
  })
  if ('init' in went) throw new Error('It should lead to an address.')
  const address = went.headers.get('location') ?? ''
  expect(address).toBe('/ask/answer?profile=official&about=colleagues')
  const page = await drawnAnswer(candor, address)
  expect(page.getByRole('heading', { name: 'Ask before you post it.' })).toBeDefined()
  expect(page.document.querySelector('blockquote')?.textContent).toContain(
    'you must ask them, colleagues too',
  )
  expect(
    page.getByRole('link', { name: /Section \d+ of Social media policy, version 1.0/ }).getAttribute('href'),
  ).toBe('/policies/social-media-policy#clause-people-and-pictures')
  expect(page.text).toContain(
    'Maria Silva (Head of communications) answers, with a reason, within four working hours',
  )
})

test('typed words are kept for the question, add what they speak of, and stand in no address', async () => {
  const { candor } = await anAskingPlace()
  const words = 'A team photo with a pupil in it'
  const { status, page } = await drawnAsk(candor, {
    intent: 'look',
    profile: 'official',
    about: 'colleagues',
    words,
  })
  expect(status).toBe(200)
  expect(page.getByLabelText<HTMLTextAreaElement>('Your question').value).toBe(words)
  expect(page.getByRole('heading', { name: 'Your words also speak of' })).toBeDefined()
  const hrefs = page.getAllByRole('link').map((link) => link.getAttribute('href') ?? '')
  expect(hrefs).toContain('/ask/answer?profile=official&about=colleagues&also=children')
  expect(hrefs.filter((href) => href.includes('pupil'))).toEqual([])
})

test('words without a choice are looked through, and what fits stands first', async () => {
  const { candor } = await anAskingPlace()
  const { status, page } = await drawnAsk(candor, {
    intent: 'look',
    profile: 'personal',
    words: 'my payslip',
  })
  expect(status).toBe(200)
  const first = page.document.querySelector<HTMLInputElement>('[name="about"]')
  expect([first?.value, first?.checked]).toEqual(['conditions', true])
})

test('an empty form comes back with the fix, and what was typed', async () => {
  const { candor } = await anAskingPlace()
  const { status, page } = await drawnAsk(candor, { intent: 'look', words: 'Xyzzy?' })
  expect(status).toBe(422)
  expect(page.getByRole('alert').textContent).toContain('Choose where you would post it.')
  expect(page.document.querySelector('textarea')?.textContent).toBe('Xyzzy?')
})

test('an empty question about a section comes back with the section, not with the general form', async () => {
  const { candor } = await anAskingPlace()
  const place = { policy: 'social-media-policy', clause: 'people-and-pictures' }
  const { status, page } = await drawnAsk(candor, { intent: 'ask', ...place, words: '' })
  expect(status).toBe(422)
  expect(page.getByRole('alert').textContent).toContain('Write your question in a few words')
  expect(page.getByRole('heading', { name: 'Ask about this section' })).toBeDefined()
  expect(page.getByRole('textbox', { name: 'Your question' })).toBeDefined()
  const gone = await drawnAsk(candor, { intent: 'ask', ...place, clause: 'gone', words: 'What of this?' })
  expect(gone.status).toBe(422)
  expect(gone.page.document.querySelector('textarea')?.textContent).toBe('What of this?')
})

test('what no policy covers goes to the helper with the promise of the policy, who is told', async () => {
  const { candor } = await anAskingPlace()
  const page = await drawnAnswer(candor, '/ask/answer?profile=personal&about=others-work')
  expect(page.getByRole('heading', { name: 'No policy speaks of this yet.' })).toBeDefined()
  const went = await ask(candor, joel, {
    ...{ intent: 'ask', profile: 'personal', about: 'others-work' },
    words: 'May I share this cartoon?',
  })
  if ('init' in went) throw new Error('It should lead to the question.')
  const id = /^\/ask\/([\w-]+)\?done=asked$/.exec(went.headers.get('location') ?? '')?.[1] ?? ''
  const asked = await drawnQuestion(candor, joel, id)
  // Asked at noon, four working hours.
  expect(asked.text).toContain('Maria Silva answers by 24 November 2026, 16:00 UTC')
  const mail = await candor.db.selectFrom('outbox').select(['address', 'body']).execute()
  expect(
    mail
      .filter(({ address }) => address === maria.email)
      .map(({ body }) => body)
      .join(),
  ).toContain('cartoon')
  expect((await ledgerActionsOf(candor.db)).at(-1)).toBe('question.asked')
})

test('a question is seen by the asker, the one asked and those who read questions; others learn nothing', async () => {
  const { candor } = await anAskingPlace()
  const id = await aQuestion(candor)
  for (const person of [joel, maria, amara, piotr])
    expect((await drawnQuestion(candor, person, id)).text).toContain('May I post my badge?')
  const get = (person: Person, at: string) =>
    thrownBy(() =>
      questionLoader({ context: contextOf(candor, person), request: aGet(`/ask/${at}`), params: params(at) }),
    )
  expect((await get(ben, id)).status).toBe(404)
  expect((await get(joel, 'no-such')).status).toBe(404)
  const posted = await thrownBy(() => send(candor, ben, id, { intent: 'answer', answer: 'Yes.' }))
  expect(posted.status).toBe(404)
})

test('an answer ends the waiting and reaches the asker; a correction stands below it', async () => {
  const { candor } = await anAskingPlace()
  const id = await aQuestion(candor)
  await send(candor, maria, id, { intent: 'answer', answer: 'Yes, without the code on it.' })
  await send(candor, maria, id, {
    intent: 'answer',
    answer: 'No: the code is on both sides.',
    once: 'one-time-key-2',
  })
  const page = await drawnQuestion(candor, joel, id)
  expect(page.getByRole('heading', { name: 'Corrected answer' })).toBeDefined()
  expect(page.text).toContain('without the code on it')
  const mail = await candor.db
    .selectFrom('outbox')
    .select('subject')
    .where('person_id', '=', joel.id)
    .execute()
  expect(mail.map(({ subject }) => subject)).toEqual([
    'Maria Silva has answered your question',
    'Maria Silva has corrected the answer to your question',
  ])
})

test('the asker may take a question back, and nobody answers it then', async () => {
  const { candor } = await anAskingPlace()
  const id = await aQuestion(candor)
  await send(candor, joel, id, { intent: 'take-back' })
  const answer = await answerQuestion(deskOf(candor, maria), { questionId: id, answer: 'Yes.' })
  expect(answer).toMatchObject({ ok: false, rule: 'taken-back' })
  expect((await drawnQuestion(candor, joel, id)).text).toContain('Nobody needs to answer it any more')
})

test('words that name somebody are not made public before that was meant', async () => {
  const { candor } = await anAskingPlace()
  const id = await aQuestion(candor)
  valueOf(await answerQuestion(deskOf(candor, maria), { questionId: id, answer: 'Yes.' }))
  const words = { clauseId: 'confidential', question: 'May Joel post a badge?', answer: 'Ask Nadia Rahman.' }
  const form = { questionId: id, ...words, acceptsNames: false }
  const warned = await publishAnswer(deskOf(candor, maria), form)
  expect(warned).toMatchObject({ ok: false, rule: 'names-people' })
  expect(warned.ok || warned.sentence).toContain('Joel Brandt, Nadia Rahman')
  expect(await publishAnswer(deskOf(candor, maria), { ...form, acceptsNames: true })).toMatchObject({
    ok: true,
  })
})

test('the list of questions is for those who read or answer them, waiting first by the promised time', async () => {
  const { candor } = await anAskingPlace()
  await aQuestion(candor, 'The first?')
  await aQuestion(candor, 'The second?')
  const list = async (person: Person, address = '/questions') =>
    drawnPage(
      Questions,
      await listLoader({ context: contextOf(candor, person), request: aGet(address), params: {} }),
    )
  for (const person of [amara, maria, piotr]) {
    const page = await list(person)
    expect(page.getAllByRole('rowheader').map((row) => row.querySelector('a')?.textContent)).toEqual([
      'The first?',
      'The second?',
    ])
  }
  expect((await list(amara, '/questions?show=overdue')).text).toContain('Nothing waits')
  expect((await thrownBy(() => list(joel))).status).toBe(404)
})

test('hostile words are asked, answered and shown as they are, or come back with a sentence', async () => {
  const { candor } = await anAskingPlace()
  for (const [place, words] of hostileWords.map(decodeURIComponentSafely).entries()) {
    const fields = {
      intent: 'ask',
      profile: 'personal',
      about: 'others-work',
      words,
      once: `one-time-key-${place}`,
    }
    const went = await ask(candor, joel, fields)
    if ('init' in went) {
      expect(went.init?.status).toBe(422)
      continue
    }
    const id = /\/ask\/([\w-]+)/.exec(went.headers.get('location') ?? '')?.[1] ?? ''
    const page = await drawnQuestion(candor, maria, id)
    expect(page.document.querySelector('script, img')).toBeNull()
  }
})

/** As a browser would have sent it; halves of characters stay as they stand in the address. */
function decodeURIComponentSafely(words: string): string {
  try {
    return decodeURIComponent(words)
  } catch {
    return words
  }
}

test('a section can be asked about from the policy; one that is not there cannot', async () => {
  const { candor } = await anAskingPlace()
  const load = (address: string) =>
    askLoader({ context: contextOf(candor, joel), request: aGet(address), params: {} })
  const page = drawnPage(Ask, await load('/ask?policy=social-media-policy&clause=respect'))
  expect(page.getByRole('heading', { level: 1 }).textContent).toBe('Ask about this section')
  const went = await ask(candor, joel, {
    intent: 'ask',
    policy: 'social-media-policy',
    clause: 'respect',
    words: 'Why?',
  })
  if ('init' in went) throw new Error('It should lead to the question.')
  const row = await candor.db
    .selectFrom('asked_questions')
    .select(['clause_id', 'situation'])
    .executeTakeFirstOrThrow()
  expect(row).toEqual({ clause_id: 'respect', situation: '{}' })
  for (const address of ['/ask?policy=social-media-policy&clause=x', '/ask?policy=%00&clause=respect'])
    expect((await thrownBy(() => load(address))).status).toBe(404)
})

test('every situation of the vocabulary has an answer in the sample, or is not covered; what is protected never asks first', async () => {
  const { db } = await aDatabase('sqlite')
  const settings = { url: 'https://candor.example.org' } as Candor['settings']
  const library = await shippedLibrary()
  const candor: Candor = { db, settings, library, now: () => noon, wakeOutbox: () => undefined }
  valueOf(await loadSample(candor, { now: noon }))
  const answers = new Map<string, string>()
  for (const { value: profile } of profileChoices)
    for (const { value: about } of subjects) {
      const asked = { situation: { profile, about }, also: subjects.map(({ value }) => value) }
      const answer = await answerSituation(db, { ...asked, personId: 'nobody', at: noon })
      answers.set(`${about} ${profile}`, answer.deciding?.answer ?? 'not covered')
      expect(answer.ask).not.toBeNull()
    }
  expect(answers.get('conditions personal')).toBe('right')
  expect(answers.get('wrongdoing official')).toBe('right')
  expect(answers.get('politics official')).toBe('if')
  expect(answers.get('others-work personal')).toBe('not covered')
})
