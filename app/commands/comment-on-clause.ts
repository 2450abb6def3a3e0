// Comment on a section of a draft, or on one sentence of it: a new thread.
import { countThreads, insertThread } from '../../db/threads'
import type { Desk } from '../context'
import { clauseSentences } from '../domain/clause-sentences'
import { accepted, refused, type Outcome } from '../domain/outcome'
import type { ClauseId } from '../domain/policy-document'
import { acceptComment, acceptThread, wordsNow } from '../domain/thread'
import { change } from './change'
import { authorOf, commenterAt, say, type Saying } from './commenting'
import { openDraft } from './open-draft'

export type CommentForm = Saying & {
  policyId: string
  clauseId: ClauseId
  /** A sentence of the section; "" for the whole of it. */
  quote: string
}

/** Names of those who are told. */
export type Spoken = { threadId: string; clauseId: ClauseId; told: string[] }

/**
 * Opens a thread with its first comment.
 * Refuses: no right to comment, a link that is over, no text, a section or sentence that is not in the draft any more,
 * too many open threads, a mention that would reach nobody.
 */
export async function commentOnClause(desk: Desk, form: CommentForm): Promise<Outcome<Spoken>> {
  const text = acceptComment(form.text, 'text', 'Write your comment.')
  if (!text.ok) return text
  return change(desk, async (step) => {
    const { trx, at } = step
    const open = await openDraft(trx, desk.candor.library, { policyId: form.policyId })
    if (!open.ok) return open
    const { policy, draft, document } = open.value
    const who = await commenterAt(step, desk, { policyId: policy.id, title: draft.title })
    if (!who.ok) return who
    const room = acceptThread((await countThreads(trx, { policyId: policy.id })).open)
    if (!room.ok) return room
    const words = wordsNow(document, form.clauseId)
    if (!words) return clauseGone
    if (form.quote !== '' && !clauseSentences(words.blocks).includes(form.quote)) return sentenceGone
    const threadId = await insertThread(trx, {
      policyId: policy.id,
      clauseId: form.clauseId,
      clauseHeading: words.heading,
      kind: 'comment',
      quote: form.quote,
      author: authorOf(who.value),
      at,
    })
    await step.record({
      action: 'comment.written',
      subject: { kind: 'thread', id: threadId },
      policyId: policy.id,
      detail: { clause: form.clauseId, title: words.heading },
    })
    const said = await say(step, desk, {
      text: text.value,
      tell: form.tell,
      who: who.value,
      place: { id: policy.id, slug: policy.slug, draft },
      threadId,
      clauseId: form.clauseId,
    })
    return said.ok ? accepted({ threadId, clauseId: form.clauseId, told: said.value.told }) : said
  })
}

const clauseGone = refused(
  'clause-not-in-draft',
  'This section is not in the draft any more. Choose another one to comment on.',
)
const sentenceGone = refused(
  'sentence-not-in-clause',
  'The section has changed, and this sentence is not in it any more. Choose another, or the whole section.',
  { quote: 'Choose another sentence, or the whole section.' },
)
