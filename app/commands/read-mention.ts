// Note that a mentioned person has seen the thread: its card leaves their first page.
import { noteRead } from '../../db/mentions'
import { findThread } from '../../db/threads'
import type { Desk } from '../context'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import { actingPerson } from './acting-person'
import { change } from './change'
import type { ThreadAddress } from './thread-step'

/** Refuses: not-a-reader, no-thread. Nothing is written into the ledger: it is nobody's business but theirs. */
export async function readMention(
  desk: Desk,
  { policyId, threadId }: ThreadAddress,
): Promise<Outcome<{ threadId: string; clauseId: string }>> {
  const person = actingPerson(desk)
  if (!may(person, 'read-drafts')) return refused('not-a-reader', 'Only people who read drafts see comments.')
  return change(desk, async ({ trx, at }) => {
    const thread = await findThread(trx, threadId)
    if (!thread || thread.policyId !== policyId)
      return refused('no-thread', 'There is no such comment on this draft. Load the page again.')
    await noteRead(trx, { threadId, personId: person.id, at })
    return accepted({ threadId, clauseId: thread.clauseId })
  })
}
