// Mentions: who was named in a comment and has not looked yet.
import type { Mentionable } from '../app/domain/mention'
import { may, permissions } from '../app/domain/permission'
import { everyone, gather } from './person-record'
import type { Db, Trx } from './tables'

export type UnreadMention = {
  threadId: string
  clauseId: string
  policySlug: string
  /** The draft's title. */
  title: string
  by: string
  at: string
}

/** Notes that a comment mentions these people. */
export async function insertMentions(
  trx: Trx,
  mention: { commentId: string; threadId: string; personIds: string[] },
): Promise<void> {
  if (mention.personIds.length === 0) return
  await trx
    .insertInto('mentions')
    .values(
      mention.personIds.map((personId) => ({
        comment_id: mention.commentId,
        person_id: personId,
        thread_id: mention.threadId,
        read_at: null,
      })),
    )
    .execute()
}

/** The person has seen the thread. Gives how many mentions that were unread. */
export async function noteRead(
  trx: Trx,
  read: { threadId: string; personId: string; at: Date },
): Promise<number> {
  const result = await trx
    .updateTable('mentions')
    .set({ read_at: read.at.toISOString() })
    .where('thread_id', '=', read.threadId)
    .where('person_id', '=', read.personId)
    .where('read_at', 'is', null)
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}

/** The latest mentions a person has not read, one for each thread. */
export async function listUnreadMentions(db: Db, personId: string, limit: number): Promise<UnreadMention[]> {
  const rows = await db
    .selectFrom('mentions')
    .innerJoin('comments', 'comments.id', 'mentions.comment_id')
    .innerJoin('threads', 'threads.id', 'mentions.thread_id')
    .innerJoin('policies', 'policies.id', 'threads.policy_id')
    .innerJoin('drafts', 'drafts.policy_id', 'threads.policy_id')
    .select([
      'mentions.thread_id',
      'threads.clause_id',
      'policies.slug',
      'drafts.title',
      'comments.author_name',
      'comments.written_at',
    ])
    .where('mentions.person_id', '=', personId)
    .where('mentions.read_at', 'is', null)
    .orderBy('mentions.comment_id', 'desc')
    .limit(limit * 4)
    .execute()
  const threads = new Map<string, UnreadMention>()
  for (const row of rows) {
    if (threads.has(row.thread_id)) continue
    threads.set(row.thread_id, {
      threadId: row.thread_id,
      clauseId: row.clause_id,
      policySlug: row.slug,
      title: row.title,
      by: row.author_name,
      at: row.written_at,
    })
  }
  return [...threads.values()].slice(0, limit)
}

/** Those of the threads in which the person has an unread mention. */
export async function unreadThreads(db: Db, personId: string, threadIds: string[]): Promise<string[]> {
  if (threadIds.length === 0) return []
  const rows = await db
    .selectFrom('mentions')
    .select('thread_id')
    .distinct()
    .where('person_id', '=', personId)
    .where('thread_id', 'in', threadIds)
    .where('read_at', 'is', null)
    .execute()
  return rows.map((row) => row.thread_id)
}

/** Everybody who may read drafts and has not left, by name, at most 500; they can be mentioned. */
export async function listDraftReaders(db: Db): Promise<(Mentionable & { title: string; email: string })[]> {
  const rows = await everyone(db)
    .where('people.left_at', 'is', null)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('role_grants as held')
          .select('held.id')
          .whereRef('held.person_id', '=', 'people.id')
          .where('held.role', 'in', permissions['read-drafts'])
          .where('held.ended_at', 'is', null),
      ),
    )
    .orderBy('people.name')
    .orderBy('people.id')
    .limit(2_000)
    .execute()
  return gather(rows)
    .slice(0, 500)
    .map((person) => ({
      id: person.id,
      name: person.name,
      title: person.jobTitle || person.department,
      email: person.email,
      mayRead: true,
    }))
}

/** People who are here and carry one of these names, whatever their roles. */
export async function listPeopleNamed(db: Db, names: string[]): Promise<Mentionable[]> {
  if (names.length === 0) return []
  const rows = await everyone(db)
    .where('people.name', 'in', names)
    .where('people.left_at', 'is', null)
    .limit(500)
    .execute()
  return gather(rows).map((person) => ({
    id: person.id,
    name: person.name,
    mayRead: may(person, 'read-drafts'),
  }))
}
