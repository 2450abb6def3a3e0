// The promise of an answer counts working hours: weekdays from 9 to 17 where the organisation is.
import { expect, test } from 'vitest'
import { promisedBy, promisedHours } from '../../app/domain/promise'

const by = (asked: string, hours: number, zone = 'UTC') =>
  promisedBy(new Date(asked), hours, zone).toISOString()

test('hours of one day pass within it', () => {
  expect(by('2026-11-24T09:00:00Z', 4)).toBe('2026-11-24T13:00:00.000Z')
  expect(by('2026-11-24T09:00:00Z', 8)).toBe('2026-11-24T17:00:00.000Z')
})

test('what is left in the evening goes on next morning, and over the weekend on Monday', () => {
  expect(by('2026-11-24T16:00:00Z', 4)).toBe('2026-11-25T12:00:00.000Z')
  expect(by('2026-11-27T16:30:00Z', 1)).toBe('2026-11-30T09:30:00.000Z')
  expect(by('2026-11-28T10:00:00Z', 16)).toBe('2026-12-01T17:00:00.000Z')
})

test('at night the clock starts at nine, there where the organisation is', () => {
  expect(by('2026-11-24T03:00:00Z', 1)).toBe('2026-11-24T10:00:00.000Z')
  expect(by('2026-11-24T03:00:00Z', 1, 'America/New_York')).toBe('2026-11-24T15:00:00.000Z')
  expect(by('2026-11-24T23:30:00Z', 1, 'Pacific/Auckland')).toBe('2026-11-25T00:30:00.000Z')
})

test('a working day keeps its hours when the clocks change', () => {
  expect(by('2026-10-23T15:00:00Z', 8, 'Europe/London')).toBe('2026-10-26T16:00:00.000Z')
})

test('a policy promises what it answers, and a working day where it does not say', () => {
  expect(promisedHours({ 'answer-hours': 'four-hours' })).toBe(4)
  expect(promisedHours({ 'answer-hours': 'whenever' })).toBe(8)
  expect(promisedHours({ 'answer-hours': 'constructor' })).toBe(8)
  expect(promisedHours({})).toBe(8)
})
