// Acknowledge: one person's dated statement about one fingerprint. Said once, kept for ever.
import { insertAcknowledgement } from '../../db/acknowledgements'
import { listAskedOf } from '../../db/asked-of'
import type { Desk } from '../context'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import { actingPerson } from './acting-person'
import { change } from './change'

export type Statement = {
  policyId: string
  campaignId: string
  versionId: string
  /** Fingerprint of the text on the reader's screen. */
  fingerprint: string
}

/**
 * Records the acknowledgement. A second one for the same version in the same campaign changes nothing and is accepted.
 * Refuses: somebody who was not asked, and a text other than the one asked about.
 */
export async function acknowledge(
  desk: Desk,
  statement: Statement,
): Promise<Outcome<{ acknowledgedAt: string }>> {
  const person = actingPerson(desk)
  if (!may(person, 'acknowledge')) {
    return refused('not-asked', 'Your role reads policies but is not asked to acknowledge them.')
  }
  return change(desk, async ({ trx, at, record }) => {
    const asked = (await listAskedOf(trx, person.id, statement.policyId)).find(
      (one) => one.campaignId === statement.campaignId && one.versionId === statement.versionId,
    )
    if (!asked) return refused('not-asked', 'You are not asked to acknowledge this version.')
    if (asked.acknowledgedAt) return accepted({ acknowledgedAt: asked.acknowledgedAt })
    if (asked.fingerprint !== statement.fingerprint) {
      return refused(
        'text-changed',
        'The text you were shown is not the one you are asked about. Open it again and read it.',
      )
    }
    const acknowledgedAt = at.toISOString()
    const first = await insertAcknowledgement(trx, {
      campaignId: asked.campaignId,
      versionId: asked.versionId,
      policyId: asked.policyId,
      language: asked.language,
      personId: person.id,
      personName: person.name,
      statement: asked.statement,
      versionNumber: asked.number,
      fingerprint: asked.fingerprint,
      method: 'self',
      recordedBy: person.id,
      acknowledgedAt,
    })
    if (!first) return accepted({ acknowledgedAt })
    await record({
      action: 'version.acknowledged',
      subject: { kind: 'campaign', id: asked.campaignId },
      policyId: asked.policyId,
      detail: { title: asked.title, number: asked.number, fingerprint: asked.fingerprint, method: 'self' },
    })
    return accepted({ acknowledgedAt })
  })
}
