// The changes of a draft in one list, for those who need all of them at once: the ledger tells of each.
import type { Db } from './tables'

export type NamedChange = {
  action: string
  at: string
  /** As it was then. */
  name: string
  /** Canonical JSON. */
  detail: string
}

const erased = 'Someone whose name was erased'

/** What started the draft and what changed it until an instant, oldest first. Reads the entries of one policy, no others. */
export async function listDraftChanges(db: Db, policyId: string, until: string): Promise<NamedChange[]> {
  const rows = await db
    .selectFrom('ledger_entries')
    .leftJoin('ledger_names', (join) =>
      join
        .onRef('ledger_names.entry_id', '=', 'ledger_entries.id')
        .onRef('ledger_names.person_id', '=', 'ledger_entries.actor_id'),
    )
    .select(['action', 'at', 'detail', 'name'])
    .where('policy_id', '=', policyId)
    .where('at', '<=', until)
    .where((entry) =>
      entry.or([
        entry('action', 'like', 'draft.%'),
        entry('action', 'in', ['policy.created', 'policy.imported', 'suggestion.taken']),
      ]),
    )
    .orderBy('ledger_entries.id')
    .execute()
  return rows.map((row) => ({ ...row, name: row.name ?? erased }))
}
