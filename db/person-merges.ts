// Two records that turned out to be one person: which went into which, and everything that stood under either.
import { newId } from './identifier'
import type { Db, PersonMergesTable, Trx } from './tables'

export type PersonMerge = {
  keptId: string
  keptName: string
  mergedId: string
  mergedName: string
  reason: string
  mergedBy: string
  mergedByName: string
  mergedAt: string
}

/** Writes that two records are one person. Out: false when that record was merged before. */
export async function insertMerge(trx: Trx, merge: PersonMerge): Promise<boolean> {
  const inserted = await trx
    .insertInto('person_merges')
    .values({
      id: newId(),
      kept_id: merge.keptId,
      kept_name: merge.keptName,
      merged_id: merge.mergedId,
      merged_name: merge.mergedName,
      reason: merge.reason,
      merged_by: merge.mergedBy,
      merged_by_name: merge.mergedByName,
      merged_at: merge.mergedAt,
    })
    .onConflict((conflict) => conflict.column('merged_id').doNothing())
    .executeTakeFirst()
  return Number(inserted.numInsertedOrUpdatedRows ?? 0) === 1
}

/** The records that were merged into this one, the first first. */
export async function listMerges(db: Db, keptId: string): Promise<PersonMerge[]> {
  const rows = await db
    .selectFrom('person_merges')
    .selectAll()
    .where('kept_id', '=', keptId)
    .orderBy('id')
    .execute()
  return rows.map(mergeOf)
}

/** Every record that is this person: the one itself first, then all that went into it, however many steps away. */
export async function listRecordIds(db: Db, personId: string): Promise<string[]> {
  const ids = [personId]
  for (let place = 0; place < ids.length && ids.length < 100; place += 1) {
    const rows = await db
      .selectFrom('people')
      .select('id')
      .where('merged_into', '=', ids[place] ?? '')
      .orderBy('id')
      .execute()
    for (const { id } of rows) if (!ids.includes(id)) ids.push(id)
  }
  return ids
}

/** Marks a record as merged: it has left for good. */
export async function updateMerged(trx: Trx, merged: { id: string; into: string; at: Date }): Promise<void> {
  const at = merged.at.toISOString()
  await trx
    .updateTable('people')
    .set((row) => ({
      merged_into: merged.into,
      left_at: row.fn.coalesce('left_at', row.val(at)),
      manager_id: null,
      revision: row('revision', '+', 1),
      changed_at: at,
    }))
    .where('id', '=', merged.id)
    .execute()
}

/** What led to the one record leads to the other: people who report to it, departments it heads. */
export async function moveReports(trx: Trx, moved: { from: string; to: string; at: Date }): Promise<void> {
  await trx
    .updateTable('people')
    .set({ manager_id: moved.to, changed_at: moved.at.toISOString() })
    .where('manager_id', '=', moved.from)
    .where('id', '!=', moved.to)
    .execute()
  await trx.updateTable('people').set({ manager_id: null }).where('manager_id', '=', moved.from).execute()
  await trx.updateTable('departments').set({ head_id: moved.to }).where('head_id', '=', moved.from).execute()
}

/** Gives an address and a number that only the merged record had to the one that is kept. */
export async function moveKeys(
  trx: Trx,
  moved: { from: string; to: string; email: boolean; staffNumber: boolean },
): Promise<void> {
  if (!moved.email && !moved.staffNumber) return
  const from = await trx
    .selectFrom('people')
    .select(['email', 'staff_number'])
    .where('id', '=', moved.from)
    .executeTakeFirstOrThrow()
  if (moved.email) await trx.updateTable('people').set({ email: null }).where('id', '=', moved.from).execute()
  await trx
    .updateTable('people')
    .set({
      ...(moved.email && { email: from.email }),
      ...(moved.staffNumber && { staff_number: from.staff_number }),
    })
    .where('id', '=', moved.to)
    .execute()
}

/** Campaigns in which this person still owes an answer. */
export async function listOwedBy(db: Db, personId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('campaign_targets')
    .select('campaign_id')
    .where('person_id', '=', personId)
    .where('settled_at', 'is', null)
    .execute()
  return rows.map((row) => row.campaign_id)
}

function mergeOf(row: PersonMergesTable): PersonMerge {
  return {
    keptId: row.kept_id,
    keptName: row.kept_name,
    mergedId: row.merged_id,
    mergedName: row.merged_name,
    reason: row.reason,
    mergedBy: row.merged_by,
    mergedByName: row.merged_by_name,
    mergedAt: row.merged_at,
  }
}
