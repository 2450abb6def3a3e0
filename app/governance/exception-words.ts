// Exceptions in words: the same on screens, in certificates and in the evidence.
import { dayText } from '../domain/date-words'
import type { ClauseSince, ExceptionState } from './exception'

export const exceptionWords: Record<ExceptionState, string> = {
  requested: 'Waiting',
  approved: 'Approved',
  refused: 'Refused',
  withdrawn: 'Taken back',
  expired: 'Expired',
  revoked: 'Revoked',
}

/** What a list of exceptions shows; "running" also holds approved ones that are to come. */
export const exceptionViews = ['all', 'waiting', 'running', 'ended'] as const
export type ExceptionView = (typeof exceptionViews)[number]

/** What an approval means: stands on the form above the button, and in the evidence. */
export const exceptionMeaning =
  'I have read the request and the section. Until the last day the person may depart from the section in the way described, and in no other way.'

/** "1 March 2027 to 14 March 2027". */
export function exceptionDays({ fromOn, untilOn }: { fromOn: string; untilOn: string }): string {
  return fromOn === untilOn ? dayText(fromOn) : `${dayText(fromOn)} to ${dayText(untilOn)}`
}

/** What became of the section since, as a sentence; null where its words are the same. */
export function sinceSentence(since: ClauseSince, now: string | null): string | null {
  switch (since) {
    case 'same':
      return null
    case 'reworded':
      return `The section was reworded since. Version ${now ?? ''} says the same in other words.`
    case 'changed':
      return `The section has changed since, and the change was material. Look at version ${now ?? ''} before you rely on this exception.`
    case 'gone':
      return now === null
        ? 'No version of the policy is in force any more, so there is nothing to depart from.'
        : `Version ${now} does not have this section any more, so there is nothing to depart from.`
    default:
      return since satisfies never
  }
}
