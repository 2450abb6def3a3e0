// Reading the ledger: pages of entries, newest first, with the names as they were at the time.
import type { ActorKind, LedgerDetail, LedgerSubject, TimelineEntry } from '../app/governance/timeline-entry'
import type { Db, LedgerEntriesTable } from './tables'

export type TimelineQuery = {
  /** Entries of this policy: its draft, versions, rounds, publications and acknowledgements. */
  policyId?: string
  /** Entries about exactly this thing. */
  subject?: LedgerSubject
  /** The id of the last entry of the page before. */
  before?: string
  limit: number
}

/** One page of the ledger, newest first. The next page starts `before` the id of the last entry of this one. */
export async function timeline(db: Db, query: TimelineQuery): Promise<TimelineEntry[]> {
  const { policyId, subject, before } = query
  const rows = await db
    .selectFrom('ledger_entries')
    .selectAll()
    .$if(policyId !== undefined, (entries) => entries.where('policy_id', '=', policyId ?? null))
    .$if(subject !== undefined, (entries) =>
      entries.where('subject_kind', '=', subject?.kind ?? '').where('subject_id', '=', subject?.id ?? ''),
    )
    .$if(before !== undefined, (entries) => entries.where('id', '<', before ?? ''))
    .orderBy('id', 'desc')
    .limit(query.limit)
    .execute()
  const names = await namesOf(db, rows)
  return rows.map((row) => timelineEntry(row, names.get(row.id) ?? {}))
}

async function namesOf(db: Db, rows: LedgerEntriesTable[]): Promise<Map<string, Record<string, string>>> {
  const names = new Map<string, Record<string, string>>()
  if (rows.length === 0) return names
  const found = await db
    .selectFrom('ledger_names')
    .select(['entry_id', 'person_id', 'name'])
    .where(
      'entry_id',
      'in',
      rows.map((row) => row.id),
    )
    .execute()
  for (const { entry_id, person_id, name } of found) {
    names.set(entry_id, { ...names.get(entry_id), [person_id]: name })
  }
  return names
}

function timelineEntry(row: LedgerEntriesTable, names: Record<string, string>): TimelineEntry {
  return {
    id: row.id,
    at: new Date(row.at),
    // The edge of the database: a check on the column and `record` write nothing else.
    actorKind: row.actor_kind as ActorKind,
    actorId: row.actor_id,
    action: row.action,
    subject: { kind: row.subject_kind, id: row.subject_id },
    policyId: row.policy_id,
    detail: JSON.parse(row.detail) as LedgerDetail,
    names,
  }
}
