// Dates as documents print them: "14 March 2027, 09:12 UTC". Never from the locale, zone or clock of the machine.

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
]

const isoDate = /^(\d{4})-(\d{2})-(\d{2})/

/** "14 March 2027" for an ISO date or instant. Text that is no date comes back as it is. */
export function printedDate(iso: string): string {
  const [, year, month, day] = isoDate.exec(utc(iso)) ?? []
  const name = months[Number(month) - 1]
  if (!year || !day || !name) return iso
  return `${Number(day)} ${name} ${year}`
}

/** "14 March 2027, 09:12 UTC" for an ISO instant; a date without a time prints as a date. */
export function printedInstant(iso: string): string {
  if (!iso.includes('T')) return printedDate(iso)
  const instant = utc(iso)
  if (!isoDate.test(instant)) return iso
  return `${printedDate(instant)}, ${instant.slice(11, 16)} UTC`
}

function utc(iso: string): string {
  if (!iso.includes('T')) return iso
  const instant = new Date(iso)
  return Number.isNaN(instant.getTime()) ? iso : instant.toISOString()
}
