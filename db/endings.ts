// Endings: versions that were withdrawn, policies that were retired. Append-only; nothing is deleted.
import { newId } from './identifier'
import type { Db, Trx } from './tables'

/** Withdraws a publication. The database allows one withdrawal of each. */
export async function insertWithdrawal(
  trx: Trx,
  withdrawal: {
    policyId: string
    versionId: string
    publicationId: string
    reason: string
    by: { id: string; name: string }
    at: Date
  },
): Promise<void> {
  await trx
    .insertInto('withdrawals')
    .values({
      id: newId(),
      policy_id: withdrawal.policyId,
      version_id: withdrawal.versionId,
      publication_id: withdrawal.publicationId,
      reason: withdrawal.reason,
      withdrawn_by: withdrawal.by.id,
      withdrawn_by_name: withdrawal.by.name,
      withdrawn_at: withdrawal.at.toISOString(),
    })
    .execute()
}

/** Retires a policy for good. The database allows one retirement of each. */
export async function insertRetirement(
  trx: Trx,
  retirement: { policyId: string; reason: string; by: { id: string; name: string }; at: Date },
): Promise<void> {
  await trx
    .insertInto('retirements')
    .values({
      id: newId(),
      policy_id: retirement.policyId,
      reason: retirement.reason,
      retired_by: retirement.by.id,
      retired_by_name: retirement.by.name,
      retired_at: retirement.at.toISOString(),
    })
    .execute()
}

export type Retirement = { at: string; reason: string; byName: string }

/** The retirement of a policy, or undefined while it applies. */
export async function findRetirement(db: Db, policyId: string): Promise<Retirement | undefined> {
  const row = await db
    .selectFrom('retirements')
    .select(['retired_at', 'reason', 'retired_by_name'])
    .where('policy_id', '=', policyId)
    .executeTakeFirst()
  return row && { at: row.retired_at, reason: row.reason, byName: row.retired_by_name }
}
