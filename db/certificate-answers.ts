// How a person answered other than by acknowledging, for their certificate: declined, exempt, or an earlier word that still held.
import type { DeclinedThen, ExemptThen, KeptThen } from '../app/governance/certificate'
import { listRecordIds } from './person-merges'
import type { Db } from './tables'

export type OtherAnswers = {
  declined: (DeclinedThen & { policyId: string })[]
  kept: (KeptThen & { policyId: string })[]
  /** Of whole campaigns. */
  exempt: ExemptThen[]
}

/** All of it that was ever recorded of this person about these policies, the oldest first. */
export async function listOtherAnswers(
  db: Db,
  { personId, policyIds }: { personId: string; policyIds: string[] },
): Promise<OtherAnswers> {
  if (policyIds.length === 0) return { declined: [], kept: [], exempt: [] }
  const records = await listRecordIds(db, personId)
  const [declined, kept, exempt] = await Promise.all([
    db
      .selectFrom('declines')
      .select(['campaign_id as campaignId', 'policy_id as policyId', 'reason', 'declined_at as declinedAt'])
      .where('person_id', 'in', records)
      .where('policy_id', 'in', policyIds)
      .orderBy('declined_at')
      .execute(),
    db
      .selectFrom('kept_acknowledgements')
      .innerJoin('acknowledgements', 'acknowledgements.id', 'kept_acknowledgements.acknowledgement_id')
      .select([
        'kept_acknowledgements.policy_id as policyId',
        'kept_acknowledgements.version_id as versionId',
        'kept_acknowledgements.kept_at as keptAt',
        'acknowledgements.version_id as acknowledgedId',
        'acknowledgements.campaign_id as acknowledgedIn',
      ])
      .where('kept_acknowledgements.person_id', 'in', records)
      .where('kept_acknowledgements.policy_id', 'in', policyIds)
      .orderBy('kept_acknowledgements.kept_at')
      .execute(),
    db
      .selectFrom('exemptions')
      .select([
        'campaign_id as campaignId',
        'reason',
        'granted_by_name as grantedByName',
        'granted_at as grantedAt',
        'ended_at as endedAt',
      ])
      .where('person_id', 'in', records)
      .orderBy('granted_at')
      .execute(),
  ])
  return { declined, kept, exempt }
}
