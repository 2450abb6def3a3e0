// Exceptions: what may be asked, who decides, and which state follows from what was written down and from the day.
import { describe, expect, test } from 'vitest'
import {
  acceptException,
  acceptExceptionWord,
  acceptRevocation,
  acceptWithdrawal,
  clauseSince,
  exceptionState,
  isRunning,
  wordsDigest,
} from '../../app/governance/exception'
import { paragraph, type Clause } from '../../app/domain/policy-document'
import { amara, ben, joel } from '../people'

const today = '2027-03-14'
const wish = { what: 'Post without asking.', why: 'A regatta.', fromOn: '2027-03-14', untilOn: '2027-04-01' }
const asked = {
  ...{ personId: joel.id, fromOn: '2027-03-14', untilOn: '2027-04-01' },
  ...{ decision: null, revokedAt: null, withdrawnAt: null },
} as const
const approved = { ...asked, decision: 'approved' } as const
const word = { outcome: 'approved', comment: '', untilOn: '2027-04-01' } as const

describe('a request for an exception', () => {
  test('needs what and why, and days that lie ahead in their order', () => {
    expect(acceptException(wish, today)).toEqual({ ok: true, value: wish })
    const refusal = acceptException({ what: ' ', why: '', fromOn: '2027-03-13', untilOn: 'soon' }, today)
    expect(refusal).toMatchObject({ ok: false, rule: 'exception-incomplete' })
    expect(Object.keys((!refusal.ok && refusal.fields) || {})).toEqual(['what', 'why', 'from', 'until'])
    expect(acceptException({ ...wish, fromOn: '2027-04-02' }, today)).toMatchObject({
      fields: { until: 'The last day lies before the first one. Choose a later day.' },
    })
  })

  test('lasts 366 days at most', () => {
    expect(acceptException({ ...wish, untilOn: '2028-03-13' }, today)).toMatchObject({ ok: true })
    expect(acceptException({ ...wish, untilOn: '2028-03-14' }, today)).toMatchObject({ ok: false })
  })
})

describe('the state of an exception', () => {
  test('follows from what was written down and from the day', () => {
    expect(exceptionState(asked, today)).toBe('requested')
    expect(exceptionState({ ...asked, withdrawnAt: 'x' }, today)).toBe('withdrawn')
    expect(exceptionState({ ...asked, decision: 'refused' }, today)).toBe('refused')
    expect(exceptionState(approved, '2027-04-01')).toBe('approved')
    expect(exceptionState(approved, '2027-04-02')).toBe('expired')
    expect(exceptionState({ ...approved, revokedAt: 'x' }, '2027-04-02')).toBe('revoked')
  })

  test('runs from its first day to its last one', () => {
    expect(
      ['2027-03-13', '2027-03-14', '2027-04-01', '2027-04-02'].map((day) => isRunning(approved, day)),
    ).toEqual([false, true, true, false])
    expect(isRunning(asked, today)).toBe(false)
  })
})

describe('a decision', () => {
  test('is never one’s own', () => {
    expect(acceptExceptionWord({ ...asked, personId: ben.id }, word, { by: ben, today })).toMatchObject({
      rule: 'own-exception',
    })
    expect(acceptExceptionWord(asked, word, { by: ben, today })).toMatchObject({ ok: true })
  })

  test('is for those who may, about what is still open, and a refusal says why', () => {
    expect(acceptExceptionWord(asked, word, { by: amara, today })).toMatchObject({ rule: 'not-allowed' })
    expect(acceptExceptionWord(approved, word, { by: ben, today })).toMatchObject({ rule: 'settled-already' })
    const no = { outcome: 'refused', comment: ' ', untilOn: '' } as const
    expect(acceptExceptionWord(asked, no, { by: ben, today })).toMatchObject({ rule: 'reason-missing' })
    expect(acceptExceptionWord(asked, { ...no, comment: 'No.' }, { by: ben, today })).toMatchObject({
      value: { untilOn: '2027-04-01' },
    })
  })

  test('may shorten the time and never lengthen it', () => {
    const until = (untilOn: string, on = today) =>
      acceptExceptionWord(asked, { ...word, untilOn }, { by: ben, today: on })
    expect(until('2027-03-14')).toMatchObject({ ok: true })
    expect(until('2027-04-02')).toMatchObject({ rule: 'last-day' })
    expect(until('2027-03-13')).toMatchObject({ rule: 'last-day' })
    expect(until('2027-04-01', '2027-04-02')).toMatchObject({ rule: 'last-day' })
  })
})

test('an approved exception is revoked with a reason; one that is over is not', () => {
  expect(acceptRevocation(approved, 'It was misused.', { by: ben, today })).toMatchObject({ ok: true })
  expect(acceptRevocation(approved, ' ', { by: ben, today })).toMatchObject({ rule: 'reason-missing' })
  expect(acceptRevocation(approved, 'x', { by: joel, today })).toMatchObject({ rule: 'not-allowed' })
  expect(acceptRevocation(approved, 'x', { by: ben, today: '2027-04-02' })).toMatchObject({
    rule: 'not-approved',
  })
})

test('a request is taken back by the one who asked, before anybody decides', () => {
  expect(acceptWithdrawal(asked, { by: joel, today })).toMatchObject({ ok: true })
  expect(acceptWithdrawal(asked, { by: ben, today })).toMatchObject({ rule: 'not-yours' })
  expect(acceptWithdrawal(approved, { by: joel, today })).toMatchObject({ rule: 'settled-already' })
})

test('what was asked for has a digest of its own', () => {
  const digest = wordsDigest({ id: '1', what: 'a', why: 'b' })
  expect(digest).toMatch(/^[0-9a-f]{64}$/)
  expect(wordsDigest({ id: '1', what: 'ab', why: '' })).not.toBe(digest)
  expect(wordsDigest({ id: '2', what: 'a', why: 'b' })).not.toBe(digest)
})

test('a section that was only moved is the same; one that changed materially or is gone is told', () => {
  const clause: Clause = {
    ...{ id: 'own', number: '2', section: 'personal-use' as Clause['section'] },
    ...{ audience: { kind: 'everyone' }, heading: 'Your own', blocks: [paragraph('Ask.')], clauses: [] },
  }
  const other = { ...clause, blocks: [paragraph('Do not.')] }
  expect(clauseSince(clause, { ...clause, number: '7' }, ['material'])).toBe('same')
  expect(clauseSince(clause, other, ['editorial', 'clarifying'])).toBe('reworded')
  expect(clauseSince(clause, other, ['editorial', 'material'])).toBe('changed')
  expect(clauseSince(clause, undefined, [])).toBe('gone')
})
