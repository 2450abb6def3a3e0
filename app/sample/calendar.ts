// When something in the story happened, counted back from today, so that a sample never looks old.

/** A moment of the story. Working days, so that nobody works at weekends. */
export type When = { workingDaysAgo: number; time: `${number}:${number}` } | { minutesAgo: number }

/** A day in the text or on a form, counted from today; "+10" is in ten days. */
export type Day = { days: number }

const minute = 60_000
const day = 24 * 60 * minute

/** The instant of a moment. Times of day are UTC. */
export function momentOf(when: When, now: Date): Date {
  if ('minutesAgo' in when) return new Date(now.getTime() - when.minutesAgo * minute)
  let midnight = midnightOf(now)
  for (let left = when.workingDaysAgo; left > 0; left -= 1) {
    midnight -= day
    while (isWeekend(midnight)) midnight -= day
  }
  const [hours = 0, minutes = 0] = when.time.split(':').map(Number)
  return new Date(midnight + (hours * 60 + minutes) * minute)
}

/** "2027-03-14" for a day counted from today. */
export function isoDay({ days }: Day, now: Date): string {
  return new Date(midnightOf(now) + days * day).toISOString().slice(0, 10)
}

function midnightOf(at: Date): number {
  return Date.parse(`${at.toISOString().slice(0, 10)}T00:00:00.000Z`)
}

function isWeekend(instant: number): boolean {
  return [0, 6].includes(new Date(instant).getUTCDay())
}
