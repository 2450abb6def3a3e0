// Import a policy: what was read of a file becomes a policy with a draft, as its owner placed it.
import { noteEditor } from '../../db/draft-editors'
import { insertDraft } from '../../db/drafts'
import { newId } from '../../db/identifier'
import { findImport, type ImportRecord, type StoredChoices } from '../../db/imports'
import { insertPolicy, slugsLike } from '../../db/policies'
import { getProfile } from '../../db/profile'
import { keepTemplateCopy } from '../../db/template-copies'
import type { Desk } from '../context'
import { draftedPolicy, readTitle } from '../domain/draft'
import { fingerprint } from '../domain/fingerprint'
import type { ImportedPolicy } from '../domain/imported-policy'
import { importPlan } from '../domain/import-plan'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import { answersFromProfile } from '../domain/profile'
import { freeSlug, slugOf } from '../domain/slug'
import { actingPerson } from './acting-person'
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
  return change(desk, async ({ trx, at, record }) => {
    const { answers: profile } = await getProfile(trx)
    const answers = answersFromProfile(profile, template)
    const from = { template, answers, file: kept.fileName, newId }
    const plan = importPlan(textOf(kept, wish.choices), wish.choices, from)
    if (!plan.ok) return plan
    const slug = freeSlug(title.value, await slugsLike(trx, slugOf(title.value)))
    const policyId = await insertPolicy(trx, {
      slug,
      title: title.value,
      templateId: template.id,
      createdBy: person.id,
      at,
    })
    const { edits, arrangement, sections, joined } = plan.value
    const text = { title: title.value, answers, skipped: [], edits, arrangement }
    const draft = {
      ...text,
      policyId,
      templateId: template.id,
      templateVersion: template.version,
      templateDigest: await keepTemplateCopy(trx, template, at),
      changedBy: person.id,
      fingerprint: fingerprint(draftedPolicy(text, template).document),
    }
    await insertDraft(trx, draft, at)
    await noteEditor(trx, { policyId, personId: person.id, at })
    await record({
      action: 'policy.imported',
      subject: { kind: 'policy', id: policyId },
      policyId,
      detail: {
        title: title.value,
        template: template.id,
        templateVersion: template.version,
        sha256: kept.sha256,
        sections,
        joined,
      },
    })
    return accepted({ policyId, slug })
  })
}

/** The text the owner chose: with the file's tracked changes, or as it was before them. */
export function textOf(
  kept: Pick<ImportRecord, 'policy' | 'beforeChanges'>,
  choices: Pick<StoredChoices, 'changes'>,
): ImportedPolicy {
  return choices.changes === 'left-out' && kept.beforeChanges ? kept.beforeChanges : kept.policy
}
