// The facts of a certificate, as they were written at the time: names, department, groups, requests, acknowledgements.
import type { AcknowledgedThen, Asked, PersonThen } from '../app/governance/certificate'
import { listGroupsAt } from './groups'
import { listRecordIds } from './person-merges'
import type { Db } from './tables'

/**
 * The person as they were recorded at that moment; undefined when there is no such person at all. Where records were merged, the
 * record that stood for them then speaks, and the groups are those of all of them.
 */
export async function findPersonThen(db: Db, personId: string, at: Date): Promise<PersonThen | undefined> {
  const person = await findStay(db, personId)
  if (!person) return undefined
  const others = await Promise.all((await listRecordIds(db, personId)).slice(1).map((id) => findStay(db, id)))
  const stays = [person, ...others.filter((stay) => stay !== undefined)]
  const then = stayAt(stays, at.toISOString())
  const groups = await Promise.all(stays.map((stay) => listGroupsAt(db, stay.id, at)))
  return {
    id: personId,
    nameThen: await nameThen(db, then.id, at),
    nameNow: person.name,
    departmentThen: await departmentThen(db, then.id, at),
    groups: [...new Map(groups.flat().map((group) => [group.key, group])).values()],
    hereSince: then.created_at,
    leftAt: then.left_at,
  }
}

type Stay = { id: string; name: string; created_at: string; left_at: string | null }

async function findStay(db: Db, personId: string): Promise<Stay | undefined> {
  return db
    .selectFrom('people')
    .select(['id', 'name', 'created_at', 'left_at'])
    .where('id', '=', personId)
    .executeTakeFirst()
}

/** Of the records of one person, the one that was here then; else the one that left last by then; else the first to come. */
function stayAt(stays: Stay[], moment: string): Stay {
  const begun = stays.filter((stay) => stay.created_at <= moment)
  const here = begun.find((stay) => stay.left_at === null || stay.left_at > moment)
  if (here) return here
  const last = (one: Stay, other: Stay) => ((other.left_at ?? '') > (one.left_at ?? '') ? other : one)
  const first = (one: Stay, other: Stay) => (other.created_at < one.created_at ? other : one)
  return begun.length > 0 ? begun.reduce(last) : stays.reduce(first)
}

/** The last name that anything wrote down by then: the ledger, or a campaign when it froze its people. */
async function nameThen(db: Db, personId: string, at: Date): Promise<string | null> {
  const moment = at.toISOString()
  const [told, asked] = await Promise.all([
    db
      .selectFrom('ledger_names')
      .innerJoin('ledger_entries', 'ledger_entries.id', 'ledger_names.entry_id')
      .select(['ledger_names.name', 'ledger_entries.at'])
      .where('ledger_names.person_id', '=', personId)
      .where('ledger_entries.at', '<=', moment)
      .orderBy('ledger_entries.at', 'desc')
      .orderBy('ledger_entries.id', 'desc')
      .limit(1)
      .executeTakeFirst(),
    db
      .selectFrom('campaign_targets')
      .select(['person_name as name', 'assigned_at as at'])
      .where('person_id', '=', personId)
      .where('assigned_at', '<=', moment)
      .orderBy('assigned_at', 'desc')
      .limit(1)
      .executeTakeFirst(),
  ])
  if (!told || !asked) return told?.name ?? asked?.name ?? null
  return told.at >= asked.at ? told.name : asked.name
}

async function departmentThen(db: Db, personId: string, at: Date): Promise<string | null> {
  const moment = at.toISOString()
  const row = await db
    .selectFrom('memberships')
    .innerJoin('departments', 'departments.id', 'memberships.department_id')
    .select('departments.name')
    .where('memberships.person_id', '=', personId)
    .where('memberships.from_at', '<=', moment)
    .where(({ eb, or }) =>
      or([eb('memberships.until_at', 'is', null), eb('memberships.until_at', '>', moment)]),
    )
    .orderBy('memberships.from_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.name ?? null
}

/** Policies that had published something by then, by title; with `slug` that one alone. */
export async function listPoliciesThen(
  db: Db,
  { at, slug, limit }: { at: Date; slug?: string; limit: number },
): Promise<{ id: string; slug: string; title: string }[]> {
  let query = db.selectFrom('policies').select(['id', 'slug', 'title'])
  query =
    slug === undefined
      ? query.where(({ exists, selectFrom }) =>
          exists(
            selectFrom('publications')
              .select('publications.id')
              .whereRef('publications.policy_id', '=', 'policies.id')
              .where('publications.effective_at', '<=', at.toISOString()),
          ),
        )
      : query.where('slug', '=', slug)
  return query.orderBy('title').orderBy('id').limit(limit).execute()
}

/** What the person was ever asked about these policies, the first request first. */
export async function listAsksOf(
  db: Db,
  { personId, policyIds }: { personId: string; policyIds: string[] },
): Promise<(Asked & { policyId: string })[]> {
  if (policyIds.length === 0) return []
  const rows = await db
    .selectFrom('campaign_targets')
    .innerJoin('campaigns', 'campaigns.id', 'campaign_targets.campaign_id')
    .innerJoin('campaign_versions', 'campaign_versions.campaign_id', 'campaign_targets.campaign_id')
    .select([
      'campaigns.id as campaignId',
      'campaigns.statement',
      'campaign_versions.version_id as versionId',
      'campaign_versions.policy_id as policyId',
      'campaign_targets.assigned_at as assignedAt',
      'campaign_versions.followed_at as followedAt',
      'campaign_targets.person_name as personName',
      'campaign_targets.department_name as departmentName',
    ])
    .select(({ fn }) => fn.coalesce('campaign_targets.due_on', 'campaigns.due_on').as('dueOn'))
    .where('campaign_targets.person_id', 'in', await listRecordIds(db, personId))
    .where('campaign_versions.policy_id', 'in', policyIds)
    .orderBy('campaign_targets.assigned_at')
    .orderBy('campaigns.id')
    .execute()
  // About a version that came later, nobody was asked before it came.
  return rows.map(({ followedAt, ...row }) => ({
    ...row,
    assignedAt: followedAt !== null && followedAt > row.assignedAt ? followedAt : row.assignedAt,
  }))
}

/** What the person ever acknowledged of these policies, the first first, each with its place in the ledger. */
export async function listAcknowledgementsOf(
  db: Db,
  { personId, policyIds }: { personId: string; policyIds: string[] },
): Promise<(AcknowledgedThen & { policyId: string })[]> {
  if (policyIds.length === 0) return []
  const rows = await db
    .selectFrom('acknowledgements')
    .select([
      'campaign_id as campaignId',
      'version_id as versionId',
      'policy_id as policyId',
      'version_number as versionNumber',
      'fingerprint',
      'person_id as personId',
      'person_name as personName',
      'statement',
      'method',
      'recorded_by as recordedBy',
      'reason',
      'given_on as givenOn',
      'acknowledged_at as acknowledgedAt',
    ])
    .where('person_id', 'in', await listRecordIds(db, personId))
    .where('policy_id', 'in', policyIds)
    .orderBy('acknowledged_at')
    .execute()
  return Promise.all(
    rows.map(async ({ recordedBy, ...row }) => ({
      ...row,
      recordedByName: row.method === 'proxy' ? await nameOfPerson(db, recordedBy) : null,
      ledger: await entryOf(db, { ...row, personId, recordedBy }),
    })),
  )
}

async function nameOfPerson(db: Db, id: string): Promise<string | null> {
  const row = await db.selectFrom('people').select('name').where('id', '=', id).executeTakeFirst()
  return row?.name ?? null
}

async function entryOf(
  db: Db,
  told: {
    campaignId: string
    personId: string
    recordedBy: string
    fingerprint: string
    method: string
    acknowledgedAt: string
  },
): Promise<{ sequence: number; hash: string } | null> {
  const rows = await db
    .selectFrom('ledger_entries')
    .innerJoin('ledger_chain', 'ledger_chain.entry_id', 'ledger_entries.id')
    .select(['ledger_chain.sequence', 'ledger_chain.hash', 'ledger_entries.detail'])
    .where('ledger_entries.actor_id', '=', told.recordedBy)
    .where('ledger_entries.subject_id', '=', told.campaignId)
    .where(
      'ledger_entries.action',
      '=',
      told.method === 'proxy' ? 'version.acknowledged-for' : 'version.acknowledged',
    )
    .where('ledger_entries.at', '=', told.acknowledgedAt)
    .execute()
  const found = rows.filter(
    (row) =>
      row.detail.includes(told.fingerprint) &&
      (told.method !== 'proxy' || row.detail.includes(`"forPerson":"${told.personId}"`)),
  )
  const [entry] = found
  return entry && found.length === 1 ? { sequence: Number(entry.sequence), hash: entry.hash } : null
}
