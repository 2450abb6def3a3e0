// Approvals that hold: paths and delegations, dates, withdrawals and reminders.
import { sql } from 'kysely'
import { makeAppendOnly } from '../append-only'
import type { Trx } from '../tables'
import { addColumn, createIndex, createTable, createUnique } from './create'

export async function governance(trx: Trx): Promise<void> {
  await settings(trx)
  await approvalPaths(trx)
  await decisions(trx)
  await dates(trx)
  await endings(trx)
  await reminders(trx)
}

async function settings(trx: Trx): Promise<void> {
  await createTable(
    trx,
    'governance',
    `id text primary key,
     proof_minutes integer not null,
     approve_after_days integer not null,
     anchor_addresses text not null,
     timestamp_url text not null,
     revision integer not null`,
  )
}

async function approvalPaths(trx: Trx): Promise<void> {
  await createTable(
    trx,
    'approval_paths',
    `id text primary key,
     name text not null,
     steps text not null,
     created_by text not null references people (id),
     created_at text not null,
     archived_at text,
     revision integer not null`,
  )
  await createIndex(trx, 'approval_paths_by_name', 'approval_paths (name, id)')
  await addColumn(trx, 'rounds', `path_name text not null default ''`)
  await addColumn(trx, 'rounds', 'proposed_class text')
  await addColumn(trx, 'rounds', `proposed_grounds text not null default '[]'`)
  await addColumn(trx, 'rounds', `change_note text not null default ''`)
  await addColumn(trx, 'round_steps', `asks text not null default '{"kind":"people"}'`)
  await addColumn(trx, 'round_steps', 'due_on text')
  await addColumn(trx, 'round_approvers', 'in_place_of text references people (id)')
}

async function decisions(trx: Trx): Promise<void> {
  await addColumn(trx, 'sessions', 'proven_at text')
  await createTable(
    trx,
    'delegations',
    `id text primary key,
     from_person text not null references people (id),
     from_name text not null,
     to_person text not null references people (id),
     to_name text not null,
     reason text not null,
     from_at text not null,
     until_at text not null,
     created_by text not null references people (id),
     created_at text not null,
     ended_at text,
     ended_by text references people (id)`,
  )
  await createIndex(trx, 'delegations_to', 'delegations (to_person, until_at)')
  await createIndex(trx, 'delegations_from', 'delegations (from_person, until_at)')
  await createIndex(trx, 'delegations_running', 'delegations (until_at) where ended_at is null')
  await addColumn(trx, 'decisions', 'change_class text')
  await addColumn(trx, 'decisions', 'for_person text references people (id)')
  await addColumn(trx, 'decisions', 'for_person_name text')
  await addColumn(trx, 'decisions', 'for_person_title text')
  await addColumn(trx, 'decisions', 'delegation_id text references delegations (id)')
  await addColumn(trx, 'decisions', 'proven_at text')
  await addColumn(trx, 'decisions', `proven_by text not null default 'session'`)
  await createUnique(
    trx,
    'decisions_one_for_a_place',
    'decisions (step_id, (coalesce(for_person, person_id)))',
  )
}

async function dates(trx: Trx): Promise<void> {
  await addColumn(trx, 'policies', 'review_every integer')
  await addColumn(trx, 'departments', 'head_id text references people (id)')
  await addColumn(trx, 'publications', 'valid_to text')
  await addColumn(trx, 'publications', 'emergency_reason text')
  await addColumn(trx, 'publications', 'approve_by text')
  await createIndex(trx, 'publications_emergency', 'publications (approve_by) where approve_by is not null')
  await createIndex(trx, 'publications_ending', 'publications (valid_to) where valid_to is not null')
  await createTable(
    trx,
    'publication_plans',
    `id text primary key,
     policy_id text not null references policies (id),
     version_id text not null references versions (id),
     publish_at text not null,
     request text not null,
     planned_by text not null references people (id),
     planned_by_name text not null,
     planned_at text not null,
     done_at text,
     outcome text check (outcome in ('published', 'cancelled', 'failed')),
     because text`,
  )
  await createUnique(trx, 'publication_plans_one_open', 'publication_plans (policy_id) where outcome is null')
  await createIndex(trx, 'publication_plans_due', 'publication_plans (publish_at, id) where outcome is null')
  await createIndex(trx, 'publication_plans_by_version', 'publication_plans (version_id)')
  await createTable(
    trx,
    'effects',
    `publication_id text primary key references publications (id),
     policy_id text not null references policies (id),
     noted_at text not null`,
  )
  // What took effect before the upgrade is not announced to anybody.
  const now = new Date().toISOString()
  await sql`insert into effects (publication_id, policy_id, noted_at)
    select id, policy_id, ${now} from publications where effective_at <= ${now}`.execute(trx)
  await makeAppendOnly(trx, 'effects')
  await createTable(
    trx,
    'affirmations',
    `id text primary key,
     policy_id text not null references policies (id),
     version_id text not null references versions (id),
     fingerprint text not null,
     note text not null,
     review_due text,
     affirmed_by text not null references people (id),
     affirmed_by_name text not null,
     affirmed_by_title text not null,
     affirmed_at text not null`,
  )
  await createIndex(trx, 'affirmations_by_policy', 'affirmations (policy_id, affirmed_at)')
  await makeAppendOnly(trx, 'affirmations')
  await createTable(
    trx,
    'calendar_links',
    `id text primary key,
     token_hash text not null unique,
     person_id text not null references people (id),
     created_at text not null,
     ended_at text`,
  )
  await createIndex(trx, 'calendar_links_by_person', 'calendar_links (person_id, id)')
}

async function endings(trx: Trx): Promise<void> {
  await createTable(
    trx,
    'withdrawals',
    `id text primary key,
     policy_id text not null references policies (id),
     version_id text not null unique references versions (id),
     publication_id text not null unique references publications (id),
     reason text not null,
     withdrawn_by text not null references people (id),
     withdrawn_by_name text not null,
     withdrawn_at text not null`,
  )
  await createIndex(trx, 'withdrawals_by_policy', 'withdrawals (policy_id)')
  await makeAppendOnly(trx, 'withdrawals')
  await createTable(
    trx,
    'retirements',
    `id text primary key,
     policy_id text not null unique references policies (id),
     reason text not null,
     retired_by text not null references people (id),
     retired_by_name text not null,
     retired_at text not null`,
  )
  await makeAppendOnly(trx, 'retirements')
}

async function reminders(trx: Trx): Promise<void> {
  await createTable(
    trx,
    'reminders',
    `kind text not null,
     subject_id text not null,
     person_id text not null references people (id),
     stage text not null,
     day text not null,
     primary key (kind, subject_id, person_id, stage)`,
  )
  await createTable(
    trx,
    'reminder_days',
    `person_id text not null references people (id),
     day text not null,
     mailed_at text not null,
     primary key (person_id, day)`,
  )
}
