// Edit a clause by hand: its heading, and its text from the editor or as Markdown.
import type { Desk } from '../context'
import { editClause as decideEdit } from '../domain/draft'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import type { ClauseId } from '../domain/policy-document'
import { actingPerson } from './acting-person'
import { change } from './change'
import { keepDraft, type KeptDraft } from './keep-draft'
import { openDraft } from './open-draft'
import { acceptedBlocks, type TypedWords } from './typed-words'

export type ClauseForm = TypedWords & {
  policyId: string
  clauseId: ClauseId
  /** `editMark` of the clause when the form was opened. */
  started: string
  heading: string
}

/**
 * Keeps hand-written words for a clause. Refuses text that loses something until those losses are accepted
 * (rule `markdown-losses`), and words that somebody else changed meanwhile.
 */
export async function editClause(desk: Desk, form: ClauseForm): Promise<Outcome<KeptDraft>> {
  const person = actingPerson(desk)
  if (!may(person, 'write-drafts')) return refused('not-an-author', 'Only an author can change a draft.')
  const words = acceptedBlocks(form)
  if (!words.ok) return words
  const blocks = words.value
  return change(desk, async (step) => {
    const open = await openDraft(step.trx, desk.candor.library, { policyId: form.policyId })
    if (!open.ok) return open
    const { policy, draft, template } = open.value
    const edits = decideEdit(draft, template, { ...form, blocks })
    if (!edits.ok) return edits
    const kept = await keepDraft(step, person, {
      policy,
      before: draft,
      after: { ...draft, edits: edits.value },
      template,
      action: 'draft.clause-edited',
      detail: { clause: form.clauseId, title: form.heading.trim() },
    })
    return accepted(kept)
  })
}
