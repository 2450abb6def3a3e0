// Reply: a further comment in a thread that is open.
import { countComments } from '../../db/comments'
import type { Desk } from '../context'
import { accepted, type Outcome } from '../domain/outcome'
import { acceptComment, acceptReply } from '../domain/thread'
import { change } from './change'
import type { Spoken } from './open-thread'
import { say, type Saying } from './commenting'
import { openThread, type ThreadAddress } from './thread-step'

/** Refuses: what `openThread` refuses, no text, a thread that is closed or full, a mention that would reach nobody. */
export async function replyToThread(desk: Desk, form: ThreadAddress & Saying): Promise<Outcome<Spoken>> {
  const text = acceptComment(form.text, 'text', 'Write your reply.')
  if (!text.ok) return text
  return change(desk, async (step) => {
    const found = await openThread(step, desk, form)
    if (!found.ok) return found
    const { thread, who, open } = found.value
    const room = acceptReply(thread, await countComments(step.trx, thread.id))
    if (!room.ok) return room
    await step.record({
      action: 'comment.replied',
      subject: { kind: 'thread', id: thread.id },
      policyId: thread.policyId,
      detail: { clause: thread.clauseId, title: thread.clauseHeading },
    })
    const said = await say(step, desk, {
      text: text.value,
      tell: form.tell,
      who,
      place: { id: open.policy.id, slug: open.policy.slug, draft: open.draft },
      threadId: thread.id,
      clauseId: thread.clauseId,
    })
    if (!said.ok) return said
    return accepted({ threadId: thread.id, clauseId: thread.clauseId, told: said.value.told })
  })
}
