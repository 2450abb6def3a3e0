// Change the review: the day a policy is looked at next, and the months between reviews.
import { findRetirement } from '../../db/endings'
import { getOrganisation } from '../../db/organisation'
import { findPolicy, lockPolicy, updateReview } from '../../db/policies'
import type { Desk } from '../context'
import { localDay } from '../domain/local-day'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { policyRetired } from '../governance/publishing'
import { reviewDates, type ReviewDates } from '../governance/review-cycle'
import { looksAfter, notLookingAfter } from '../governance/stewardship'
import { actingPerson } from './acting-person'
import { change } from './change'

/** Sets day and cycle as typed. Refuses: somebody who does not look after the policy, a retired one, what `reviewDates` refuses. */
export async function changeReview(
  desk: Desk,
  typed: { policyId: string; due: string; every: string },
): Promise<Outcome<ReviewDates>> {
  const person = actingPerson(desk)
  return change(desk, async ({ trx, at, record }) => {
    await lockPolicy(trx, typed.policyId)
    const policy = await findPolicy(trx, typed.policyId)
    if (!policy) return refused('no-policy', 'This policy does not exist.')
    if (!looksAfter(person, policy)) return notLookingAfter
    if (await findRetirement(trx, policy.id)) return policyRetired
    const dates = reviewDates(typed, localDay(at, (await getOrganisation(trx)).timeZone))
    if (!dates.ok) return dates
    if (dates.value.due === policy.reviewDue && dates.value.every === policy.reviewEvery) return dates
    await updateReview(trx, policy.id, dates.value)
    await record({
      action: 'policy.review-set',
      subject: { kind: 'policy', id: policy.id },
      policyId: policy.id,
      detail: { title: policy.title, reviewOn: dates.value.due, months: dates.value.every },
    })
    return accepted(dates.value)
  })
}
