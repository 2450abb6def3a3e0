// Drafts in tests: an instance with one template, and Amara's policy made from it.
import type { Candor } from '../app/context'
import { createPolicy } from '../app/commands/create-policy'
import { openDraft, type OpenDraft } from '../app/commands/open-draft'
import type { Template } from '../app/domain/template'
import type { Engine } from '../db/connect'
import { anInstance, deskOf, valueOf } from './instance'
import { amara } from './people'
import { aTemplate } from './small-template'

/** The cast, with this template installed. */
export async function aDraftingInstance(
  template: Template = aTemplate(),
  engine: Engine = 'sqlite',
): Promise<Candor> {
  return anInstance(engine, { templates: [template], scenarios: [] })
}

/** Amara's policy from the small template, opened. */
export async function aPolicy(candor: Candor, title = 'Social media policy'): Promise<OpenDraft> {
  const created = valueOf(await createPolicy(deskOf(candor, amara), { templateId: 'small', title }))
  return draftNow(candor, created.policyId)
}

export async function draftNow(candor: Candor, policyId: string): Promise<OpenDraft> {
  return valueOf(await openDraft(candor.db, candor.library, { policyId }))
}
