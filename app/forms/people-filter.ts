// The filter of the list of people, as its address says it.
import { personKinds, type PersonKind } from '../governance/audience'
import { roles, type Role } from '../domain/person'
import { showable } from './fields'

export const standings = ['active', 'invited', 'left'] as const
export type Standing = (typeof standings)[number]

export type AskedPeople = {
  words: string
  standing: Standing
} & Partial<{
  role: Role
  departmentId: string
  group: string
  location: string
  kind: PersonKind
  managerId: string
}>

/** Reads the filter; what it does not know is passed over. Ids and keys may be of things that are not there. */
export function readPeopleFilter(query: URLSearchParams): AskedPeople {
  const text = (name: string, most: number) =>
    showable(query.get(name) ?? '')
      .trim()
      .slice(0, most)
  const role = roles.find((one) => one === query.get('role'))
  const kind = personKinds.find((one) => one === query.get('kind'))
  const [departmentId, group, location, managerId] = [
    text('department', 60),
    text('group', 60),
    text('location', 80),
    text('manager', 60),
  ]
  return {
    words: text('words', 100),
    standing: standings.find((one) => one === query.get('standing')) ?? 'active',
    ...(role && { role }),
    ...(kind && { kind }),
    ...(departmentId && { departmentId }),
    ...(group && { group }),
    ...(location && { location }),
    ...(managerId && { managerId }),
  }
}
