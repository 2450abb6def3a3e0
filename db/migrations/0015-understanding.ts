// Whether a policy was understood: check questions and tries; and one-time codes for people without e-mail.
import { makeAppendOnly } from '../append-only'
import type { Trx } from '../tables'
import { createIndex, createTable } from './create'

export async function understanding(trx: Trx): Promise<void> {
  await checks(trx)
  await codes(trx)
}

async function checks(trx: Trx): Promise<void> {
  await createTable(
    trx,
    'check_questions',
    `id text primary key,
     policy_id text not null references policies (id),
     clause_id text not null,
     source text not null,
     question text not null,
     options text not null,
     correct integer not null,
     why text not null,
     place integer not null,
     written_by text not null references people (id),
     written_by_name text not null,
     written_at text not null,
     ended_at text,
     revision integer not null`,
  )
  await createIndex(
    trx,
    'check_questions_by_policy',
    'check_questions (policy_id, place, id) where ended_at is null',
  )
  await createTable(
    trx,
    'campaign_checks',
    `campaign_id text not null references campaigns (id),
     policy_id text not null references policies (id),
     questions text not null,
     pass_mark integer not null,
     tries integer not null,
     primary key (campaign_id, policy_id)`,
  )
  await createTable(
    trx,
    'check_attempts',
    `id text primary key,
     campaign_id text not null references campaigns (id),
     policy_id text not null references policies (id),
     version_id text not null references versions (id),
     person_id text not null references people (id),
     person_name text not null,
     attempt integer not null,
     answers text not null,
     correct integer not null,
     asked integer not null,
     passed text not null check (passed in ('yes', 'no')),
     attempted_at text not null,
     unique (campaign_id, policy_id, person_id, attempt)`,
  )
  await makeAppendOnly(trx, 'check_attempts')
  await createTable(
    trx,
    'check_grants',
    `id text primary key,
     campaign_id text not null references campaigns (id),
     policy_id text not null references policies (id),
     person_id text not null references people (id),
     person_name text not null,
     tries integer not null,
     granted_by text not null references people (id),
     granted_by_name text not null,
     granted_at text not null`,
  )
  await createIndex(trx, 'check_grants_by_person', 'check_grants (campaign_id, policy_id, person_id)')
  await makeAppendOnly(trx, 'check_grants')
  await createTable(
    trx,
    'check_counts',
    `campaign_id text not null references campaigns (id),
     policy_id text not null references policies (id),
     question_id text not null,
     answered integer not null,
     wrong integer not null,
     primary key (campaign_id, policy_id, question_id)`,
  )
}

async function codes(trx: Trx): Promise<void> {
  await createTable(
    trx,
    'kiosk_codes',
    `id text primary key,
     code_hash text not null unique,
     campaign_id text not null references campaigns (id),
     person_id text not null references people (id),
     made_by text not null references people (id),
     made_at text not null,
     expires_at text not null,
     opened_at text,
     used_at text,
     ended_at text`,
  )
  await createIndex(trx, 'kiosk_codes_by_person', 'kiosk_codes (campaign_id, person_id)')
  await createIndex(trx, 'kiosk_codes_open', 'kiosk_codes (person_id) where ended_at is null')
}
