// Exceptions: an approved departure from a clause for a time. Its state follows from what was written down and from the day.
import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils'
import { canonicalJson } from '../domain/canonical-json'
import { daysLater, isDay } from '../domain/local-day'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import type { Person } from '../domain/person'
import type { Clause } from '../domain/policy-document'
import type { ChangeClass } from './version'

export const exceptionStates = [
  'requested',
  'approved',
  'refused',
  'withdrawn',
  'expired',
  'revoked',
] as const
export type ExceptionState = (typeof exceptionStates)[number]

/** Days an exception may last at most, its first and its last one counted. */
export const longestException = 366

export type ExceptionDates = {
  /** ISO dates in the organisation's calendar, both included. */
  fromOn: string
  untilOn: string
  decision: 'approved' | 'refused' | null
  revokedAt: string | null
  withdrawnAt: string | null
}

/** The state on a day ("2027-03-14"). Nothing switches it: what was approved has expired once its last day is over. */
export function exceptionState(exception: ExceptionDates, today: string): ExceptionState {
  if (exception.withdrawnAt !== null) return 'withdrawn'
  if (exception.decision === null) return 'requested'
  if (exception.decision === 'refused') return 'refused'
  if (exception.revokedAt !== null) return 'revoked'
  return today > exception.untilOn ? 'expired' : 'approved'
}

/** True while it lets somebody depart from the clause: approved, begun, and not over. */
export function isRunning(exception: ExceptionDates, today: string): boolean {
  return exceptionState(exception, today) === 'approved' && exception.fromOn <= today
}

/** True when it let somebody depart from the clause at the end of this day, from what was written down by that moment. */
export function heldAt(
  exception: ExceptionDates & { decidedAt: string | null },
  { day, at }: { day: string; at: Date },
): boolean {
  const moment = at.toISOString()
  const { decision, decidedAt, revokedAt, fromOn, untilOn } = exception
  if (decision !== 'approved' || decidedAt === null || decidedAt > moment) return false
  return !(revokedAt !== null && revokedAt <= moment) && fromOn <= day && day <= untilOn
}

export type ExceptionWish = { what: string; why: string; fromOn: string; untilOn: string }

/** Checks a request on the day it is made. Refuses missing words, days that are none, and more than 366 of them. */
export function acceptException(wish: ExceptionWish, today: string): Outcome<ExceptionWish> {
  const fields: Record<string, string> = {}
  if (wish.what.trim() === '') fields.what = 'Say what you want to do differently.'
  if (wish.why.trim() === '') fields.why = 'Say why the section does not fit here.'
  if (!isDay(wish.fromOn)) fields.from = 'Give the first day, for example 2027-03-14.'
  else if (wish.fromOn < today)
    fields.from = 'An exception cannot begin in the past. Choose today or a later day.'
  const wrong = untilMistake(wish, today)
  if (wrong) fields.until = wrong
  const [first] = Object.values(fields)
  return first === undefined ? accepted(wish) : refused('exception-incomplete', first, fields)
}

function untilMistake({ fromOn, untilOn }: ExceptionWish, today: string): string | null {
  if (!isDay(untilOn)) return 'Give the last day, for example 2027-03-14.'
  if (untilOn < today) return 'The last day is over. Choose today or a later day.'
  if (!isDay(fromOn)) return null
  if (untilOn < fromOn) return 'The last day lies before the first one. Choose a later day.'
  return untilOn > daysLater(fromOn, longestException - 1)
    ? `An exception ends after ${longestException} days at most. Choose an earlier day, and ask again when it ends.`
    : null
}

export type ExceptionWord = {
  outcome: 'approved' | 'refused'
  comment: string
  /** The last day that is granted: the one asked for, or an earlier one. Counts for nothing in a refusal. */
  untilOn: string
}

type Asked = ExceptionDates & { personId: string }

/**
 * Checks a decision. Refuses: whoever may not decide, one's own request, one that is settled, a refusal without a reason, and a
 * last day that is later than asked for or over.
 */
export function acceptExceptionWord(
  asked: Asked,
  word: ExceptionWord,
  { by, today }: { by: Person; today: string },
): Outcome<ExceptionWord> {
  if (!may(by, 'decide-exceptions'))
    return refused('not-allowed', 'Your role does not decide on exceptions. Ask an approver.')
  if (asked.personId === by.id)
    return refused(
      'own-exception',
      'You asked for this exception, so somebody else must decide. Ask another approver.',
    )
  if (exceptionState(asked, today) !== 'requested')
    return refused(
      'settled-already',
      'This request is settled already. Open it again to see what became of it.',
    )
  if (word.outcome === 'refused') {
    if (word.comment.trim() !== '') return accepted({ ...word, untilOn: asked.untilOn })
    const sentence = 'Say why not. The person who asked reads it.'
    return refused('reason-missing', sentence, { comment: sentence })
  }
  const wrong = grantedMistake(asked, word.untilOn, today)
  return wrong === null ? accepted(word) : refused('last-day', wrong, { until: wrong })
}

function grantedMistake({ fromOn, untilOn }: ExceptionDates, granted: string, today: string): string | null {
  if (untilOn < today)
    return 'The time that was asked for is over, so there is nothing to approve. Refuse it, and say that they may ask again.'
  if (!isDay(granted)) return 'Give the last day, for example 2027-03-14.'
  if (granted > untilOn)
    return 'This is longer than was asked for. Choose the day that was asked for or an earlier one.'
  return granted < fromOn || granted < today
    ? 'With this last day the exception would be over before it begins. Choose a later day, or refuse it.'
    : null
}

/** Checks that an approved exception may be ended early. Refuses: whoever may not, one that does not run, no reason. */
export function acceptRevocation(
  asked: Asked,
  reason: string,
  { by, today }: { by: Person; today: string },
): Outcome<null> {
  if (!may(by, 'decide-exceptions'))
    return refused('not-allowed', 'Your role does not end exceptions. Ask an approver.')
  if (exceptionState(asked, today) !== 'approved')
    return refused('not-approved', 'Only an approved exception that is not over can be revoked.')
  if (reason.trim() !== '') return accepted(null)
  const sentence = 'Say why it ends early. The person reads it.'
  return refused('reason-missing', sentence, { reason: sentence })
}

/** Checks that a request may be taken back: one's own, while nobody has decided. */
export function acceptWithdrawal(asked: Asked, { by, today }: { by: Person; today: string }): Outcome<null> {
  if (asked.personId !== by.id)
    return refused('not-yours', 'Only the person who asked can take the request back.')
  return exceptionState(asked, today) === 'requested'
    ? accepted(null)
    : refused('settled-already', 'This request is settled already, so it cannot be taken back.')
}

/** SHA-256 over the words of a request: stands in the ledger, so that nobody can change what was asked for afterwards. */
export function wordsDigest(request: { id: string; what: string; why: string }): string {
  const { id, what, why } = request
  return bytesToHex(sha256(utf8ToBytes(canonicalJson({ id, what, why }))))
}

export type ClauseSince = 'same' | 'reworded' | 'changed' | 'gone'

/**
 * What became of the clause since the version that was asked about. In: the clause then, the clause in the version in force
 * (undefined: it is not there), and the classes of the publications between. Renumbering changes nothing.
 */
export function clauseSince(
  then: Clause,
  now: Clause | undefined,
  classes: readonly ChangeClass[],
): ClauseSince {
  if (!now) return 'gone'
  if (wordsOf(then) === wordsOf(now)) return 'same'
  return classes.includes('material') ? 'changed' : 'reworded'
}

function wordsOf({ heading, blocks, audience, clauses }: Clause): string {
  return canonicalJson({ heading, blocks, audience, clauses: clauses.map(wordsOf) })
}
