// End an open round because what it asks about has ended, and tell whoever was still asked.
import { voidOpenRound } from '../../db/open-round'
import { listPeopleById } from '../../db/people'
import { findOpenRound } from '../../db/rounds'
import { findVersion } from '../../db/versions'
import type { Change } from './change'

/** Voids the policy's open round, when there is one (about `versionId`, where given), and tells the approvers. */
export async function endOpenRound(
  { trx, at, record, tell }: Change,
  ended: { policy: { id: string; title: string }; versionId?: string; because: string },
): Promise<void> {
  const { policy, versionId, because } = ended
  const round = await findOpenRound(trx, policy.id)
  if (!round || (versionId !== undefined && round.versionId !== versionId)) return
  if (!(await voidOpenRound(trx, { policyId: policy.id, because, at }))) return
  const version = await findVersion(trx, round.versionId)
  await record({
    action: 'round.voided',
    subject: { kind: 'round', id: round.roundId },
    policyId: policy.id,
    detail: { version: version?.ordinal ?? null, because },
  })
  const asked = await listPeopleById(trx, [...new Set(round.asked.map((one) => one.personId))])
  for (const approver of asked) {
    if (!approver.email) continue
    await tell({
      personId: approver.id,
      address: approver.email,
      subject: `No longer for your approval: ${version?.title ?? policy.title}`,
      body: `Dear ${approver.name},\n\nYou were asked to approve “${version?.title ?? policy.title}”. You need not do anything any more: ${because}.`,
    })
  }
}
