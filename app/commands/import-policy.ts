// Import a policy: what was read of a file becomes a policy with a draft, as its owner placed it.
import { newId } from '../../db/identifier'
import { findImport, type ImportRecord, type StoredChoices } from '../../db/imports'
import { getProfile } from '../../db/profile'
import type { Desk } from '../context'
import { readTitle } from '../domain/draft'
import type { ImportedPolicy } from '../domain/imported-policy'
import { importPlan } from '../domain/import-plan'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import { answersFromProfile } from '../domain/profile'
import { actingPerson } from './acting-person'
import { beginPolicy } from './begin-policy'
import { change } from './change'
import { importGone } from './keep-import'
import { findTemplate } from './templates'

/**
 * Makes a policy and its draft from an import. Out: its address. Every section of the file that was not left out becomes
 * an own section; of the template those join that were chosen. Refuses an import that is gone, one of which nothing is
 * left, and a title that cannot be kept.
 */
export async function importPolicy(
  desk: Desk,
  wish: { id: string; title: string; choices: StoredChoices },
): Promise<Outcome<{ policyId: string; slug: string }>> {
  const person = actingPerson(desk)
  if (!may(person, 'write-drafts')) return refused('not-an-author', 'Only an author can bring in a policy.')
  const kept = await findImport(desk.candor.db, { id: wish.id, personId: person.id, at: desk.at })
  if (!kept) return importGone()
  const template = await findTemplate(desk.candor.db, desk.candor.library, kept.templateId)
  if (!template)
    return refused(
      'no-template',
      'This template is not installed any more. Choose the file again, with another template.',
    )
  const title = readTitle(wish.title)
  if (!title.ok) return title
  return change(desk, async (step) => {
    const { answers: profile } = await getProfile(step.trx)
    const answers = answersFromProfile(profile, template)
    const from = { template, answers, file: kept.fileName, newId }
    const plan = importPlan(textOf(kept, wish.choices), wish.choices, from)
    if (!plan.ok) return plan
    const { edits, arrangement, sections, joined } = plan.value
    const text = { title: title.value, answers, skipped: [], edits, arrangement }
    const begun = await beginPolicy(step, person, { template, text })
    await step.record({
      action: 'policy.imported',
      subject: { kind: 'policy', id: begun.policyId },
      policyId: begun.policyId,
      detail: {
        title: title.value,
        template: template.id,
        templateVersion: template.version,
        sha256: kept.sha256,
        sections,
        joined,
      },
    })
    return accepted(begun)
  })
}

/** The text the owner chose: with the file's tracked changes, or as it was before them. */
export function textOf(
  kept: Pick<ImportRecord, 'policy' | 'beforeChanges'>,
  choices: Pick<StoredChoices, 'changes'>,
): ImportedPolicy {
  return choices.changes === 'left-out' && kept.beforeChanges ? kept.beforeChanges : kept.policy
}
