// What may still hold: a policy's publications by effect, acknowledgements of some of its versions, and who is in which group.
import type { ChangeClass } from '../app/governance/version'
import type { Db } from './tables'

/** A publication that took effect, or is to. */
export type PublishedText = {
  policyId: string
  versionId: string
  changeClass: ChangeClass
  changeNote: string
  fingerprint: string
  number: string
}

/** The publications of a policy in the order in which they take effect. One that was withdrawn before its day is left out. */
export async function listPublishedTexts(db: Db, policyId: string): Promise<PublishedText[]> {
  return listPublishedTextsOf(db, [policyId])
}

/** The same for several policies, those of each in their order. */
export async function listPublishedTextsOf(db: Db, policyIds: readonly string[]): Promise<PublishedText[]> {
  if (policyIds.length === 0) return []
  const rows = await db
    .selectFrom('publications')
    .innerJoin('versions', 'versions.id', 'publications.version_id')
    .leftJoin('withdrawals', 'withdrawals.publication_id', 'publications.id')
    .select([
      'publications.policy_id',
      'publications.version_id',
      'publications.change_class',
      'publications.change_note',
      'publications.major',
      'publications.minor',
      'versions.fingerprint',
    ])
    .where('publications.policy_id', 'in', [...policyIds])
    .where(({ eb, or, ref }) =>
      or([
        eb('withdrawals.withdrawn_at', 'is', null),
        eb('withdrawals.withdrawn_at', '>', ref('publications.effective_at')),
      ]),
    )
    .orderBy('publications.effective_at')
    .orderBy('publications.published_at')
    .execute()
  return rows.map((row) => ({
    policyId: row.policy_id,
    versionId: row.version_id,
    changeClass: row.change_class as ChangeClass,
    changeNote: row.change_note,
    fingerprint: row.fingerprint,
    number: `${row.major}.${row.minor}`,
  }))
}

/** Those of these versions that somebody has acknowledged: whether there is anything to look for. */
export async function acknowledgedAmong(db: Db, versionIds: readonly string[]): Promise<string[]> {
  if (versionIds.length === 0) return []
  const rows = await db
    .selectFrom('versions')
    .select('id')
    .where('id', 'in', [...versionIds])
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('acknowledgements')
          .select('acknowledgements.id')
          .whereRef('acknowledgements.version_id', '=', 'versions.id'),
      ),
    )
    .execute()
  return rows.map((row) => row.id)
}

/** Acknowledgements of these versions by these people, the oldest first. */
export async function listAcknowledgedBy(
  db: Db,
  { versionIds, personIds }: { versionIds: readonly string[]; personIds: readonly string[] },
): Promise<{ id: string; personId: string; versionId: string }[]> {
  if (versionIds.length === 0 || personIds.length === 0) return []
  const rows = await db
    .selectFrom('acknowledgements')
    .select(['id', 'person_id', 'version_id'])
    .where('version_id', 'in', [...versionIds])
    .where('person_id', 'in', [...personIds])
    .orderBy('acknowledged_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ id: row.id, personId: row.person_id, versionId: row.version_id }))
}

/** Person → keys of the groups they are in now, sorted; people in none are not in the map. */
export async function groupsOfPeople(db: Db, personIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('group_memberships')
    .innerJoin('groups', 'groups.id', 'group_memberships.group_id')
    .select(['group_memberships.person_id', 'groups.group_key'])
    .where('group_memberships.person_id', 'in', [...personIds])
    .where('group_memberships.until_at', 'is', null)
    .orderBy('groups.group_key')
    .execute()
  const groups = new Map<string, string[]>()
  for (const row of rows) {
    const keys = groups.get(row.person_id)
    if (keys) keys.push(row.group_key)
    else groups.set(row.person_id, [row.group_key])
  }
  return groups
}

/** Record → the record it was merged into, for every record merged into one of these people, however many steps away. */
export async function mergedInto(db: Db, personIds: readonly string[]): Promise<Map<string, string>> {
  const kept = new Map<string, string>()
  let level = [...personIds]
  while (level.length > 0) {
    const rows = await db
      .selectFrom('people')
      .select(['id', 'merged_into'])
      .where('merged_into', 'in', level)
      .execute()
    level = []
    for (const row of rows) {
      if (row.merged_into === null || kept.has(row.id)) continue
      kept.set(row.id, kept.get(row.merged_into) ?? row.merged_into)
      level.push(row.id)
    }
  }
  return kept
}
