// Acknowledge at a kiosk: somebody without e-mail says it with a one-time code. The last answer uses the code up.
import { insertAcknowledgement } from '../../db/acknowledgements'
import { findKioskCode, useKioskCode } from '../../db/kiosk-codes'
import { listOwedVersions } from '../../db/owed-versions'
import { codeWorks } from '../domain/kiosk-code'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { actingPerson } from './acting-person'
import { restingRefusal } from './asked-rules'
import { change, type Desk } from './change'
import { checksRefusal } from './check-rule'

export type KioskStatement = {
  /** SHA-256 of the code. */
  codeHash: string
  policyId: string
  versionId: string
  /** Fingerprint of the text on the screen. */
  fingerprint: string
}

/** One sentence for every code that is of no use: a guess learns nothing from it. */
export const noSuchCode = refused(
  'no-such-code',
  'This code does not work. Check each sign, or ask whoever gave it to you for a new one. Each code is for one person, works for some days, and ends when it was used.',
)

/**
 * Records the acknowledgement of the person whose code it is. Refuses a code that does not work or is somebody else's, a campaign that is paused, a text
 * other than the one asked about, and questions that are still to be answered. Out: how many policies are left.
 */
export async function acknowledgeAtKiosk(
  desk: Desk,
  said: KioskStatement,
): Promise<Outcome<{ left: number }>> {
  const person = actingPerson(desk)
  return change(desk, async ({ trx, at, record }) => {
    const code = await findKioskCode(trx, said.codeHash)
    if (!code || code.personId !== person.id || !codeWorks(code, at)) return noSuchCode
    const resting = code.isPaused ? restingRefusal('paused') : null
    if (resting) return resting
    const { campaignId } = code
    const owed = await listOwedVersions(trx, { campaignId, personId: person.id, at })
    const asked = owed.find((one) => one.policyId === said.policyId)
    if (!asked || asked.versionId !== said.versionId || asked.fingerprint !== said.fingerprint)
      return refused(
        'text-changed',
        'The text on the screen is not the one you are asked about any more. Start again and read it.',
      )
    const first = await checksRefusal(trx, { campaignId, policyId: asked.policyId, personId: person.id })
    if (first) return first
    const { title, number, fingerprint, policyId } = asked
    const inserted = await insertAcknowledgement(trx, {
      ...{ campaignId, versionId: asked.versionId, policyId, language: asked.language },
      ...{ personId: person.id, personName: person.name, statement: code.statement },
      ...{ versionNumber: number, fingerprint, method: 'kiosk', recordedBy: person.id },
      acknowledgedAt: at.toISOString(),
    })
    const left = owed.length - 1
    if (!inserted) return accepted({ left })
    if (left === 0) await useKioskCode(trx, code.id, at)
    await record({
      action: 'version.acknowledged',
      subject: { kind: 'campaign', id: campaignId },
      policyId,
      detail: { title, number, fingerprint, method: 'kiosk' },
    })
    return accepted({ left })
  })
}
