// Asking: questions and their answers, exceptions, experiments; mail that people forgive; reading counted without names.
import { makeAppendOnly } from '../append-only'
import type { Trx } from '../tables'
import { addColumn, createIndex, createTable } from './create'

export async function asking(trx: Trx): Promise<void> {
  await questions(trx)
  await exceptions(trx)
  await experiments(trx)
  await mail(trx)
  await reads(trx)
}

async function questions(trx: Trx): Promise<void> {
  await createTable(
    trx,
    'asked_questions',
    `id text primary key,
     policy_id text references policies (id),
     clause_id text,
     version_id text references versions (id),
     situation text not null,
     words text not null,
     asked_by text not null references people (id),
     asked_by_name text not null,
     asked_at text not null,
     asked_of text not null references people (id),
     asked_of_name text not null,
     promised_by text not null,
     answered_at text,
     closed_at text,
     revision integer not null`,
  )
  await createIndex(
    trx,
    'asked_questions_waiting',
    'asked_questions (promised_by, id) where answered_at is null and closed_at is null',
  )
  await createIndex(trx, 'asked_questions_of', 'asked_questions (asked_of, id)')
  await createIndex(trx, 'asked_questions_by', 'asked_questions (asked_by, id)')
  await createIndex(trx, 'asked_questions_by_policy', 'asked_questions (policy_id, asked_at)')
  await createTable(
    trx,
    'question_answers',
    `id text primary key,
     question_id text not null references asked_questions (id),
     answer text not null,
     answered_by text not null references people (id),
     answered_by_name text not null,
     answered_at text not null`,
  )
  await createIndex(trx, 'question_answers_by_question', 'question_answers (question_id, id)')
  await makeAppendOnly(trx, 'question_answers')
  await createTable(
    trx,
    'public_answers',
    `id text primary key,
     question_id text not null references asked_questions (id),
     policy_id text not null references policies (id),
     clause_id text not null,
     version_id text not null references versions (id),
     question text not null,
     answer text not null,
     published_by text not null references people (id),
     published_by_name text not null,
     published_at text not null,
     withdrawn_at text,
     withdrawn_by text references people (id)`,
  )
  await createIndex(
    trx,
    'public_answers_by_policy',
    'public_answers (policy_id, clause_id, id) where withdrawn_at is null',
  )
}

async function exceptions(trx: Trx): Promise<void> {
  await createTable(
    trx,
    'exceptions',
    `id text primary key,
     policy_id text not null references policies (id),
     version_id text not null references versions (id),
     version_number text not null,
     fingerprint text not null,
     clause_id text not null,
     clause_heading text not null,
     person_id text not null references people (id),
     person_name text not null,
     what text not null,
     why text not null,
     from_on text not null,
     asked_until_on text not null,
     until_on text not null,
     requested_at text not null,
     decision text check (decision in ('approved', 'refused')),
     decided_by text references people (id),
     decided_by_name text,
     decided_by_title text,
     decided_at text,
     decision_comment text,
     revoked_at text,
     revoked_by text references people (id),
     revoked_by_name text,
     revoked_because text,
     expired_at text,
     withdrawn_at text`,
  )
  await createIndex(trx, 'exceptions_by_policy', 'exceptions (policy_id, id)')
  await createIndex(trx, 'exceptions_by_person', 'exceptions (person_id, id)')
  await createIndex(
    trx,
    'exceptions_waiting',
    'exceptions (id) where decision is null and withdrawn_at is null',
  )
  await createIndex(
    trx,
    'exceptions_running',
    `exceptions (until_on, id) where decision = 'approved' and revoked_at is null and expired_at is null`,
  )
}

async function experiments(trx: Trx): Promise<void> {
  await createTable(
    trx,
    'experiments',
    `id text primary key,
     title text not null,
     what text not null,
     why text not null,
     reach text not null,
     hoped_for text not null,
     guardrails text not null,
     ends_on text not null,
     proposed_by text not null references people (id),
     proposed_by_name text not null,
     proposed_at text not null,
     decision text check (decision in ('agreed', 'declined')),
     decided_by text references people (id),
     decided_by_name text,
     decided_at text,
     decision_comment text,
     ended_at text,
     ended_by text references people (id),
     ended_by_name text,
     learned text,
     goes_on text check (goes_on in ('keep', 'change', 'stop')),
     revision integer not null`,
  )
  await createIndex(trx, 'experiments_newest', 'experiments (proposed_at, id)')
  await createIndex(
    trx,
    'experiments_running',
    `experiments (ends_on, id) where decision = 'agreed' and ended_at is null`,
  )
}

async function mail(trx: Trx): Promise<void> {
  await createTable(
    trx,
    'mail_rules',
    `id text primary key,
     a_week integer not null,
     quiet_from text not null,
     quiet_until text not null,
     weekends text not null check (weekends in ('quiet', 'open')),
     manager_after integer not null,
     revision integer not null`,
  )
  await addColumn(trx, 'outbox', 'claimed_at text')
  await addColumn(trx, 'outbox', 'unsure_since text')
  await createIndex(trx, 'outbox_unsure', 'outbox (id) where unsure_since is not null')
  await createIndex(trx, 'outbox_failed', `outbox (id) where outcome = 'failed'`)
  await addColumn(trx, 'links', `path text not null default '/'`)
  await addColumn(trx, 'sessions', `entered_by text not null default 'password'`)
}

async function reads(trx: Trx): Promise<void> {
  await createTable(trx, 'read_weeks', `week text primary key, salt text`)
  await createTable(
    trx,
    'reads',
    `policy_id text not null references policies (id),
     week text not null,
     reader text not null,
     primary key (policy_id, week, reader)`,
  )
  await createTable(
    trx,
    'read_counts',
    `policy_id text not null references policies (id),
     week text not null,
     readers integer not null,
     primary key (policy_id, week)`,
  )
}
