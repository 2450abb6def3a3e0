// Imports: a file that somebody brought, as it was read, until they make a draft of it or a day has passed.
import type { Trx } from '../tables'
import { createIndex, createTable } from './create'

export async function imports(trx: Trx): Promise<void> {
  await createTable(
    trx,
    'imports',
    `id text primary key,
     person_id text not null references people (id),
     file_name text not null,
     sha256 text not null,
     template_id text not null,
     title text not null,
     policy text not null,
     before_changes text,
     choices text not null,
     created_at text not null,
     expires_at text not null`,
  )
  await createIndex(trx, 'imports_by_person', 'imports (person_id, id)')
  await createIndex(trx, 'imports_by_end', 'imports (expires_at)')
}
