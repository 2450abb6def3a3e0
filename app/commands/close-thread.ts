// Resolve a comment, withdraw one's own suggestion, or open either again.
import { noteRead } from '../../db/mentions'
import { endThread, openThreadAgain } from '../../db/threads'
import type { Desk } from '../context'
import { accepted, type Outcome } from '../domain/outcome'
import { acceptNote, closeThread, reopenThread as decideReopening, type Thread } from '../domain/thread'
import { actingPerson } from './acting-person'
import { change } from './change'
import { say } from './commenting'
import { openThread, type ThreadAddress } from './thread-step'

/**
 * Ends a thread, with a last word or without one.
 * Refuses: what `openThread` refuses, somebody who neither opened it nor writes drafts, a suggestion of somebody else.
 */
export async function resolveThread(
  desk: Desk,
  form: ThreadAddress & { text: string },
): Promise<Outcome<{ threadId: string; clauseId: string }>> {
  const person = actingPerson(desk)
  const text = acceptNote(form.text, 'text')
  if (!text.ok) return text
  return change(desk, async (step) => {
    const found = await openThread(step, desk, form)
    if (!found.ok) return found
    const { thread, who, open } = found.value
    const outcome = closeThread(thread, who)
    if (!outcome.ok) return outcome
    if (text.value !== '') {
      const place = { id: open.policy.id, slug: open.policy.slug, draft: open.draft }
      const words = { text: text.value, tell: '', threadId: thread.id, clauseId: thread.clauseId }
      const said = await say(step, desk, { ...words, who, place })
      if (!said.ok) return said
    }
    await noteRead(step.trx, { threadId: thread.id, personId: person.id, at: step.at })
    const { id: personId, name } = person
    await endThread(step.trx, { id: thread.id, personId, name, outcome: outcome.value, at: step.at })
    await step.record({
      action: outcome.value === 'withdrawn' ? 'suggestion.withdrawn' : 'thread.resolved',
      ...aboutThread(thread),
    })
    return accepted({ threadId: thread.id, clauseId: thread.clauseId })
  })
}

/** Opens a thread again. Refuses: what `openThread` refuses, one that is open, one whose words were taken. */
export async function reopenThread(
  desk: Desk,
  form: ThreadAddress,
): Promise<Outcome<{ threadId: string; clauseId: string }>> {
  return change(desk, async (step) => {
    const found = await openThread(step, desk, form)
    if (!found.ok) return found
    const { thread, who } = found.value
    const decided = decideReopening(thread, who)
    if (!decided.ok) return decided
    await openThreadAgain(step.trx, thread.id)
    await step.record({ action: 'thread.reopened', ...aboutThread(thread) })
    return accepted({ threadId: thread.id, clauseId: thread.clauseId })
  })
}

function aboutThread(thread: Thread) {
  return {
    subject: { kind: 'thread', id: thread.id },
    policyId: thread.policyId,
    detail: { clause: thread.clauseId, title: thread.clauseHeading },
  }
}
