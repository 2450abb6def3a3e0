// The promise of an answer: so many working hours after the question, weekdays from 9 to 17 in the organisation's zone.
import { answerTo, type Answers } from './answer'
import { daysLater, localDay, momentOnDay } from './local-day'

/** Working hours of each answer to the question `answer-hours`; a working day has eight. */
const hoursOf: Record<string, number> = { 'one-hour': 1, 'four-hours': 4, 'one-day': 8, 'two-days': 16 }

/** What is promised where no policy says otherwise: one working day. */
export const usualHours = 8

/** The working hours that a policy promises in its answers. */
export function promisedHours(answers: Answers): number {
  const answer = answerTo(answers, 'answer-hours')
  return typeof answer === 'string' && Object.hasOwn(hoursOf, answer)
    ? (hoursOf[answer] ?? usualHours)
    : usualHours
}

/** "one working hour", "four working hours", "one working day". */
export function hoursWords(hours: number): string {
  switch (hours) {
    case 1:
      return 'one working hour'
    case 4:
      return 'four working hours'
    case 8:
      return 'one working day'
    case 16:
      return 'two working days'
    default:
      return `${hours} working hours`
  }
}

/** The moment by which so many working hours have passed. Public holidays are not known, so they count as working days. */
export function promisedBy(asked: Date, hours: number, zone: string): Date {
  let left = hours * 3_600_000
  let day = localDay(asked, zone)
  for (;;) {
    if (isWeekday(day)) {
      const opens = Math.max(momentOnDay(day, '09:00', zone).getTime(), asked.getTime())
      const open = momentOnDay(day, '17:00', zone).getTime() - opens
      if (open >= left) return new Date(opens + left)
      left -= Math.max(open, 0)
    }
    day = daysLater(day, 1)
  }
}

function isWeekday(day: string): boolean {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay()
  return weekday >= 1 && weekday <= 5
}
