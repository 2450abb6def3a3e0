// Delegations: somebody decides in another person's place between two days, with both names on the record.
import { isDay } from '../domain/local-day'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import type { Person } from '../domain/person'

export type Delegation = {
  id: string
  from: { id: string; name: string }
  to: { id: string; name: string }
  reason: string
  /** ISO instants: inside from the first on, and until just before the second. */
  fromAt: string
  untilAt: string
  /** Null while nobody ended it early. */
  endedAt: string | null
}

/** The days as typed, the last one included. */
export type DelegationWish = { fromDay: string; untilDay: string; reason: string }

const longest = 366

/** True at the moments when the delegate may decide. */
export function isInside(delegation: Pick<Delegation, 'fromAt' | 'untilAt' | 'endedAt'>, at: Date): boolean {
  const now = at.toISOString()
  return delegation.endedAt === null && delegation.fromAt <= now && now < delegation.untilAt
}

/**
 * Checks a delegation. In: who gives their word to whom, who writes it down, and today's day in the organisation's zone.
 * Refuses oneself, somebody without the approver role on either side, a stranger, days that are none, past or too many,
 * and no reason. A delegate cannot give it on: only what a person was asked themselves can be given.
 */
export function acceptDelegation(
  people: { from: Person; to: Person; by: Person },
  wish: DelegationWish,
  today: string,
): Outcome<DelegationWish> {
  const { from, to, by } = people
  if (by.id !== from.id && !may(by, 'manage-people')) {
    return refused('not-yours', 'Only an administrator can write this down for somebody else. Ask one.')
  }
  if (from.id === to.id) return at('to', 'to-oneself', 'Choose somebody else to decide in this place.')
  if (!may(from, 'approve-versions'))
    return at(
      'from',
      'nothing-to-give',
      `${from.name} is not an approver, so there is no decision to give away.`,
    )
  if (!may(to, 'approve-versions')) {
    return at('to', 'not-an-approver', `${to.name} does not have the approver role. Choose another approver.`)
  }
  if (!isDay(wish.fromDay))
    return at('fromDay', 'from-day', 'Give the first day as a date, for example 2027-03-14.')
  if (!isDay(wish.untilDay))
    return at('untilDay', 'until-day', 'Give the last day as a date, for example 2027-03-28.')
  if (wish.untilDay < wish.fromDay)
    return at('untilDay', 'ends-before-it-begins', 'The last day is before the first. Choose a later one.')
  if (wish.untilDay < today)
    return at('untilDay', 'over-already', 'The last day is past already. Choose today or a later day.')
  if (daysBetween(wish.fromDay, wish.untilDay) > longest)
    return at(
      'untilDay',
      'too-long',
      'A delegation lasts a year at most. Choose an earlier last day, and give it again later.',
    )
  const reason = wish.reason.trim()
  if (reason === '') return at('reason', 'reason-required', 'Say why, for example “On leave”.')
  return accepted({ ...wish, reason })
}

function at(field: string, rule: string, sentence: string) {
  return refused(rule, sentence, { [field]: sentence })
}

function daysBetween(first: string, last: string): number {
  return (Date.parse(last) - Date.parse(first)) / 86_400_000
}
