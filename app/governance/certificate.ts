// The point-in-time certificate: what applied to one person on one day, and had they acknowledged it? Pure, from frozen facts.
import { dayText, momentText } from '../domain/date-words'
import { daysLater, isDay, localDay, startOfDay } from '../domain/local-day'
import { accepted, refused, type Outcome } from '../domain/outcome'
import type { GroupKey, PolicyDocument } from '../domain/policy-document'
import type { ChangeClass, Publication } from './version'

export type PersonThen = {
  id: string
  /** As recorded last at or before the moment; null where nothing was recorded by then. */
  nameThen: string | null
  nameNow: string
  departmentThen: string | null
  groups: { key: GroupKey; name: string }[]
  /** ISO instants. */
  hereSince: string
  leftAt: string | null
}

export type PublicationThen = Publication & {
  ordinal: number
  fingerprint: string
  changeClass: ChangeClass
  /** Published before anybody approved it; `approvedAt` when somebody did. */
  emergency: { reason: string } | null
  approvedAt: string | null
}

export type Asked = {
  campaignId: string
  versionId: string
  statement: string
  dueOn: string
  /** When the person was asked, and under which name and in which department. */
  assignedAt: string
  personName: string
  departmentName: string
}

export type AcknowledgedThen = {
  campaignId: string
  versionId: string
  versionNumber: string
  fingerprint: string
  /** The record and the name it was made under. */
  personId: string
  personName: string
  statement: string
  method: string
  /** Who recorded it for them; null when they said it themselves. */
  recordedByName: string | null
  /** Why, and the day on which it was given; "" and null for one's own. */
  reason: string
  givenOn: string | null
  acknowledgedAt: string
  /** Of its ledger entry; null where the entry cannot be told apart. */
  ledger: { sequence: number; hash: string } | null
}

/** Somebody would not acknowledge, and said why. */
export type DeclinedThen = { campaignId: string; reason: string; declinedAt: string }

/** Somebody need not answer a campaign. */
export type ExemptThen = {
  campaignId: string
  reason: string
  grantedByName: string
  grantedAt: string
  endedAt: string | null
}

/** An earlier acknowledgement was noted as still valid for a version that changed nothing for them. */
export type KeptThen = { versionId: string; keptAt: string; acknowledgedId: string; acknowledgedIn: string }

export type PolicyFacts = {
  slug: string
  /** As it is called today; where a version was in force its own title counts. */
  title: string
  publications: PublicationThen[]
  /** Of the version in force; null where none was. */
  document: PolicyDocument | null
  asked: Asked[]
  acknowledged: AcknowledgedThen[]
  declined: DeclinedThen[]
  exempt: ExemptThen[]
  kept: KeptThen[]
}

/** The instant a certificate speaks of: the end of that day in the zone, or now where the day is today. */
export type Moment = { day: string; at: Date; isToday: boolean; zone: string }

/** Refuses what is no day, and a day that has not come. */
export function certificateMoment(typed: string, now: Date, zone: string): Outcome<Moment> {
  if (!isDay(typed) || typed < '1900-01-01')
    return refused('not-a-day', 'This is not a day. Choose one, or write it like 2027-03-14.', {
      on: 'Write the day like 2027-03-14.',
    })
  const today = localDay(now, zone)
  if (typed > today)
    return refused(
      'future-day',
      'That day has not come yet, so nobody can say what applies then. Choose today or an earlier day.',
      {
        on: 'Choose today or an earlier day.',
      },
    )
  if (typed === today) return accepted({ day: typed, at: now, isToday: true, zone })
  const at = new Date(startOfDay(daysLater(typed, 1), zone).getTime() - 1)
  return accepted({ day: typed, at, isToday: false, zone })
}

/** Whether the person was recorded here at that moment, as a sentence where they were not. */
export function absence(person: PersonThen, { at, zone }: Moment): string | null {
  const moment = at.toISOString()
  const name = nameAt(person)
  if (person.hereSince > moment)
    return `${name} was not here yet: the record of them begins on ${dayText(person.hereSince, zone)}. Nothing applied to them here on that day.`
  if (person.leftAt !== null && person.leftAt <= moment)
    return `${name} had left: ${momentText(person.leftAt, zone)} is recorded as the moment. Nothing applied to them here any more.`
  return null
}

/** The name to print: the one recorded then, or today's where none was. */
export function nameAt(person: PersonThen): string {
  return person.nameThen ?? person.nameNow
}

export type SectionThen = { number: string; heading: string; audience: string; applied: boolean }

export type VersionThen = {
  number: string
  ordinal: number
  fingerprint: string
  effectiveAt: string
  /** What readers were told of an emergency publication, as it stood then; null for one that was approved first. */
  emergency: string | null
}

export type Answer =
  /** No version of the policy was in force. */
  | { kind: 'not-in-force' }
  | { kind: 'acknowledged'; record: AcknowledgedThen; asked: Asked | null }
  | { kind: 'open'; asked: Asked; later: AcknowledgedThen | null }
  | { kind: 'declined'; asked: Asked; decline: DeclinedThen; later: AcknowledgedThen | null }
  | { kind: 'exempt'; asked: Asked; exemption: ExemptThen; later: AcknowledgedThen | null }
  /** A material version changed nothing for them, as was noted when it was asked about. */
  | { kind: 'kept'; record: AcknowledgedThen; keptAt: string }
  /** An earlier version was acknowledged, and nothing since was a material change. */
  | { kind: 'earlier'; record: AcknowledgedThen; since: string[] }
  | { kind: 'not-asked'; earlier: AcknowledgedThen | null; later: AcknowledgedThen | null }

export type PolicyThen = {
  slug: string
  title: string
  version: VersionThen | null
  sections: SectionThen[]
  answer: Answer
  /** The answer in words. */
  sentence: string
}
