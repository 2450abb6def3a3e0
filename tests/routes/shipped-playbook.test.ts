// The playbook that ships: whoever is in a hurry finds their page, by plain words or by three questions.
import { readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from 'vitest'
import { triage, triageQuestions, type Scenario } from '../../app/domain/playbook'
import { findScenarios } from '../../app/domain/playbook-search'
import { contactsOf, statementsOf, stepsOf } from '../../app/domain/scenario-parts'
import { readScenario } from '../../app/templates/read-scenario'

const folder = fileURLToPath(new URL('../../policy-templates/playbook', import.meta.url))
let scenarios: Scenario[] = []

beforeAll(async () => {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.mdx'))
  const readings = await Promise.all(files.map((file) => readScenario(`${folder}/${file}`)))
  scenarios = readings.flatMap((reading) => (reading.ok ? [reading.value] : []))
  expect(scenarios).toHaveLength(files.length)
})

test.each([
  ['posted from the wrong account', 'wrong-account'],
  ['wrong account', 'wrong-account'],
  ['i posted my private photo on the company page', 'wrong-account'],
  ['we got hacked', 'hijacked-account'],
  ['someone hacked our instagram', 'hijacked-account'],
  ['photo of a child', 'photo-of-a-child'],
  ['picture of kid without consent', 'photo-of-a-child'],
  ['deepfake of our ceo', 'deepfake'],
  ['fake account pretends to be us', 'impersonation'],
  ['customer complaint going viral', 'viral-complaint'],
  ['wrong number in the post', 'factual-error'],
  ['liked something by accident', 'accidental-like'],
  ['forgot to say it was an advert', 'undisclosed-ad'],
  ['colleague is being harassed', 'staff-harassed'],
  ['ex employee still has the password', 'lost-access'],
  ['music copyright claim', 'copyright-claim'],
  ['somethng else', 'first-hour'],
])('"%s" leads to %s first', (words, id) => {
  expect(findScenarios(scenarios, words)[0]?.scenario.id).toBe(id)
})

test('each scenario comes first for its own title and for each of its aliases', () => {
  const lost = scenarios.flatMap((scenario) =>
    [scenario.title, ...scenario.aliases].filter(
      (words) => findScenarios(scenarios, words)[0]?.scenario.id !== scenario.id,
    ),
  )
  expect(lost).toEqual([])
})

test('each scenario is among the six that some three answers lead to', () => {
  const [whose, what, harm] = triageQuestions
  const specific = scenarios.filter(({ id }) => id !== 'first-hour')
  const reached = new Set<string>()
  for (const { value: one } of whose.options)
    for (const { value: two } of what.options)
      for (const { value: three } of harm.options)
        for (const { scenario } of triage(specific, { whose: one, what: two, harm: three }).slice(0, 6))
          reached.add(scenario.id)
  expect(specific.map(({ id }) => id).filter((id) => !reached.has(id))).toEqual([])
})

test('losing control of an official account leads to the hijacked account first', () => {
  const answers = { whose: 'ours-official', what: 'access', harm: 'danger-now' }
  expect(triage(scenarios, answers)[0]?.scenario.id).toBe('hijacked-account')
})

test('every scenario has steps, somebody to call and words to say', () => {
  const bare = scenarios.filter(
    (scenario) =>
      stepsOf(scenario).length < 3 ||
      contactsOf(scenario).length === 0 ||
      statementsOf(scenario).length === 0,
  )
  expect(bare.map(({ id }) => id)).toEqual([])
})

test('the first hour has five steps', () => {
  const firstHour = scenarios.find(({ id }) => id === 'first-hour')
  expect(firstHour && stepsOf(firstHour)).toHaveLength(5)
})

test('every legal clock says whether somebody has checked it', () => {
  const silent = scenarios.flatMap((scenario) =>
    scenario.clocks.filter(({ status }) => !/^(known, not checked|checked \d{4}-\d\d-\d\d)$/.test(status)),
  )
  expect(silent).toEqual([])
})
