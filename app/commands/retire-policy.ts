// Retire: a policy no longer applies, with a reason. Its versions, decisions and acknowledgements stay readable for ever.
import { findRetirement, insertRetirement } from '../../db/endings'
import { findPolicy, lockPolicy, updateReview } from '../../db/policies'
import { endPlan, findOpenPlan } from '../../db/publication-plans'
import type { Desk } from '../context'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { looksAfter, notLookingAfter } from '../governance/stewardship'
import { actingPerson } from './acting-person'
import { change } from './change'
import { endOpenRound } from './end-open-round'

/**
 * Retires the policy: nothing of it is in force, planned, in review or due for review any more, and nobody is asked.
 * Refuses: somebody who does not look after it, a policy that is retired already, no reason.
 */
export async function retirePolicy(
  desk: Desk,
  retirement: { policyId: string; reason: string },
): Promise<Outcome<null>> {
  const person = actingPerson(desk)
  return change(desk, async (work) => {
    const { trx, at, record } = work
    await lockPolicy(trx, retirement.policyId)
    const policy = await findPolicy(trx, retirement.policyId)
    if (!policy) return refused('no-policy', 'This policy does not exist.')
    if (!looksAfter(person, policy)) return notLookingAfter
    if (await findRetirement(trx, policy.id)) {
      return refused('retired-already', 'This policy is retired already. Nothing was changed.')
    }
    if (retirement.reason.trim() === '') {
      const fix = 'Say in a sentence why the policy no longer applies.'
      return refused('reason-required', `${fix} Whoever opens its address reads it.`, { reason: fix })
    }
    await insertRetirement(trx, { policyId: policy.id, reason: retirement.reason, by: person, at })
    await updateReview(trx, policy.id, { due: null, every: policy.reviewEvery })
    await record({
      action: 'policy.retired',
      subject: { kind: 'policy', id: policy.id },
      policyId: policy.id,
      detail: { title: policy.title },
    })
    const plan = await findOpenPlan(trx, policy.id)
    if (
      plan &&
      (await endPlan(trx, plan.id, { outcome: 'cancelled', because: 'The policy was retired.', at }))
    )
      await record({
        action: 'plan.cancelled',
        subject: { kind: 'plan', id: plan.id },
        policyId: policy.id,
        detail: { version: plan.ordinal, because: 'the policy was retired' },
      })
    await endOpenRound(work, { policy, because: 'the policy was retired' })
    return accepted(null)
  })
}
