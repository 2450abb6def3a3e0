// When an answer to a request is refused: the version has ended, or nothing is asked any more.
import { refused, type Refusal } from '../domain/outcome'
import type { AskedStanding } from '../governance/asked'
import type { Standing } from '../governance/standing'

/** Refuses while a campaign is paused, after it was closed, and where an earlier acknowledgement holds. */
export function restingRefusal(standing: AskedStanding): Refusal | null {
  switch (standing) {
    case 'paused':
      return refused(
        'campaign-paused',
        'This request is paused, so nobody needs to answer it now. You will be told when it goes on.',
      )
    case 'closed':
      return refused('campaign-closed', 'This request was closed. You need not answer it any more.')
    case 'kept':
      return refused('still-valid', 'Your earlier acknowledgement is still valid. You need not do anything.')
    case 'waiting':
    case 'acknowledged':
    case 'declined':
    case 'exempt':
      return null
    default:
      return standing satisfies never
  }
}

/** Refuses a version that nobody needs to answer about any more. */
export function endedRefusal(standing: Standing): Refusal | null {
  switch (standing.kind) {
    case 'scheduled':
    case 'in-force':
      return null
    case 'superseded':
      return refused(
        'superseded',
        'A newer version is in force now. Open the policy again and read that one.',
      )
    case 'withdrawn':
      return refused(
        'withdrawn',
        'This version was withdrawn. You need not acknowledge it. Open the policy again.',
      )
    case 'time-ended':
      return refused('time-ended', 'The time of this version has ended. You need not acknowledge it.')
    case 'retired':
      return refused('retired', 'This policy was retired. You need not acknowledge it any more.')
    default:
      return standing satisfies never
  }
}
