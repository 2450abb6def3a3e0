// Policies: the draft, its versions, the approval rounds and the publications.
import { makeAppendOnly } from '../append-only'
import type { Trx } from '../tables'
import { createIndex, createTable, createUnique } from './create'

export async function policies(trx: Trx): Promise<void> {
  await policiesAndDrafts(trx)
  await versions(trx)
  await rounds(trx)
  await decisions(trx)
  await publications(trx)
}

async function policiesAndDrafts(trx: Trx): Promise<void> {
  await createTable(
    trx,
    'policies',
    `id text primary key,
     slug text not null unique,
     title text not null,
     template_id text not null,
     owner_id text not null references people (id),
     created_by text not null references people (id),
     created_at text not null,
     review_due text,
     revision integer not null`,
  )
  await createIndex(trx, 'policies_by_title', 'policies (title, id)')
  await createIndex(trx, 'policies_by_review', 'policies (review_due, id) where review_due is not null')
  await createTable(
    trx,
    'drafts',
    `policy_id text primary key references policies (id),
     title text not null,
     template_id text not null,
     template_version text not null,
     answers text not null,
     skipped text not null,
     edits text not null,
     revision integer not null,
     changed_by text not null references people (id),
     changed_at text not null,
     fingerprint text not null`,
  )
  await createIndex(trx, 'drafts_by_change', 'drafts (changed_at, policy_id)')
}

async function versions(trx: Trx): Promise<void> {
  await createTable(
    trx,
    'versions',
    `id text primary key,
     policy_id text not null references policies (id),
     ordinal integer not null,
     title text not null,
     language text not null,
     document text not null,
     fingerprint text not null,
     template_id text not null,
     template_version text not null,
     answers text not null,
     skipped text not null,
     edits text not null,
     editors text not null,
     submitted_by text not null references people (id),
     submitted_by_name text not null,
     submitted_at text not null,
     unique (policy_id, ordinal)`,
  )
  await makeAppendOnly(trx, 'versions')
  await createTable(
    trx,
    'draft_editors',
    `policy_id text not null references policies (id),
     person_id text not null references people (id),
     since text not null,
     version_id text references versions (id)`,
  )
  await createUnique(
    trx,
    'draft_editors_once',
    'draft_editors (policy_id, person_id) where version_id is null',
  )
  await createIndex(trx, 'draft_editors_by_version', 'draft_editors (version_id)')
}

async function rounds(trx: Trx): Promise<void> {
  await createTable(
    trx,
    'rounds',
    `id text primary key,
     version_id text not null references versions (id),
     policy_id text not null references policies (id),
     note text not null,
     opened_by text not null references people (id),
     opened_at text not null,
     due_on text,
     outcome text,
     closed_at text,
     closed_because text,
     revision integer not null`,
  )
  await createUnique(trx, 'rounds_one_open', 'rounds (policy_id) where outcome is null')
  await createIndex(trx, 'rounds_by_policy', 'rounds (policy_id, opened_at)')
  await createIndex(trx, 'rounds_by_version', 'rounds (version_id)')
  await createIndex(trx, 'rounds_open', 'rounds (opened_at, id) where outcome is null')
  await createTable(
    trx,
    'round_steps',
    `id text primary key,
     round_id text not null references rounds (id),
     position integer not null,
     title text not null,
     rule text not null check (rule in ('all', 'any', 'some')),
     needed integer not null,
     unique (round_id, position)`,
  )
  await createTable(
    trx,
    'round_approvers',
    `step_id text not null references round_steps (id),
     round_id text not null references rounds (id),
     person_id text not null references people (id),
     asked_at text not null,
     primary key (step_id, person_id)`,
  )
  await createIndex(trx, 'round_approvers_by_person', 'round_approvers (person_id, round_id)')
  await createIndex(trx, 'round_approvers_by_round', 'round_approvers (round_id)')
}

async function decisions(trx: Trx): Promise<void> {
  await createTable(
    trx,
    'decisions',
    `id text primary key,
     round_id text not null references rounds (id),
     step_id text not null references round_steps (id),
     version_id text not null references versions (id),
     person_id text not null references people (id),
     person_name text not null,
     person_title text not null,
     outcome text not null check (outcome in ('approved', 'sent-back', 'recused')),
     comment text not null,
     meaning text not null,
     fingerprint text not null,
     decided_at text not null,
     unique (step_id, person_id)`,
  )
  await createIndex(trx, 'decisions_by_round', 'decisions (round_id)')
  await createIndex(trx, 'decisions_by_version', 'decisions (version_id)')
  await createIndex(trx, 'decisions_by_person', 'decisions (person_id, decided_at)')
  await makeAppendOnly(trx, 'decisions')
}

async function publications(trx: Trx): Promise<void> {
  await createTable(
    trx,
    'publications',
    `id text primary key,
     policy_id text not null references policies (id),
     version_id text not null unique references versions (id),
     major integer not null,
     minor integer not null,
     change_class text not null check (change_class in ('editorial', 'clarifying', 'material')),
     change_note text not null,
     published_by text not null references people (id),
     published_by_name text not null,
     published_at text not null,
     effective_at text not null,
     unique (policy_id, major, minor)`,
  )
  await createIndex(trx, 'publications_by_policy', 'publications (policy_id, effective_at)')
  await createIndex(trx, 'publications_by_effect', 'publications (effective_at)')
  await makeAppendOnly(trx, 'publications')
}
