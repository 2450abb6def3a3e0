// Incidents: the mistakes being handled, the steps done, and what people wrote.
import { makeAppendOnly } from '../append-only'
import type { Trx } from '../tables'
import { createIndex, createTable } from './create'

export async function incidents(trx: Trx): Promise<void> {
  await createTable(
    trx,
    'incidents',
    `id text primary key,
     number integer not null unique,
     scenario_id text not null,
     title text not null,
     scenario text not null,
     severity integer not null check (severity between 1 and 4),
     drill_since text,
     opened_by text not null references people (id),
     opened_by_name text not null,
     opened_at text not null,
     closed_by text references people (id),
     closed_by_name text,
     closed_at text,
     lesson text,
     revision integer not null`,
  )
  await createIndex(trx, 'incidents_by_opener', 'incidents (opened_by, number)')
  await createIndex(trx, 'incidents_open', 'incidents (number) where closed_at is null')
  await createIndex(trx, 'incidents_drills', 'incidents (number) where drill_since is not null')
  await createTable(
    trx,
    'incident_ticks',
    `id text primary key,
     incident_id text not null references incidents (id),
     step_id text not null,
     person_id text not null references people (id),
     person_name text not null,
     ticked_at text not null,
     unique (incident_id, step_id)`,
  )
  await makeAppendOnly(trx, 'incident_ticks')
  await createTable(
    trx,
    'incident_log',
    `id text primary key,
     incident_id text not null references incidents (id),
     person_id text not null references people (id),
     person_name text not null,
     line text not null,
     written_at text not null`,
  )
  await createIndex(trx, 'incident_log_by_incident', 'incident_log (incident_id, id)')
  await makeAppendOnly(trx, 'incident_log')
}
