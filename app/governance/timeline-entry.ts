// One entry of the ledger as it is read back, and the pieces a sentence about it is made of.
import { dayText } from '../domain/date-words'
import { isDay } from '../domain/local-day'
import type { PersonId } from '../domain/person'

export type ActorKind = 'person' | 'expert' | 'clock' | 'setup' | 'command-line'

/** Facts of an entry, without personal values: names go into `names`. */
export type LedgerDetail = Record<string, string | number | boolean | null>

export type LedgerSubject = { kind: string; id: string }

/** One entry as a timeline reads it back. */
export type TimelineEntry = {
  id: string
  at: Date
  actorKind: ActorKind
  actorId: PersonId | null
  action: string
  subject: LedgerSubject
  policyId: string | null
  detail: LedgerDetail
  /** Names as they were at the time. A person whose name was erased is missing. */
  names: Record<PersonId, string>
}

/** Who did it, as a timeline says it. */
export function actorName(entry: Pick<TimelineEntry, 'actorKind' | 'actorId' | 'names'>): string {
  switch (entry.actorKind) {
    case 'person':
      return nameOf(entry, entry.actorId)
    case 'expert':
      return `${nameOf(entry, entry.actorId)} (outside expert)`
    case 'clock':
      return 'Candor, by itself,'
    case 'setup':
      return 'The first set-up'
    case 'command-line':
      return 'Someone at the command line'
    default:
      entry.actorKind satisfies never
      return 'Someone'
  }
}

export function nameOf(entry: Pick<TimelineEntry, 'names'>, personId: PersonId | null): string {
  return (personId !== null && entry.names[personId]) || 'Someone whose name was erased'
}

export function subjectName(entry: TimelineEntry): string {
  return entry.names[entry.subject.id] ?? 'a person whose name was erased'
}

/** In whose place somebody decides; the detail holds the id. */
export function inPlaceOf(entry: TimelineEntry): string {
  const id = fact(entry, 'inPlaceOf', '')
  return id === '' ? '' : ` in place of ${nameOf(entry, id)}`
}

/** For whom somebody else did it; the detail holds the id. */
export function forPerson(entry: TimelineEntry): string {
  return nameOf(entry, fact(entry, 'forPerson', ''))
}

/** Whose words they were: a person's, or an outside expert's. */
export function suggester(entry: TimelineEntry): string {
  return entry.names[fact(entry, 'suggester', '')] ?? 'someone whose name was erased'
}

/** Whom an exception is for; the detail holds the id. */
export function exceptionHolder(entry: TimelineEntry): string {
  return entry.names[fact(entry, 'person', '')] ?? 'somebody whose name was erased'
}

export function fact(entry: TimelineEntry, key: string, otherwise: string): string {
  const value = entry.detail[key]
  return value === undefined || value === null || value === '' ? otherwise : String(value)
}

/** A day of the detail in words: "8 January 2027". */
export function dayFact(entry: TimelineEntry, key: string, otherwise: string): string {
  const day = fact(entry, key, otherwise)
  return isDay(day) ? dayText(day) : day
}

/** A version by its place in the row of submissions: it has no number before publication. */
export function version(entry: TimelineEntry): string {
  const ordinal = fact(entry, 'version', '')
  return ordinal === '' ? 'a version' : `submission ${ordinal}`
}

/** The number given at publication, "3.0", where the entry knows it. */
export function publicNumber(entry: TimelineEntry): string {
  const number = fact(entry, 'number', '')
  return number === '' ? version(entry) : `version ${number}`
}

export function incident(entry: TimelineEntry): string {
  const number = fact(entry, 'number', '')
  return number === '' ? 'an incident' : `incident ${number}`
}

export function titled(entry: TimelineEntry, before = ''): string {
  const title = fact(entry, 'title', '')
  // A step is a sentence of its own; inside this one its full stop would stand twice.
  return title === '' ? '' : `${before} “${title.replace(/\.$/, '')}”`
}

/** The version of the template that an upgrade started from. */
export function before(entry: TimelineEntry): string {
  const from = fact(entry, 'from', '')
  return from === '' ? '' : `, from ${from}`
}

/** Who planned what the clock did. */
export function planned(entry: TimelineEntry): string {
  const planner = entry.detail['plannedBy']
  return typeof planner === 'string' ? `, as planned by ${nameOf(entry, planner)}` : ''
}

export function because(entry: TimelineEntry): string {
  const reason = fact(entry, 'because', '')
  return reason === '' ? '' : `: ${reason}`
}

export function count(entry: TimelineEntry, key: string, one: string, many: string): string {
  const number = fact(entry, key, '')
  if (number === '') return many
  return number === '1' ? `1 ${one}` : `${number} ${many}`
}
