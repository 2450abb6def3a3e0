// A step in a thread that is there: who takes it, on which draft, and in which thread.
import { findThread } from '../../db/threads'
import type { Desk } from '../context'
import { accepted, refused, type Outcome } from '../domain/outcome'
import type { Commenter, Thread } from '../domain/thread'
import type { Change } from './change'
import { commenterAt } from './commenting'
import { openDraft, type OpenDraft } from './open-draft'

/** A thread is found only through its draft: ids of other drafts lead nowhere. */
export type ThreadAddress = { policyId: string; threadId: string }

export type ThreadStep = { thread: Thread; who: Commenter; open: OpenDraft }

/** Refuses: no draft, no right to comment, a link that is over, no such thread. */
export async function openThread(
  step: Change,
  desk: Desk,
  { policyId, threadId }: ThreadAddress,
): Promise<Outcome<ThreadStep>> {
  const open = await openDraft(step.trx, desk.candor.library, { policyId })
  if (!open.ok) return open
  const who = await commenterAt(step, desk, { policyId, title: open.value.draft.title })
  if (!who.ok) return who
  const thread = await findThread(step.trx, threadId)
  if (!thread || thread.policyId !== policyId)
    return refused('no-thread', 'There is no such comment on this draft. Load the page again.')
  return accepted({ thread, who: who.value, open: open.value })
}
