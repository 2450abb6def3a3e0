// Decline: somebody will not acknowledge a version, and says why. It is an answer, and they may still acknowledge later.
import { insertDecline } from '../../db/declines'
import { findPerson } from '../../db/people'
import { findPolicyBySlug } from '../../db/policies'
import { findReading, type Reading } from '../../db/reading'
import type { Desk } from '../context'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import { askedStanding } from '../governance/asked'
import { actingPerson } from './acting-person'
import { endedRefusal, restingRefusal } from './asked-rules'
import { change, type Change } from './change'

export type Refusing = {
  policySlug: string
  campaignId: string
  versionId: string
  /** Fingerprint of the text on the reader's screen. */
  fingerprint: string
  reason: string
}

export type Declined = {
  ordinal: number
  /** False for a version declined before its day. */
  inForce: boolean
}

/**
 * Records the refusal with its reason and tells the policy's owner, once. A second one changes nothing and is accepted. Refuses:
 * no reason, somebody who was not asked, what was acknowledged before, a version that has ended, another text than the one asked
 * about, and a campaign that is paused or closed.
 */
export async function declinePolicy(desk: Desk, refusing: Refusing): Promise<Outcome<Declined>> {
  const person = actingPerson(desk)
  if (!may(person, 'acknowledge'))
    return refused('not-asked', 'Your role reads policies but is not asked to acknowledge them.')
  // One line of plain characters: the record and the ledger say it letter by letter.
  const reason = refusing.reason
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
  if (reason === '')
    return refused('no-reason', 'Say in a sentence why, so that the owner can answer you.', {
      reason: 'Say in a sentence why.',
    })
  return change<Declined>(desk, async (step) => {
    const reading = await findReading(step.trx, {
      slug: refusing.policySlug,
      personId: person.id,
      at: step.at,
      versionId: refusing.versionId,
    })
    const asked = reading?.asked
    if (!reading || !asked) return refused('not-asked', 'You are not asked to acknowledge this policy.')
    const over = endedRefusal(reading.standing)
    if (over) return over
    if (asked.campaignId !== refusing.campaignId || reading.fingerprint !== refusing.fingerprint)
      return refused(
        'text-changed',
        'The text you were shown is not the one you are asked about. Open it again and read it.',
      )
    const standing = askedStanding(asked)
    if (standing === 'acknowledged')
      return refused(
        'acknowledged-before',
        `You have acknowledged this policy, and that stays as it is. If you see it differently now, talk to ${reading.ownerName}, who owns it.`,
      )
    const resting = restingRefusal(standing)
    if (resting) return resting
    const outcome = { ordinal: reading.ordinal, inForce: reading.effectiveAt <= step.at.toISOString() }
    const isFirst = await insertDecline(step.trx, {
      campaignId: asked.campaignId,
      versionId: reading.versionId,
      policyId: reading.policyId,
      personId: person.id,
      personName: person.name,
      fingerprint: reading.fingerprint,
      reason,
      declinedAt: step.at.toISOString(),
    })
    if (!isFirst) return accepted(outcome)
    const { title, number, fingerprint } = reading
    await step.record({
      action: 'version.declined',
      subject: { kind: 'campaign', id: asked.campaignId },
      policyId: reading.policyId,
      detail: { title, number, fingerprint, reason },
    })
    await tellOwner(step, reading, { url: desk.candor.settings.url, by: person, reason })
    return accepted(outcome)
  })
}

async function tellOwner(
  { trx, tell }: Change,
  reading: Reading,
  { url, by, reason }: { url: string; by: { id: string; name: string }; reason: string },
): Promise<void> {
  const policy = await findPolicyBySlug(trx, reading.slug)
  const owner = policy && (await findPerson(trx, policy.ownerId))
  if (!owner?.email || owner.leftAt || owner.id === by.id) return
  await tell({
    personId: owner.id,
    address: owner.email,
    subject: `${by.name} declined: ${reading.title} ${reading.number}`,
    body: [
      `Dear ${owner.name},`,
      `${by.name} declined to acknowledge "${reading.title}" ${reading.number}, which you own. Their reason:`,
      `"${reason}"`,
      'Declining is an answer. Please talk with them: what they say may show where the text can be better. They can still acknowledge it later.',
      `${url}/policies/${reading.slug}`,
    ].join('\n\n'),
  })
}
