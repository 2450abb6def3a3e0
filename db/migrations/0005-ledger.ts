// The ledger: entries, the names shown with them, the chain of hashes and its head.
import { makeAppendOnly } from '../append-only'
import { genesis } from '../ledger-chain'
import type { Trx } from '../tables'
import { createIndex, createTable } from './create'

export async function ledger(trx: Trx): Promise<void> {
  await createTable(
    trx,
    'ledger_entries',
    `id text primary key,
     at text not null,
     actor_id text,
     actor_kind text not null check (actor_kind in ('person', 'clock', 'setup', 'command-line')),
     action text not null,
     subject_kind text not null,
     subject_id text not null,
     policy_id text,
     detail text not null,
     name_digests text not null`,
  )
  await createIndex(trx, 'ledger_entries_by_policy', 'ledger_entries (policy_id, id)')
  await createIndex(trx, 'ledger_entries_by_subject', 'ledger_entries (subject_kind, subject_id, id)')
  await createIndex(trx, 'ledger_entries_by_action', 'ledger_entries (action, at)')
  await createIndex(trx, 'ledger_entries_by_actor', 'ledger_entries (actor_id, id)')
  await makeAppendOnly(trx, 'ledger_entries')
  await createTable(
    trx,
    'ledger_names',
    `entry_id text not null references ledger_entries (id),
     person_id text not null,
     name text not null,
     salt text not null,
     primary key (entry_id, person_id)`,
  )
  await createIndex(trx, 'ledger_names_by_person', 'ledger_names (person_id)')
  await createTable(
    trx,
    'ledger_chain',
    `sequence integer not null primary key,
     entry_id text not null unique references ledger_entries (id),
     previous_hash text not null,
     hash text not null`,
  )
  await makeAppendOnly(trx, 'ledger_chain')
  await createTable(
    trx,
    'ledger_head',
    `id text primary key check (id = 'head'),
     sequence integer not null,
     hash text not null,
     entry_id text not null`,
  )
  await trx
    .insertInto('ledger_head')
    .values({ id: 'head', ...genesis, entry_id: '' })
    .execute()
}
