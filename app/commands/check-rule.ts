// Whether somebody may sign yet: where a campaign asks questions about a policy, they are answered first.
import { LRUCache } from 'lru-cache'
import { findCheckStanding } from '../../db/check-attempts'
import type { Db } from '../../db/tables'
import { refused, type Refusal } from '../domain/outcome'

/** Campaign and policy → whether it asks nothing. It never changes after the launch, and most campaigns ask nothing. */
const asksNothing = new LRUCache<string, true>({ max: 10_000 })

/** Null when nothing stands in the way of the statement; else why, and what to do. */
export async function checksRefusal(
  db: Db,
  asked: { campaignId: string; policyId: string; personId: string },
): Promise<Refusal | null> {
  const key = `${asked.campaignId} ${asked.policyId}`
  if (asksNothing.get(key)) return null
  const standing = await findCheckStanding(db, asked)
  switch (standing.kind) {
    case 'none':
      asksNothing.set(key, true)
      return null
    case 'passed':
      return null
    case 'to-do':
      return refused(
        'checks-first',
        'A few questions about this policy come first. Answer them, then acknowledge it.',
      )
    case 'failed':
      return refused(
        'checks-failed',
        'You have no tries left for the questions about this policy. Talk to its owner; more tries can be given.',
      )
    default:
      return standing satisfies never
  }
}
