// Suggest other words for a section: a thread that an author takes or leaves. The draft stays as it is until then.
import { countThreads, insertSuggestion, insertThread } from '../../db/threads'
import type { Desk } from '../context'
import { markOf } from '../domain/mark'
import { accepted, refused, type Outcome } from '../domain/outcome'
import type { ClauseId } from '../domain/policy-document'
import { acceptComment, acceptSuggestion, acceptThread, wordsMark, wordsNow } from '../domain/thread'
import { cleanText } from '../domain/typed-text'
import { blocksFromMarkdown } from '../import/markdown'
import { change } from './change'
import type { Spoken } from './comment-on-clause'
import { authorOf, commenterAt, say, type Saying } from './commenting'
import { markdownLimit } from './edit-clause'
import { openDraft } from './open-draft'

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
    const { trx, at } = step
    const open = await openDraft(trx, desk.candor.library, { policyId: form.policyId })
    if (!open.ok) return open
    const { policy, draft, document } = open.value
    const who = await commenterAt(step, desk, { policyId: policy.id, title: draft.title })
    if (!who.ok) return who
    const room = acceptThread((await countThreads(trx, { policyId: policy.id })).open)
    if (!room.ok) return room
    const base = wordsNow(document, form.clauseId)
    if (!base) return clauseGone
    const baseMark = wordsMark(base)
    if (baseMark !== form.started) return clauseChanged
    const words = acceptSuggestion({ heading: form.heading, blocks }, base)
    if (!words.ok) return words
    const threadId = await insertThread(trx, {
      policyId: policy.id,
      clauseId: form.clauseId,
      clauseHeading: base.heading,
      kind: 'suggestion',
      quote: '',
      author: authorOf(who.value),
      at,
    })
    await insertSuggestion(trx, { threadId, policyId: policy.id, base, baseMark, words: words.value })
    await step.record({
      action: 'suggestion.made',
      subject: { kind: 'thread', id: threadId },
      policyId: policy.id,
      detail: { clause: form.clauseId, title: base.heading },
    })
    const said = await say(step, desk, {
      text: reason.value,
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
  'This section is not in the draft any more. Choose another one to suggest words for.',
)
const clauseChanged = refused(
  'clause-changed-meanwhile',
  'Somebody changed this section while you wrote. Yours is still in the form: compare it with the section as it is now, then send it again.',
)
