// What one reader is asked about one policy, and how that stands: nobody is asked twice, and a refusal is an answer.
import type { TargetState } from './campaign-target'

export type Asked = {
  campaignId: string
  /** The words to be acknowledged, or those that were. */
  statement: string
  /** ISO date: the reader's own, or the campaign's. */
  dueOn: string
  /** Of the whole campaign, which may ask about several policies. */
  state: TargetState
  /** What they acknowledged of this policy in this campaign: when, in which version, and by whose hand. */
  acknowledgedAt: string | null
  acknowledgedNumber: string | null
  acknowledgedMethod: 'self' | 'proxy' | 'kiosk' | null
  /** ISO instant; null: they did not decline this policy. */
  declinedAt: string | null
  /** An earlier acknowledgement still holds for this policy. */
  isKept: boolean
  isPaused: boolean
  isClosed: boolean
}

/** Only "waiting" asks for anything. Whoever declined or is exempt may acknowledge all the same. */
export type AskedStanding = 'waiting' | 'acknowledged' | 'kept' | 'declined' | 'exempt' | 'paused' | 'closed'

/** How a request stands with one reader. What they said counts before whatever became of the campaign. */
export function askedStanding(
  asked: Pick<Asked, 'state' | 'acknowledgedAt' | 'declinedAt' | 'isKept' | 'isPaused' | 'isClosed'>,
): AskedStanding {
  if (asked.acknowledgedAt !== null) return 'acknowledged'
  if (asked.isKept) return 'kept'
  if (asked.isClosed || asked.state === 'closed') return 'closed'
  if (asked.state === 'exempt') return 'exempt'
  if (asked.declinedAt !== null || asked.state === 'declined') return 'declined'
  return asked.isPaused ? 'paused' : 'waiting'
}

/** True when an acknowledgement would be taken now. */
export function takesAcknowledgement(standing: AskedStanding): boolean {
  return standing === 'waiting' || standing === 'declined' || standing === 'exempt'
}
