// Lines of a list of people on their way in: what waits, what was brought in, and managers who stood later in the file.
import { sql } from 'kysely'
import { listLine, untold, type ListLine } from './people-list-lines'
import type { Trx } from './tables'

/** Lines that wait to be brought in, in order. */
export async function linesToApply(trx: Trx, listId: string, limit: number): Promise<ListLine[]> {
  const rows = await trx
    .selectFrom('people_list_lines')
    .selectAll()
    .where('list_id', '=', listId)
    .where('done_at', 'is', null)
    // Written out, so that the index of what is to do serves.
    .where(sql<boolean>`kind in ('join', 'change', 'leave')`)
    .orderBy('line')
    .limit(limit)
    .execute()
  return rows.map(listLine)
}

/** Notes that lines were brought in, and who joined by them. */
export async function noteApplied(
  trx: Trx,
  listId: string,
  applied: { lines: { line: number; personId: string }[]; at: Date },
): Promise<void> {
  if (applied.lines.length === 0) return
  const at = applied.at.toISOString()
  await trx
    .insertInto('people_list_lines')
    .values(
      applied.lines.map(({ line, personId }) => ({
        ...untold,
        list_id: listId,
        line,
        cells: '',
        person_id: personId,
        done_at: at,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['list_id', 'line']).doUpdateSet((row) => ({
        person_id: row.ref('excluded.person_id'),
        done_at: row.ref('excluded.done_at'),
      })),
    )
    .execute()
}

/** Lines whose manager stands elsewhere in the file and is not set yet. */
export async function linesWithManagers(
  trx: Trx,
  listId: string,
  limit: number,
): Promise<{ line: number; personId: string; managerKey: string }[]> {
  const rows = await trx
    .selectFrom('people_list_lines')
    .select(['line', 'person_id', 'manager_key'])
    .where('list_id', '=', listId)
    .where('manager_key', 'is not', null)
    .where('done_at', 'is not', null)
    .orderBy('line')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    line: Number(row.line),
    personId: row.person_id ?? '',
    managerKey: row.manager_key ?? '',
  }))
}

/** Notes that the managers of these lines are set. */
export async function noteManagersSet(trx: Trx, listId: string, lines: number[]): Promise<void> {
  await trx
    .updateTable('people_list_lines')
    .set({ manager_key: null })
    .where('list_id', '=', listId)
    .where('line', 'in', lines)
    .execute()
}
