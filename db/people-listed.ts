// People as a list finds them: by number or address, many at once; and the writes of a whole batch.
import { sql } from 'kysely'
import type { KnownPerson } from '../app/domain/people-difference'
import type { ListedPerson } from '../app/domain/people-line'
import { newId } from './identifier'
import { asKind } from './person-record'
import type { Db, Trx } from './tables'

export type FoundPerson = KnownPerson & {
  id: string
  leftAt: string | null
  mergedInto: string | null
  departmentId: string | null
}

/** The people with these staff numbers, addresses or ids, also those who left. Merged records come as they are. */
export async function listFoundPeople(
  db: Db,
  asked: { numbers?: string[]; emails?: string[]; ids?: string[] },
): Promise<FoundPerson[]> {
  const found: FoundPerson[] = []
  for (const [column, values] of [
    ['people.staff_number', asked.numbers ?? []],
    ['people.email', asked.emails ?? []],
    ['people.id', asked.ids ?? []],
  ] as const) {
    if (values.length === 0) continue
    let query = foundPeople(db).where(column, 'in', values)
    if (column === 'people.staff_number') query = query.where('people.merged_into', 'is', null)
    found.push(...(await query.execute()).map(foundPerson))
  }
  return [...new Map(found.map((person) => [person.id, person])).values()]
}

/** People of the staff who have not left, after this id, in order: whom a list may miss. */
export async function listStaffAfter(db: Db, after: string, limit: number): Promise<FoundPerson[]> {
  const rows = await foundPeople(db)
    .where('people.id', '>', after)
    .where('people.left_at', 'is', null)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('role_grants')
          .select('role_grants.id')
          .whereRef('role_grants.person_id', '=', 'people.id')
          .where('role_grants.role', '=', 'staff')
          .where('role_grants.ended_at', 'is', null),
      ),
    )
    .orderBy('people.id')
    .limit(limit)
    .execute()
  return rows.map(foundPerson)
}

export type NewListed = ListedPerson & { id: string; managerId: string | null; departmentId: string | null }

/** Adds people as staff, all in one go. Their addresses and numbers must be free. */
export async function insertListed(
  trx: Trx,
  people: NewListed[],
  by: { grantedBy: string; at: Date },
): Promise<void> {
  if (people.length === 0) return
  const at = by.at.toISOString()
  await trx
    .insertInto('people')
    .values(
      people.map((person) => ({
        id: person.id,
        name: person.name,
        email: person.email ?? null,
        job_title: person.jobTitle ?? '',
        phone: person.phone ?? '',
        password_hash: null,
        created_at: at,
        left_at: null,
        revision: 1,
        location: person.location ?? '',
        kind: person.kind ?? 'employee',
        manager_id: person.managerId,
        language: person.language ?? '',
        time_zone: person.timeZone ?? '',
        staff_number: person.staffNumber ?? null,
        changed_at: at,
      })),
    )
    .execute()
  await trx
    .insertInto('role_grants')
    .values(
      people.map(({ id }) => ({
        id: newId(),
        person_id: id,
        role: 'staff',
        granted_by: by.grantedBy,
        granted_at: at,
        ended_at: null,
      })),
    )
    .execute()
  const members = people.flatMap(({ id, departmentId }) =>
    departmentId === null
      ? []
      : [{ id: newId(), person_id: id, department_id: departmentId, from_at: at, until_at: null }],
  )
  if (members.length > 0) await trx.insertInto('memberships').values(members).execute()
}

/** Writes what a line says about somebody who is here. What it leaves out stays. `back` takes a leaving away. */
export async function updateListed(
  trx: Trx,
  listed: { id: string; person: ListedPerson; managerId: string | null; back: boolean; at: Date },
): Promise<void> {
  const { person } = listed
  await trx
    .updateTable('people')
    .set((row) => ({
      name: person.name,
      ...(person.email !== undefined && { email: person.email }),
      ...(person.staffNumber !== undefined && { staff_number: person.staffNumber }),
      ...(person.jobTitle !== undefined && { job_title: person.jobTitle }),
      ...(person.phone !== undefined && { phone: person.phone }),
      ...(person.location !== undefined && { location: person.location }),
      ...(person.kind !== undefined && { kind: person.kind }),
      ...(person.language !== undefined && { language: person.language }),
      ...(person.timeZone !== undefined && { time_zone: person.timeZone }),
      ...(listed.managerId !== null && { manager_id: listed.managerId }),
      ...(listed.back && { left_at: null }),
      revision: row('revision', '+', 1),
      changed_at: listed.at.toISOString(),
    }))
    .where('id', '=', listed.id)
    .execute()
}

/** Names the managers of people, once all of a file are here. */
export async function updateManager(
  trx: Trx,
  named: { personId: string; managerId: string; at: Date },
): Promise<void> {
  await trx
    .updateTable('people')
    .set((row) => ({
      manager_id: named.managerId,
      revision: row('revision', '+', 1),
      changed_at: named.at.toISOString(),
    }))
    .where('id', '=', named.personId)
    .execute()
}

function foundPeople(db: Db) {
  return db
    .selectFrom('people')
    .leftJoin('memberships', (join) =>
      join.onRef('memberships.person_id', '=', 'people.id').on('memberships.until_at', 'is', null),
    )
    .leftJoin('departments', 'departments.id', 'memberships.department_id')
    .leftJoin('people as managers', 'managers.id', 'people.manager_id')
    .selectAll('people')
    .select(['departments.id as department_id', 'departments.name as department', 'managers.name as manager'])
}

type FoundRow = Awaited<ReturnType<ReturnType<typeof foundPeople>['execute']>>[number]

function foundPerson(row: FoundRow): FoundPerson {
  return {
    id: row.id,
    name: row.name,
    email: row.email ?? '',
    staffNumber: row.staff_number ?? '',
    jobTitle: row.job_title,
    phone: row.phone,
    department: row.department ?? '',
    departmentId: row.department_id,
    location: row.location,
    kind: asKind(row.kind),
    language: row.language,
    timeZone: row.time_zone,
    managerId: row.manager_id,
    managerName: row.manager ?? '',
    leftAt: row.left_at,
    mergedInto: row.merged_into,
  }
}

/** How many people have not left. */
export async function countPeopleHere(db: Db): Promise<number> {
  const { rows } = await sql<{
    people: number
  }>`select count(*) as people from people where left_at is null`.execute(db)
  return Number(rows[0]?.people ?? 0)
}
