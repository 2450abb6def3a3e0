// Campaigns: who must acknowledge which version by when, and the acknowledgements.
import { makeAppendOnly } from '../append-only'
import type { Trx } from '../tables'
import { createIndex, createTable } from './create'

export async function campaigns(trx: Trx): Promise<void> {
  await campaignsAndVersions(trx)
  await targets(trx)
  await acknowledgements(trx)
}

async function campaignsAndVersions(trx: Trx): Promise<void> {
  await createTable(
    trx,
    'campaigns',
    `id text primary key,
     title text not null,
     statement text not null,
     due_on text not null,
     audience text not null,
     launched_by text not null references people (id),
     launched_by_name text not null,
     launched_at text not null,
     closed_at text`,
  )
  await createIndex(trx, 'campaigns_by_launch', 'campaigns (launched_at, id)')
  await createIndex(trx, 'campaigns_open', 'campaigns (due_on, id) where closed_at is null')
  await createTable(
    trx,
    'campaign_versions',
    `campaign_id text not null references campaigns (id),
     version_id text not null references versions (id),
     policy_id text not null references policies (id),
     language text not null,
     primary key (campaign_id, version_id)`,
  )
  await createIndex(trx, 'campaign_versions_by_version', 'campaign_versions (version_id)')
  await createIndex(trx, 'campaign_versions_by_policy', 'campaign_versions (policy_id)')
}

async function targets(trx: Trx): Promise<void> {
  await createTable(
    trx,
    'campaign_targets',
    `campaign_id text not null references campaigns (id),
     person_id text not null references people (id),
     person_name text not null,
     department_id text,
     department_name text not null,
     assigned_at text not null,
     opened_at text,
     acknowledged integer not null,
     acknowledged_at text,
     primary key (campaign_id, person_id)`,
  )
  await createIndex(trx, 'campaign_targets_by_person', 'campaign_targets (person_id, assigned_at)')
  await createIndex(trx, 'campaign_targets_by_name', 'campaign_targets (campaign_id, person_name, person_id)')
  await createIndex(
    trx,
    'campaign_targets_outstanding',
    'campaign_targets (campaign_id, person_name, person_id) where acknowledged_at is null',
  )
  await createIndex(
    trx,
    'campaign_targets_owed',
    'campaign_targets (person_id) where acknowledged_at is null',
  )
  await createTable(
    trx,
    'campaign_counts',
    `campaign_id text not null references campaigns (id),
     department_id text not null,
     department_name text not null,
     targets integer not null,
     acknowledged integer not null,
     primary key (campaign_id, department_id)`,
  )
}

async function acknowledgements(trx: Trx): Promise<void> {
  await createTable(
    trx,
    'acknowledgements',
    `id text primary key,
     campaign_id text not null references campaigns (id),
     version_id text not null references versions (id),
     policy_id text not null references policies (id),
     language text not null,
     person_id text not null references people (id),
     person_name text not null,
     statement text not null,
     version_number text not null,
     fingerprint text not null,
     method text not null check (method in ('self', 'proxy', 'kiosk')),
     recorded_by text not null references people (id),
     acknowledged_at text not null,
     unique (campaign_id, version_id, language, person_id)`,
  )
  await createIndex(trx, 'acknowledgements_by_version', 'acknowledgements (version_id, person_id)')
  await createIndex(trx, 'acknowledgements_by_person', 'acknowledgements (person_id, id)')
  await createIndex(trx, 'acknowledgements_by_campaign', 'acknowledgements (campaign_id, id)')
  await makeAppendOnly(trx, 'acknowledgements')
}
