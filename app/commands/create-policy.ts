// Create a policy: a template, a title, and a draft that begins with what the profile knows.
import { getProfile } from '../../db/profile'
import type { Desk } from '../context'
import { asInTemplate } from '../domain/arrangement'
import { readTitle } from '../domain/draft'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import { answersFromProfile } from '../domain/profile'
import { actingPerson } from './acting-person'
import { beginPolicy } from './begin-policy'
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
  return change(desk, async (step) => {
    const { answers: profile } = await getProfile(step.trx)
    const text = {
      title: title.value,
      answers: answersFromProfile(profile, template),
      skipped: [],
      edits: {},
      arrangement: asInTemplate,
    }
    const begun = await beginPolicy(step, person, { template, text })
    await step.record({
      action: 'policy.created',
      subject: { kind: 'policy', id: begun.policyId },
      policyId: begun.policyId,
      detail: { title: title.value, template: template.id, templateVersion: template.version },
    })
    return accepted(begun)
  })
}
