// Who may have to be reminded, page by page in the order of their ids, and of what: never all of it at once.
import { roles as allRoles, type Role } from '../app/domain/person'
import { asRole } from './people'
import type { Db } from './tables'

/** Ids after `after`, in order, at most `limit`: of people who owe an answer to a campaign, and of managers. */
export async function listRecipients(
  db: Db,
  { after, limit }: { after: string; limit: number },
): Promise<{ owing: string[]; managers: string[] }> {
  const owing = await db
    .selectFrom('campaign_targets')
    .select('person_id')
    .where('settled_at', 'is', null)
    .where('person_id', '>', after)
    .groupBy('person_id')
    .orderBy('person_id')
    .limit(limit)
    .execute()
  const managers = await db
    .selectFrom('people')
    .select('manager_id')
    .where('manager_id', 'is not', null)
    .where('manager_id', '>', after)
    .groupBy('manager_id')
    .orderBy('manager_id')
    .limit(limit)
    .execute()
  return {
    owing: owing.map((row) => row.person_id),
    managers: managers.flatMap((row) => row.manager_id ?? []),
  }
}

export type Mailable = {
  id: string
  name: string
  email: string
  /** IANA name; "" is the organisation's. */
  timeZone: string
  roles: Role[]
}

/** Those of these people who have an address and have not left. */
export async function listMailable(db: Db, ids: string[]): Promise<Mailable[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('people')
    .leftJoin('role_grants', (join) =>
      join.onRef('role_grants.person_id', '=', 'people.id').on('role_grants.ended_at', 'is', null),
    )
    .select(['people.id', 'people.name', 'people.email', 'people.time_zone', 'role_grants.role'])
    .where('people.id', 'in', ids)
    .where('people.left_at', 'is', null)
    .where('people.merged_into', 'is', null)
    .where('people.email', 'is not', null)
    .orderBy('people.id')
    .execute()
  const people = new Map<string, Mailable>()
  for (const row of rows) {
    const { id, name, email, time_zone: timeZone } = row
    const known = people.get(id) ?? { id, name, email: email ?? '', timeZone, roles: [] }
    const held = new Set([...known.roles, ...asRole(row.role)])
    people.set(id, { ...known, roles: allRoles.filter((role) => held.has(role)) })
  }
  return [...people.values()].filter((person) => person.email !== '')
}

/** An answer that somebody owes to a campaign that runs. */
export type OwedAnswer = {
  campaignId: string
  personId: string
  title: string
  assignedAt: string
  /** ISO date: the person's own, or the campaign's. */
  dueOn: string
  /** JSON: CampaignReminders. */
  reminders: string
}

/** What these people owe; nothing of campaigns that are closed or paused. */
export async function listOwed(db: Db, personIds: string[]): Promise<OwedAnswer[]> {
  if (personIds.length === 0) return []
  const rows = await db
    .selectFrom('campaign_targets')
    .innerJoin('campaigns', 'campaigns.id', 'campaign_targets.campaign_id')
    .select([
      'campaign_targets.campaign_id',
      'campaign_targets.person_id',
      'campaign_targets.assigned_at',
      'campaign_targets.due_on as own_due_on',
      'campaigns.title',
      'campaigns.due_on',
      'campaigns.reminders',
    ])
    .where('campaign_targets.person_id', 'in', personIds)
    .where('campaign_targets.settled_at', 'is', null)
    .where('campaigns.closed_at', 'is', null)
    .where('campaigns.paused_at', 'is', null)
    .orderBy('campaign_targets.person_id')
    .orderBy('campaign_targets.campaign_id')
    .execute()
  return rows.map((row) => ({
    campaignId: row.campaign_id,
    personId: row.person_id,
    title: row.title,
    assignedAt: row.assigned_at,
    dueOn: row.own_due_on ?? row.due_on,
    reminders: row.reminders,
  }))
}

/** What the people of a manager owe and was due before this day (ISO date), and the manager was not told of yet. */
export async function listOverdueOf(
  db: Db,
  managerId: string,
  { before, limit }: { before: string; limit: number },
): Promise<(OwedAnswer & { personName: string })[]> {
  const rows = await db
    .selectFrom('people')
    .innerJoin('campaign_targets', 'campaign_targets.person_id', 'people.id')
    .innerJoin('campaigns', 'campaigns.id', 'campaign_targets.campaign_id')
    .leftJoin('reminders', (join) =>
      join
        .on('reminders.kind', '=', 'manager')
        .on('reminders.person_id', '=', managerId)
        .on(({ eb, ref }) =>
          eb(
            'reminders.subject_id',
            '=',
            eb(ref('campaign_targets.campaign_id'), '||', eb(eb.val(' '), '||', ref('people.id'))),
          ),
        ),
    )
    .select([
      'campaign_targets.campaign_id',
      'campaign_targets.person_id',
      'campaign_targets.assigned_at',
      'campaign_targets.due_on as own_due_on',
      'people.name as person_name',
      'campaigns.title',
      'campaigns.due_on',
      'campaigns.reminders',
    ])
    .where('people.manager_id', '=', managerId)
    .where('people.left_at', 'is', null)
    .where('people.merged_into', 'is', null)
    .where('campaign_targets.settled_at', 'is', null)
    .where('campaigns.closed_at', 'is', null)
    .where('campaigns.paused_at', 'is', null)
    .where((on) => on(on.fn.coalesce('campaign_targets.due_on', 'campaigns.due_on'), '<', before))
    .where('reminders.stage', 'is', null)
    .orderBy('people.name')
    .orderBy('people.id')
    .orderBy('campaign_targets.campaign_id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    campaignId: row.campaign_id,
    personId: row.person_id,
    personName: row.person_name,
    title: row.title,
    assignedAt: row.assigned_at,
    dueOn: row.own_due_on ?? row.due_on,
    reminders: row.reminders,
  }))
}

/** Where somebody reads what a campaign asks about: its policy, or the front page when there are several. */
export async function campaignPath(db: Db, campaignId: string): Promise<string> {
  const rows = await db
    .selectFrom('campaign_versions')
    .innerJoin('policies', 'policies.id', 'campaign_versions.policy_id')
    .select('policies.slug')
    .where('campaign_versions.campaign_id', '=', campaignId)
    .groupBy('policies.slug')
    .limit(2)
    .execute()
  const [only] = rows
  return only && rows.length === 1 ? `/policies/${only.slug}` : '/'
}
