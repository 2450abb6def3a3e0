// Whom an author reads a draft as: somebody, the people of a group, or somebody who is in none. A plain read.
import { listGroupsOf } from '../../db/groups'
import { findPerson } from '../../db/people'
import { listPeople } from '../../db/people-list'
import type { Db } from '../../db/tables'
import type { Group } from '../domain/group'

export type Viewer =
  | { kind: 'author' }
  | { kind: 'person'; id: string; name: string; groups: Group[] }
  | { kind: 'group'; group: Group }
  | { kind: 'no-group' }
  /** Several people, or nobody, have the name that was typed. */
  | { kind: 'unclear'; typed: string; people: { id: string; name: string; jobTitle: string }[] }

const mostNames = 10

/** In: what an address asks for: the id of a person, the key of a group, or part of a name. */
export async function findViewer(
  db: Db,
  asked: { as: string; group: string; person: string },
  groups: readonly Group[],
): Promise<Viewer> {
  const typed = asked.person.trim().slice(0, 100)
  if (typed !== '') {
    const { people } = await listPeople(db, { search: typed, standing: 'active', limit: mostNames })
    const [only, ...others] = people
    if (only && others.length === 0) return personViewer(db, only)
    return {
      kind: 'unclear',
      typed,
      people: people.map(({ id, name, jobTitle }) => ({ id, name, jobTitle })),
    }
  }
  if (asked.as !== '') {
    const person = await findPerson(db, asked.as)
    if (person && !person.leftAt) return personViewer(db, person)
  }
  if (asked.group === 'everyone') return { kind: 'no-group' }
  const group = groups.find((one) => one.key === asked.group)
  return group ? { kind: 'group', group } : { kind: 'author' }
}

async function personViewer(db: Db, { id, name }: { id: string; name: string }): Promise<Viewer> {
  return { kind: 'person', id, name, groups: await listGroupsOf(db, id) }
}
