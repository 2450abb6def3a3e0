// Rules of mail: how much of it people get, when it may leave where they are, and after how long their manager is told.
import { clockText } from '../domain/date-words'
import { isTimeOfDay, localDay } from '../domain/local-day'
import { accepted, refused, type Outcome } from '../domain/outcome'

export type MailRules = {
  /** Reminder mails a person gets in seven days, over everything. */
  aWeek: number
  /** "18:00", where the person is. The same time twice: there are no quiet hours. */
  quietFrom: string
  quietUntil: string
  weekends: 'quiet' | 'open'
  /** Days after the due day on which a manager is told; 0: never. */
  managerAfter: number
}

/** What holds while nobody has changed it. */
export const usualMailRules: MailRules = {
  aWeek: 3,
  quietFrom: '18:00',
  quietUntil: '08:00',
  weekends: 'quiet',
  managerAfter: 7,
}

/** Which messages a list shows: those that wait, those that failed, those that may have gone out twice. */
export const mailShown = ['all', 'waiting', 'failed', 'unsure'] as const
export type MailShown = (typeof mailShown)[number]

/** The hours between quiet times must be long enough that mail gets out at all, in minutes. */
const leastOpen = 120

/** True when reminders may leave at this moment for somebody in the zone (IANA name). */
export function isOpenTime(at: Date, zone: string, rules: MailRules): boolean {
  const weekday = new Date(`${localDay(at, zone)}T12:00:00Z`).getUTCDay()
  if (rules.weekends === 'quiet' && (weekday === 0 || weekday === 6)) return false
  const { quietFrom, quietUntil } = rules
  if (quietFrom === quietUntil) return true
  const clock = clockText(at.toISOString(), zone)
  // Quiet time runs over midnight where it begins later than it ends.
  return quietFrom < quietUntil
    ? clock < quietFrom || clock >= quietUntil
    : clock >= quietUntil && clock < quietFrom
}

export type TypedMailRules = Record<
  'aWeek' | 'quietFrom' | 'quietUntil' | 'weekends' | 'managerAfter',
  string
>

/**
 * The rules as they were typed. Refuses: mail-rules, with a sentence for each field: 1 to 7 mails in seven days, times of day
 * that leave at least two hours, and 0 to 90 days until the manager is told.
 */
export function acceptMailRules(typed: TypedMailRules): Outcome<MailRules> {
  const mistakes: Record<string, string> = {}
  const aWeek = whole(typed.aWeek)
  if (!(aWeek >= 1 && aWeek <= 7)) mistakes['aWeek'] = 'Give a whole number from 1 to 7.'
  const { quietFrom, quietUntil } = typed
  if (!isTimeOfDay(quietFrom)) mistakes['quietFrom'] = 'Give a time of day, for example 18:00.'
  if (!isTimeOfDay(quietUntil)) mistakes['quietUntil'] = 'Give a time of day, for example 08:00.'
  if (isTimeOfDay(quietFrom) && isTimeOfDay(quietUntil) && openMinutes(quietFrom, quietUntil) < leastOpen)
    mistakes['quietUntil'] = 'Leave at least two hours a day in which mail may go out.'
  const managerAfter = whole(typed.managerAfter)
  if (!(managerAfter <= 90)) mistakes['managerAfter'] = 'Give a whole number of days from 0 to 90.'
  if (Object.keys(mistakes).length > 0)
    return refused('mail-rules', 'The rules were not saved. Check what you typed.', mistakes)
  const weekends = typed.weekends === 'open' ? 'open' : 'quiet'
  return accepted({ aWeek, quietFrom, quietUntil, weekends, managerAfter })
}

function whole(typed: string): number {
  return /^\d{1,3}$/.test(typed) ? Number(typed) : NaN
}

function openMinutes(from: string, until: string): number {
  return from === until ? 1440 : (minutes(from) - minutes(until) + 1440) % 1440
}

function minutes(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return hour * 60 + minute
}
