// Where one reader stands with one policy, in words: what My policies and the policy's page say of it.
import { dayText } from '../domain/date-words'
import { askedStanding, type Asked } from './asked'
import type { Since } from './since-acknowledged'

export type OwnStanding =
  | { kind: 'waiting'; dueOn: string }
  | { kind: 'acknowledged'; number: string; at: string }
  /** An earlier acknowledgement holds: for this reader nothing changed, or only words did. */
  | { kind: 'still-valid'; number: string; earlier: string; differs: boolean }
  | { kind: 'declined'; at: string | null }
  | { kind: 'exempt' }
  | { kind: 'paused' }
  | { kind: 'not-asked'; earlier: string | null }

/** In: the number of the version in force, what is asked of the reader about it, and what they acknowledged before. */
export function ownStanding(number: string, asked: Asked | null, since: Since | null): OwnStanding {
  const standing = asked && askedStanding(asked)
  if (asked?.acknowledgedAt) {
    return { kind: 'acknowledged', number: asked.acknowledgedNumber ?? number, at: asked.acknowledgedAt }
  }
  if (asked && standing === 'waiting') return { kind: 'waiting', dueOn: asked.dueOn }
  if (asked && standing === 'declined') return { kind: 'declined', at: asked.declinedAt }
  if (standing === 'exempt') return { kind: 'exempt' }
  if (since?.changes.length === 0) {
    const { versionNumber, acknowledgedAt } = since.acknowledged
    return { kind: 'acknowledged', number: versionNumber, at: acknowledgedAt }
  }
  if (since?.holds) {
    const { versionNumber } = since.acknowledged
    return { kind: 'still-valid', number, earlier: versionNumber, differs: since.differs }
  }
  if (standing === 'paused') return { kind: 'paused' }
  return { kind: 'not-asked', earlier: since?.acknowledged.versionNumber ?? null }
}

/** The standing in words; `zone` is where days begin. The day it is due is said by whoever shows it. */
export function standingWords(standing: OwnStanding, zone: string): string {
  switch (standing.kind) {
    case 'waiting':
      return 'Please read and acknowledge'
    case 'acknowledged':
      return `Acknowledged ${standing.number} on ${dayText(standing.at, zone)}`
    case 'still-valid':
      return standing.differs
        ? `Still valid: ${standing.number} only says more clearly what you acknowledged in ${standing.earlier}`
        : `Still valid: ${standing.number} changed nothing for you`
    case 'declined':
      return standing.at === null ? 'Declined' : `Declined on ${dayText(standing.at, zone)}`
    case 'exempt':
      return 'Exempt: you need not answer'
    case 'paused':
      return 'Paused: nothing is asked of you now'
    case 'not-asked':
      return standing.earlier === null
        ? 'You are not asked to acknowledge it'
        : `You acknowledged ${standing.earlier} and are not asked again so far`
    default:
      return standing satisfies never
  }
}
