// How long a link for an outside expert works.
import { expect, test } from 'vitest'
import { acceptExpert, expertLinkState, expiryAfter, isVisiting } from '../../app/domain/expert-link'

const noon = new Date('2026-11-24T12:00:00.000Z')

test('a link works until its last moment, and not after it was revoked', () => {
  const link = { expiresAt: expiryAfter(7, noon).toISOString(), revoked: null }
  expect(expertLinkState(link, new Date('2026-12-01T11:59:59.999Z'))).toBe('active')
  expect(expertLinkState(link, new Date('2026-12-01T12:00:00.000Z'))).toBe('expired')
  expect(expertLinkState({ ...link, revoked: { at: '', by: '' } }, noon)).toBe('revoked')
})

test('a visit lasts twelve hours', () => {
  const openedAt = noon.toISOString()
  expect(isVisiting({ openedAt }, new Date('2026-11-24T23:59:59.999Z'))).toBe(true)
  expect(isVisiting({ openedAt }, new Date('2026-11-25T00:00:00.000Z'))).toBe(false)
  expect(isVisiting({ openedAt: null }, noon)).toBe(false)
})

test.each<[Partial<Parameters<typeof acceptExpert>[0]>, object]>([
  [{}, { ok: true, value: { name: 'Adeola Grant', email: 'adeola@law.example', days: 7 } }],
  [{ email: '' }, { ok: true }],
  [{ name: '  ' }, { fields: { name: 'Write the name of the expert.' } }],
  [{ email: 'not an address' }, { rule: 'not-an-address' }],
  [{ days: '0' }, { rule: 'days' }],
  [{ days: '31' }, { rule: 'days' }],
  [{ days: '1e1' }, { rule: 'days' }],
])('%o', (changes, answer) => {
  const form = { name: ' Adeola  Grant', email: 'Adeola@law.example', days: '7', ...changes }
  expect(acceptExpert(form, 0)).toMatchObject(answer)
})

test('a draft has at most twenty links that work', () => {
  expect(acceptExpert({ name: 'Adeola', email: '', days: '7' }, 20)).toMatchObject({ rule: 'too-many-links' })
})
