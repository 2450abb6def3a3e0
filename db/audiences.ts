// Saved audiences: a name and a rule. Campaigns freeze the rule they were launched with; an archived one is offered no more.
import type { AudienceRule } from '../app/governance/audience'
import { newId } from './identifier'
import type { AudiencesTable, Db, Trx } from './tables'

export type SavedAudience = {
  id: string
  name: string
  rule: AudienceRule
  createdByName: string
  createdAt: string
  archivedAt: string | null
  revision: number
}

/** Audiences by name: those in use, or the archived ones. */
export async function listAudiences(
  db: Db,
  which: 'in-use' | 'archived',
  limit = 200,
): Promise<SavedAudience[]> {
  const rows = await db
    .selectFrom('audiences')
    .selectAll()
    .where('archived_at', which === 'in-use' ? 'is' : 'is not', null)
    .orderBy('name')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(savedAudience)
}

/** One audience, also an archived one, or undefined. */
export async function findAudience(db: Db, id: string): Promise<SavedAudience | undefined> {
  const row = await db.selectFrom('audiences').selectAll().where('id', '=', id).executeTakeFirst()
  return row && savedAudience(row)
}

/** The audience in use under this name, or undefined. */
export async function findAudienceByName(db: Db, name: string): Promise<SavedAudience | undefined> {
  const row = await db
    .selectFrom('audiences')
    .selectAll()
    .where('name', '=', name)
    .where('archived_at', 'is', null)
    .executeTakeFirst()
  return row && savedAudience(row)
}

/** Keeps a new audience. Out: its id. */
export async function insertAudience(
  trx: Trx,
  audience: { name: string; rule: AudienceRule; createdBy: { id: string; name: string }; at: Date },
): Promise<string> {
  const id = newId()
  await trx
    .insertInto('audiences')
    .values({
      id,
      name: audience.name,
      rule: JSON.stringify(audience.rule),
      created_by: audience.createdBy.id,
      created_by_name: audience.createdBy.name,
      created_at: audience.at.toISOString(),
      archived_at: null,
      revision: 1,
    })
    .execute()
  return id
}

/** Saves or archives an audience. Out: false when somebody saved since `revision` was read. */
export async function updateAudience(
  trx: Trx,
  audience: Pick<SavedAudience, 'id' | 'name' | 'rule' | 'archivedAt' | 'revision'>,
): Promise<boolean> {
  const result = await trx
    .updateTable('audiences')
    .set({
      name: audience.name,
      rule: JSON.stringify(audience.rule),
      archived_at: audience.archivedAt,
      revision: audience.revision + 1,
    })
    .where('id', '=', audience.id)
    .where('revision', '=', audience.revision)
    .executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}

function savedAudience(row: AudiencesTable): SavedAudience {
  return {
    id: row.id,
    name: row.name,
    rule: JSON.parse(row.rule) as AudienceRule,
    createdByName: row.created_by_name,
    createdAt: row.created_at,
    archivedAt: row.archived_at,
    revision: Number(row.revision),
  }
}
