// Dates in words, on screens and in documents alike: "14 March 2027, 09:12 UTC", "in 3 weeks". Never in the machine’s own zone or language.

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/** "14 March 2027" of an ISO day or instant, in the zone (IANA name; days need none). */
export function dayText(at: string, zone = 'UTC'): string {
  const { year, month, day } = parts(at, zone)
  return `${day} ${months[month - 1]} ${year}`
}

/** "14 March 2027, 09:12 UTC". */
export function momentText(at: string, zone = 'UTC'): string {
  const { hour, minute } = parts(at, zone)
  return `${dayText(at, zone)}, ${hour}:${minute} ${zoneName(at, zone)}`
}

/** "09:12". */
export function clockText(at: string, zone = 'UTC'): string {
  const { hour, minute } = parts(at, zone)
  return `${hour}:${minute}`
}

/** "today", "in 3 weeks", "6 days ago": whole calendar days between two days in the zone. */
export function distanceText(at: string, now: string, zone = 'UTC'): string {
  const days = calendarDay(at, zone) - calendarDay(now, zone)
  if (days === 0) return 'today'
  if (days === 1) return 'tomorrow'
  if (days === -1) return 'yesterday'
  const size = Math.abs(days)
  const words =
    size < 14
      ? `${size} days`
      : size < 60
        ? `${Math.round(size / 7)} weeks`
        : size < 700
          ? `${Math.round(size / 30.44)} months`
          : `${Math.round(size / 365.25)} years`
  return days > 0 ? `in ${words}` : `${words} ago`
}

function parts(
  at: string,
  zone: string,
): { year: number; month: number; day: number; hour: string; minute: string } {
  const isDay = /^\d{4}-\d\d-\d\d$/.test(at)
  const formatted = formatter(isDay ? 'UTC' : zone).formatToParts(new Date(at))
  const part = (type: string): string => formatted.find((candidate) => candidate.type === type)?.value ?? '0'
  return {
    year: Number(part('year')),
    month: Number(part('month')),
    day: Number(part('day')),
    hour: part('hour'),
    minute: part('minute'),
  }
}

function calendarDay(at: string, zone: string): number {
  const { year, month, day } = parts(at, zone)
  return Date.UTC(year, month - 1, day) / 86_400_000
}

function zoneName(at: string, zone: string): string {
  if (zone === 'UTC') return 'UTC'
  const named = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'short' }).formatToParts(
    new Date(at),
  )
  return named.find((part) => part.type === 'timeZoneName')?.value ?? zone
}

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  formatters.set(zone, made)
  return made
}
