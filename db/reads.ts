// Who reads what, without knowing who: salted digests for one week, then a number from five on, and the rest forgotten.
import { createHmac, randomBytes } from 'node:crypto'
import { keptCount } from '../app/governance/read-counts'
import { inParts } from './parts'
import type { Db, Trx } from './tables'

/** Notes readers of policies in a week (its Monday). Out: false when that week is counted already. */
export async function insertReads(
  trx: Trx,
  week: string,
  reads: readonly { policyId: string; personId: string }[],
): Promise<boolean> {
  await trx
    .insertInto('read_weeks')
    .values({ week, salt: randomBytes(32).toString('base64') })
    .onConflict((conflict) => conflict.column('week').doNothing())
    .execute()
  const { salt } = await trx
    .selectFrom('read_weeks')
    .select('salt')
    .where('week', '=', week)
    .executeTakeFirstOrThrow()
  if (salt === null) return false
  const rows = reads.map(({ policyId, personId }) => ({
    policy_id: policyId,
    week,
    reader: createHmac('sha256', salt).update(personId).digest('base64'),
  }))
  for (const part of inParts(rows))
    await trx
      .insertInto('reads')
      .values(part)
      .onConflict((conflict) => conflict.columns(['policy_id', 'week', 'reader']).doNothing())
      .execute()
  return true
}

/** Counts every week before this one, and forgets its rows and its salt. Out: how many weeks that were. */
export async function closeReadWeeks(trx: Trx, thisWeek: string): Promise<number> {
  const weeks = await trx
    .selectFrom('read_weeks')
    .select('week')
    .where('week', '<', thisWeek)
    .where('salt', 'is not', null)
    .execute()
  for (const { week } of weeks) {
    const counts = await trx
      .selectFrom('reads')
      .select((row) => ['policy_id', row.fn.countAll<number>().as('readers')])
      .where('week', '=', week)
      .groupBy('policy_id')
      .execute()
    const rows = counts.map((one) => ({
      policy_id: one.policy_id,
      week,
      readers: keptCount(Number(one.readers)),
    }))
    for (const part of inParts(rows))
      await trx
        .insertInto('read_counts')
        .values(part)
        .onConflict((conflict) => conflict.columns(['policy_id', 'week']).doNothing())
        .execute()
    await trx.deleteFrom('reads').where('week', '=', week).execute()
    await trx.updateTable('read_weeks').set({ salt: null }).where('week', '=', week).execute()
  }
  return weeks.length
}

/** The counted weeks of a policy, the latest first. 0 stands for fewer than five. */
export async function listReadCounts(
  db: Db,
  policyId: string,
  limit: number,
): Promise<{ week: string; readers: number }[]> {
  const rows = await db
    .selectFrom('read_counts')
    .select(['week', 'readers'])
    .where('policy_id', '=', policyId)
    .orderBy('week', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ week: row.week, readers: Number(row.readers) }))
}
