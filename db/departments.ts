// Departments, and who was in which one when.
import { newId } from './identifier'
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
