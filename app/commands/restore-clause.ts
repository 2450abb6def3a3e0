// Restore a clause: hand-written words give way to the template's.
import type { Desk } from '../context'
import { restoreClause as decideRestore } from '../domain/draft'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import type { ClauseId } from '../domain/policy-document'
import { allTemplateClauses } from '../domain/template'
import { actingPerson } from './acting-person'
import { change } from './change'
import { keepDraft, type KeptDraft } from './keep-draft'
import { openDraft } from './open-draft'

/** Refuses when somebody else edited the clause since the page was opened (`started`). */
export async function restoreClause(
  desk: Desk,
  form: { policyId: string; clauseId: ClauseId; started: string },
): Promise<Outcome<KeptDraft>> {
  const person = actingPerson(desk)
  if (!may(person, 'write-drafts')) return refused('not-an-author', 'Only an author can change a draft.')
  return change(desk, async (step) => {
    const open = await openDraft(step.trx, desk.candor.library, { policyId: form.policyId })
    if (!open.ok) return open
    const { policy, draft, template } = open.value
    const edits = decideRestore(draft, form)
    if (!edits.ok) return edits
    const clause = allTemplateClauses(template.clauses).find((one) => one.id === form.clauseId)
    const kept = await keepDraft(step, person, {
      policy,
      before: draft,
      after: { ...draft, edits: edits.value },
      template,
      action: 'draft.clause-restored',
      detail: { clause: form.clauseId, title: clause?.heading ?? form.clauseId },
    })
    return accepted(kept)
  })
}
