// The calendar day of a moment in a time zone: due dates are days in the organisation's calendar.

/** "2027-03-14" for the instant, in the IANA zone. An unknown zone counts as UTC. */
export function localDay(at: Date, zone: string): string {
  try {
    return new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(at)
  } catch {
    return at.toISOString().slice(0, 10)
  }
}

/**
 * The first instant of a calendar day ("2027-03-14") in the zone.
 * Where clocks skip midnight, the first instant that exists on that day.
 */
export function startOfDay(day: string, zone: string): Date {
  const noon = Date.parse(`${day}T12:00:00Z`)
  let low = noon - 36 * 3_600_000
  let high = noon + 36 * 3_600_000
  // The day's name never goes back as time goes on, so its first minute can be found by halving.
  while (high - low > 60_000) {
    const middle = Math.floor((low + high) / 2 / 60_000) * 60_000
    if (localDay(new Date(middle), zone) < day) low = middle
    else high = middle
  }
  return new Date(high)
}

/** True for a day that exists, written as "2027-03-14". */
export function isDay(value: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(value)) return false
  const day = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value)
}

/** The day so many days later: "2027-03-14" and 3 give "2027-03-17". */
export function daysLater(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
