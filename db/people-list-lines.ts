// The lines of a list of people: stored as they stood, and what comparing and applying make of them.
import type { LineKind } from '../app/domain/people-list'
import type { Db, PeopleListLinesTable, Trx } from './tables'

export type RawLine = { line: number; cells: string[] }

/** What comparing found out about a line. */
export type ComparedLine = {
  line: number
  kind: LineKind | null
  personId: string | null
  matchKey: string | null
  mailKey: string | null
  managerKey: string | null
  detail: string
}

/** Stores lines as they stand in the file. */
export async function insertLines(trx: Trx, listId: string, lines: RawLine[]): Promise<void> {
  await trx
    .insertInto('people_list_lines')
    .values(
      lines.map(({ line, cells }) => ({
        ...untold,
        list_id: listId,
        line,
        cells: JSON.stringify(cells),
      })),
    )
    .execute()
}

/** A line before anything is known of it. */
export const untold = {
  kind: null,
  person_id: null,
  match_key: null,
  mail_key: null,
  manager_key: null,
  detail: '',
  done_at: null,
}

/** The first lines of the file, as a sample of it. */
export async function firstLines(db: Db, listId: string, limit: number): Promise<RawLine[]> {
  return linesAfter(db, { listId, after: 0, limit })
}

/** Lines after the given one, in order. */
export async function linesAfter(
  db: Db,
  page: { listId: string; after: number; limit: number },
): Promise<RawLine[]> {
  const rows = await db
    .selectFrom('people_list_lines')
    .select(['line', 'cells'])
    .where('list_id', '=', page.listId)
    .where('line', '>', page.after)
    .orderBy('line')
    .limit(page.limit)
    .execute()
  return rows.map(rawLine)
}

/** Lines that nobody has compared yet, in order, with their keys. */
export async function linesToCompare(
  trx: Trx,
  listId: string,
  limit: number,
): Promise<(RawLine & { matchKey: string; mailKey: string | null })[]> {
  const rows = await trx
    .selectFrom('people_list_lines')
    .select(['line', 'cells', 'match_key', 'mail_key'])
    .where('list_id', '=', listId)
    .where('kind', 'is', null)
    .orderBy('line')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...rawLine(row), matchKey: row.match_key ?? '', mailKey: row.mail_key }))
}

/** Writes what was found out, many lines in one statement. Lines that are not there yet (leavers) are added. */
export async function saveLines(trx: Trx, listId: string, lines: ComparedLine[]): Promise<void> {
  if (lines.length === 0) return
  await trx
    .insertInto('people_list_lines')
    .values(
      lines.map((line) => ({
        list_id: listId,
        line: line.line,
        cells: '',
        kind: line.kind,
        person_id: line.personId,
        match_key: line.matchKey,
        mail_key: line.mailKey,
        manager_key: line.managerKey,
        detail: line.detail,
        done_at: null,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['list_id', 'line']).doUpdateSet((row) => ({
        kind: row.ref('excluded.kind'),
        person_id: row.ref('excluded.person_id'),
        match_key: row.ref('excluded.match_key'),
        mail_key: row.ref('excluded.mail_key'),
        manager_key: row.ref('excluded.manager_key'),
        detail: row.ref('excluded.detail'),
      })),
    )
    .execute()
}

/** Key → the first line of the file that has it. */
export async function firstLinesWith(
  trx: Trx,
  asked: { listId: string; column: 'match_key' | 'mail_key' | 'person_id'; values: string[] },
): Promise<Map<string, number>> {
  if (asked.values.length === 0) return new Map()
  const rows = await trx
    .selectFrom('people_list_lines')
    .select((row) => [asked.column, row.fn.min('line').as('line')])
    .where('list_id', '=', asked.listId)
    .where(asked.column, 'in', asked.values)
    .groupBy(asked.column)
    .execute()
  return new Map(rows.map((row) => [row[asked.column] ?? '', Number(row.line)]))
}

/** The number of the last line there is. */
export async function lastLineOf(trx: Db, listId: string): Promise<number> {
  const row = await trx
    .selectFrom('people_list_lines')
    .select(({ fn }) => fn.max('line').as('line'))
    .where('list_id', '=', listId)
    .executeTakeFirst()
  return Number(row?.line ?? 0)
}

export type ListLine = {
  line: number
  kind: LineKind
  personId: string | null
  detail: string
  doneAt: string | null
}

/** One page of lines of a kind, in order. `more` is true when another page follows. */
export async function listLines(
  db: Db,
  page: { listId: string; kind: LineKind; after: number; limit: number },
): Promise<{ lines: ListLine[]; more: boolean }> {
  const rows = await db
    .selectFrom('people_list_lines')
    .selectAll()
    .where('list_id', '=', page.listId)
    .where('kind', '=', page.kind)
    .where('line', '>', page.after)
    .orderBy('line')
    .limit(page.limit + 1)
    .execute()
  return { lines: rows.slice(0, page.limit).map(listLine), more: rows.length > page.limit }
}

/** Forgets the cells of lists that ended before then; which line was which person stays, for the ledger's digests. */
export async function forgetCells(trx: Trx, before: Date): Promise<void> {
  await trx
    .updateTable('people_list_lines')
    .set({ cells: '', detail: '', match_key: null, mail_key: null, manager_key: null })
    .where('cells', '!=', '')
    .where('list_id', 'in', (row) =>
      row.selectFrom('people_lists').select('id').where('ended_at', '<', before.toISOString()),
    )
    .execute()
}

function rawLine(row: Pick<PeopleListLinesTable, 'line' | 'cells'>): RawLine {
  return { line: Number(row.line), cells: row.cells === '' ? [] : (JSON.parse(row.cells) as string[]) }
}

/** A row as a line. */
export function listLine(row: PeopleListLinesTable): ListLine {
  return {
    line: Number(row.line),
    kind: (row.kind ?? 'fault') as LineKind,
    personId: row.person_id,
    detail: row.detail,
    doneAt: row.done_at,
  }
}

/** The number of the last line that stands in the file itself; lines after it are of people the file misses. */
export async function lastLineInFile(db: Db, list: { id: string; keyedTo: number }): Promise<number> {
  return list.keyedTo > 0 ? list.keyedTo : lastLineOf(db, list.id)
}
