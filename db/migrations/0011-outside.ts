// What leaves the house and comes back: Word files, evidence packs, anchors of the ledger, the Markdown mirror.
import { makeAppendOnly } from '../append-only'
import type { Trx } from '../tables'
import { addColumn, createIndex, createTable, createUnique } from './create'

export async function outside(trx: Trx): Promise<void> {
  await wordRoundTrip(trx)
  await evidence(trx)
}

async function wordRoundTrip(trx: Trx): Promise<void> {
  for (const table of ['threads', 'comments']) {
    await addColumn(trx, table, 'word_author text')
    await addColumn(trx, table, 'word_at text')
  }
  await createTable(
    trx,
    'word_returns',
    `id text primary key,
     person_id text not null references people (id),
     policy_id text not null references policies (id),
     file_name text not null,
     sha256 text not null,
     base_fingerprint text not null,
     reading text not null,
     choices text not null,
     created_at text not null,
     expires_at text not null,
     kept_at text`,
  )
  await createIndex(trx, 'word_returns_by_person', 'word_returns (person_id, id)')
  await createIndex(trx, 'word_returns_by_policy', 'word_returns (policy_id, sha256)')
  await createIndex(trx, 'word_returns_by_end', 'word_returns (expires_at)')
  await createTable(
    trx,
    'word_styles',
    `id text primary key,
     file_name text not null,
     sha256 text not null,
     bytes text not null,
     uploaded_by text not null references people (id),
     uploaded_by_name text not null,
     uploaded_at text not null,
     ended_at text`,
  )
}

async function evidence(trx: Trx): Promise<void> {
  await createTable(
    trx,
    'signing_keys',
    `id text primary key,
     public_key text not null,
     private_key text not null,
     created_at text not null,
     retired_at text`,
  )
  await createTable(
    trx,
    'anchors',
    `id text primary key,
     sequence integer not null,
     hash text not null,
     kind text not null check (kind in ('publication', 'pack', 'mail', 'time-stamp')),
     subject_id text,
     detail text not null,
     at text not null`,
  )
  await createIndex(trx, 'anchors_by_subject', 'anchors (subject_id) where subject_id is not null')
  await createIndex(trx, 'anchors_by_kind', 'anchors (kind, at, id)')
  await createIndex(trx, 'anchors_by_sequence', 'anchors (sequence)')
  // One head for a publication, one mail for a week, one time-stamp for an anchor: also with several processes.
  await createUnique(trx, 'anchors_once', `anchors (kind, subject_id) where kind <> 'pack'`)
  await makeAppendOnly(trx, 'anchors')
  await createTable(
    trx,
    'evidence_packs',
    `id text primary key,
     sha256 text not null unique,
     file_name text not null,
     title text not null,
     organisation text not null,
     bytes text not null,
     imported_by text not null references people (id),
     imported_by_name text not null,
     imported_at text not null`,
  )
  await makeAppendOnly(trx, 'evidence_packs')
  await createTable(
    trx,
    'mirror_commits',
    `version_id text primary key references versions (id),
     commit_id text not null,
     at text not null`,
  )
  await createIndex(trx, 'rounds_approved', `rounds (closed_at, id) where outcome = 'approved'`)
  await createTable(
    trx,
    'errands',
    `id text primary key,
     held_until text,
     retry_at text,
     failures integer not null,
     problem text not null,
     done_at text`,
  )
}
