// Re-affirm: the live version was looked at and stays as it is. Nobody is asked to acknowledge it again.
import { insertAffirmation } from '../../db/affirmations'
import { getOrganisation } from '../../db/organisation'
import { findPolicy, lockPolicy, updateReview } from '../../db/policies'
import { findLivePublication } from '../../db/publications'
import type { Desk } from '../context'
import { localDay } from '../domain/local-day'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { reviewDates } from '../governance/review-cycle'
import { looksAfter, notLookingAfter } from '../governance/stewardship'
import { numberText } from '../governance/version'
import { actingPerson } from './acting-person'
import { change } from './change'

export type Reaffirmation = {
  policyId: string
  /** Fingerprint of the version on the person's screen. */
  fingerprint: string
  note: string
  /** As typed: the next review day, or "" for the one that the cycle gives. */
  due: string
}

/**
 * Records that the version in force stays, by whom, with a note for readers, and sets the next review.
 * Refuses: somebody who does not look after the policy, nothing in force, another version in force meanwhile, no note, a wrong day.
 */
export async function reaffirmVersion(
  desk: Desk,
  reaffirmation: Reaffirmation,
): Promise<Outcome<{ reviewDue: string }>> {
  const person = actingPerson(desk)
  return change(desk, async ({ trx, at, record }) => {
    await lockPolicy(trx, reaffirmation.policyId)
    const policy = await findPolicy(trx, reaffirmation.policyId)
    if (!policy) return refused('no-policy', 'This policy does not exist.')
    if (!looksAfter(person, policy)) return notLookingAfter
    const live = await findLivePublication(trx, policy.id, at)
    if (!live) return refused('nothing-live', 'No version is in force, so there is none to re-affirm.')
    if (live.fingerprint !== reaffirmation.fingerprint) {
      return refused(
        'text-changed',
        `Version ${numberText(live)} is in force now. Read it before you say that it stays.`,
      )
    }
    if (reaffirmation.note.trim() === '') {
      const fix = 'Say in a sentence what you looked at and why it stays.'
      return refused('note-required', fix, { note: fix })
    }
    const today = localDay(at, (await getOrganisation(trx)).timeZone)
    const every = policy.reviewEvery === null ? '' : String(policy.reviewEvery)
    const dates = reviewDates({ due: reaffirmation.due, every }, today)
    if (!dates.ok) return dates
    const id = await insertAffirmation(trx, {
      policyId: policy.id,
      versionId: live.versionId,
      fingerprint: live.fingerprint,
      note: reaffirmation.note,
      reviewDue: dates.value.due,
      by: person,
      at,
    })
    await updateReview(trx, policy.id, dates.value)
    await record({
      action: 'version.reaffirmed',
      subject: { kind: 'affirmation', id },
      policyId: policy.id,
      detail: {
        title: policy.title,
        number: numberText(live),
        fingerprint: live.fingerprint,
        reviewOn: dates.value.due,
      },
    })
    return accepted({ reviewDue: dates.value.due })
  })
}
