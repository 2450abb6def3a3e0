// The list of people an administrator looks through: search, filters and pages that stay quick when it is long.
import { sql } from 'kysely'
import type { Role } from '../app/domain/person'
import type { PersonKind } from '../app/governance/audience'
import { everyone, gather, type PersonRecord } from './person-record'
import type { Db } from './tables'

export type PeopleFilter = {
  /** Part of a name, an address or a job title. */
  search?: string
  role?: Role
  departmentId?: string
  /** Key of a group they are in now. */
  group?: string
  location?: string
  kind?: PersonKind
  managerId?: string
  /** "active" is everybody who has not left, joined or not yet. */
  standing: 'active' | 'invited' | 'left'
  /** The last person of the page before. */
  after?: { name: string; id: string }
  limit: number
}

/** One page of people by name. `more` is true when another page follows. */
export async function listPeople(
  db: Db,
  filter: PeopleFilter,
): Promise<{ people: PersonRecord[]; more: boolean }> {
  let query = db.selectFrom('people').select(['people.id'])
  query =
    filter.standing === 'left'
      ? query.where('people.left_at', 'is not', null)
      : query.where('people.left_at', 'is', null)
  if (filter.standing === 'invited') query = query.where('people.password_hash', 'is', null)
  const { search, role, departmentId, group, location, kind, managerId, after } = filter
  if (search) {
    const pattern = `%${search.toLowerCase().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
    query = query.where(
      sql<boolean>`(lower(people.name) like ${pattern} escape '\\' or people.email like ${pattern} escape '\\' or lower(people.job_title) like ${pattern} escape '\\')`,
    )
  }
  if (role)
    query = query.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('role_grants')
          .select('role_grants.id')
          .whereRef('role_grants.person_id', '=', 'people.id')
          .where('role_grants.role', '=', role)
          .where('role_grants.ended_at', 'is', null),
      ),
    )
  if (departmentId)
    query = query.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('memberships')
          .select('memberships.id')
          .whereRef('memberships.person_id', '=', 'people.id')
          .where('memberships.department_id', '=', departmentId)
          .where('memberships.until_at', 'is', null),
      ),
    )
  if (group)
    query = query.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('group_memberships')
          .innerJoin('groups', 'groups.id', 'group_memberships.group_id')
          .select('group_memberships.id')
          .whereRef('group_memberships.person_id', '=', 'people.id')
          .where('groups.group_key', '=', group)
          .where('group_memberships.until_at', 'is', null),
      ),
    )
  if (location) query = query.where('people.location', '=', location)
  if (kind) query = query.where('people.kind', '=', kind)
  if (managerId) query = query.where('people.manager_id', '=', managerId)
  if (after)
    query = query.where(({ eb, or, and }) =>
      or([
        eb('people.name', '>', after.name),
        and([eb('people.name', '=', after.name), eb('people.id', '>', after.id)]),
      ]),
    )
  const found = await query
    .orderBy('people.name')
    .orderBy('people.id')
    .limit(filter.limit + 1)
    .execute()
  const ids = found.slice(0, filter.limit).map((row) => row.id)
  if (ids.length === 0) return { people: [], more: false }
  const rows = await everyone(db)
    .where('people.id', 'in', ids)
    .orderBy('people.name')
    .orderBy('people.id')
    .execute()
  return { people: gather(rows), more: found.length > filter.limit }
}

/** The places people work at, in order, each once; at most 300. Steps through the index instead of reading everybody. */
export async function listLocations(db: Db): Promise<string[]> {
  const { rows } = await sql<{ location: string }>`
    with recursive place(location) as (
      select min(location) from people where location > ''
      union all
      select (select min(people.location) from people where people.location > place.location)
      from place where place.location is not null
    )
    select location from place where location is not null limit 300`.execute(db)
  return rows.map((row) => row.location)
}
