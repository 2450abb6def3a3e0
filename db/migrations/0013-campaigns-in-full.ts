// Campaigns in full: plans, joiners and movers, declining and exemptions.
import { sql } from 'kysely'
import { makeAppendOnly, unmakeAppendOnly } from '../append-only'
import type { Trx } from '../tables'
import { addColumn, createIndex, createTable, createUnique } from './create'

export async function campaignsInFull(trx: Trx): Promise<void> {
  await plans(trx)
  await course(trx)
  await targets(trx)
  await answers(trx)
}

async function plans(trx: Trx): Promise<void> {
  await createTable(
    trx,
    'campaign_plans',
    `id text primary key,
     title text not null,
     request text not null,
     starts_on text,
     repeats text not null check (repeats in ('never', 'yearly')),
     created_by text not null references people (id),
     created_by_name text not null,
     created_at text not null,
     scheduled_at text,
     ended_at text,
     ended_by text references people (id),
     problem text not null default '',
     revision integer not null`,
  )
  await createIndex(
    trx,
    'campaign_plans_due',
    'campaign_plans (starts_on, id) where scheduled_at is not null and ended_at is null',
  )
  await createIndex(trx, 'campaign_plans_open', 'campaign_plans (id) where ended_at is null')
}

async function course(trx: Trx): Promise<void> {
  await addColumn(trx, 'campaigns', 'plan_id text references campaign_plans (id)')
  await addColumn(trx, 'campaigns', 'occurrence text')
  await addColumn(trx, 'campaigns', 'due_days integer')
  await addColumn(trx, 'campaigns', `reminders text not null default '{}'`)
  await addColumn(trx, 'campaigns', 'expected integer not null default 0')
  await addColumn(trx, 'campaigns', 'enrolled_at text')
  await addColumn(trx, 'campaigns', 'enrolled_to text')
  await addColumn(trx, 'campaigns', 'held_until text')
  await addColumn(trx, 'campaigns', `members_at text not null default ''`)
  await addColumn(trx, 'campaigns', 'paused_at text')
  await addColumn(trx, 'campaigns', 'closed_by text references people (id)')
  await addColumn(trx, 'campaigns', 'closed_by_name text')
  await addColumn(trx, 'campaigns', `closed_because text not null default ''`)
  await addColumn(trx, 'campaigns', `earlier text not null default 'keep'`)
  await addColumn(trx, 'campaigns', 'settled_at text')
  await addColumn(trx, 'campaigns', `due_because text not null default ''`)
  await sql`update campaigns set enrolled_at = launched_at, members_at = launched_at`.execute(trx)
  await createIndex(
    trx,
    'campaigns_enrolling',
    'campaigns (id) where enrolled_at is null and closed_at is null',
  )
  await createIndex(
    trx,
    'campaigns_closing',
    'campaigns (id) where closed_at is not null and settled_at is null',
  )
  await createUnique(
    trx,
    'campaigns_once_a_plan',
    'campaigns (plan_id, occurrence) where plan_id is not null',
  )
  await addColumn(trx, 'campaign_versions', 'followed_at text')
}

async function targets(trx: Trx): Promise<void> {
  await addColumn(trx, 'campaign_targets', `state text not null default 'assigned'`)
  await addColumn(trx, 'campaign_targets', 'due_on text')
  await addColumn(trx, 'campaign_targets', `enrolled_as text not null default 'launch'`)
  await addColumn(trx, 'campaign_targets', 'asked integer not null default 1')
  await addColumn(trx, 'campaign_targets', 'settled_at text')
  await addColumn(trx, 'campaign_targets', `closed_because text not null default ''`)
  await sql`update campaign_targets set settled_at = acknowledged_at,
    state = case when acknowledged_at is not null then 'acknowledged' when opened_at is not null then 'opened' else 'assigned' end`.execute(
    trx,
  )
  await sql`update campaign_targets set asked = (select count(*) from campaign_versions
    where campaign_versions.campaign_id = campaign_targets.campaign_id)`.execute(trx)
  await createIndex(
    trx,
    'campaign_targets_by_state',
    'campaign_targets (campaign_id, state, person_name, person_id)',
  )
  await createIndex(
    trx,
    'campaign_targets_open',
    'campaign_targets (person_id, campaign_id) where settled_at is null',
  )
  await createIndex(
    trx,
    'campaign_targets_due',
    'campaign_targets (campaign_id, due_on, person_id) where settled_at is null',
  )
  await createIndex(
    trx,
    'campaign_targets_by_department',
    'campaign_targets (campaign_id, department_id, state, person_name, person_id)',
  )
  await createIndex(
    trx,
    'campaign_targets_joiners',
    `campaign_targets (campaign_id, person_name, person_id) where settled_at is null and enrolled_as <> 'launch'`,
  )
  for (const column of ['opened', 'declined', 'exempt', 'closed', 'kept'])
    await addColumn(trx, 'campaign_counts', `${column} integer not null default 0`)
  await sql`update campaign_counts set opened = (select count(*) from campaign_targets
    where campaign_targets.campaign_id = campaign_counts.campaign_id and campaign_targets.state = 'opened'
      and coalesce(campaign_targets.department_id, '') = campaign_counts.department_id)`.execute(trx)
  await createTable(
    trx,
    'campaign_days',
    `campaign_id text not null references campaigns (id),
     day text not null,
     acknowledged integer not null,
     primary key (campaign_id, day)`,
  )
  await sql`insert into campaign_days (campaign_id, day, acknowledged)
    select campaign_id, substr(acknowledged_at, 1, 10), count(*) from campaign_targets
    where acknowledged_at is not null group by campaign_id, substr(acknowledged_at, 1, 10)`.execute(trx)
}

async function answers(trx: Trx): Promise<void> {
  await unmakeAppendOnly(trx, 'acknowledgements')
  await addColumn(trx, 'acknowledgements', `reason text not null default ''`)
  await addColumn(trx, 'acknowledgements', 'given_on text')
  await makeAppendOnly(trx, 'acknowledgements')
  // What somebody said about one policy last: asked on every page they read it on.
  await sql`drop index acknowledgements_by_person`.execute(trx)
  await createIndex(
    trx,
    'acknowledgements_by_person',
    'acknowledgements (person_id, policy_id, acknowledged_at)',
  )
  await createTable(
    trx,
    'kept_acknowledgements',
    `campaign_id text not null references campaigns (id),
     policy_id text not null references policies (id),
     person_id text not null references people (id),
     person_name text not null,
     version_id text not null references versions (id),
     acknowledgement_id text not null references acknowledgements (id),
     kept_at text not null,
     primary key (campaign_id, policy_id, person_id)`,
  )
  await createIndex(trx, 'kept_acknowledgements_by_person', 'kept_acknowledgements (person_id, policy_id)')
  await makeAppendOnly(trx, 'kept_acknowledgements')
  await createTable(
    trx,
    'declines',
    `id text primary key,
     campaign_id text not null references campaigns (id),
     version_id text not null references versions (id),
     policy_id text not null references policies (id),
     person_id text not null references people (id),
     person_name text not null,
     fingerprint text not null,
     reason text not null,
     declined_at text not null`,
  )
  await createIndex(trx, 'declines_by_campaign', 'declines (campaign_id, id)')
  await createUnique(trx, 'declines_by_person', 'declines (person_id, campaign_id, policy_id)')
  await makeAppendOnly(trx, 'declines')
  await createTable(
    trx,
    'exemptions',
    `id text primary key,
     campaign_id text not null references campaigns (id),
     person_id text not null references people (id),
     person_name text not null,
     reason text not null,
     granted_by text not null references people (id),
     granted_by_name text not null,
     granted_at text not null,
     ended_at text,
     ended_by text references people (id)`,
  )
  await createUnique(trx, 'exemptions_one_open', 'exemptions (campaign_id, person_id) where ended_at is null')
  await createIndex(trx, 'exemptions_by_campaign', 'exemptions (campaign_id, id)')
  await createIndex(trx, 'exemptions_by_person', 'exemptions (person_id, id)')
}
