// Who people are: attributes that audiences ask for, lists of people from files, merged records, saved audiences.
import { sql } from 'kysely'
import { makeAppendOnly } from '../append-only'
import type { Trx } from '../tables'
import { addColumn, createIndex, createTable, createUnique } from './create'

export async function whoPeopleAre(trx: Trx): Promise<void> {
  await attributes(trx)
  await lists(trx)
  await merges(trx)
  await audiences(trx)
}

async function attributes(trx: Trx): Promise<void> {
  await addColumn(trx, 'people', `location text not null default ''`)
  await addColumn(trx, 'people', `kind text not null default 'employee'`)
  await addColumn(trx, 'people', 'manager_id text references people (id)')
  await addColumn(trx, 'people', `language text not null default ''`)
  await addColumn(trx, 'people', `time_zone text not null default ''`)
  await addColumn(trx, 'people', 'staff_number text')
  await addColumn(trx, 'people', 'merged_into text references people (id)')
  await addColumn(trx, 'people', `changed_at text not null default ''`)
  await sql`update people set changed_at = coalesce(left_at, created_at)`.execute(trx)
  await createUnique(
    trx,
    'people_by_staff_number',
    'people (staff_number) where staff_number is not null and merged_into is null',
  )
  await createIndex(trx, 'people_by_manager', 'people (manager_id, name, id) where manager_id is not null')
  await createIndex(trx, 'people_here_by_location', 'people (location) where left_at is null')
  await createIndex(trx, 'people_by_language', 'people (language) where left_at is null')
  await createIndex(trx, 'people_by_location', 'people (location, name, id)')
  await createIndex(trx, 'people_by_kind', 'people (kind, name, id)')
  await createIndex(trx, 'people_by_change', 'people (changed_at, id)')
  await createIndex(trx, 'people_merged', 'people (merged_into) where merged_into is not null')
}

async function lists(trx: Trx): Promise<void> {
  await createTable(
    trx,
    'people_lists',
    `id text primary key,
     file_name text not null,
     sha256 text not null,
     encoding text not null,
     separator text not null,
     header text not null,
     mapping text not null,
     leavers text not null check (leavers in ('keep', 'leave')),
     state text not null check (state in ('reading', 'mapping', 'comparing', 'compared', 'applying', 'applied', 'discarded', 'failed')),
     problem text not null default '',
     lines integer not null,
     keyed_to integer not null,
     compared integer not null,
     leavers_to text not null,
     joining integer not null,
     changing integer not null,
     leaving integer not null,
     unchanged integer not null,
     faulty integer not null,
     done integer not null,
     held_until text,
     uploaded_by text not null references people (id),
     uploaded_by_name text not null,
     uploaded_at text not null,
     applied_by text references people (id),
     applied_by_name text,
     ended_at text,
     revision integer not null`,
  )
  await createIndex(
    trx,
    'people_lists_running',
    `people_lists (id) where state in ('reading', 'comparing', 'applying')`,
  )
  await createTable(
    trx,
    'people_list_lines',
    `list_id text not null references people_lists (id),
     line integer not null,
     cells text not null,
     kind text check (kind in ('join', 'change', 'leave', 'same', 'fault')),
     person_id text,
     match_key text,
     mail_key text,
     manager_key text,
     detail text not null default '',
     done_at text,
     primary key (list_id, line)`,
  )
  await createIndex(trx, 'people_list_lines_by_kind', 'people_list_lines (list_id, kind, line)')
  await createIndex(trx, 'people_list_lines_by_key', 'people_list_lines (list_id, match_key)')
  await createIndex(trx, 'people_list_lines_by_mail', 'people_list_lines (list_id, mail_key)')
  await createIndex(
    trx,
    'people_list_lines_by_manager',
    'people_list_lines (list_id, line) where manager_key is not null',
  )
  await createIndex(trx, 'people_list_lines_by_person', 'people_list_lines (list_id, person_id)')
  await createIndex(
    trx,
    'people_list_lines_to_do',
    `people_list_lines (list_id, line) where done_at is null and kind in ('join', 'change', 'leave')`,
  )
  await createTable(
    trx,
    'header_mappings',
    `header_digest text primary key, mapping text not null, saved_by text not null references people (id), saved_at text not null`,
  )
}

async function merges(trx: Trx): Promise<void> {
  await createTable(
    trx,
    'person_merges',
    `id text primary key,
     kept_id text not null references people (id),
     kept_name text not null,
     merged_id text not null unique references people (id),
     merged_name text not null,
     reason text not null,
     merged_by text not null references people (id),
     merged_by_name text not null,
     merged_at text not null`,
  )
  await createIndex(trx, 'person_merges_by_kept', 'person_merges (kept_id)')
  await makeAppendOnly(trx, 'person_merges')
}

async function audiences(trx: Trx): Promise<void> {
  await createTable(
    trx,
    'audiences',
    `id text primary key,
     name text not null,
     rule text not null,
     created_by text not null references people (id),
     created_by_name text not null,
     created_at text not null,
     archived_at text,
     revision integer not null`,
  )
  await createUnique(trx, 'audiences_by_name', 'audiences (name) where archived_at is null')
  await createIndex(trx, 'audiences_put_away', 'audiences (name, id) where archived_at is not null')
}
