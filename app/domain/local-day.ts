// The calendar day of a moment in a time zone: due dates are days in the organisation's calendar.
import { clockText } from './date-words'

/** "2027-03-14" for the instant, in the IANA zone. An unknown zone counts as UTC. */
export function localDay(at: Date, zone: string): string {
  try {
    return formatter(zone).format(at)
  } catch {
    return at.toISOString().slice(0, 10)
  }
}

/** Making one costs a hundred times what using it does. There are some hundred zones. */
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' })
  formatters.set(zone, made)
  return made
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

/**
 * The instant at which clocks in the zone show this time ("09:30") on this day. An hour that comes twice means the first one;
 * an hour that clocks skip, the time as long after midnight.
 */
export function momentOnDay(day: string, time: string, zone: string): Date {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  const wanted = hours * 60 + minutes
  const straight = startOfDay(day, zone).getTime() + wanted * 60_000
  const shown = minuteOfDay(straight, zone)
  const moved = straight + (wanted - shown) * 60_000
  if (minuteOfDay(moved, zone) !== wanted || localDay(new Date(moved), zone) !== day)
    return new Date(straight)
  return new Date(moved)
}

function minuteOfDay(at: number, zone: string): number {
  const [hours = 0, minutes = 0] = clockText(new Date(at).toISOString(), zone).split(':').map(Number)
  return hours * 60 + minutes
}

/** True for a time of day written as "09:30". */
export function isTimeOfDay(value: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(value)
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
