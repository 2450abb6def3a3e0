// Acknowledge: one person's dated statement about one fingerprint. Said once, kept for ever.
import { findReading } from '../../db/reading'
import type { Desk } from '../context'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import { askedStanding } from '../governance/asked'
import { keepAcknowledgement } from './acknowledge-together'
import { actingPerson } from './acting-person'
import { endedRefusal, restingRefusal } from './asked-rules'
import { checksRefusal } from './check-rule'

export type Statement = {
  policySlug: string
  campaignId: string
  versionId: string
  /** Fingerprint of the text on the reader's screen. */
  fingerprint: string
}

export type Acknowledged = {
  acknowledgedAt: string
  ordinal: number
  /** False for a version acknowledged before its day. */
  inForce: boolean
}

/**
 * Records the acknowledgement. A second one for the same version in the same campaign changes nothing and is accepted.
 * A scheduled version can be acknowledged before its day. Refuses: somebody who was not asked, a version that has ended, and a
 * text other than the one asked about, and whoever has not passed the questions that the campaign asks first.
 */
export async function acknowledge(desk: Desk, statement: Statement): Promise<Outcome<Acknowledged>> {
  const person = actingPerson(desk)
  if (!may(person, 'acknowledge')) {
    return refused('not-asked', 'Your role reads policies but is not asked to acknowledge them.')
  }
  // Read before the transaction, so that writers wait less: whom a campaign asks, about which text and in which words never
  // changes once it is written, and the key of the table settles two statements at once.
  const reading = await findReading(desk.candor.db, {
    slug: statement.policySlug,
    personId: person.id,
    at: desk.at,
    versionId: statement.versionId,
  })
  const asked = reading?.asked
  if (!reading || !asked) return refused('not-asked', 'You are not asked to acknowledge this policy.')
  const over = endedRefusal(reading.standing)
  if (over) return over
  if (asked.campaignId !== statement.campaignId || reading.fingerprint !== statement.fingerprint) {
    return refused(
      'text-changed',
      'The text you were shown is not the one you are asked about. Open it again and read it.',
    )
  }
  const resting = restingRefusal(askedStanding(asked))
  if (resting) return resting
  const { ordinal } = reading
  const inForce = reading.effectiveAt <= desk.at.toISOString()
  if (asked.acknowledgedAt) return accepted({ acknowledgedAt: asked.acknowledgedAt, ordinal, inForce })
  const first = await checksRefusal(desk.candor.db, {
    campaignId: asked.campaignId,
    policyId: reading.policyId,
    personId: person.id,
  })
  if (first) return first
  const acknowledgedAt = desk.at.toISOString()
  const { title, number, fingerprint, policyId } = reading
  return keepAcknowledgement(desk, {
    acknowledgement: {
      campaignId: asked.campaignId,
      versionId: reading.versionId,
      policyId,
      language: reading.language,
      personId: person.id,
      personName: person.name,
      statement: asked.statement,
      versionNumber: number,
      fingerprint,
      method: 'self',
      recordedBy: person.id,
      acknowledgedAt,
    },
    entry: {
      action: 'version.acknowledged',
      subject: { kind: 'campaign', id: asked.campaignId },
      policyId,
      detail: { title, number, fingerprint, method: 'self' },
    },
    value: { acknowledgedAt, ordinal, inForce },
  })
}
