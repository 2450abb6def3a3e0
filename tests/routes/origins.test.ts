// Where each sentence comes from, as a page: answers with who and when, conditions, gaps, hand edits and the way back.
import { expect, test } from 'vitest'
import type { Candor } from '../../app/context'
import { editClause } from '../../app/commands/edit-clause'
import { saveAnswers } from '../../app/commands/save-answers'
import { editMark } from '../../app/domain/draft'
import { markOf } from '../../app/domain/mark'
import type { Person } from '../../app/domain/person'
import * as originsPage from '../../app/routes/policies.$slug.origins.$clause'
import { aDraftingInstance, aPolicy, draftNow } from '../drafting-desk'
import { contextOf, deskOf, minutesLater, noon, valueOf } from '../instance'
import { amara, joel, nadia, ruth } from '../people'
import { submit } from '../policies'
import { aForm, aGet, drawnPage, thrownBy } from './drawn-page'

const slug = 'social-media-policy'

async function aPlace(): Promise<{ candor: Candor; policyId: string }> {
  const candor = await aDraftingInstance()
  const { policy } = await aPolicy(candor)
  return { candor, policyId: policy.id }
}

async function answer(
  { candor, policyId }: Awaited<ReturnType<typeof aPlace>>,
  answers: Record<string, string>,
  { person = amara, at = noon }: { person?: Person; at?: Date } = {},
): Promise<void> {
  const { draft } = await draftNow(candor, policyId)
  const entries = Object.entries(answers).map(([question, typed]) => ({
    question,
    typed: [typed],
    started: markOf(draft.answers[question]),
  }))
  valueOf(await saveAnswers(deskOf(candor, person, { at }), { policyId, revision: draft.revision, entries }))
}

async function writeByHand({ candor, policyId }: Awaited<ReturnType<typeof aPlace>>, clauseId: string) {
  const { draft } = await draftNow(candor, policyId)
  valueOf(
    await editClause(deskOf(candor, nadia), {
      policyId,
      clauseId,
      started: editMark(draft, clauseId),
      heading: 'Your accounts',
      markdown: 'Ask us first. Then post.',
      losses: '',
    }),
  )
}

function given(candor: Candor, clause: string, { person = amara, query = '' } = {}) {
  return {
    context: contextOf(candor, person),
    params: { slug, clause },
    request: aGet(`/policies/${slug}/origins/${clause}${query}`),
  }
}

async function drawn(candor: Candor, clause: string, more: { person?: Person; query?: string } = {}) {
  return drawnPage(originsPage.default, await originsPage.loader(given(candor, clause, more)))
}

/** The row of the sentence that holds these words, as text. */
function rowOf(page: Awaited<ReturnType<typeof drawn>>, words: string): string {
  const rows = [...page.document.querySelectorAll('.origins > li')]
  return (
    rows.find((row) => row.querySelector('.said')?.textContent?.includes(words))?.textContent ?? 'no such row'
  )
}

test('an answer stands out, with its question, who gave it and when, and the way to change it', async () => {
  const place = await aPlace()
  await answer(place, { who: 'Ana' }, { at: minutesLater(5) })
  const page = await drawn(place.candor, 'own')
  expect(page.document.querySelector('mark.from-answer')?.textContent).toBe('Ana')
  expect(rowOf(page, 'Ask Ana.')).toContain('Answer to “Label of who?”')
  expect(rowOf(page, 'Ask Ana.')).toContain('Amara Okafor, 24 November 2026, 12:05 UTC')
  const link = page.getAllByRole('link', { name: 'Change: Label of who?' })[0]
  expect(link?.getAttribute('href')).toBe(`/policies/${slug}/answers/who`)
})

test('a sentence that an answer lets stand names that answer', async () => {
  const place = await aPlace()
  await answer(place, { 'own-accounts': 'open' })
  const page = await drawn(place.candor, 'own')
  expect(rowOf(page, 'You may say that you work here.')).toContain(
    'Stands because of “Label of own-accounts?”: Yes, openly',
  )
})

test('a gap leads to the question it waits for', async () => {
  const page = await drawn((await aPlace()).candor, 'own')
  expect(rowOf(page, '[the who]')).toContain('Waits for “Label of who?”')
  expect(page.getAllByRole('link', { name: 'Answer: Label of who?' }).length).toBe(1)
})

test('a section of the template says why it is there, and which template in which version', async () => {
  const page = await drawn((await aPlace()).candor, 'law')
  expect(page.text).toContain('Small policy 1.0.0')
  expect(page.text).toContain('Why law is here.')
  expect(rowOf(page, 'Nothing here takes')).toContain('Template')
})

test('words written by hand show who wrote them and what the template says now, as a redline', async () => {
  const place = await aPlace()
  await answer(place, { who: 'Ana' })
  await writeByHand(place, 'own')
  const page = await drawn(place.candor, 'own')
  expect(
    page.getByRole('heading', { name: 'Override: written by hand, over the template’s words' }),
  ).toBeTruthy()
  const redline = page.document.querySelector('.redline')
  expect(redline?.querySelector('h3 del')?.textContent).toBe('own ')
  expect(redline?.textContent).toContain('Ana')
  expect(rowOf(page, 'Then post.')).toContain('By hand')
  expect(page.getByRole('region', { name: /^Override/ }).textContent).toContain('Nadia Rahman, 24 Nov')
})

test('one button goes back to the template’s words', async () => {
  const place = await aPlace()
  await writeByHand(place, 'own')
  const form = await originsPage.loader(given(place.candor, 'own'))
  const sent = await originsPage.action({
    ...given(place.candor, 'own'),
    request: aForm('/', { started: form.started }),
  })
  expect(sent instanceof Response && sent.headers.get('location')).toBe(
    `/policies/${slug}/origins/own?done=restored`,
  )
  expect((await draftNow(place.candor, place.policyId)).draft.edits).toEqual({})
  expect((await drawn(place.candor, 'own', { query: '?done=restored' })).text).toContain(
    'The template’s words stand here again.',
  )
})

test('going back is refused when somebody changed the words meanwhile', async () => {
  const place = await aPlace()
  await writeByHand(place, 'own')
  const sent: unknown = await originsPage.action({
    ...given(place.candor, 'own'),
    request: aForm('/', { started: 'old' }),
  })
  expect(sent).toMatchObject({ init: { status: 422 } })
  expect(Object.keys((await draftNow(place.candor, place.policyId)).draft.edits)).toEqual(['own'])
})

test('a version tells who answered up to its submission, whatever came later', async () => {
  const place = await aPlace()
  await answer(place, { who: 'Ana' }, { at: minutesLater(-10) })
  valueOf(await submit(place.candor, place.policyId))
  await answer(place, { who: 'Ben' }, { person: nadia, at: minutesLater(10) })
  const version = await drawn(place.candor, 'own', { query: '?submission=1' })
  expect(rowOf(version, 'Ask Ana.')).toContain('Amara Okafor, 24 November 2026, 11:50 UTC')
  expect(version.queryAllByRole('link', { name: /^Change: / })).toEqual([])
  expect(rowOf(await drawn(place.candor, 'own'), 'Ask Ben.')).toContain('Nadia Rahman')
})

test('an approver reads where the text comes from, but changes nothing there', async () => {
  const place = await aPlace()
  await writeByHand(place, 'own')
  const page = await drawn(place.candor, 'own', { person: ruth })
  expect(page.queryByRole('button', { name: /Go back/ })).toBeNull()
  expect(
    (
      await thrownBy(() =>
        originsPage.action({ ...given(place.candor, 'own', { person: ruth }), request: aForm('/', {}) }),
      )
    ).status,
  ).toBe(403)
  expect(
    (await thrownBy(() => originsPage.loader(given(place.candor, 'own', { person: joel })))).status,
  ).toBe(403)
})

test.each([
  ['nobody', ''],
  ['__proto__', ''],
  ['own', '?submission=7'],
  ['own', '?submission=x'],
])('section “%s” with “%s” is not found', async (clause, query) => {
  const { candor } = await aPlace()
  expect((await thrownBy(() => originsPage.loader(given(candor, clause, { query })))).status).toBe(404)
})
