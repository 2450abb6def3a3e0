// Delegations: who decides in whose place between which moments. Ended ones stay; nothing is deleted.
import type { Delegation } from '../app/governance/delegation'
import { newId } from './identifier'
import type { Db, DelegationsTable, Trx } from './tables'

/** Writes a delegation with both names as they are now. Returns its id. */
export async function insertDelegation(
  trx: Trx,
  given: Omit<Delegation, 'id' | 'endedAt'> & { createdBy: string; at: Date },
): Promise<string> {
  const id = newId()
  await trx
    .insertInto('delegations')
    .values({
      id,
      from_person: given.from.id,
      from_name: given.from.name,
      to_person: given.to.id,
      to_name: given.to.name,
      reason: given.reason,
      from_at: given.fromAt,
      until_at: given.untilAt,
      created_by: given.createdBy,
      created_at: given.at.toISOString(),
      ended_at: null,
      ended_by: null,
    })
    .execute()
  return id
}

/** Ends a delegation early. Returns false when it had ended before. */
export async function endDelegation(
  trx: Trx,
  end: { id: string; endedBy: string; at: Date },
): Promise<boolean> {
  const result = await trx
    .updateTable('delegations')
    .set({ ended_at: end.at.toISOString(), ended_by: end.endedBy })
    .where('id', '=', end.id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}

/** One delegation, or undefined. */
export async function findDelegation(db: Db, id: string): Promise<Delegation | undefined> {
  const row = await db.selectFrom('delegations').selectAll().where('id', '=', id).executeTakeFirst()
  return row && readDelegation(row)
}

/** By which this person may decide for somebody at this moment. */
export async function listDelegationsTo(db: Db, personId: string, at: Date): Promise<Delegation[]> {
  const rows = await db
    .selectFrom('delegations')
    .selectAll()
    .where('to_person', '=', personId)
    .where('until_at', '>', at.toISOString())
    .where('from_at', '<=', at.toISOString())
    .where('ended_at', 'is', null)
    .orderBy('until_at')
    .execute()
  return rows.map(readDelegation)
}

/** Delegations that these people gave and that run at this moment or later, by their end. */
export async function listDelegationsFrom(db: Db, people: string[], at: Date): Promise<Delegation[]> {
  if (people.length === 0) return []
  const rows = await db
    .selectFrom('delegations')
    .selectAll()
    .where('from_person', 'in', people)
    .where('until_at', '>', at.toISOString())
    .where('ended_at', 'is', null)
    .orderBy('until_at')
    .execute()
  return rows.map(readDelegation)
}

/** Everybody's delegations that run at this moment or later, by their end, at most 200: for administrators. */
export async function listRunningDelegations(db: Db, at: Date): Promise<Delegation[]> {
  const rows = await db
    .selectFrom('delegations')
    .selectAll()
    .where('until_at', '>', at.toISOString())
    .where('ended_at', 'is', null)
    .orderBy('until_at')
    .limit(200)
    .execute()
  return rows.map(readDelegation)
}

function readDelegation(row: DelegationsTable): Delegation {
  return {
    id: row.id,
    from: { id: row.from_person, name: row.from_name },
    to: { id: row.to_person, name: row.to_name },
    reason: row.reason,
    fromAt: row.from_at,
    untilAt: row.until_at,
    endedAt: row.ended_at,
  }
}
