// The rules of incidents: who sees and handles them, what may still be added, what comes next.
import { expect, test } from 'vitest'
import {
  addToLog,
  changeSeverityTo,
  closeWithLesson,
  describeIncident,
  durationWords,
  mayHandleIncident,
  mayReadIncident,
  minutesRunning,
  nextStep,
  tickStep,
  type Incident,
} from '../../app/domain/incident'
import { stepsOf } from '../../app/domain/scenario-parts'
import { aScenario } from '../mistake-desk'
import { amara, joel, maria, nadia, piotr, ruth } from '../people'

const facts = {
  id: 'incident-14',
  number: 14,
  title: 'Posted from the wrong account',
  severity: 4,
  drillSince: null,
  openedBy: { id: joel.id, name: joel.name },
  openedAt: '2026-11-24T12:00:00.000Z',
} as const
const open: Incident = { ...facts, state: 'open' }
const closed: Incident = {
  ...facts,
  state: 'closed',
  by: { id: maria.id, name: maria.name },
  at: '2026-11-24T13:05:00.000Z',
  lesson: 'Two accounts looked alike.',
}
const capturedByMaria = { stepId: 'capture', by: { id: maria.id, name: maria.name }, at: facts.openedAt }
const stepIds = ['capture', 'delete']

test('responders, administrators and auditors see every incident', () => {
  expect([maria, nadia, piotr].map((person) => mayReadIncident(person, open))).toEqual([true, true, true])
})

test('colleagues see the incidents they started and no others', () => {
  expect(mayReadIncident(joel, open)).toBe(true)
  expect(mayReadIncident(ruth, open)).toBe(false)
  expect(mayReadIncident(amara, open)).toBe(false)
})

test('an auditor reads and does not handle', () => {
  expect(mayHandleIncident(piotr, open)).toBe(false)
})

test('whoever started an incident may tick and write in it, as responders may', () => {
  expect([joel, maria, nadia, ruth].map((person) => mayHandleIncident(person, open))).toEqual([
    true,
    true,
    true,
    false,
  ])
})

test('an incident starts with one line about what happened', () => {
  expect(describeIncident('  Party photo\n on our page ')).toEqual({
    ok: true,
    value: 'Party photo on our page',
  })
  expect(describeIncident(' \n ')).toMatchObject({ ok: false, fields: { what: expect.any(String) } })
})

test('a line is refused when it is empty, too long, or holds control characters', () => {
  expect(addToLog(open, ' ')).toMatchObject({ ok: false, rule: 'line-required' })
  expect(addToLog(open, 'x'.repeat(501))).toMatchObject({ ok: false, fields: { line: expect.any(String) } })
  expect(addToLog(open, 'bell \u0007')).toMatchObject({ ok: false, fields: { line: expect.any(String) } })
  expect(addToLog(open, 'half \ud800')).toMatchObject({ ok: false })
})

test('a line that turns the reading direction is kept without the turn', () => {
  expect(addToLog(open, 'gnp\u202e.exe')).toEqual({ ok: true, value: 'gnp.exe' })
})

test('a closed incident takes no line, no tick, no severity and no second lesson', () => {
  expect(addToLog(closed, 'One more')).toMatchObject({ ok: false, rule: 'incident-closed' })
  expect(tickStep(closed, stepIds, 'delete', [])).toMatchObject({ ok: false, rule: 'incident-closed' })
  expect(changeSeverityTo(closed, { from: 4, to: 2, reason: 'It grows' })).toMatchObject({
    rule: 'incident-closed',
  })
  expect(closeWithLesson(closed, 'Again')).toMatchObject({ ok: false, rule: 'incident-closed' })
})

test('whoever ticks second is told who did it', () => {
  const refusal = tickStep(open, stepIds, 'capture', [capturedByMaria])
  expect(refusal).toMatchObject({ ok: false, rule: 'step-done-already' })
  expect(refusal).toMatchObject({ sentence: expect.stringContaining('Maria Silva') })
})

test('a step the incident does not have cannot be ticked', () => {
  expect(tickStep(open, stepIds, 'dance', [])).toMatchObject({ ok: false, rule: 'no-such-step' })
})

test('the severity changes with a reason, and the log says from what to what', () => {
  expect(changeSeverityTo(open, { from: '4', to: '2', reason: 'Journalists call' })).toEqual({
    ok: true,
    value: {
      severity: 2,
      reason: 'Journalists call',
      line: 'Severity changed from SEV4 to SEV2: Journalists call',
    },
  })
})

test('the severity is refused without a reason, unchanged, unknown, or changed meanwhile', () => {
  expect(changeSeverityTo(open, { from: 4, to: 2, reason: ' ' })).toMatchObject({
    fields: { reason: expect.any(String) },
  })
  expect(changeSeverityTo(open, { from: 4, to: 4, reason: 'x' })).toMatchObject({ rule: 'same-severity' })
  expect(changeSeverityTo(open, { from: 4, to: 9, reason: 'x' })).toMatchObject({ rule: 'no-severity' })
  expect(changeSeverityTo(open, { from: 3, to: 2, reason: 'x' })).toMatchObject({
    rule: 'severity-changed-meanwhile',
  })
})

test('an incident closes only with a lesson', () => {
  expect(closeWithLesson(open, '\n ')).toMatchObject({ ok: false, rule: 'lesson-required' })
  expect(closeWithLesson(open, 'First.\r\nSecond.')).toEqual({ ok: true, value: 'First.\nSecond.' })
})

test('the next step is the first one nobody ticked, whatever was ticked later', () => {
  const steps = stepsOf(aScenario())
  expect(nextStep(steps, [])?.id).toBe('capture')
  expect(nextStep(steps, [{ ...capturedByMaria, stepId: 'delete' }])?.id).toBe('capture')
  const all = steps.map((step) => ({ ...capturedByMaria, stepId: step.id }))
  expect(nextStep(steps, all)).toBeUndefined()
})

test('the clock of an open incident runs, and that of a closed one stands', () => {
  const later = new Date('2026-11-24T15:00:30.000Z')
  expect(minutesRunning(open, later)).toBe(180)
  expect(minutesRunning(closed, later)).toBe(65)
  expect(minutesRunning(open, new Date('2026-11-24T11:00:00.000Z'))).toBe(0)
})

test.each([
  [0, '0 minutes'],
  [1, '1 minute'],
  [65, '1 hour 5 minutes'],
  [120, '2 hours'],
  [1500, '1 day 1 hour'],
  [4320, '3 days'],
])('%i minutes read "%s"', (minutes, words) => {
  expect(durationWords(minutes)).toBe(words)
})
