// Working together on a draft: threads with their comments, suggested words, mentions, and links for outside experts.
import { sql } from 'kysely'
import { makeAppendOnly, unmakeAppendOnly } from '../append-only'
import type { Trx } from '../tables'
import { addColumn, createIndex, createTable } from './create'

export async function collaboration(trx: Trx): Promise<void> {
  await expertLinks(trx)
  await threads(trx)
  await mentions(trx)
  await expertsInTheLedger(trx)
}

async function expertLinks(trx: Trx): Promise<void> {
  await createTable(
    trx,
    'expert_links',
    `id text primary key,
     token_hash text not null unique,
     policy_id text not null references policies (id),
     name text not null,
     email text not null,
     created_by text not null references people (id),
     created_by_name text not null,
     created_at text not null,
     expires_at text not null,
     revoked_at text,
     revoked_by text references people (id),
     revoked_by_name text,
     opened_at text,
     last_used_at text`,
  )
  await createIndex(trx, 'expert_links_by_policy', 'expert_links (policy_id, id)')
}

async function threads(trx: Trx): Promise<void> {
  await createTable(
    trx,
    'threads',
    `id text primary key,
     policy_id text not null references policies (id),
     clause_id text not null,
     clause_heading text not null,
     kind text not null check (kind in ('comment', 'suggestion')),
     quote text not null,
     opened_at text not null,
     opened_by text references people (id),
     opened_by_expert text references expert_links (id),
     opened_by_name text not null,
     closed_at text,
     closed_by text references people (id),
     closed_by_name text,
     outcome text check (outcome in ('resolved', 'taken', 'left', 'withdrawn'))`,
  )
  await createIndex(trx, 'threads_by_policy', 'threads (policy_id, id)')
  await createIndex(trx, 'threads_open', 'threads (policy_id, clause_id, id) where closed_at is null')
  await createTable(
    trx,
    'comments',
    `id text primary key,
     thread_id text not null references threads (id),
     policy_id text not null references policies (id),
     person_id text references people (id),
     expert_id text references expert_links (id),
     author_name text not null,
     author_title text not null,
     body text not null,
     written_at text not null`,
  )
  await createIndex(trx, 'comments_by_thread', 'comments (thread_id, id)')
  await createIndex(trx, 'comments_by_expert', 'comments (expert_id, written_at) where expert_id is not null')
  await makeAppendOnly(trx, 'comments')
  await createTable(
    trx,
    'suggestions',
    `thread_id text primary key references threads (id),
     policy_id text not null references policies (id),
     base_heading text not null,
     base_blocks text not null,
     base_mark text not null,
     heading text not null,
     blocks text not null`,
  )
  await makeAppendOnly(trx, 'suggestions')
}

async function mentions(trx: Trx): Promise<void> {
  await createTable(
    trx,
    'mentions',
    `comment_id text not null references comments (id),
     person_id text not null references people (id),
     thread_id text not null references threads (id),
     read_at text,
     primary key (comment_id, person_id)`,
  )
  await createIndex(trx, 'mentions_unread', 'mentions (person_id, comment_id) where read_at is null')
  await createIndex(trx, 'mentions_by_thread', 'mentions (thread_id, person_id)')
}

/**
 * A new kind of actor. Neither engine can change a check in the same words, so the column is made anew beside the old one,
 * and the row as the chain hashed it stays the same.
 */
async function expertsInTheLedger(trx: Trx): Promise<void> {
  await unmakeAppendOnly(trx, 'ledger_entries')
  await addColumn(
    trx,
    'ledger_entries',
    `actor_kind_now text not null default 'person'
     check (actor_kind_now in ('person', 'expert', 'clock', 'setup', 'command-line'))`,
  )
  await sql`update ledger_entries set actor_kind_now = actor_kind where actor_kind <> 'person'`.execute(trx)
  await sql`alter table ledger_entries drop column actor_kind`.execute(trx)
  await sql`alter table ledger_entries rename column actor_kind_now to actor_kind`.execute(trx)
  await makeAppendOnly(trx, 'ledger_entries')
}
