// Enrolling people in a campaign: targets, what is kept for them, the counters, and how far it has come.
import { sql } from 'kysely'
import type { AudiencePerson } from './audience-query'
import { inParts } from './parts'
import type { Db, Trx } from './tables'

export type EnrolledAs = 'launch' | 'joiner' | 'mover'

/** An earlier acknowledgement that still holds for somebody: of which policy, and which one. */
export type KeptRow = { personId: string; policyId: string; versionId: string; acknowledgementId: string }

/**
 * Writes what is kept, and a target for everybody who is asked about something: the number of policies less what is kept.
 * Counters follow. Nobody may be in the campaign yet. Out: how many became targets, and how many need do nothing.
 */
export async function insertTargets(
  trx: Trx,
  enrolment: {
    campaignId: string
    people: readonly AudiencePerson[]
    kept: readonly KeptRow[]
    policies: number
    as: EnrolledAs
    /** ISO date; null: the campaign's. */
    dueOn: string | null
    at: Date
  },
): Promise<{ targets: number; kept: number }> {
  const { people, kept, policies } = enrolment
  if (people.length === 0) return { targets: 0, kept: 0 }
  await insertKept(trx, enrolment)
  const keptOf = new Map<string, number>()
  for (const { personId } of kept) keptOf.set(personId, (keptOf.get(personId) ?? 0) + 1)
  const asked = (person: AudiencePerson): number => policies - (keptOf.get(person.id) ?? 0)
  const targets = people.filter((person) => asked(person) > 0)
  // Those who are asked about the same number of policies, which is nearly always everybody, go in by one statement.
  for (const number of new Set(targets.map(asked)))
    await insertFromPeople(
      trx,
      { ...enrolment, asked: number },
      targets.filter((one) => asked(one) === number),
    )
  await addCounts(trx, enrolment.campaignId, people, (person) => asked(person) > 0)
  return { targets: targets.length, kept: people.length - targets.length }
}

async function insertKept(
  trx: Trx,
  { campaignId, people, kept, at }: Parameters<typeof insertTargets>[1],
): Promise<void> {
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const rows = kept.map((one) => ({
    campaign_id: campaignId,
    policy_id: one.policyId,
    person_id: one.personId,
    person_name: names.get(one.personId) ?? '',
    version_id: one.versionId,
    acknowledgement_id: one.acknowledgementId,
    kept_at: at.toISOString(),
  }))
  for (const part of inParts(rows)) await trx.insertInto('kept_acknowledgements').values(part).execute()
}

/** Names and departments are copied inside the engine: a quarter of the cost of sending them there and back. */
async function insertFromPeople(
  trx: Trx,
  target: { campaignId: string; as: EnrolledAs; dueOn: string | null; at: Date; asked: number },
  people: readonly { id: string }[],
): Promise<void> {
  const at = target.at.toISOString()
  const ids = sql.join(people.map(({ id }) => sql`${id}`))
  const inserted = await sql`
    insert into campaign_targets (
      campaign_id, person_id, person_name, department_id, department_name, assigned_at, acknowledged, state, due_on,
      enrolled_as, asked
    )
    select ${target.campaignId}, people.id, people.name, departments.id, coalesce(departments.name, ''),
      ${at}, 0, 'assigned', ${target.dueOn === null ? sql`null` : sql`${target.dueOn}`},
      ${target.as}, cast(${target.asked} as integer)
    from people
    left join memberships on memberships.person_id = people.id and memberships.until_at is null
    left join departments on departments.id = memberships.department_id
    where people.id in (${ids})
    order by people.id`.execute(trx)
  if (Number(inserted.numAffectedRows) !== people.length)
    throw new Error(`${inserted.numAffectedRows} of ${people.length} people were enrolled.`)
}

async function addCounts(
  trx: Trx,
  campaignId: string,
  people: readonly AudiencePerson[],
  isTarget: (person: AudiencePerson) => boolean,
): Promise<void> {
  const counts = new Map<string, { name: string; targets: number; kept: number }>()
  for (const person of people) {
    const department = person.departmentId ?? ''
    const count = counts.get(department) ?? { name: person.departmentName, targets: 0, kept: 0 }
    count[isTarget(person) ? 'targets' : 'kept'] += 1
    counts.set(department, count)
  }
  await trx
    .insertInto('campaign_counts')
    .values(
      [...counts].map(([departmentId, { name, targets, kept }]) => ({
        campaign_id: campaignId,
        department_id: departmentId,
        department_name: name,
        targets,
        kept,
        acknowledged: 0,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['campaign_id', 'department_id']).doUpdateSet({
        targets: sql`campaign_counts.targets + excluded.targets`,
        kept: sql`campaign_counts.kept + excluded.kept`,
      }),
    )
    .execute()
}

/** Takes a campaign for enrolling until then, for one process. Out: false when another has it, or there is nothing to do. */
export async function takeEnrolment(trx: Trx, id: string, hold: { at: Date; until: Date }): Promise<boolean> {
  const result = await trx
    .updateTable('campaigns')
    .set({ held_until: hold.until.toISOString() })
    .where('id', '=', id)
    .where('enrolled_at', 'is', null)
    .where('closed_at', 'is', null)
    .where((eb) => eb.or([eb('held_until', 'is', null), eb('held_until', '<', hold.at.toISOString())]))
    .executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}

/** Notes how far enrolling has come; `done` ends it. */
export async function noteEnrolled(
  trx: Trx,
  id: string,
  note: { to: string | null; at: Date; heldUntil: Date | null; done: boolean },
): Promise<void> {
  await trx
    .updateTable('campaigns')
    .set({
      ...(note.to !== null && { enrolled_to: note.to }),
      held_until: note.done ? null : (note.heldUntil?.toISOString() ?? null),
      ...(note.done && { enrolled_at: note.at.toISOString() }),
    })
    .where('id', '=', id)
    .execute()
}

/** Which of these people are in the campaign already: as targets in which state, or because everything is kept. */
export async function findEnrolled(
  db: Db,
  campaignId: string,
  ids: readonly string[],
): Promise<Map<string, { state: string; because: string } | 'kept'>> {
  if (ids.length === 0) return new Map()
  const kept = await db
    .selectFrom('kept_acknowledgements')
    .select('person_id')
    .where('person_id', 'in', [...ids])
    .where('campaign_id', '=', campaignId)
    .execute()
  const targets = await db
    .selectFrom('campaign_targets')
    .select(['person_id', 'state', 'closed_because'])
    .where('campaign_id', '=', campaignId)
    .where('person_id', 'in', [...ids])
    .execute()
  const enrolled = new Map<string, { state: string; because: string } | 'kept'>()
  for (const row of kept) enrolled.set(row.person_id, 'kept')
  for (const row of targets) enrolled.set(row.person_id, { state: row.state, because: row.closed_because })
  return enrolled
}

export type ChangedPerson = { id: string; changedAt: string; createdAt: string; leftAt: string | null }

/** People in whom something changed that an audience may ask for, from this moment on, the first change first. */
export async function listChangedPeople(
  db: Db,
  page: { from: string; after: { changedAt: string; id: string } | null; limit: number },
): Promise<ChangedPerson[]> {
  const { after } = page
  let query = db
    .selectFrom('people')
    .select(['id', 'changed_at as changedAt', 'created_at as createdAt', 'left_at as leftAt'])
    .where('changed_at', '>=', page.from)
    .orderBy('changed_at')
    .orderBy('id')
    .limit(page.limit)
  if (after)
    query = query.where((eb) =>
      eb.and([
        eb('changed_at', '>=', after.changedAt),
        eb.or([eb('changed_at', '>', after.changedAt), eb('id', '>', after.id)]),
      ]),
    )
  return query.execute()
}

/** Changes of people are taken in up to this moment. */
export async function noteFollowed(trx: Trx, campaignId: string, at: Date): Promise<void> {
  await trx
    .updateTable('campaigns')
    .set({ members_at: at.toISOString() })
    .where('id', '=', campaignId)
    .where('members_at', '<', at.toISOString())
    .execute()
}
