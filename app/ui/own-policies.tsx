// My policies: each policy that says something to this reader, and where they stand with it, in words.
import { ownStanding, standingWords, type OwnStanding } from '../governance/own-standing'
import type { Asked } from '../governance/asked'
import type { Since } from '../governance/since-acknowledged'
import { Due } from './due'
import { Status, type StatusTone } from './status'

export type OwnPolicyRow = {
  slug: string
  title: string
  number: string
  minutes: number
  asked: Asked | null
  since: Since | null
}

export function OwnPolicies({
  policies,
  now,
  zone,
}: {
  policies: OwnPolicyRow[]
  now: string
  zone: string
}) {
  return (
    <ul className="own-list">
      {policies.map((policy) => {
        const standing = ownStanding(policy.number, policy.asked, policy.since)
        return (
          <li key={policy.slug}>
            <p>
              <a href={`/policies/${policy.slug}`} dir="auto">
                {policy.title}
              </a>{' '}
              <span className="muted">
                {policy.number}, {minutesWords(policy.minutes)}
              </span>
            </p>
            <p className="row">
              {standing.kind === 'waiting' ? (
                <>
                  <span>Please read</span> <Due day={standing.dueOn} now={now} zone={zone} />
                </>
              ) : (
                <Status tone={tones[standing.kind]}>{standingWords(standing, zone)}</Status>
              )}
            </p>
          </li>
        )
      })}
    </ul>
  )
}

/** "about 4 minutes". */
export function minutesWords(minutes: number): string {
  return `about ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`
}

const tones: Record<OwnStanding['kind'], StatusTone> = {
  waiting: 'review',
  acknowledged: 'done',
  'still-valid': 'done',
  declined: 'past',
  exempt: 'past',
  paused: 'past',
  'not-asked': 'plain',
}
