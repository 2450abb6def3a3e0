// Who wrote the words of a section last: for whoever was writing at the same time. A plain read.
import { findLastChange } from '../../db/drafts'
import type { Db } from '../../db/tables'
import type { ClauseId } from '../domain/policy-document'

/** Name and instant of the last hand edit of a clause; undefined when the ledger knows none. */
export async function lastWriter(
  db: Db,
  policyId: string,
  clauseId: ClauseId,
): Promise<{ name: string; at: string } | undefined> {
  return findLastChange(db, policyId, { clause: clauseId })
}
