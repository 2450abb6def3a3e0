// My work: whatever needs somebody's word stands at the top, and an exception of theirs that runs is not forgotten.
import { expect, test } from 'vitest'
import { askQuestion } from '../../app/commands/ask-question'
import { proposeExperiment } from '../../app/commands/run-experiment'
import type { Candor } from '../../app/context'
import type { Person } from '../../app/domain/person'
import MyWork, { loader } from '../../app/routes/_index'
import { aProposal } from '../commands/asking-commands'
import { aLivePolicy, anException, approved } from '../exceptions'
import { anAskingPlace } from '../asking'
import { anInstance, contextOf, deskOf, valueOf } from '../instance'
import { at } from '../jobs-clock'
import { ben, joel, maria } from '../people'
import { aGet, drawnPage } from './drawn-page'

async function front(candor: Candor, person: Person) {
  const data = await loader({ context: contextOf(candor, person), request: aGet('/'), params: {} })
  return drawnPage(MyWork, data)
}

/** The links of their front page. */
async function links(candor: Candor, person: Person) {
  const page = await front(candor, person)
  return page
    .queryAllByRole('link')
    .map((link) => `${link.textContent ?? ''} ${link.getAttribute('href') ?? ''}`)
}

test('an exception and an experiment wait for those who decide, not for whoever asked', async () => {
  const candor = await anInstance()
  const policy = await aLivePolicy(candor)
  const id = await anException(candor, policy)
  const own = await anException(candor, policy, ben)
  const trial = valueOf(await proposeExperiment(deskOf(candor, joel), aProposal)).id
  const bens = (await links(candor, ben)).join('\n')
  expect(bens).toContain(`/exceptions/${id}`)
  expect(bens).toContain(`/experiments/${trial}`)
  expect(bens).not.toContain(`/exceptions/${own}`)
  expect((await front(candor, joel)).text).toContain('Nothing. Whatever needs your word appears here.')
  await approved(candor, id)
  expect((await links(candor, ben)).join('\n')).not.toContain(`/exceptions/${id}`)
})

test('a question waits for whom it was asked of, with the time that was promised', async () => {
  const { candor } = await anAskingPlace()
  const situation = { about: 'others-work', profile: 'personal' } as const
  const { id } = valueOf(
    await askQuestion(deskOf(candor, joel), { words: 'May I post my badge?', situation, place: null }),
  )
  const page = await front(candor, maria)
  expect(page.getByRole('link', { name: /Answer it.*May I post my badge\?/ }).getAttribute('href')).toBe(
    `/ask/${id}`,
  )
  expect((await front(candor, ben)).text).not.toContain('badge')
})

test('a running exception stands on the front page of its person until its last day is over', async () => {
  const candor = await anInstance()
  const id = await anException(candor, await aLivePolicy(candor))
  expect((await front(candor, joel)).text).not.toContain('Your exceptions')
  await approved(candor, id)
  const page = await front(candor, joel)
  expect(page.getByRole('heading', { name: 'Your exceptions' })).toBeDefined()
  expect(page.document.querySelector(`a[href="/exceptions/${id}"]`)).not.toBeNull()
  expect(page.text).toContain('24 December 2026')
  expect((await front(at(candor, '2026-12-25T12:00:00.000Z'), joel)).text).not.toContain('Your exceptions')
})
