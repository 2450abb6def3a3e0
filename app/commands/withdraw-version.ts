// Withdraw: a published version is pulled, with a reason that every reader of an old address sees. Nothing is deleted.
import { insertWithdrawal } from '../../db/endings'
import { findPolicy, lockPolicy } from '../../db/policies'
import { listPublications } from '../../db/publications'
import { findVersion } from '../../db/versions'
import type { Desk } from '../context'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { standingAmong } from '../governance/standing'
import { looksAfter, notLookingAfter } from '../governance/stewardship'
import { numberText } from '../governance/version'
import { actingPerson } from './acting-person'
import { change } from './change'
import { endOpenRound } from './end-open-round'

/**
 * Withdraws a version that is in force or scheduled. From then on nothing of the policy is in force until a version is published;
 * a version withdrawn before its day leaves the one before in force. An approval round that is still open ends with it.
 * Refuses: somebody who does not look after the policy, a version that is not published or has ended, no reason.
 */
export async function withdrawVersion(
  desk: Desk,
  withdrawal: { versionId: string; reason: string },
): Promise<Outcome<{ number: string }>> {
  const person = actingPerson(desk)
  return change(desk, async (work) => {
    const { trx, at, record } = work
    const version = await findVersion(trx, withdrawal.versionId)
    if (version) await lockPolicy(trx, version.policyId)
    const policy = version && (await findPolicy(trx, version.policyId))
    if (!version || !policy) return refused('no-version', 'This version does not exist.')
    if (!looksAfter(person, policy)) return notLookingAfter
    const publications = await listPublications(trx, policy.id)
    const own = publications.find((publication) => publication.versionId === version.id)
    if (!own)
      return refused('not-published', 'This version is not published, so there is nothing to withdraw.')
    const standing = standingAmong(own, publications, at)
    if (standing.kind !== 'in-force' && standing.kind !== 'scheduled') {
      return refused('has-ended', 'This version does not apply any more, so there is nothing to withdraw.')
    }
    if (withdrawal.reason.trim() === '') {
      const fix = 'Say in a sentence why it is withdrawn.'
      return refused('reason-required', `${fix} Whoever opens its address reads it.`, { reason: fix })
    }
    await insertWithdrawal(trx, {
      policyId: policy.id,
      versionId: version.id,
      publicationId: own.id,
      reason: withdrawal.reason,
      by: person,
      at,
    })
    await record({
      action: 'version.withdrawn',
      subject: { kind: 'publication', id: own.id },
      policyId: policy.id,
      detail: { title: version.title, number: numberText(own), fingerprint: version.fingerprint },
    })
    await endOpenRound(work, { policy, versionId: version.id, because: 'the version was withdrawn' })
    return accepted({ number: numberText(own) })
  })
}
