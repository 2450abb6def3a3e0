// A person as stored: what a row says, gathered with roles and department.
import { personKinds, type PersonKind } from '../app/governance/audience'
import { roles, type Person, type Role } from '../app/domain/person'
import type { Db } from './tables'

/** What audiences and reminders ask about a person. */
export type PersonAttributes = {
  location: string
  kind: PersonKind
  managerId: string | null
  /** BCP 47; "" is the organisation's. */
  language: string
  /** IANA name; "" is the organisation's. */
  timeZone: string
  /** The organisation's own number for them; "" for none. */
  staffNumber: string
}

/** A person with what administrators see and sign-in needs. */
export type PersonRecord = Person &
  PersonAttributes & {
    phone: string
    departmentId: string | null
    passwordHash: string | null
    createdAt: string
    leftAt: string | null
    revision: number
    /** Set for good when this record turned out to be the same person as another. */
    mergedInto: string | null
  }

/** The stored word as a role: empty for anything this version of Candor does not know. */
export function asRole(stored: string | null): Role[] {
  return roles.filter((role) => role === stored)
}

/** The one spelling of an e-mail address. */
export function normalEmail(email: string): string {
  return email.trim().toLowerCase()
}

/** The stored word as a kind of person. */
export function asKind(stored: string): PersonKind {
  return personKinds.find((kind) => kind === stored) ?? 'employee'
}

/** The query every read of people starts from: a row for each role a person holds. */
export function everyone(db: Db) {
  return db
    .selectFrom('people')
    .leftJoin('role_grants', (join) =>
      join.onRef('role_grants.person_id', '=', 'people.id').on('role_grants.ended_at', 'is', null),
    )
    .leftJoin('memberships', (join) =>
      join.onRef('memberships.person_id', '=', 'people.id').on('memberships.until_at', 'is', null),
    )
    .leftJoin('departments', 'departments.id', 'memberships.department_id')
    .selectAll('people')
    .select(['role_grants.role', 'departments.id as department_id', 'departments.name as department_name'])
}

type PersonRow = Awaited<ReturnType<ReturnType<typeof everyone>['execute']>>[number]

/** One record for each person, in the order of the rows, roles in the order of the domain. */
export function gather(rows: PersonRow[]): PersonRecord[] {
  const people = new Map<string, PersonRecord>()
  const held = new Map<string, Set<Role>>()
  for (const row of rows) {
    const mine = held.get(row.id) ?? new Set()
    held.set(row.id, mine)
    for (const role of asRole(row.role)) mine.add(role)
    people.set(row.id, {
      id: row.id,
      name: row.name,
      email: row.email ?? '',
      jobTitle: row.job_title,
      phone: row.phone,
      department: row.department_name ?? '',
      departmentId: row.department_id,
      roles: roles.filter((role) => mine.has(role)),
      passwordHash: row.password_hash,
      createdAt: row.created_at,
      leftAt: row.left_at,
      revision: Number(row.revision),
      location: row.location,
      kind: asKind(row.kind),
      managerId: row.manager_id,
      language: row.language,
      timeZone: row.time_zone,
      staffNumber: row.staff_number ?? '',
      mergedInto: row.merged_into,
    })
  }
  return [...people.values()]
}
