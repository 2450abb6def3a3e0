// What was written in the threads about a draft: comments and replies, by whom, and when.
import { newId } from './identifier'
import type { Db, Trx } from './tables'

/** Who wrote: a person or an outside expert, under the name and title of that moment. */
export type Author = { personId: string | null; expertId: string | null; name: string; title: string }

/** Who said it in a Word file, by the name that stands there: text, and no proof of anything. */
export type InWord = { author: string; at: string | null }

export type Comment = {
  id: string
  threadId: string
  author: Author
  text: string
  writtenAt: string
  inWord: InWord | null
}

/** Keeps what somebody wrote. Gives its id. */
export async function insertComment(
  trx: Trx,
  comment: {
    threadId: string
    policyId: string
    author: Author
    text: string
    inWord?: InWord | null
    at: Date
  },
): Promise<string> {
  const id = newId()
  await trx
    .insertInto('comments')
    .values({
      id,
      thread_id: comment.threadId,
      policy_id: comment.policyId,
      person_id: comment.author.personId,
      expert_id: comment.author.expertId,
      author_name: comment.author.name,
      author_title: comment.author.title,
      body: comment.text,
      written_at: comment.at.toISOString(),
      word_author: comment.inWord?.author ?? null,
      word_at: comment.inWord?.at ?? null,
    })
    .execute()
  return id
}

/** What was written in these threads, oldest first. */
export async function listComments(db: Db, threadIds: string[]): Promise<Comment[]> {
  if (threadIds.length === 0) return []
  const rows = await db
    .selectFrom('comments')
    .selectAll()
    .where('thread_id', 'in', threadIds)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    threadId: row.thread_id,
    author: {
      personId: row.person_id,
      expertId: row.expert_id,
      name: row.author_name,
      title: row.author_title,
    },
    text: row.body,
    writtenAt: row.written_at,
    inWord: inWordOf(row),
  }))
}

/** How much was written in a thread. */
export async function countComments(db: Db, threadId: string): Promise<number> {
  const row = await db
    .selectFrom('comments')
    .select(({ fn }) => fn.countAll<string | number>().as('count'))
    .where('thread_id', '=', threadId)
    .executeTakeFirst()
  return Number(row?.count ?? 0)
}

/** When each comment on a policy was written, and its words: what an export of the draft may have carried out. */
export async function listPolicyComments(db: Db, policyId: string): Promise<{ at: string; text: string }[]> {
  const rows = await db
    .selectFrom('comments')
    .innerJoin('threads', 'threads.id', 'comments.thread_id')
    .select(['comments.written_at', 'comments.body'])
    .where('threads.policy_id', '=', policyId)
    .execute()
  return rows.map((row) => ({ at: row.written_at, text: row.body }))
}

/** True when the expert has written anything since this moment. */
export async function hasWrittenSince(db: Db, expertId: string, since: string): Promise<boolean> {
  const row = await db
    .selectFrom('comments')
    .select('id')
    .where('expert_id', '=', expertId)
    .where('written_at', '>=', since)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Who said it in Word; null for what was written here. */
export function inWordOf(row: { word_author: string | null; word_at: string | null }): InWord | null {
  return row.word_author === null ? null : { author: row.word_author, at: row.word_at }
}
