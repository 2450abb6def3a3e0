// Open a draft: the policy at an address with its draft, its template, and what they give together. A plain read.
import { LRUCache } from 'lru-cache'
import { findDraft } from '../../db/drafts'
import { findPolicy, findPolicyBySlug, type PolicyRecord } from '../../db/policies'
import type { Db } from '../../db/tables'
import { draftInput, type Draft } from '../domain/draft'
import type { Gap } from '../domain/draft-gaps'
import { clauseStates, type ClauseProgress } from '../domain/draft-progress'
import { accepted, refused, type Outcome } from '../domain/outcome'
import type { PolicyDocument } from '../domain/policy-document'
import { redraftPolicy, type Drafted } from '../domain/redraft'
import type { Template } from '../domain/template'
import type { Library } from '../templates/library'
import { templateOfDraft } from './templates'

/** How the policies opened last were drafted: the next drafting starts there, and its clauses need no new page. */
const lastDrafted = new LRUCache<string, Drafted>({ max: 32 })

export type OpenDraft = {
  policy: PolicyRecord
  draft: Draft
  template: Template
  document: PolicyDocument
  gaps: Gap[]
  states: ClauseProgress[]
}

/** By address or by id. Refuses `no-policy`, and `no-template` when no copy of the template it was made from is left. */
export async function openDraft(
  db: Db,
  library: Library,
  which: { slug: string } | { policyId: string },
): Promise<Outcome<OpenDraft>> {
  const policy =
    'slug' in which ? await findPolicyBySlug(db, which.slug) : await findPolicy(db, which.policyId)
  const draft = policy && (await findDraft(db, policy.id))
  if (!policy || !draft) return refused('no-policy', 'There is no such policy. Search for it.')
  const template = await templateOfDraft(db, library, draft)
  if (!template) {
    return refused(
      'no-template',
      `“${policy.title}” was made from the template “${draft.templateId}”, which is not installed here. Its live text can still be read. Ask your administrator to put the template back.`,
    )
  }
  const input = draftInput(draft, template)
  const drafted = redraftPolicy(input, lastDrafted.get(policy.id))
  lastDrafted.set(policy.id, drafted)
  return accepted({
    policy,
    draft,
    template,
    document: { ...drafted.document, title: draft.title },
    gaps: drafted.gaps,
    states: clauseStates(input),
  })
}
