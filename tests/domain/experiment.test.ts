// Experiments: proposed, a leader's yes or no, running to a last day, and ended with what was learned.
import { expect, test } from 'vitest'
import {
  acceptEndDate,
  acceptExperimentDecision,
  acceptExperimentEnd,
  isOverTime,
  stateOfExperiment,
  weeksAllowed,
} from '../../app/domain/experiment'
import { amara, ben, joel, maria } from '../people'

const proposed = { proposedBy: joel.id, decision: null, endedAt: null } as const
const running = { ...proposed, decision: 'agreed' } as const
const yes = { decision: 'agreed', comment: '' } as const

test('a proposal waits, runs after a yes, ends when somebody says what was learned', () => {
  expect(stateOfExperiment(proposed)).toBe('proposed')
  expect(stateOfExperiment(running)).toBe('running')
  expect(stateOfExperiment({ ...proposed, decision: 'declined' })).toBe('declined')
  expect(stateOfExperiment({ ...running, endedAt: '2026-11-24T12:00:00.000Z' })).toBe('ended')
})

test('a leader says yes; nobody decides about their own, and nobody else decides', () => {
  expect(acceptExperimentDecision(proposed, ben, yes)).toMatchObject({ ok: true })
  expect(acceptExperimentDecision(proposed, maria, yes)).toMatchObject({ rule: 'not-a-leader' })
  expect(acceptExperimentDecision({ ...proposed, proposedBy: ben.id }, ben, yes)).toMatchObject({
    rule: 'own-experiment',
  })
  expect(acceptExperimentDecision(running, ben, yes)).toMatchObject({ rule: 'decided-already' })
})

test('a no needs its reason', () => {
  const no = { decision: 'declined', comment: '' } as const
  expect(acceptExperimentDecision(proposed, ben, no)).toMatchObject({ rule: 'no-reason' })
  expect(acceptExperimentDecision(proposed, ben, { ...no, comment: 'Too dear.' })).toMatchObject({ ok: true })
})

test('its proposer or a leader ends it, with a lesson and a way on', () => {
  const told = { learned: 'Ten replies.', goesOn: 'keep' }
  expect(acceptExperimentEnd(running, joel, told)).toEqual({ ok: true, value: 'keep' })
  expect(acceptExperimentEnd(running, ben, told)).toMatchObject({ ok: true })
  expect(acceptExperimentEnd(running, amara, told)).toMatchObject({ rule: 'not-theirs' })
  expect(acceptExperimentEnd(proposed, joel, told)).toMatchObject({ rule: 'not-running' })
  const unsaid = acceptExperimentEnd(running, joel, { learned: '', goesOn: 'constructor' })
  expect(unsaid.ok || Object.keys(unsaid.fields ?? {})).toEqual(['learned', 'goesOn'])
})

test('the last day lies after today and within the weeks of the policies, else within twelve', () => {
  const accept = (day: string) => acceptEndDate(day, '2026-11-24', 2)
  expect(accept('2026-12-08')).toMatchObject({ ok: true })
  for (const day of ['2026-12-09', '2026-11-24', '2026-02-30', '', 'soon'])
    expect([day, accept(day).ok]).toEqual([day, false])
  expect(weeksAllowed([])).toBe(12)
  expect(weeksAllowed([{ answers: { 'trial-weeks': 8 } }, { answers: { 'trial-weeks': 6 } }])).toBe(6)
  expect(weeksAllowed([{ answers: { 'trial-weeks': -3 } }, { answers: { 'trial-weeks': 'x' } }])).toBe(12)
})

test('after its last day a running experiment is over time, until somebody ends it', () => {
  const trial = { ...running, endsOn: '2026-11-24' }
  expect(isOverTime(trial, '2026-11-24')).toBe(false)
  expect(isOverTime(trial, '2026-11-25')).toBe(true)
  expect(isOverTime({ ...trial, endedAt: '2026-11-25T09:00:00.000Z' }, '2026-11-26')).toBe(false)
})
