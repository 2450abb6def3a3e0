// Where a reader stands with a policy: what was said counts first, and nobody is asked twice.
import { describe, expect, test } from 'vitest'
import { askedStanding, takesAcknowledgement, type Asked } from '../../app/governance/asked'
import { ownStanding, standingWords } from '../../app/governance/own-standing'
import { sinceAcknowledged } from '../../app/governance/since-acknowledged'

const asked: Asked = {
  ...{ campaignId: 'c', statement: 'I have read it.', dueOn: '2027-03-28', state: 'assigned' },
  ...{ acknowledgedAt: null, acknowledgedNumber: null, acknowledgedMethod: null, declinedAt: null },
  ...{ isKept: false, isPaused: false, isClosed: false },
}

const acknowledged = {
  ...{ versionId: '2.0', versionNumber: '2.0', fingerprint: 'f', method: 'self' as const },
  acknowledgedAt: '2027-01-10T12:00:00.000Z',
}

const published = [
  { versionId: '1.0', number: '1.0', changeNote: 'The first.', changeClass: 'material' as const, part: 'a' },
  { versionId: '2.0', number: '2.0', changeNote: 'Members.', changeClass: 'material' as const, part: 'b' },
  { versionId: '2.1', number: '2.1', changeNote: 'Clearer.', changeClass: 'clarifying' as const, part: 'c' },
  { versionId: '3.0', number: '3.0', changeNote: 'Badges.', changeClass: 'material' as const, part: 'c' },
  { versionId: '4.0', number: '4.0', changeNote: 'All.', changeClass: 'material' as const, part: 'd' },
]

describe('a request', () => {
  test('asks only while it waits', () => {
    expect(askedStanding(asked)).toBe('waiting')
    expect(askedStanding({ ...asked, state: 'opened' })).toBe('waiting')
    expect(askedStanding({ ...asked, isPaused: true })).toBe('paused')
    expect(askedStanding({ ...asked, isClosed: true, isPaused: true })).toBe('closed')
    expect(askedStanding({ ...asked, state: 'closed' })).toBe('closed')
    expect(askedStanding({ ...asked, state: 'exempt' })).toBe('exempt')
    expect(askedStanding({ ...asked, isKept: true })).toBe('kept')
  })

  test('that was declined or exempted may still be acknowledged; one that is paused, closed or kept may not', () => {
    const declined = askedStanding({ ...asked, state: 'declined', declinedAt: '2027-03-01T00:00:00.000Z' })
    expect(declined).toBe('declined')
    expect(
      [declined, 'waiting', 'exempt'].map((one) => takesAcknowledgement(one as typeof declined)),
    ).toEqual([true, true, true])
    expect(takesAcknowledgement('paused')).toBe(false)
    expect(takesAcknowledgement('closed')).toBe(false)
    expect(takesAcknowledgement('kept')).toBe(false)
  })

  test('that was acknowledged stays so, whatever becomes of the campaign', () => {
    const said = { ...asked, acknowledgedAt: '2027-03-01T00:00:00.000Z', acknowledgedNumber: '3.0' }
    expect(askedStanding({ ...said, isClosed: true, declinedAt: '2027-02-01T00:00:00.000Z' })).toBe(
      'acknowledged',
    )
    expect(standingWords(ownStanding('3.1', said, null), 'UTC')).toBe('Acknowledged 3.0 on 1 March 2027')
  })
})

describe('what happened since', () => {
  test('lists the notes of the versions between, the first first', () => {
    expect(sinceAcknowledged(published, [acknowledged], '3.0')).toMatchObject({
      changes: [
        { number: '2.1', note: 'Clearer.' },
        { number: '3.0', note: 'Badges.' },
      ],
      holds: true,
      differs: true,
    })
    expect(sinceAcknowledged(published, [acknowledged], '4.0')?.holds).toBe(false)
  })

  test('counts from the latest acknowledgement up to that version, and knows none where there is none', () => {
    const first = { ...acknowledged, versionId: '1.0', versionNumber: '1.0' }
    expect(sinceAcknowledged(published, [first, acknowledged], '1.0')?.acknowledged.versionNumber).toBe('1.0')
    expect(sinceAcknowledged(published, [acknowledged], '1.0')).toBe(null)
    expect(sinceAcknowledged(published, [], '4.0')).toBe(null)
  })
})

test('an acknowledgement that still holds says what the new version changed for this reader', () => {
  const since = sinceAcknowledged(
    published,
    [{ ...acknowledged, versionId: '2.1', versionNumber: '2.1' }],
    '3.0',
  )
  expect(standingWords(ownStanding('3.0', null, since), 'UTC')).toBe(
    'Still valid: 3.0 changed nothing for you',
  )
  const clearer = sinceAcknowledged(published, [acknowledged], '2.1')
  expect(standingWords(ownStanding('2.1', { ...asked, isKept: true }, clearer), 'UTC')).toBe(
    'Still valid: 2.1 only says more clearly what you acknowledged in 2.0',
  )
  const changed = sinceAcknowledged(published, [acknowledged], '4.0')
  expect(ownStanding('4.0', null, changed)).toEqual({ kind: 'not-asked', earlier: '2.0' })
  expect(ownStanding('4.0', asked, changed)).toEqual({ kind: 'waiting', dueOn: '2027-03-28' })
})
