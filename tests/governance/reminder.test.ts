// Which day reminds of what, when mail may leave, and how review days are counted.
import { describe, expect, test } from 'vitest'
import { daysLater } from '../../app/domain/local-day'
import { isOpenTime, usualMailRules } from '../../app/governance/mail-rules'
import { stageOn } from '../../app/governance/reminder'
import { monthsLater, reviewDates } from '../../app/governance/review-cycle'
import { emergencySentence, emergencyStanding } from '../../app/governance/emergency'

function stages(kind: Parameters<typeof stageOn>[0]['kind'], from: number, to: number): string[] {
  const dueOn = '2028-03-31'
  const found: string[] = []
  for (let day = from; day <= to; day += 1) {
    const stage = stageOn({ kind, dueOn }, daysLater(dueOn, day))
    if (stage !== null && !found.includes(stage)) found.push(stage)
  }
  return found
}

describe('stages', () => {
  test('a review: 30 and 7 days before, on the day, then each week', () => {
    expect(stages('review', -60, 22)).toEqual([
      'before-30',
      'before-7',
      'on',
      'after-7',
      'after-14',
      'after-21',
    ])
    expect(stageOn({ kind: 'review', dueOn: '2028-03-31' }, '2028-02-29')).toBeNull()
    expect(stageOn({ kind: 'review', dueOn: '2028-03-31' }, '2028-03-01')).toBe('before-30')
  })
  test('a decision: 2 days before, on the day, a day after, then each week', () => {
    expect(stages('decision', -60, 15)).toEqual(['before-2', 'on', 'after-1', 'after-7', 'after-14'])
  })
  test('what is missed before the day is not made up for when the next stage is near', () => {
    expect(stageOn({ kind: 'review', dueOn: '2028-03-31' }, '2028-03-10')).toBeNull()
  })
})

describe('mail', () => {
  test('leaves between 08:00 and 18:00 on weekdays, where the organisation is', () => {
    const is = (at: string, zone: string) => isOpenTime(new Date(at), zone, usualMailRules)
    expect(is('2027-03-15T07:59:00Z', 'UTC')).toBe(false)
    expect(is('2027-03-15T08:00:00Z', 'UTC')).toBe(true)
    expect(is('2027-03-15T18:00:00Z', 'UTC')).toBe(false)
    expect(is('2027-03-14T12:00:00Z', 'UTC')).toBe(false)
    // Sunday here, Monday there; Monday here, Sunday there.
    expect(is('2027-03-14T20:00:00Z', 'Pacific/Kiritimati')).toBe(true)
    expect(is('2027-03-15T09:00:00Z', 'Etc/GMT+12')).toBe(false)
  })
})

describe('review days', () => {
  test('a year after a leap day is the last day of February, and months end where they end', () => {
    expect(monthsLater('2028-02-29', 12)).toBe('2029-02-28')
    expect(monthsLater('2027-08-31', 6)).toBe('2028-02-29')
    expect(monthsLater('2027-12-15', 1)).toBe('2028-01-15')
  })
  test('an empty day follows from the cycle; a day in the past and no cycle are refused', () => {
    expect(reviewDates({ due: '', every: '6' }, '2027-03-14')).toMatchObject({
      value: { due: '2027-09-14', every: 6 },
    })
    expect(reviewDates({ due: '2027-03-13', every: '' }, '2027-03-14')).toMatchObject({
      rule: 'review-in-the-past',
    })
    for (const every of ['0', '61', '1.5', 'x'])
      expect(reviewDates({ due: '', every }, '2027-03-14')).toMatchObject({ rule: 'review-cycle' })
    expect(reviewDates({ due: '2027-02-30', every: '1' }, '2027-01-01')).toMatchObject({ rule: 'review-day' })
  })
})

describe('the banner of an emergency', () => {
  const emergency = {
    reason: 'An account was taken over.',
    approveBy: '2027-03-28',
    publishedBy: 'maria',
    publishedByName: 'Maria Silva',
    publishedAt: '2027-03-14T12:00:00.000Z',
    roundOutcome: null,
  }
  test('goes when somebody else approved it, and says when that is late or did not happen', () => {
    expect(emergencyStanding(emergency, '2027-03-28')).toBe('waiting')
    expect(emergencySentence(emergency, '2027-03-29')).toContain('was due by 28 March 2027 and is overdue')
    expect(emergencySentence({ ...emergency, roundOutcome: 'sent-back' }, '2027-03-15')).toContain(
      'it was not approved afterwards',
    )
    expect(emergencySentence({ ...emergency, roundOutcome: 'approved' }, '2027-03-29')).toBeNull()
  })
})
