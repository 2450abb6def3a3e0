// People: who can sign in, with which roles, and who has left. Nobody is ever deleted.
import type { Role } from '../app/domain/person'
import { newId } from './identifier'
import { notePersonChange } from './person-change'
import { everyone, gather, normalEmail, type PersonAttributes, type PersonRecord } from './person-record'
import type { Db, Trx } from './tables'

export { asRole, type PersonAttributes, type PersonRecord } from './person-record'

/** Finds a person by id, also one who has left. */
export async function findPerson(db: Db, id: string): Promise<PersonRecord | undefined> {
  const rows = await everyone(db).where('people.id', '=', id).execute()
  return gather(rows)[0]
}

/** Finds a person by e-mail address in any case, also one who has left. */
export async function findPersonByEmail(db: Db, email: string): Promise<PersonRecord | undefined> {
  const rows = await everyone(db).where('people.email', '=', normalEmail(email)).execute()
  return gather(rows)[0]
}

/** The people with these ids, by name; ids that do not exist are left out. */
export async function listPeopleById(db: Db, ids: string[]): Promise<PersonRecord[]> {
  if (ids.length === 0) return []
  const rows = await everyone(db)
    .where('people.id', 'in', ids)
    .orderBy('people.name')
    .orderBy('people.id')
    .execute()
  return gather(rows)
}

/** Everyone who holds the role and has not left, by name, at most 500. */
export async function listPeopleWithRole(db: Db, role: Role): Promise<PersonRecord[]> {
  const holders = await db
    .selectFrom('role_grants')
    .innerJoin('people', 'people.id', 'role_grants.person_id')
    .select('people.id')
    .where('role_grants.role', '=', role)
    .where('role_grants.ended_at', 'is', null)
    .where('people.left_at', 'is', null)
    .orderBy('people.name')
    .limit(500)
    .execute()
  return listPeopleById(
    db,
    holders.map((holder) => holder.id),
  )
}

/** True when somebody other than this person is an administrator who can still act. */
export async function hasOtherAdministrator(db: Db, personId: string): Promise<boolean> {
  const other = await db
    .selectFrom('role_grants')
    .innerJoin('people', 'people.id', 'role_grants.person_id')
    .select('people.id')
    .where('role_grants.role', '=', 'administrator')
    .where('role_grants.ended_at', 'is', null)
    .where('people.left_at', 'is', null)
    .where('people.password_hash', 'is not', null)
    .where('people.id', '!=', personId)
    .limit(1)
    .executeTakeFirst()
  return other !== undefined
}

/** Waits until no other transaction decides about administrators; both engines lock the one row. */
export async function lockAdministrators(trx: Trx): Promise<void> {
  await trx.updateTable('organisation').set({ id: 'organisation' }).where('id', '=', 'organisation').execute()
}

/** Writes a new person with roles. Returns the id, or undefined when the address or the staff number is taken. */
export async function insertPerson(
  trx: Trx,
  person: {
    name: string
    email: string | null
    jobTitle: string
    phone?: string
    passwordHash: string | null
    roles: Role[]
    grantedBy: string | null
    at: Date
  } & Partial<PersonAttributes>,
): Promise<string | undefined> {
  const id = newId()
  const inserted = await trx
    .insertInto('people')
    .values({
      id,
      name: person.name,
      email: person.email === null ? null : normalEmail(person.email),
      job_title: person.jobTitle,
      phone: person.phone ?? '',
      password_hash: person.passwordHash,
      created_at: person.at.toISOString(),
      left_at: null,
      revision: 1,
      ...attributeColumns(person),
      changed_at: person.at.toISOString(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (Number(inserted.numInsertedOrUpdatedRows ?? 0) !== 1) return undefined
  await grantRoles(trx, { personId: id, roles: person.roles, grantedBy: person.grantedBy, at: person.at })
  return id
}

/** What an administrator changes of a person at once. */
export type PersonDetails = {
  name: string
  /** "" for people without an address. */
  email: string
  jobTitle: string
  phone: string
} & PersonAttributes

/** Saves the details of a person. Returns false when somebody saved since `revision` was read. */
export async function updatePerson(
  trx: Trx,
  person: PersonDetails & { id: string; revision: number; at: Date },
): Promise<boolean> {
  const result = await trx
    .updateTable('people')
    .set({
      name: person.name,
      email: person.email === '' ? null : normalEmail(person.email),
      job_title: person.jobTitle,
      phone: person.phone,
      ...attributeColumns(person),
      revision: person.revision + 1,
      changed_at: person.at.toISOString(),
    })
    .where('id', '=', person.id)
    .where('revision', '=', person.revision)
    .executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}

function attributeColumns(person: Partial<PersonAttributes>) {
  return {
    location: person.location ?? '',
    kind: person.kind ?? 'employee',
    manager_id: person.managerId ?? null,
    language: person.language ?? '',
    time_zone: person.timeZone ?? '',
    staff_number: person.staffNumber || null,
  }
}

/** Sets the hash of a new password. */
export async function updatePasswordHash(trx: Trx, personId: string, hash: string): Promise<void> {
  await trx.updateTable('people').set({ password_hash: hash }).where('id', '=', personId).execute()
}

/** Notes that the person has left. Returns false when they had left before. */
export async function updateLeft(trx: Trx, personId: string, at: Date): Promise<boolean> {
  const result = await trx
    .updateTable('people')
    .set({ left_at: at.toISOString(), changed_at: at.toISOString() })
    .where('id', '=', personId)
    .where('left_at', 'is', null)
    .executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}

/** Grants roles; each grant is its own dated row. */
export async function grantRoles(
  trx: Trx,
  grant: { personId: string; roles: Role[]; grantedBy: string | null; at: Date },
): Promise<void> {
  if (grant.roles.length === 0) return
  await trx
    .insertInto('role_grants')
    .values(
      grant.roles.map((role) => ({
        id: newId(),
        person_id: grant.personId,
        role,
        granted_by: grant.grantedBy,
        granted_at: grant.at.toISOString(),
        ended_at: null,
      })),
    )
    .execute()
  await notePersonChange(trx, grant.personId, grant.at)
}

/** Ends the grants of these roles. */
export async function endRoles(trx: Trx, personId: string, ended: Role[], at: Date): Promise<void> {
  if (ended.length === 0) return
  await trx
    .updateTable('role_grants')
    .set({ ended_at: at.toISOString() })
    .where('person_id', '=', personId)
    .where('role', 'in', ended)
    .where('ended_at', 'is', null)
    .execute()
  await notePersonChange(trx, personId, at)
}
