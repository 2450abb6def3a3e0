// When an acknowledgement still holds: only a material version that changed the reader's own part asks again.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asPublished, stillHolds, type PublishedPart } from '../../app/governance/still-valid'
import type { ChangeClass } from '../../app/governance/version'

const published: PublishedPart[] = [
  { versionId: '1.0', changeClass: 'material', part: 'a' },
  { versionId: '1.1', changeClass: 'clarifying', part: 'b' },
  { versionId: '2.0', changeClass: 'material', part: 'b' },
  { versionId: '3.0', changeClass: 'material', part: 'c' },
  { versionId: '3.1', changeClass: 'editorial', part: 'd' },
]

test('a version that only clarifies or mends asks nobody again, also where it changed the reader’s part', () => {
  expect(stillHolds(published, '1.0', '1.1')).toBe(true)
  expect(stillHolds(published, '3.0', '3.1')).toBe(true)
})

test('a material version asks again only where it changed the reader’s part', () => {
  expect(stillHolds(published, '1.1', '2.0')).toBe(true)
  expect(stillHolds(published, '1.0', '2.0')).toBe(true)
  expect(stillHolds(published, '2.0', '3.0')).toBe(false)
  expect(stillHolds(published, '1.0', '3.1')).toBe(false)
})

test('the very same version holds; a later one, or one that is not there, does not hold for an earlier one', () => {
  expect(stillHolds(published, '3.0', '3.0')).toBe(true)
  expect(stillHolds(published, '3.0', '2.0')).toBe(false)
  expect(stillHolds(published, '9.0', '3.0')).toBe(false)
  expect(stillHolds(published, '1.0', '9.0')).toBe(false)
})

test('a material version in which no section differs is a change for everyone', () => {
  const parts = asPublished([
    { versionId: '1.0', changeClass: 'material', whole: 'all 1', part: 'mine' },
    { versionId: '2.0', changeClass: 'material', whole: 'all 2', part: 'mine' },
    { versionId: '3.0', changeClass: 'material', whole: 'all 2', part: 'mine' },
    { versionId: '3.1', changeClass: 'editorial', whole: 'all 2', part: 'mine' },
  ])
  expect(stillHolds(parts, '1.0', '2.0')).toBe(true)
  expect(stillHolds(parts, '2.0', '3.0')).toBe(false)
  expect(stillHolds(parts, '3.0', '3.1')).toBe(true)
})

const anyHistory = fc
  .array(
    fc.record({
      changeClass: fc.constantFrom<ChangeClass>('editorial', 'clarifying', 'material'),
      part: fc.constantFrom('a', 'b', 'c'),
    }),
    { minLength: 3, maxLength: 12 },
  )
  .map((all) => all.map((one, index): PublishedPart => ({ versionId: `v${index}`, ...one })))

test('whatever the history: it holds from the first to the third exactly when it holds over each of the two steps', () => {
  const places = fc.tuple(fc.nat(11), fc.nat(11), fc.nat(11))
  fc.assert(
    fc.property(anyHistory, places, (history, three) => {
      const [first, second, third] = three
        .map((place) => place % history.length)
        .sort((one, other) => one - other)
        .map((place) => `v${place}`) as [string, string, string]
      expect(stillHolds(history, first, third)).toBe(
        stillHolds(history, first, second) && stillHolds(history, second, third),
      )
    }),
  )
})

test('whatever the history: with one and the same part throughout, everything earlier holds', () => {
  fc.assert(
    fc.property(anyHistory, (history) => {
      const same = history.map((one) => ({ ...one, part: 'a' }))
      const last = `v${history.length - 1}`
      expect(same.every((one) => stillHolds(same, one.versionId, last))).toBe(true)
    }),
  )
})
