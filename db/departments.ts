// Departments, and who was in which one when.
import { newId } from './identifier'
import { notePersonChange } from './person-change'
import type { Db, Trx } from './tables'

export type Department = { id: string; name: string }

/** All departments by name. */
export async function listDepartments(db: Db): Promise<Department[]> {
  return db.selectFrom('departments').select(['id', 'name']).orderBy('name').execute()
}

/** Finds the department of that name in any case, or adds it. Returns its id. */
export async function ensureDepartment(trx: Trx, name: string, at: Date): Promise<string> {
  const wanted = name.toLowerCase()
  const known = await trx.selectFrom('departments').select(['id', 'name']).execute()
  const found = known.find((department) => department.name.toLowerCase() === wanted)
  if (found) return found.id
  const id = newId()
  await trx.insertInto('departments').values({ id, name, created_at: at.toISOString() }).execute()
  return id
}

/** Moves a person into a department from now on; null leaves them without one. */
export async function moveToDepartment(
  trx: Trx,
  move: { personId: string; departmentId: string | null; at: Date },
): Promise<void> {
  const at = move.at.toISOString()
  await trx
    .updateTable('memberships')
    .set({ until_at: at })
    .where('person_id', '=', move.personId)
    .where('until_at', 'is', null)
    .execute()
  await notePersonChange(trx, move.personId, move.at)
  if (move.departmentId === null) return
  await trx
    .insertInto('memberships')
    .values({
      id: newId(),
      person_id: move.personId,
      department_id: move.departmentId,
      from_at: at,
      until_at: null,
    })
    .execute()
}

export type HeadedDepartment = Department & { headId: string | null; headName: string | null }

/** All departments by name, each with its head. */
export async function listHeads(db: Db): Promise<HeadedDepartment[]> {
  const rows = await db
    .selectFrom('departments')
    .leftJoin('people', 'people.id', 'departments.head_id')
    .select(['departments.id', 'departments.name', 'departments.head_id', 'people.name as head_name'])
    .orderBy('departments.name')
    .execute()
  return rows.map((row) => ({ id: row.id, name: row.name, headId: row.head_id, headName: row.head_name }))
}

/** Names the head of a department; null leaves it without one. Out: false when there is no such department. */
export async function updateHead(trx: Trx, departmentId: string, headId: string | null): Promise<boolean> {
  const result = await trx
    .updateTable('departments')
    .set({ head_id: headId })
    .where('id', '=', departmentId)
    .executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}

/** The head of the department this person is in, or was in when they left; undefined without one. */
export async function findHeadOver(db: Db, personId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('memberships')
    .innerJoin('departments', 'departments.id', 'memberships.department_id')
    .select('departments.head_id')
    .where('memberships.person_id', '=', personId)
    .where('memberships.until_at', 'is', null)
    .executeTakeFirst()
  return row?.head_id ?? undefined
}
