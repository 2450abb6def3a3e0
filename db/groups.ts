// Groups of people that a section can be for, and who was in which one when. Nothing is deleted: a membership ends.
import type { Group } from '../app/domain/group'
import { newId } from './identifier'
import { notePersonChange } from './person-change'
import type { Db, Trx } from './tables'

export type GroupRecord = Group & { id: string; people: number }

/** One stay in a group; `untilAt` is null while it lasts. */
export type GroupStay = Group & { fromAt: string; untilAt: string | null }

/** All groups by name, each with the number of people in it who have not left. */
export async function listGroups(db: Db): Promise<GroupRecord[]> {
  const groups = await db
    .selectFrom('groups')
    .select(['id', 'group_key as key', 'name'])
    .orderBy('name')
    .orderBy('id')
    .execute()
  const counts = await db
    .selectFrom('group_memberships')
    .innerJoin('people', 'people.id', 'group_memberships.person_id')
    .select('group_memberships.group_id')
    .select(({ fn }) => fn.countAll().as('people'))
    .where('group_memberships.until_at', 'is', null)
    .where('people.left_at', 'is', null)
    .groupBy('group_memberships.group_id')
    .execute()
  const people = new Map(counts.map((count) => [count.group_id, Number(count.people)]))
  return groups.map((group) => ({ ...group, people: people.get(group.id) ?? 0 }))
}

/** The group of this key, added when it is not there. `added` is false when it was; then its name stays. */
export async function ensureGroup(
  trx: Trx,
  group: Group,
  at: Date,
): Promise<{ id: string; name: string; added: boolean }> {
  const id = newId()
  const inserted = await trx
    .insertInto('groups')
    .values({ id, group_key: group.key, name: group.name, created_at: at.toISOString() })
    .onConflict((conflict) => conflict.column('group_key').doNothing())
    .executeTakeFirst()
  if (Number(inserted.numInsertedOrUpdatedRows ?? 0) === 1) return { id, name: group.name, added: true }
  const known = await trx
    .selectFrom('groups')
    .select(['id', 'name'])
    .where('group_key', '=', group.key)
    .executeTakeFirstOrThrow()
  return { ...known, added: false }
}

/** Puts a person into a group from now on. Returns false when they are in it already. */
export async function joinGroup(
  trx: Trx,
  stay: { personId: string; groupId: string; at: Date },
): Promise<boolean> {
  const inserted = await trx
    .insertInto('group_memberships')
    .values({
      id: newId(),
      person_id: stay.personId,
      group_id: stay.groupId,
      from_at: stay.at.toISOString(),
      until_at: null,
    })
    .onConflict((conflict) =>
      conflict.columns(['person_id', 'group_id']).where('until_at', 'is', null).doNothing(),
    )
    .executeTakeFirst()
  if (Number(inserted.numInsertedOrUpdatedRows ?? 0) !== 1) return false
  await notePersonChange(trx, stay.personId, stay.at)
  return true
}

/** Takes a person out of a group from now on. Returns false when they are not in it. */
export async function leaveGroup(
  trx: Trx,
  stay: { personId: string; groupId: string; at: Date },
): Promise<boolean> {
  const result = await trx
    .updateTable('group_memberships')
    .set({ until_at: stay.at.toISOString() })
    .where('person_id', '=', stay.personId)
    .where('group_id', '=', stay.groupId)
    .where('until_at', 'is', null)
    .executeTakeFirst()
  if (Number(result.numUpdatedRows) !== 1) return false
  await notePersonChange(trx, stay.personId, stay.at)
  return true
}

/** The groups a person is in now, by name. */
export async function listGroupsOf(db: Db, personId: string): Promise<Group[]> {
  return db
    .selectFrom('group_memberships')
    .innerJoin('groups', 'groups.id', 'group_memberships.group_id')
    .select(['groups.group_key as key', 'groups.name'])
    .where('group_memberships.person_id', '=', personId)
    .where('group_memberships.until_at', 'is', null)
    .orderBy('groups.name')
    .execute()
}

/** The groups a person was in at that moment, by name: with the version then in force, what applied to them. */
export async function listGroupsAt(db: Db, personId: string, at: Date): Promise<Group[]> {
  const moment = at.toISOString()
  const stays = await listStays(db, personId)
  return stays
    .filter(({ fromAt, untilAt }) => fromAt <= moment && (untilAt === null || untilAt > moment))
    .map(({ key, name }) => ({ key, name }))
}

/** Every stay of a person in a group, by the group's name, the first stay first. */
export async function listStays(db: Db, personId: string): Promise<GroupStay[]> {
  return db
    .selectFrom('group_memberships')
    .innerJoin('groups', 'groups.id', 'group_memberships.group_id')
    .select([
      'groups.group_key as key',
      'groups.name',
      'group_memberships.from_at as fromAt',
      'group_memberships.until_at as untilAt',
    ])
    .where('group_memberships.person_id', '=', personId)
    .orderBy('groups.name')
    .orderBy('group_memberships.id')
    .execute()
}

/** How many people who have not left are in any of these groups; each counts once. */
export async function countPeopleIn(db: Db, keys: readonly string[]): Promise<number> {
  if (keys.length === 0) return 0
  const row = await db
    .selectFrom('group_memberships')
    .innerJoin('groups', 'groups.id', 'group_memberships.group_id')
    .innerJoin('people', 'people.id', 'group_memberships.person_id')
    .select(({ fn }) => fn.count('group_memberships.person_id').distinct().as('people'))
    .where('groups.group_key', 'in', [...keys])
    .where('group_memberships.until_at', 'is', null)
    .where('people.left_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.people)
}
