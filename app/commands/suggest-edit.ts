// Suggest other words for a section: a thread that an author takes or leaves. The draft stays as it is until then.
import { insertSuggestion, insertThread } from '../../db/threads'
import type { Desk } from '../context'
import { refused, type Outcome } from '../domain/outcome'
import type { ClauseId } from '../domain/policy-document'
import { acceptComment, acceptSuggestion, wordsMark } from '../domain/thread'
import { change } from './change'
import { authorOf, type Saying } from './commenting'
import { sayFirst, threadPlace, type Spoken } from './open-thread'
import { acceptedBlocks, type TypedWords } from './typed-words'

export type SuggestionForm = Saying &
  Omit<TypedWords, 'blocks'> & {
    policyId: string
    clauseId: ClauseId
    /** `wordsMark` of the section when the form was opened. */
    started: string
    heading: string
  }

/**
 * Opens a thread with suggested words and the reason for them.
 * Refuses what `commentOnClause` refuses; Markdown that loses something until that is accepted (`markdown-losses`); words
 * equal to those that stand there; and a section that somebody changed since the form was opened.
 */
export async function suggestEdit(desk: Desk, form: SuggestionForm): Promise<Outcome<Spoken>> {
  const reason = acceptComment(form.text, 'text', 'Say in a sentence why these words are better.')
  if (!reason.ok) return reason
  const typed = acceptedBlocks(form)
  if (!typed.ok) return typed
  return change(desk, async (step) => {
    const place = await threadPlace(step, desk, form)
    if (!place.ok) return place
    const { open, who, words: base } = place.value
    const policyId = open.policy.id
    const baseMark = wordsMark(base)
    if (baseMark !== form.started) return clauseChanged
    const words = acceptSuggestion({ heading: form.heading, blocks: typed.value }, base)
    if (!words.ok) return words
    const threadId = await insertThread(step.trx, {
      policyId,
      clauseId: form.clauseId,
      clauseHeading: base.heading,
      kind: 'suggestion',
      quote: '',
      author: authorOf(who),
      at: step.at,
    })
    await insertSuggestion(step.trx, { threadId, policyId, base, baseMark, words: words.value })
    await step.record({
      action: 'suggestion.made',
      subject: { kind: 'thread', id: threadId },
      policyId,
      detail: { clause: form.clauseId, title: base.heading },
    })
    return sayFirst(step, desk, { ...form, place: place.value, threadId, text: reason.value })
  })
}

const clauseChanged = refused(
  'clause-changed-meanwhile',
  'Somebody changed this section while you wrote. Yours is still in the form: compare it with the section as it is now, then send it again.',
)
