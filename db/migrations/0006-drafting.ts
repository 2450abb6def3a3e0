// Drafting with what lasts: arrangements, the very template a draft came from, own templates, the profile, groups of people.
import { sql } from 'kysely'
import { makeAppendOnly } from '../append-only'
import type { Trx } from '../tables'
import { addColumn, createIndex, createTable, createUnique } from './create'

const asInTemplate = '{"own":[],"leftOut":[],"order":[],"audiences":{}}'

export async function drafting(trx: Trx): Promise<void> {
  await arrangements(trx)
  await templates(trx)
  await profile(trx)
  await groups(trx)
}

async function arrangements(trx: Trx): Promise<void> {
  for (const table of ['drafts', 'versions']) {
    await addColumn(trx, table, `arrangement text not null default '${asInTemplate}'`)
    await addColumn(trx, table, `template_digest text not null default ''`)
  }
}

async function templates(trx: Trx): Promise<void> {
  await createTable(
    trx,
    'template_copies',
    `digest text primary key,
     template_id text not null,
     version text not null,
     template text not null,
     kept_at text not null`,
  )
  await makeAppendOnly(trx, 'template_copies')
  await createTable(
    trx,
    'uploaded_templates',
    `id text primary key,
     template_id text not null,
     version text not null,
     digest text not null references template_copies (digest),
     source text not null,
     uploaded_by text not null references people (id),
     uploaded_by_name text not null,
     uploaded_at text not null,
     withdrawn_at text`,
  )
  await createIndex(trx, 'uploaded_templates_by_template', 'uploaded_templates (template_id, id)')
}

async function profile(trx: Trx): Promise<void> {
  await createTable(
    trx,
    'profile',
    `id text primary key,
     answers text not null,
     revision integer not null,
     changed_by text references people (id),
     changed_at text`,
  )
  await sql`insert into profile (id, answers, revision) values ('profile', '{}', 1)`.execute(trx)
}

async function groups(trx: Trx): Promise<void> {
  await createTable(
    trx,
    'groups',
    `id text primary key,
     group_key text not null unique,
     name text not null,
     created_at text not null`,
  )
  await createTable(
    trx,
    'group_memberships',
    `id text primary key,
     person_id text not null references people (id),
     group_id text not null references groups (id),
     from_at text not null,
     until_at text`,
  )
  await createUnique(
    trx,
    'group_memberships_now',
    'group_memberships (person_id, group_id) where until_at is null',
  )
  await createIndex(trx, 'group_memberships_by_group', 'group_memberships (group_id, person_id)')
}
