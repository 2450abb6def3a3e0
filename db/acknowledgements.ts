// Acknowledgements: append-only, one for each campaign, version, language and person.
import { sql, type Insertable } from 'kysely'
import { settleDeclined } from './declines'
import { newId } from './identifier'
import { inParts } from './parts'
import type { AcknowledgementsTable, Db, Trx } from './tables'
import { moveTargets, namedTargets } from './target-state'

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
  /** ISO date on which it was given, when somebody else recorded it. */
  givenOn?: string
}

/**
 * Writes the acknowledgement and brings target and counters up to date.
 * Out: false when this person has acknowledged this version in this campaign before; then nothing changes.
 */
export async function insertAcknowledgement(trx: Trx, acknowledgement: Acknowledgement): Promise<boolean> {
  const [first] = await insertAcknowledgements(trx, [acknowledgement])
  return first !== undefined
}

/** The same for many at once. Out: those that were the first for their person, version and campaign. */
export async function insertAcknowledgements<Given extends Acknowledgement>(
  trx: Trx,
  given: readonly Given[],
): Promise<Given[]> {
  const rows = given.map(rowOf)
  const written = new Set<string>()
  for (const part of inParts(rows)) {
    const inserted = await trx
      .insertInto('acknowledgements')
      .values(part)
      .onConflict((conflict) =>
        conflict.columns(['campaign_id', 'version_id', 'language', 'person_id']).doNothing(),
      )
      .returning('id')
      .execute()
    for (const { id } of inserted) written.add(id)
  }
  const first = given.filter((_, place) => written.has(rows[place]?.id ?? ''))
  await noteOnTargets(trx, first)
  return first
}

function rowOf(acknowledgement: Acknowledgement): Insertable<AcknowledgementsTable> {
  return {
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
    given_on: acknowledgement.givenOn ?? null,
  }
}

/** Counts up to the number of policies asked of each person; then their target is done. */
async function noteOnTargets(trx: Trx, acknowledged: readonly Acknowledgement[]): Promise<void> {
  // Whoever acknowledges two policies of one campaign in the same moment is counted twice, in two rounds.
  const [now, later] = oncePerTarget(acknowledged)
  if (now.length === 0) return
  const { rows } = await sql<{ campaign_id: string; person_id: string; done: number }>`
    update campaign_targets set acknowledged = acknowledged + 1
    where (campaign_id, person_id) in (values ${namedTargets(now)})
    returning campaign_id, person_id, case when acknowledged >= asked then 1 else 0 end as done`.execute(trx)
  if (rows.length < now.length) throw new Error('An acknowledgement of somebody who was not asked.')
  const done = new Set(
    rows.filter((row) => row.done === 1).map((row) => `${row.campaign_id} ${row.person_id}`),
  )
  const moving = now
    .filter((one) => done.has(`${one.campaignId} ${one.personId}`))
    .map(({ campaignId, personId, acknowledgedAt }) => ({
      campaignId,
      personId,
      at: new Date(acknowledgedAt),
    }))
  await moveTargets(trx, { to: 'acknowledged' }, moving)
  const partly = now.filter((one) => !done.has(`${one.campaignId} ${one.personId}`))
  await settleDeclined(
    trx,
    partly.map(({ campaignId, personId, acknowledgedAt }) => ({
      campaignId,
      personId,
      at: new Date(acknowledgedAt),
    })),
  )
  await noteOnTargets(trx, later)
}

/** The first of each person and campaign, and the rest. */
function oncePerTarget(all: readonly Acknowledgement[]): [Acknowledgement[], Acknowledgement[]] {
  const seen = new Set<string>()
  const now: Acknowledgement[] = []
  const later: Acknowledgement[] = []
  for (const one of all) {
    const key = `${one.campaignId} ${one.personId}`
    if (seen.has(key)) later.push(one)
    else now.push(one)
    seen.add(key)
  }
  return [now, later]
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
