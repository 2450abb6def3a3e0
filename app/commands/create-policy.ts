// Create a policy: a template, a title, and a draft that begins with what the profile knows.
import { noteEditor } from '../../db/draft-editors'
import { insertDraft } from '../../db/drafts'
import { insertPolicy, slugsLike } from '../../db/policies'
import { getProfile } from '../../db/profile'
import { keepTemplateCopy } from '../../db/template-copies'
import type { Desk } from '../context'
import { asInTemplate } from '../domain/arrangement'
import { draftedPolicy, readTitle } from '../domain/draft'
import { fingerprint } from '../domain/fingerprint'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import { answersFromProfile } from '../domain/profile'
import { freeSlug, slugOf } from '../domain/slug'
import { actingPerson } from './acting-person'
import { change } from './change'
import { findTemplate } from './templates'

/**
 * Starts a policy from a template. Out: its address. An empty title takes the template's own.
 * Refuses a template that is not installed and a title that cannot be kept.
 */
export async function createPolicy(
  desk: Desk,
  wish: { templateId: string; title: string },
): Promise<Outcome<{ policyId: string; slug: string }>> {
  const person = actingPerson(desk)
  if (!may(person, 'write-drafts')) return refused('not-an-author', 'Only an author can start a policy.')
  const template = await findTemplate(desk.candor.db, desk.candor.library, wish.templateId)
  if (!template) return refused('no-template', 'This template is not installed. Choose another one.')
  const title = readTitle(wish.title.trim() === '' ? template.title : wish.title)
  if (!title.ok) return title
  return change(desk, async ({ trx, at, record }) => {
    const slug = freeSlug(title.value, await slugsLike(trx, slugOf(title.value)))
    const policyId = await insertPolicy(trx, {
      slug,
      title: title.value,
      templateId: template.id,
      createdBy: person.id,
      at,
    })
    const { answers: profile } = await getProfile(trx)
    const text = {
      title: title.value,
      answers: answersFromProfile(profile, template),
      skipped: [],
      edits: {},
      arrangement: asInTemplate,
    }
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
      action: 'policy.created',
      subject: { kind: 'policy', id: policyId },
      policyId,
      detail: { title: title.value, template: template.id, templateVersion: template.version },
    })
    return accepted({ policyId, slug })
  })
}
