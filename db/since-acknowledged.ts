// What a reader acknowledged of some policies before, and what changed for them since: two questions, however many policies.
import { sinceAcknowledged, type AcknowledgedVersion, type Since } from '../app/governance/since-acknowledged'
import { listPublishedTextsOf, mergedInto } from './kept'
import { readerParts } from './reader-texts'
import type { Db } from './tables'

/**
 * For each of these published versions, what this reader acknowledged of its policy up to it and what followed, by version id.
 * Versions of policies of which they acknowledged nothing are not in the map.
 */
export async function listSince(
  db: Db,
  reader: { personId: string; groups: readonly string[] },
  versions: readonly { policyId: string; versionId: string }[],
): Promise<Map<string, Since>> {
  const found = new Map<string, Since>()
  if (versions.length === 0) return found
  const acknowledged = await acknowledgedOf(db, reader.personId, [
    ...new Set(versions.map((version) => version.policyId)),
  ])
  const known = versions.filter((version) => acknowledged.has(version.policyId))
  const texts = await listPublishedTextsOf(db, [...new Set(known.map((version) => version.policyId))])
  for (const { policyId, versionId } of known) {
    const own = texts.filter((text) => text.policyId === policyId)
    const published = await readerParts(db, own, reader.groups)
    const since = sinceAcknowledged(published, acknowledged.get(policyId) ?? [], versionId)
    if (since) found.set(versionId, since)
  }
  return found
}

/** Policy → what this reader acknowledged of it, the oldest first; also under records that were merged into theirs. */
async function acknowledgedOf(
  db: Db,
  personId: string,
  policyIds: readonly string[],
): Promise<Map<string, AcknowledgedVersion[]>> {
  const records = await mergedInto(db, [personId])
  const rows = await db
    .selectFrom('acknowledgements')
    .select(['policy_id', 'version_id', 'version_number', 'fingerprint', 'acknowledged_at', 'method'])
    .where('person_id', 'in', [personId, ...records.keys()])
    .where('policy_id', 'in', [...policyIds])
    .orderBy('acknowledged_at')
    .execute()
  const acknowledged = new Map<string, AcknowledgedVersion[]>()
  for (const row of rows) {
    const own = acknowledged.get(row.policy_id) ?? []
    own.push({
      versionId: row.version_id,
      fingerprint: row.fingerprint,
      versionNumber: row.version_number,
      acknowledgedAt: row.acknowledged_at,
      method: row.method as AcknowledgedVersion['method'],
    })
    acknowledged.set(row.policy_id, own)
  }
  return acknowledged
}
