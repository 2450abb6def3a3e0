// Groups of people: add one, and put a person into groups or take them out. What was before stays known, by date.
import { ensureGroup, joinGroup, leaveGroup, listGroups } from '../../db/groups'
import { findPerson } from '../../db/people'
import type { Db } from '../../db/tables'
import type { Candor, Desk } from '../context'
import { groupsOfTemplates, withGroups, type Group } from '../domain/group'
import { newGroup } from '../domain/new-group'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import type { GroupKey } from '../domain/policy-document'
import { actingPerson } from './acting-person'
import { change, type Change } from './change'
import { listTemplates } from './templates'

export type KnownGroups = {
  /** Those that are there. */
  known: Group[]
  /** Those that a template speaks of and nobody has added yet. */
  offered: Group[]
}

/** Every group that people can be put into. A plain read. */
export async function knownGroups(db: Db, library: Candor['library']): Promise<KnownGroups> {
  const known = (await listGroups(db)).map(({ key, name }) => ({ key, name }))
  const named = groupsOfTemplates(await listTemplates(db, library))
  return { known, offered: named.filter((group) => !known.some((one) => one.key === group.key)) }
}

/** Adds a group. Refuses: not-allowed, and a name that is empty or taken. */
export async function addGroup(desk: Desk, form: { name: string }): Promise<Outcome<Group>> {
  if (!may(actingPerson(desk), 'manage-people')) return notAllowed
  return change<Group>(desk, async (step) => {
    const groups = await knownGroups(step.trx, desk.candor.library)
    const group = newGroup(form.name, groups)
    if (!group.ok) return group
    await groupIdOf(step, group.value)
    return group
  })
}

/**
 * Puts a person into the chosen groups and takes them out of those that were shown as theirs and are not chosen any more.
 * `newGroup` is the name of one that is added on the way, or "". Refuses: not-allowed, no-such-person, no-such-group, and
 * a new name that is taken.
 */
export async function changeGroups(
  desk: Desk,
  form: { personId: string; shown: GroupKey[]; chosen: GroupKey[]; newGroup: string },
): Promise<Outcome<{ joined: number; left: number }>> {
  if (!may(actingPerson(desk), 'manage-people')) return notAllowed
  return change<{ joined: number; left: number }>(desk, async (step) => {
    const person = await findPerson(step.trx, form.personId)
    if (!person || person.leftAt)
      return refused('no-such-person', 'This person is not here any more. Look in the list.')
    const groups = await knownGroups(step.trx, desk.candor.library)
    const all = withGroups(groups.known, groups.offered)
    const added = form.newGroup.trim() === '' ? undefined : newGroup(form.newGroup, groups)
    if (added && !added.ok) return added
    const joining = form.chosen.filter((key) => !form.shown.includes(key))
    const wanted = all.filter((group) => joining.includes(group.key))
    if (wanted.length < joining.length)
      return refused('no-such-group', 'One of these groups is not there any more. Choose again.')
    const leaving = groups.known.filter(
      (group) => form.shown.includes(group.key) && !form.chosen.includes(group.key),
    )
    let joined = 0
    for (const group of added ? withGroups([added.value], wanted) : wanted)
      if (await putInto(step, person, group)) joined += 1
    let left = 0
    for (const group of leaving) if (await takeOut(step, person, group)) left += 1
    return accepted({ joined, left })
  })
}

type Named = { id: string; name: string }

async function putInto(step: Change, person: Named, group: Group): Promise<boolean> {
  const groupId = await groupIdOf(step, group)
  if (!(await joinGroup(step.trx, { personId: person.id, groupId, at: step.at }))) return false
  await recordOf(step, 'group.joined', person, group)
  return true
}

async function takeOut(step: Change, person: Named, group: Group): Promise<boolean> {
  const groupId = await groupIdOf(step, group)
  if (!(await leaveGroup(step.trx, { personId: person.id, groupId, at: step.at }))) return false
  await recordOf(step, 'group.left', person, group)
  return true
}

/** The id of the group; one that nobody has added yet is added. */
async function groupIdOf({ trx, at, record }: Change, group: Group): Promise<string> {
  const { id, added } = await ensureGroup(trx, group, at)
  if (added)
    await record({ action: 'group.added', subject: { kind: 'group', id }, detail: { group: group.name } })
  return id
}

async function recordOf(
  { record }: Change,
  action: 'group.joined' | 'group.left',
  person: Named,
  group: Group,
): Promise<void> {
  await record({
    action,
    subject: { kind: 'person', id: person.id },
    names: [{ personId: person.id, name: person.name }],
    detail: { group: group.name },
  })
}

const notAllowed = refused('not-allowed', 'Only administrators change groups. Ask one of them.')
