// Lists of people from files: how far each one is, and how the columns of a header were read the last time.
import { sql } from 'kysely'
import type { ListState } from '../app/domain/people-list'
import type { ColumnMapping } from '../app/domain/people-columns'
import { newId } from './identifier'
import type { Db, PeopleListsTable, Trx } from './tables'

export type PeopleList = {
  id: string
  fileName: string
  sha256: string
  encoding: string
  separator: string
  header: string[]
  mapping: ColumnMapping
  leavers: 'keep' | 'leave'
  state: ListState
  problem: string
  lines: number
  keyedTo: number
  compared: number
  leaversTo: string
  joining: number
  changing: number
  leaving: number
  unchanged: number
  faulty: number
  done: number
  uploadedBy: string
  uploadedByName: string
  uploadedAt: string
  appliedBy: string | null
  appliedByName: string | null
  endedAt: string | null
  revision: number
}

/** Begins a list while its file is read. `heldUntil`: a reading that has not ended by then never will. */
export async function insertPeopleList(
  trx: Trx,
  list: {
    fileName: string
    sha256: string
    encoding: string
    separator: string
    header: string[]
    mapping: ColumnMapping
    by: { id: string; name: string }
    at: Date
    heldUntil: Date
  },
): Promise<string> {
  const id = newId()
  await trx
    .insertInto('people_lists')
    .values({
      id,
      file_name: list.fileName,
      sha256: list.sha256,
      encoding: list.encoding,
      separator: list.separator,
      header: JSON.stringify(list.header),
      mapping: JSON.stringify(list.mapping),
      leavers: 'keep',
      state: 'reading',
      problem: '',
      ...zeros,
      lines: 0,
      held_until: list.heldUntil.toISOString(),
      uploaded_by: list.by.id,
      uploaded_by_name: list.by.name,
      uploaded_at: list.at.toISOString(),
      applied_by: null,
      applied_by_name: null,
      ended_at: null,
      revision: 1,
    })
    .execute()
  return id
}

const zeros = {
  keyed_to: 0,
  compared: 0,
  leavers_to: '',
  joining: 0,
  changing: 0,
  leaving: 0,
  unchanged: 0,
  faulty: 0,
  done: 0,
}

/** The list, or undefined. */
export async function findPeopleList(db: Db, id: string): Promise<PeopleList | undefined> {
  const row = await db.selectFrom('people_lists').selectAll().where('id', '=', id).executeTakeFirst()
  return row && listOf(row)
}

/** Lists, the latest first; `before` is the last id of the page before. */
export async function listPeopleLists(
  db: Db,
  page: { limit: number; before?: string },
): Promise<PeopleList[]> {
  let query = db.selectFrom('people_lists').selectAll()
  if (page.before !== undefined) query = query.where('id', '<', page.before)
  const rows = await query.orderBy('id', 'desc').limit(page.limit).execute()
  return rows.map(listOf)
}

/** Lists that a job must go on with, the oldest first. */
export async function listRunningLists(db: Db): Promise<PeopleList[]> {
  const rows = await db
    .selectFrom('people_lists')
    .selectAll()
    // Written out, so that the index of running lists serves.
    .where(sql<boolean>`state in ('reading', 'comparing', 'applying')`)
    .where('state', '!=', 'reading')
    .orderBy('id')
    .execute()
  return rows.map(listOf)
}

/** What may change of a list. */
export type ListChange = Partial<
  Pick<
    PeopleListsTable,
    | 'state'
    | 'problem'
    | 'mapping'
    | 'leavers'
    | 'lines'
    | 'held_until'
    | 'keyed_to'
    | 'leavers_to'
    | 'applied_by'
    | 'applied_by_name'
    | 'ended_at'
  >
>

/** Brings a list from one state into what `set` says. Returns false when it is in another state by now. */
export async function updatePeopleList(
  trx: Trx,
  list: { id: string; from: ListState; set: ListChange },
): Promise<boolean> {
  const result = await trx
    .updateTable('people_lists')
    .set((row) => ({ ...list.set, revision: row('revision', '+', 1) }))
    .where('id', '=', list.id)
    .where('state', '=', list.from)
    .executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}

/** Adds to the counters of a list; numbers below zero take away. */
export async function countOnList(
  trx: Trx,
  id: string,
  counts: Partial<
    Record<'compared' | 'joining' | 'changing' | 'leaving' | 'unchanged' | 'faulty' | 'done', number>
  >,
): Promise<void> {
  const changed = Object.entries(counts).filter(([, count]) => count !== 0)
  if (changed.length === 0) return
  await trx
    .updateTable('people_lists')
    .set((row) =>
      Object.fromEntries(
        changed.map(([column, count]) => [column, row(column as keyof typeof counts, '+', count)]),
      ),
    )
    .where('id', '=', id)
    .execute()
}

/** Starts comparing anew: what an earlier comparison found is forgotten. */
export async function restartList(
  trx: Trx,
  list: { id: string; from: ListState; mapping: ColumnMapping; leavers: 'keep' | 'leave' },
): Promise<boolean> {
  const result = await trx
    .updateTable('people_lists')
    .set((row) => ({
      ...zeros,
      state: 'comparing',
      mapping: JSON.stringify(list.mapping),
      leavers: list.leavers,
      revision: row('revision', '+', 1),
    }))
    .where('id', '=', list.id)
    .where('state', '=', list.from)
    .executeTakeFirst()
  if (Number(result.numUpdatedRows) !== 1) return false
  await trx.deleteFrom('people_list_lines').where('list_id', '=', list.id).where('cells', '=', '').execute()
  await trx
    .updateTable('people_list_lines')
    .set({ kind: null, person_id: null, match_key: null, mail_key: null, manager_key: null, detail: '' })
    .where('list_id', '=', list.id)
    .where('kind', 'is not', null)
    .execute()
  return true
}

/** Readings that never came to their end become failed lists. */
export async function failCutReadings(trx: Trx, at: Date): Promise<void> {
  await trx
    .updateTable('people_lists')
    .set({
      state: 'failed',
      problem: 'The file was not read to its end, because Candor stopped. Upload it again.',
      ended_at: at.toISOString(),
    })
    .where(sql<boolean>`state in ('reading', 'comparing', 'applying')`)
    .where('state', '=', 'reading')
    .where('held_until', '<', at.toISOString())
    .execute()
}

function listOf(row: PeopleListsTable): PeopleList {
  return {
    id: row.id,
    fileName: row.file_name,
    sha256: row.sha256,
    encoding: row.encoding,
    separator: row.separator,
    header: JSON.parse(row.header) as string[],
    mapping: JSON.parse(row.mapping) as ColumnMapping,
    leavers: row.leavers === 'leave' ? 'leave' : 'keep',
    state: row.state as ListState,
    problem: row.problem,
    lines: Number(row.lines),
    keyedTo: Number(row.keyed_to),
    compared: Number(row.compared),
    leaversTo: row.leavers_to,
    joining: Number(row.joining),
    changing: Number(row.changing),
    leaving: Number(row.leaving),
    unchanged: Number(row.unchanged),
    faulty: Number(row.faulty),
    done: Number(row.done),
    uploadedBy: row.uploaded_by,
    uploadedByName: row.uploaded_by_name,
    uploadedAt: row.uploaded_at,
    appliedBy: row.applied_by,
    appliedByName: row.applied_by_name,
    endedAt: row.ended_at,
    revision: Number(row.revision),
  }
}
