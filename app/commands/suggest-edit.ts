// Suggest other words for a section: a thread that an author takes or leaves. The draft stays as it is until then.
import { insertSuggestion, insertThread } from '../../db/threads'
import type { Desk } from '../context'
import { markOf } from '../domain/mark'
import { refused, type Outcome } from '../domain/outcome'
import type { ClauseId } from '../domain/policy-document'
import { acceptComment, acceptSuggestion, wordsMark } from '../domain/thread'
import { cleanText } from '../domain/typed-text'
import { blocksFromMarkdown } from '../import/markdown'
import { change } from './change'
import { authorOf, type Saying } from './commenting'
import { markdownLimit } from './edit-clause'
import { sayFirst, threadPlace, type Spoken } from './open-thread'

export type SuggestionForm = Saying & {
  policyId: string
  clauseId: ClauseId
  /** `wordsMark` of the section when the form was opened. */
  started: string
  heading: string
  markdown: string
  /** The mark of the losses that were shown and accepted; "" when none were shown. */
  losses: string
}

/**
 * Opens a thread with suggested words and the reason for them.
 * Refuses what `commentOnClause` refuses; Markdown that loses something until that is accepted (`markdown-losses`); words
 * equal to those that stand there; and a section that somebody changed since the form was opened.
 */
export async function suggestEdit(desk: Desk, form: SuggestionForm): Promise<Outcome<Spoken>> {
  const reason = acceptComment(form.text, 'text', 'Say in a sentence why these words are better.')
  if (!reason.ok) return reason
  const source = cleanText(form.markdown, markdownLimit)
  if (!source.ok) return refused(source.rule, source.sentence, { markdown: source.sentence })
  const { blocks, losses } = blocksFromMarkdown(source.value)
  if (losses.length > 0 && form.losses !== markOf(losses))
    return refused(
      'markdown-losses',
      'Some of what you typed cannot stand in a policy. See what would be left out, then decide.',
      { markdown: 'Some of this would be left out.' },
    )
  return change(desk, async (step) => {
    const place = await threadPlace(step, desk, form)
    if (!place.ok) return place
    const { open, who, words: base } = place.value
    const policyId = open.policy.id
    const baseMark = wordsMark(base)
    if (baseMark !== form.started) return clauseChanged
    const words = acceptSuggestion({ heading: form.heading, blocks }, base)
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
