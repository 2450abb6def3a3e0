// Threads about a draft: where each began, the words that were suggested in it, and how it ended.
import {
  threadOutcomes,
  type Thread,
  type ThreadKind,
  type ThreadOutcome,
  type Words,
} from '../app/domain/thread'
import type { Block } from '../app/domain/policy-document'
import { inWordOf, type Author, type InWord } from './comments'
import { newId } from './identifier'
import type { Db, ThreadsTable, Trx } from './tables'

export type Suggestion = { threadId: string; base: Words; baseMark: string; words: Words }

/** Opens a thread. Gives its id. */
export async function insertThread(
  trx: Trx,
  thread: {
    policyId: string
    clauseId: string
    clauseHeading: string
    kind: ThreadKind
    quote: string
    author: Author
    inWord?: InWord | null
    at: Date
  },
): Promise<string> {
  const id = newId()
  await trx
    .insertInto('threads')
    .values({
      id,
      policy_id: thread.policyId,
      clause_id: thread.clauseId,
      clause_heading: thread.clauseHeading,
      kind: thread.kind,
      quote: thread.quote,
      opened_at: thread.at.toISOString(),
      opened_by: thread.author.personId,
      opened_by_expert: thread.author.expertId,
      opened_by_name: thread.author.name,
      closed_at: null,
      closed_by: null,
      closed_by_name: null,
      outcome: null,
      word_author: thread.inWord?.author ?? null,
      word_at: thread.inWord?.at ?? null,
    })
    .execute()
  return id
}

/** Keeps suggested words beside those they are for. */
export async function insertSuggestion(
  trx: Trx,
  suggestion: Suggestion & { policyId: string },
): Promise<void> {
  await trx
    .insertInto('suggestions')
    .values({
      thread_id: suggestion.threadId,
      policy_id: suggestion.policyId,
      base_heading: suggestion.base.heading,
      base_blocks: JSON.stringify(suggestion.base.blocks),
      base_mark: suggestion.baseMark,
      heading: suggestion.words.heading,
      blocks: JSON.stringify(suggestion.words.blocks),
    })
    .execute()
}

/** The thread with this id. */
export async function findThread(db: Db, id: string): Promise<Thread | undefined> {
  const row = await db.selectFrom('threads').selectAll().where('id', '=', id).executeTakeFirst()
  return row && threadOf(row)
}

/** Ends an open thread. False when somebody ended it before. */
export async function endThread(
  trx: Trx,
  ending: { id: string; personId: string; name: string; outcome: ThreadOutcome; at: Date },
): Promise<boolean> {
  const result = await trx
    .updateTable('threads')
    .set({
      closed_at: ending.at.toISOString(),
      closed_by: ending.personId,
      closed_by_name: ending.name,
      outcome: ending.outcome,
    })
    .where('id', '=', ending.id)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}

/** Opens a thread that was ended; the ledger remembers that it was. */
export async function openThreadAgain(trx: Trx, id: string): Promise<void> {
  await trx
    .updateTable('threads')
    .set({ closed_at: null, closed_by: null, closed_by_name: null, outcome: null })
    .where('id', '=', id)
    .execute()
}

/** All threads of a draft, or of one of its sections, in the order in which they were opened. */
export async function listThreads(
  db: Db,
  filter: { policyId: string; clauseId?: string | undefined; standing: 'open' | 'closed' },
): Promise<Thread[]> {
  const { policyId, clauseId } = filter
  const rows = await db
    .selectFrom('threads')
    .selectAll()
    .where('policy_id', '=', policyId)
    .where('closed_at', filter.standing === 'open' ? 'is' : 'is not', null)
    .$if(clauseId !== undefined, (threads) => threads.where('clause_id', '=', clauseId ?? ''))
    .orderBy('id')
    .execute()
  return rows.map(threadOf)
}

/** How many threads of a draft, or of one of its sections, are open and closed. */
export async function countThreads(
  db: Db,
  { policyId, clauseId }: { policyId: string; clauseId?: string | undefined },
): Promise<{ open: number; closed: number }> {
  const rows = await db
    .selectFrom('threads')
    .select(({ fn, eb }) => [
      fn.countAll<string | number>().as('all'),
      fn.count<string | number>(eb.ref('closed_at')).as('closed'),
    ])
    .where('policy_id', '=', policyId)
    .$if(clauseId !== undefined, (threads) => threads.where('clause_id', '=', clauseId ?? ''))
    .execute()
  const all = Number(rows[0]?.all ?? 0)
  const closed = Number(rows[0]?.closed ?? 0)
  return { open: all - closed, closed }
}

/** How many open threads each section of a draft has; sections without one are left out. */
export async function countOpenBySection(db: Db, policyId: string): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('threads')
    .select(({ fn }) => ['clause_id', fn.countAll<string | number>().as('open')])
    .where('policy_id', '=', policyId)
    .where('closed_at', 'is', null)
    .groupBy('clause_id')
    .execute()
  return Object.fromEntries(rows.map((row) => [row.clause_id, Number(row.open)]))
}

/** The suggested words of these threads; threads without any are left out. */
export async function listSuggestions(db: Db, threadIds: string[]): Promise<Suggestion[]> {
  if (threadIds.length === 0) return []
  const rows = await db.selectFrom('suggestions').selectAll().where('thread_id', 'in', threadIds).execute()
  return rows.map((row) => ({
    threadId: row.thread_id,
    base: { heading: row.base_heading, blocks: blocksOf(row.base_blocks) },
    baseMark: row.base_mark,
    words: { heading: row.heading, blocks: blocksOf(row.blocks) },
  }))
}

function threadOf(row: ThreadsTable): Thread {
  const outcome = threadOutcomes.find((one) => one === row.outcome) ?? 'resolved'
  return {
    id: row.id,
    policyId: row.policy_id,
    clauseId: row.clause_id,
    clauseHeading: row.clause_heading,
    kind: row.kind === 'suggestion' ? 'suggestion' : 'comment',
    quote: row.quote,
    openedAt: row.opened_at,
    openedBy: { personId: row.opened_by, expertId: row.opened_by_expert, name: row.opened_by_name },
    inWord: inWordOf(row),
    closed: row.closed_at === null ? null : { at: row.closed_at, by: row.closed_by_name ?? '', outcome },
  }
}

/** The edge of the database: only `insertSuggestion` writes it. */
function blocksOf(json: string): Block[] {
  return JSON.parse(json) as Block[]
}
