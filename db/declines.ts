// Declines: somebody will not acknowledge, and says why. Append-only; a refusal is an answer, so nothing is owed after it.
import { sql } from 'kysely'
import { newId } from './identifier'
import type { Trx } from './tables'
import { moveTargets, namedTargets } from './target-state'

export type Decline = {
  campaignId: string
  versionId: string
  policyId: string
  personId: string
  personName: string
  fingerprint: string
  reason: string
  declinedAt: string
}

/** Writes it and settles the target. Out: false when this person declined this policy in this campaign before. */
export async function insertDecline(trx: Trx, decline: Decline): Promise<boolean> {
  const { campaignId, personId } = decline
  const inserted = await trx
    .insertInto('declines')
    .values({
      id: newId(),
      campaign_id: campaignId,
      version_id: decline.versionId,
      policy_id: decline.policyId,
      person_id: personId,
      person_name: decline.personName,
      fingerprint: decline.fingerprint,
      reason: decline.reason,
      declined_at: decline.declinedAt,
    })
    .onConflict((conflict) => conflict.columns(['person_id', 'campaign_id', 'policy_id']).doNothing())
    .executeTakeFirst()
  if (Number(inserted.numInsertedOrUpdatedRows ?? 0) === 0) return false
  await settleDeclined(trx, [{ campaignId, personId, at: new Date(decline.declinedAt) }])
  return true
}

/**
 * Brings targets to "declined" that have an answer about every policy asked of them, a refusal among them. One about several
 * policies goes on until the last of them is answered.
 */
export async function settleDeclined(
  trx: Trx,
  targets: readonly { campaignId: string; personId: string; at: Date }[],
): Promise<void> {
  if (targets.length === 0) return
  const { rows } = await sql<{ campaign_id: string; person_id: string }>`
    select targets.campaign_id, targets.person_id
    from campaign_targets as targets
    inner join declines on declines.person_id = targets.person_id and declines.campaign_id = targets.campaign_id
    where (targets.campaign_id, targets.person_id) in (values ${namedTargets(targets)})
      and targets.settled_at is null
      and not exists (
        select 1 from campaign_versions as asked_about
        inner join acknowledgements on acknowledgements.version_id = asked_about.version_id
          and acknowledgements.person_id = targets.person_id and acknowledgements.campaign_id = targets.campaign_id
        where asked_about.campaign_id = targets.campaign_id and asked_about.policy_id = declines.policy_id
      )
    group by targets.campaign_id, targets.person_id, targets.acknowledged, targets.asked
    having targets.acknowledged + count(*) >= targets.asked`.execute(trx)
  const answered = new Set(rows.map((row) => `${row.campaign_id} ${row.person_id}`))
  const moving = targets.filter((one) => answered.has(`${one.campaignId} ${one.personId}`))
  if (moving.length > 0) await moveTargets(trx, { to: 'declined' }, moving)
}
