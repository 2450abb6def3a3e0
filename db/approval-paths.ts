// Approval paths kept as presets. An archived one is offered no more; rounds keep its name.
import type { PathStep } from '../app/governance/approval-path'
import { newId } from './identifier'
import type { ApprovalPathsTable, Db, Trx } from './tables'

export type ApprovalPath = {
  id: string
  name: string
  steps: PathStep[]
  archivedAt: string | null
  revision: number
}

/** Paths by name: those in use, or the archived ones, at most 100. */
export async function listApprovalPaths(db: Db, which: 'in-use' | 'archived'): Promise<ApprovalPath[]> {
  const rows = await db
    .selectFrom('approval_paths')
    .selectAll()
    .where('archived_at', which === 'in-use' ? 'is' : 'is not', null)
    .orderBy('name')
    .orderBy('id')
    .limit(100)
    .execute()
  return rows.map(readPath)
}

/** One path, also an archived one, or undefined. */
export async function findApprovalPath(db: Db, id: string): Promise<ApprovalPath | undefined> {
  const row = await db.selectFrom('approval_paths').selectAll().where('id', '=', id).executeTakeFirst()
  return row && readPath(row)
}

/** Keeps a new path. Returns its id. */
export async function insertApprovalPath(
  trx: Trx,
  path: { name: string; steps: PathStep[]; createdBy: string; at: Date },
): Promise<string> {
  const id = newId()
  await trx
    .insertInto('approval_paths')
    .values({
      id,
      name: path.name,
      steps: JSON.stringify(path.steps),
      created_by: path.createdBy,
      created_at: path.at.toISOString(),
      archived_at: null,
      revision: 1,
    })
    .execute()
  return id
}

/** Saves a path or archives it. Returns false when somebody saved since `revision` was read. */
export async function updateApprovalPath(
  trx: Trx,
  path: { id: string; name: string; steps: PathStep[]; archivedAt: string | null; revision: number },
): Promise<boolean> {
  const result = await trx
    .updateTable('approval_paths')
    .set({
      name: path.name,
      steps: JSON.stringify(path.steps),
      archived_at: path.archivedAt,
      revision: path.revision + 1,
    })
    .where('id', '=', path.id)
    .where('revision', '=', path.revision)
    .executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}

function readPath(row: ApprovalPathsTable): ApprovalPath {
  return {
    id: row.id,
    name: row.name,
    steps: JSON.parse(row.steps) as PathStep[],
    archivedAt: row.archived_at,
    revision: Number(row.revision),
  }
}
