// What the profile said before: a row for each time it was saved, so that a policy that still says the former is found.
import type { Trx } from '../tables'
import { createTable, createUnique } from './create'

export async function profileHistory(trx: Trx): Promise<void> {
  await createTable(
    trx,
    'profile_revisions',
    `revision integer not null primary key,
     answers text not null,
     changed_by text not null references people (id),
     changed_by_name text not null,
     changed_at text not null`,
  )
  // Two uploads of one template never share a version.
  await createUnique(trx, 'uploaded_templates_version', 'uploaded_templates (template_id, version)')
}
