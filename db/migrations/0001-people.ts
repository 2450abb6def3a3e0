// The organisation, its people, how they sign in, and the mail that goes to them.
import type { Trx } from '../tables'
import { createIndex, createTable, createUnique } from './create'

export async function people(trx: Trx): Promise<void> {
  await organisationAndPeople(trx)
  await departments(trx)
  await signIn(trx)
  await messages(trx)
}

async function organisationAndPeople(trx: Trx): Promise<void> {
  await createTable(
    trx,
    'organisation',
    `id text primary key check (id = 'organisation'),
     name text not null,
     playbook_access text not null check (playbook_access in ('open', 'signed-in')),
     playbook_contacts text not null check (playbook_contacts in ('hidden', 'shown')),
     contacts text not null,
     time_zone text not null,
     language text not null,
     sample_since text,
     created_at text not null,
     revision integer not null`,
  )
  await createTable(
    trx,
    'people',
    `id text primary key,
     name text not null,
     email text unique,
     job_title text not null,
     phone text not null,
     password_hash text,
     created_at text not null,
     left_at text,
     revision integer not null`,
  )
  await createIndex(trx, 'people_by_name', 'people (name, id)')
  await createTable(
    trx,
    'role_grants',
    `id text primary key,
     person_id text not null references people (id),
     role text not null,
     granted_by text references people (id),
     granted_at text not null,
     ended_at text`,
  )
  await createIndex(trx, 'role_grants_by_person', 'role_grants (person_id)')
  await createUnique(trx, 'role_grants_one_open', 'role_grants (person_id, role) where ended_at is null')
  await createIndex(trx, 'role_grants_by_role', 'role_grants (role, person_id) where ended_at is null')
}

async function departments(trx: Trx): Promise<void> {
  await createTable(trx, 'departments', `id text primary key, name text not null, created_at text not null`)
  await createUnique(trx, 'departments_by_name', 'departments (name)')
  await createTable(
    trx,
    'memberships',
    `id text primary key,
     person_id text not null references people (id),
     department_id text not null references departments (id),
     from_at text not null,
     until_at text`,
  )
  await createIndex(trx, 'memberships_by_person', 'memberships (person_id, from_at)')
  await createUnique(trx, 'memberships_one_open', 'memberships (person_id) where until_at is null')
  await createIndex(
    trx,
    'memberships_by_department',
    'memberships (department_id, person_id) where until_at is null',
  )
}

async function signIn(trx: Trx): Promise<void> {
  await createTable(
    trx,
    'sessions',
    `id text primary key,
     token_hash text not null unique,
     person_id text not null references people (id),
     created_at text not null,
     last_seen_at text not null,
     expires_at text not null,
     ended_at text`,
  )
  await createIndex(trx, 'sessions_by_person', 'sessions (person_id)')
  await createIndex(trx, 'sessions_by_expiry', 'sessions (expires_at)')
  await createTable(
    trx,
    'links',
    `id text primary key,
     token_hash text not null unique,
     kind text not null,
     person_id text references people (id),
     created_at text not null,
     expires_at text not null,
     used_at text`,
  )
  await createIndex(trx, 'links_by_person', 'links (person_id, kind)')
  await createTable(
    trx,
    'sign_in_attempts',
    `key text primary key, failures integer not null, first_at text not null, blocked_until text`,
  )
  await createIndex(trx, 'sign_in_attempts_by_age', 'sign_in_attempts (first_at)')
  await createTable(
    trx,
    'submissions',
    `key text primary key, person_id text, at text not null, outcome text not null`,
  )
  await createIndex(trx, 'submissions_by_age', 'submissions (at)')
}

async function messages(trx: Trx): Promise<void> {
  await createTable(
    trx,
    'outbox',
    `id text primary key,
     person_id text references people (id),
     address text not null,
     subject text not null,
     body text not null,
     created_at text not null,
     attempts integer not null,
     not_before text not null,
     last_error text,
     sent_at text,
     outcome text check (outcome in ('sent', 'kept', 'failed'))`,
  )
  await createIndex(trx, 'outbox_waiting', 'outbox (id) where outcome is null')
}
