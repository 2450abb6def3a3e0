// A version published in an emergency says so until somebody else has approved it; that it happened stays.
import { expect, test } from 'vitest'
import { emergencyFact, emergencySentence, type Emergency } from '../../app/governance/emergency'

const takenOver: Emergency = {
  reason: 'An account was taken over.',
  approveBy: '2026-12-08',
  publishedBy: 'maria',
  publishedByName: 'Maria Silva',
  publishedAt: '2026-11-24T12:00:00.000Z',
  roundOutcome: null,
}
const fact =
  'Published in an emergency by Maria Silva on 24 November 2026, because: An account was taken over.'

test('the banner says the fact and the deadline, then that it has passed, and goes with the approval', () => {
  expect(emergencySentence(takenOver, '2026-12-08')).toBe(
    `${fact} Not yet approved; approval is due by 8 December 2026.`,
  )
  expect(emergencySentence(takenOver, '2026-12-09')).toContain('is overdue')
  expect(emergencySentence({ ...takenOver, roundOutcome: 'sent-back' }, '2026-11-30')).toContain(
    'was not approved afterwards',
  )
  expect(emergencySentence({ ...takenOver, roundOutcome: 'approved' }, '2026-12-09')).toBeNull()
})

test('that it was an emergency stays true after the approval', () => {
  expect(emergencyFact(takenOver)).toBe(fact)
})
