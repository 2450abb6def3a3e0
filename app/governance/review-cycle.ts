// Review: when a live policy is looked at again, and which stages of a coming day somebody is reminded of.
import { isDay } from '../domain/local-day'
import { accepted, refused, type Outcome } from '../domain/outcome'

/** Months between reviews where nobody chose otherwise. */
export const usualCycle = 12

/**
 * The day `months` after this one (ISO dates). Where that month is shorter, its last day: a year after 29 February is
 * 28 February.
 */
export function monthsLater(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  const later = new Date(Date.UTC(year, month - 1 + months, Math.min(date, last)))
  return later.toISOString().slice(0, 10)
}

/** Whole days from one ISO date to another; negative when it lies before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

export type ReviewDates = { due: string; every: number }

/**
 * The review day and cycle as they were typed. An empty day follows from the cycle.
 * Refuses a day that is none or lies before today, and a cycle other than 1 to 60 whole months.
 */
export function reviewDates(typed: { due: string; every: string }, today: string): Outcome<ReviewDates> {
  const every = typed.every === '' ? usualCycle : Number(typed.every)
  if (!Number.isInteger(every) || every < 1 || every > 60) {
    const sentence = 'Give the months between reviews as a whole number from 1 to 60.'
    return refused('review-cycle', sentence, { every: sentence })
  }
  const due = typed.due === '' ? monthsLater(today, every) : typed.due
  if (!isDay(due)) {
    const sentence = 'Give the review day as a date, for example 2028-03-14.'
    return refused('review-day', sentence, { due: sentence })
  }
  if (due < today) {
    const sentence = 'The review day is in the past. Choose today or a later day.'
    return refused('review-in-the-past', sentence, { due: sentence })
  }
  return accepted({ due, every })
}
