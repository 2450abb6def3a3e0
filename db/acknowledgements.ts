// Acknowledgements: append-only, one for each campaign, version, language and person.
import { newId } from './identifier'
import type { Db, Trx } from './tables'
import { moveTarget } from './target-state'

export type Acknowledgement = {
  campaignId: string
  versionId: string
  policyId: string
  language: string
  personId: string
  personName: string
  statement: string
  versionNumber: string
  fingerprint: string
  method: 'self' | 'proxy' | 'kiosk'
  recordedBy: string
  acknowledgedAt: string
  /** Why somebody else recorded it; left out for one's own. */
  reason?: string
}

/**
 * Writes the acknowledgement and brings target and counters up to date.
 * Out: false when this person has acknowledged this version in this campaign before; then nothing changes.
 */
export async function insertAcknowledgement(trx: Trx, acknowledgement: Acknowledgement): Promise<boolean> {
  const inserted = await trx
    .insertInto('acknowledgements')
    .values({
      id: newId(),
      campaign_id: acknowledgement.campaignId,
      version_id: acknowledgement.versionId,
      policy_id: acknowledgement.policyId,
      language: acknowledgement.language,
      person_id: acknowledgement.personId,
      person_name: acknowledgement.personName,
      statement: acknowledgement.statement,
      version_number: acknowledgement.versionNumber,
      fingerprint: acknowledgement.fingerprint,
      method: acknowledgement.method,
      recorded_by: acknowledgement.recordedBy,
      acknowledged_at: acknowledgement.acknowledgedAt,
      reason: acknowledgement.reason ?? '',
    })
    .onConflict((conflict) =>
      conflict.columns(['campaign_id', 'version_id', 'language', 'person_id']).doNothing(),
    )
    .executeTakeFirst()
  if (Number(inserted.numInsertedOrUpdatedRows ?? 0) === 0) return false
  await noteOnTarget(trx, acknowledgement)
  return true
}

/** Counts up to the number of policies asked of this person; then the target is done. */
async function noteOnTarget(trx: Trx, acknowledgement: Acknowledgement): Promise<void> {
  const { campaignId, personId, acknowledgedAt } = acknowledgement
  const target = await trx
    .updateTable('campaign_targets')
    .set((eb) => ({ acknowledged: eb('acknowledged', '+', 1) }))
    .where('campaign_id', '=', campaignId)
    .where('person_id', '=', personId)
    .returning(['acknowledged', 'asked'])
    .executeTakeFirstOrThrow()
  if (target.acknowledged < target.asked) return
  await moveTarget(trx, { campaignId, personId, to: 'acknowledged', at: new Date(acknowledgedAt) })
}

/** The last acknowledgement of this policy by this person, or undefined. */
export async function findLastAcknowledgement(
  db: Db,
  personId: string,
  policyId: string,
): Promise<{ versionId: string; versionNumber: string; acknowledgedAt: string } | undefined> {
  const row = await db
    .selectFrom('acknowledgements')
    .select(['version_id', 'version_number', 'acknowledged_at'])
    .where('person_id', '=', personId)
    .where('policy_id', '=', policyId)
    .orderBy('acknowledged_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return (
    row && {
      versionId: row.version_id,
      versionNumber: row.version_number,
      acknowledgedAt: row.acknowledged_at,
    }
  )
}

/** When the acknowledgements of a campaign came in: ISO instants in order, for drawing completion over time. */
export async function listCompletionTimes(db: Db, campaignId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('campaign_targets')
    .select('acknowledged_at')
    .where('campaign_id', '=', campaignId)
    .where('acknowledged_at', 'is not', null)
    .orderBy('acknowledged_at')
    .execute()
  return rows.flatMap((row) => (row.acknowledged_at ? [row.acknowledged_at] : []))
}

export type AcknowledgementRow = Acknowledgement & { department: string }

/** All records of a campaign in order of name: the evidence for a CSV. */
export async function listAcknowledgements(db: Db, campaignId: string): Promise<AcknowledgementRow[]> {
  const rows = await db
    .selectFrom('acknowledgements')
    .innerJoin('campaign_targets', (join) =>
      join
        .onRef('campaign_targets.campaign_id', '=', 'acknowledgements.campaign_id')
        .onRef('campaign_targets.person_id', '=', 'acknowledgements.person_id'),
    )
    .selectAll('acknowledgements')
    .select('campaign_targets.department_name')
    .where('acknowledgements.campaign_id', '=', campaignId)
    .orderBy('acknowledgements.person_name')
    .execute()
  return rows.map((row) => ({
    campaignId: row.campaign_id,
    versionId: row.version_id,
    policyId: row.policy_id,
    language: row.language,
    personId: row.person_id,
    personName: row.person_name,
    department: row.department_name,
    statement: row.statement,
    versionNumber: row.version_number,
    fingerprint: row.fingerprint,
    method: row.method as Acknowledgement['method'],
    recordedBy: row.recorded_by,
    acknowledgedAt: row.acknowledged_at,
  }))
}
