// How approvals and evidence are run here: one row, written when somebody first changes it.
import type { Db, Trx } from './tables'

export type Governance = {
  /** For so many minutes a proof of identity counts at a decision; 0 asks each time. */
  proofMinutes: number
  /** Days until an emergency publication is approved by somebody else. */
  approveAfterDays: number
  /** Addresses outside that get the ledger's head each week. */
  anchorAddresses: string[]
  /** Of an RFC 3161 time-stamping service, or "". */
  timestampUrl: string
  /** 0 while nobody has changed anything. */
  revision: number
}

const theOne = 'governance'

/** What holds while nobody has changed it. */
export const usualGovernance: Governance = {
  proofMinutes: 15,
  approveAfterDays: 14,
  anchorAddresses: [],
  timestampUrl: '',
  revision: 0,
}

/** How approvals and evidence are run. */
export async function getGovernance(db: Db): Promise<Governance> {
  const row = await db.selectFrom('governance').selectAll().where('id', '=', theOne).executeTakeFirst()
  if (!row) return usualGovernance
  return {
    proofMinutes: Number(row.proof_minutes),
    approveAfterDays: Number(row.approve_after_days),
    anchorAddresses: JSON.parse(row.anchor_addresses) as string[],
    timestampUrl: row.timestamp_url,
    revision: Number(row.revision),
  }
}

/** Saves what is given, the rest stays. Returns false when somebody saved since `revision` was read. */
export async function updateGovernance(
  trx: Trx,
  changed: Partial<Omit<Governance, 'revision'>> & Pick<Governance, 'revision'>,
): Promise<boolean> {
  const before = await getGovernance(trx)
  const after = { ...before, ...changed }
  const values = {
    proof_minutes: after.proofMinutes,
    approve_after_days: after.approveAfterDays,
    anchor_addresses: JSON.stringify(after.anchorAddresses),
    timestamp_url: after.timestampUrl,
    revision: changed.revision + 1,
  }
  if (changed.revision === 0) {
    const added = await trx
      .insertInto('governance')
      .values({ id: theOne, ...values })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .executeTakeFirst()
    return Number(added.numInsertedOrUpdatedRows ?? 0) === 1
  }
  const result = await trx
    .updateTable('governance')
    .set(values)
    .where('id', '=', theOne)
    .where('revision', '=', changed.revision)
    .executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}
