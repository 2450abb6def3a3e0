// Why a scenario fits: in the words of the answers.
import { expect, test } from 'vitest'
import { readTriageAnswers, triageReasons } from '../../app/domain/triage-reasons'
import { aScenario } from '../mistake-desk'

const scenario = aScenario({ triage: ['ours-official', 'words'] })

test('an answer the scenario fits is a reason, one it does not fit is said too', () => {
  expect(triageReasons(scenario, { whose: 'ours-official', what: 'facts' })).toEqual({
    fits: ['On one of our official accounts'],
    differs: ['The facts: it says something untrue'],
  })
})

test('a question left open or that the scenario does not care about is no reason', () => {
  expect(triageReasons(scenario, { harm: 'spreading' })).toEqual({ fits: [], differs: [] })
})

test('a submitted value that is no option counts as left open', () => {
  const values: Record<string, string> = { whose: 'others', what: '<script>', harm: '' }
  expect(readTriageAnswers((question) => values[question] ?? null)).toEqual({ whose: 'others' })
})
