// Rename a policy: the draft's title and the name it has in lists. Its address and its published versions keep theirs.
import { updatePolicyTitle } from '../../db/policies'
import type { Desk } from '../context'
import { readTitle } from '../domain/draft'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import { actingPerson } from './acting-person'
import { change } from './change'
import { keepDraft, type KeptDraft } from './keep-draft'
import { openDraft } from './open-draft'

/** Refuses an empty title, and a title that somebody else changed since the page was opened (`started`). */
export async function renamePolicy(
  desk: Desk,
  wish: { policyId: string; title: string; started: string },
): Promise<Outcome<KeptDraft>> {
  const person = actingPerson(desk)
  if (!may(person, 'write-drafts')) return refused('not-an-author', 'Only an author can rename a policy.')
  const title = readTitle(wish.title)
  if (!title.ok) return title
  return change(desk, async (step) => {
    const open = await openDraft(step.trx, desk.candor.library, { policyId: wish.policyId })
    if (!open.ok) return open
    const { policy, draft, template } = open.value
    if (draft.title !== wish.started && draft.title !== title.value) {
      return refused(
        'title-changed-meanwhile',
        `${draft.changedByName} has renamed it to “${draft.title}” meanwhile. Save again to keep your title.`,
        { title: `It is called “${draft.title}” now. Save again to keep your title.` },
      )
    }
    const kept = await keepDraft(step, person, {
      policy,
      before: draft,
      after: { ...draft, title: title.value },
      template,
      action: 'draft.renamed',
      detail: { title: title.value },
    })
    if (kept.changed) await updatePolicyTitle(step.trx, policy.id, title.value)
    return accepted(kept)
  })
}
