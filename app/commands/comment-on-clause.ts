// Comment on a section of a draft, or on one sentence of it: a new thread.
import { insertThread } from '../../db/threads'
import type { Desk } from '../context'
import { clauseSentences } from '../domain/clause-sentences'
import { refused, type Outcome } from '../domain/outcome'
import type { ClauseId } from '../domain/policy-document'
import { acceptComment } from '../domain/thread'
import { change } from './change'
import { authorOf, type Saying } from './commenting'
import { sayFirst, threadPlace, type Spoken } from './open-thread'

export type CommentForm = Saying & {
  policyId: string
  clauseId: ClauseId
  /** A sentence of the section; "" for the whole of it. */
  quote: string
}

/**
 * Opens a thread with its first comment.
 * Refuses: no right to comment, a link that is over, no text, a section or sentence that is not in the draft any more,
 * too many open threads, a mention that would reach nobody.
 */
export async function commentOnClause(desk: Desk, form: CommentForm): Promise<Outcome<Spoken>> {
  const text = acceptComment(form.text, 'text', 'Write your comment.')
  if (!text.ok) return text
  return change(desk, async (step) => {
    const place = await threadPlace(step, desk, form)
    if (!place.ok) return place
    const { open, who, words } = place.value
    if (form.quote !== '' && !clauseSentences(words.blocks).includes(form.quote)) return sentenceGone
    const policyId = open.policy.id
    const threadId = await insertThread(step.trx, {
      policyId,
      clauseId: form.clauseId,
      clauseHeading: words.heading,
      kind: 'comment',
      quote: form.quote,
      author: authorOf(who),
      at: step.at,
    })
    await step.record({
      action: 'comment.written',
      subject: { kind: 'thread', id: threadId },
      policyId,
      detail: { clause: form.clauseId, title: words.heading },
    })
    return sayFirst(step, desk, { ...form, place: place.value, threadId, text: text.value })
  })
}

const sentenceGone = refused(
  'sentence-not-in-clause',
  'The section has changed, and this sentence is not in it any more. Choose another, or the whole section.',
  { quote: 'Choose another sentence, or the whole section.' },
)
