// Acknowledge: one person's dated statement about one fingerprint. Said once, kept for ever.
import { findReading } from '../../db/reading'
import type { Desk } from '../context'
import { accepted, refused, type Outcome, type Refusal } from '../domain/outcome'
import { may } from '../domain/permission'
import type { Standing } from '../governance/standing'
import { keepAcknowledgement } from './acknowledge-together'
import { actingPerson } from './acting-person'

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
 * text other than the one asked about.
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
  const { ordinal } = reading
  const inForce = reading.effectiveAt <= desk.at.toISOString()
  if (asked.acknowledgedAt) return accepted({ acknowledgedAt: asked.acknowledgedAt, ordinal, inForce })
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

function endedRefusal(standing: Standing): Refusal | null {
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
