// When a campaign reminds, when mail is welcome where somebody is, and what the rules of mail refuse.
import { describe, expect, test } from 'vitest'
import { daysLater } from '../../app/domain/local-day'
import { usualReminders } from '../../app/governance/campaign-plan'
import { campaignStage, managerDays, remindersOf } from '../../app/governance/campaign-reminder'
import { acceptMailRules, isOpenTime, usualMailRules } from '../../app/governance/mail-rules'

const owed = { assignedOn: '2028-02-01', dueOn: '2028-03-01', reminders: usualReminders }

/** "day stage" for each day on which another stage begins. */
function begins(more: Partial<typeof owed>, days = 60): string[] {
  const found: string[] = []
  let before: string | null = null
  for (let day = 0; day < days; day += 1) {
    const today = daysLater('2028-02-01', day)
    const stage = campaignStage({ ...owed, ...more }, today)
    if (stage !== null && stage !== before) found.push(`${today} ${stage}`)
    before = stage
  }
  return found
}

describe('the stages of a campaign', () => {
  test('first, before the due day, and every week after it, over a leap day', () => {
    expect(begins({}, 45)).toEqual([
      '2028-02-01 first',
      '2028-02-23 before-7',
      '2028-02-29 before-1',
      '2028-03-08 after-7',
      '2028-03-15 after-14',
    ])
  })
  test('whoever is enrolled late is asked at first and not for days that were before', () => {
    expect(begins({ assignedOn: '2028-02-25' }, 32)).toEqual(['2028-02-25 first', '2028-02-29 before-1'])
    expect(begins({ assignedOn: '2028-02-05', dueOn: '2028-02-06' }, 10)).toEqual(['2028-02-05 first'])
  })
  test('what a campaign leaves out never comes', () => {
    const reminders = { first: false, before: [3], every: 0, manager: 0 }
    expect(begins({ reminders })).toEqual(['2028-02-27 before-3'])
    expect(begins({ reminders: { ...reminders, before: [] } })).toEqual([])
    expect(remindersOf('{}')).toEqual(usualReminders)
    expect(remindersOf('{"every":3}')).toMatchObject({ first: true, every: 3 })
  })
  test('the manager is told by the later of the two numbers, and never when one of them is 0', () => {
    expect(managerDays(usualReminders, 7)).toBe(7)
    expect(managerDays(usualReminders, 14)).toBe(14)
    expect(managerDays({ ...usualReminders, manager: 21 }, 14)).toBe(21)
    expect(managerDays({ ...usualReminders, manager: 0 }, 14)).toBe(0)
    expect(managerDays(usualReminders, 0)).toBe(0)
  })
})

describe('open times', () => {
  const is = (at: string, zone: string, more: Partial<typeof usualMailRules> = {}) =>
    isOpenTime(new Date(at), zone, { ...usualMailRules, ...more })
  test('quiet hours may lie within a day or over midnight, and need not be there', () => {
    const noon = { quietFrom: '12:00', quietUntil: '14:00' }
    expect(is('2027-03-15T12:00:00Z', 'UTC', noon)).toBe(false)
    expect(is('2027-03-15T14:00:00Z', 'UTC', noon)).toBe(true)
    expect(is('2027-03-15T02:00:00Z', 'UTC', noon)).toBe(true)
    expect(is('2027-03-15T02:00:00Z', 'UTC', { quietFrom: '00:00', quietUntil: '00:00' })).toBe(true)
  })
  test('weekends are those of the person, or no matter', () => {
    // Saturday in Kiritimati (UTC+14), Friday in UTC-12.
    expect(is('2027-03-12T20:00:00Z', 'Pacific/Kiritimati')).toBe(false)
    expect(is('2027-03-12T20:00:00Z', 'Etc/GMT+12')).toBe(true)
    expect(is('2027-03-13T12:00:00Z', 'UTC')).toBe(false)
    expect(is('2027-03-13T12:00:00Z', 'UTC', { weekends: 'open' })).toBe(true)
  })
  test('the clock of the place counts when it goes forward or back', () => {
    // Berlin: UTC+1 until 28 March 2027, then UTC+2.
    expect(is('2027-03-26T06:59:00Z', 'Europe/Berlin')).toBe(false)
    expect(is('2027-03-26T07:00:00Z', 'Europe/Berlin')).toBe(true)
    expect(is('2027-03-29T06:00:00Z', 'Europe/Berlin')).toBe(true)
    expect(is('2027-10-29T06:30:00Z', 'Europe/Berlin')).toBe(true)
    expect(is('2027-11-01T06:30:00Z', 'Europe/Berlin')).toBe(false)
  })
})

describe('the rules of mail', () => {
  const typed = { aWeek: '3', quietFrom: '18:00', quietUntil: '08:00', weekends: 'quiet', managerAfter: '7' }
  test('are taken as they are typed', () => {
    expect(acceptMailRules(typed)).toEqual({ ok: true, value: usualMailRules })
  })
  test.each<[Partial<typeof typed>, string]>([
    [{ aWeek: '0' }, 'aWeek'],
    [{ aWeek: '8' }, 'aWeek'],
    [{ aWeek: '2.5' }, 'aWeek'],
    [{ quietFrom: '25:00' }, 'quietFrom'],
    [{ quietUntil: 'noon' }, 'quietUntil'],
    [{ quietFrom: '08:00', quietUntil: '07:00' }, 'quietUntil'],
    [{ managerAfter: '91' }, 'managerAfter'],
    [{ managerAfter: '-1' }, 'managerAfter'],
  ])('%o is refused at its field', (more, field) => {
    const outcome = acceptMailRules({ ...typed, ...more })
    expect(outcome).toMatchObject({ ok: false, rule: 'mail-rules' })
    expect(Object.keys((!outcome.ok && outcome.fields) || {})).toEqual([field])
  })
})
