// What was said about a policy, whole: so that comments which went out with an export are known when they come back.
import type { Db } from './tables'

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
