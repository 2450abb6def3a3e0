// Take suggested words into the draft, or leave them with a reason. Both names stay: who suggested, and who decided.
import { noteEditor } from '../../db/draft-editors'
import { endThread, listSuggestions } from '../../db/threads'
import { takenWords } from '../compare/taken-words'
import type { Desk } from '../context'
import { editClause, editMark } from '../domain/draft'
import { accepted, type Outcome } from '../domain/outcome'
import {
  acceptComment,
  acceptDeciding,
  acceptNote,
  wordsNow,
  type Thread,
  type ThreadOutcome,
} from '../domain/thread'
import { actingPerson } from './acting-person'
import { change, type Change } from './change'
import { say } from './commenting'
import { keepDraft } from './keep-draft'
import { openThread, type ThreadAddress } from './thread-step'

type Decided = { threadId: string; clauseId: string; voidedRound: boolean }

/**
 * Puts the suggested words into the draft, with a word about it or without. Whoever suggested them has then written part of the text, and cannot approve it.
 * Where the section changed since, what changed stays beside them.
 * Refuses: what `openThread` refuses, somebody who is no author, a comment, a closed thread, and words for a passage that
 * changed since they were suggested (`clause-changed-since`).
 */
export async function takeSuggestion(
  desk: Desk,
  form: ThreadAddress & { text: string },
): Promise<Outcome<Decided>> {
  const person = actingPerson(desk)
  const note = acceptNote(form.text, 'text')
  if (!note.ok) return note
  return change(desk, async (step) => {
    const { trx, at } = step
    const found = await openThread(step, desk, form)
    if (!found.ok) return found
    const { thread, who, open } = found.value
    const { policy, draft, template, document } = open
    const deciding = acceptDeciding(thread, who)
    if (!deciding.ok) return deciding
    const [suggestion] = await listSuggestions(trx, [thread.id])
    if (!suggestion) throw new Error(`The suggestion of thread ${thread.id} is not there.`)
    const { clauseId } = thread
    const words = takenWords(suggestion, wordsNow(document, clauseId))
    if (!words.ok) return words
    const started = editMark(draft, clauseId)
    const edits = editClause(draft, template, { clauseId, started, ...words.value })
    if (!edits.ok) return edits
    const { personId, expertId, name } = thread.openedBy
    const suggester = personId ?? expertId ?? ''
    const { voidedRound } = await keepDraft(step, person, {
      policy,
      before: draft,
      after: { ...draft, edits: edits.value },
      template,
      action: 'suggestion.taken',
      detail: { clause: clauseId, title: words.value.heading, suggester, thread: thread.id },
      names: [{ personId: suggester, name }],
    })
    if (note.value !== '') {
      const remark = { text: note.value, tell: '', threadId: thread.id, clauseId }
      const said = await say(step, desk, {
        ...remark,
        who,
        place: { id: policy.id, slug: policy.slug, draft },
      })
      if (!said.ok) return said
    }
    if (personId) await noteEditor(trx, { policyId: policy.id, personId, at })
    await settle(step, thread, { personId: person.id, name: person.name, outcome: 'taken' })
    return accepted({ threadId: thread.id, clauseId, voidedRound })
  })
}

/** Leaves the draft as it is and says why. Refuses as `takeSuggestion` does, and a missing reason. */
export async function leaveSuggestion(
  desk: Desk,
  form: ThreadAddress & { text: string },
): Promise<Outcome<Decided>> {
  const person = actingPerson(desk)
  const reason = acceptComment(form.text, 'text', 'Say why, so that whoever suggested it understands.')
  if (!reason.ok) return reason
  return change(desk, async (step) => {
    const found = await openThread(step, desk, form)
    if (!found.ok) return found
    const { thread, who, open } = found.value
    const deciding = acceptDeciding(thread, who)
    if (!deciding.ok) return deciding
    const place = { id: open.policy.id, slug: open.policy.slug, draft: open.draft }
    const words = { text: reason.value, tell: '', threadId: thread.id, clauseId: thread.clauseId }
    const said = await say(step, desk, { ...words, who, place })
    if (!said.ok) return said
    const { personId, expertId, name } = thread.openedBy
    const suggester = personId ?? expertId ?? ''
    await settle(step, thread, { personId: person.id, name: person.name, outcome: 'left' })
    await step.record({
      action: 'suggestion.left',
      subject: { kind: 'thread', id: thread.id },
      policyId: thread.policyId,
      detail: { clause: thread.clauseId, title: thread.clauseHeading, suggester },
      names: [{ personId: suggester, name }],
    })
    return accepted({ threadId: thread.id, clauseId: thread.clauseId, voidedRound: false })
  })
}

async function settle(
  { trx, at }: Change,
  thread: Thread,
  by: { personId: string; name: string; outcome: ThreadOutcome },
): Promise<void> {
  await endThread(trx, { id: thread.id, ...by, at })
}
