// Whom to ask: people found by the names that policies and texts use for them.
import { listPeopleById, listPeopleWithRole, type PersonRecord } from './people'
import type { Db } from './tables'

/** The one person of this name who has not left; undefined when there is none, or more than one. */
export async function findPersonNamed(db: Db, name: string): Promise<PersonRecord | undefined> {
  const rows = await db
    .selectFrom('people')
    .select('id')
    .where('name', '=', name)
    .where('left_at', 'is', null)
    .limit(2)
    .execute()
  const [only, other] = rows
  if (!only || other) return undefined
  return (await listPeopleById(db, [only.id]))[0]
}

/** Which of these names (at most 200) are those of people here. */
export async function namesOfPeople(db: Db, names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return []
  const rows = await db
    .selectFrom('people')
    .select('name')
    .distinct()
    .where('name', 'in', names.slice(0, 200))
    .orderBy('name')
    .execute()
  return rows.map((row) => row.name)
}

/** Whoever answers where no policy names anybody: authors, then administrators. */
export async function listAnswerers(db: Db): Promise<PersonRecord[]> {
  return [...(await listPeopleWithRole(db, 'author')), ...(await listPeopleWithRole(db, 'administrator'))]
}

/** Whoever decides about experiments: approvers; without one, administrators. */
export async function listLeaders(db: Db): Promise<PersonRecord[]> {
  const approvers = await listPeopleWithRole(db, 'approver')
  return approvers.length > 0 ? approvers : listPeopleWithRole(db, 'administrator')
}
