// Begin a policy: its row, its address and the first revision of its draft, in a transaction that a command has opened.
import { noteEditor } from '../../db/draft-editors'
import { insertDraft } from '../../db/drafts'
import { insertPolicy, slugsLike } from '../../db/policies'
import { keepTemplateCopy } from '../../db/template-copies'
import { draftedPolicy, type DraftText } from '../domain/draft'
import { fingerprint } from '../domain/fingerprint'
import type { Person } from '../domain/person'
import { freeSlug, slugOf } from '../domain/slug'
import type { Template } from '../domain/template'
import type { Change } from './change'

/** Writes the policy and its draft. Out: its address. The command that asked for it writes the ledger. */
export async function beginPolicy(
  { trx, at }: Pick<Change, 'trx' | 'at'>,
  person: Person,
  begun: { template: Template; text: DraftText },
): Promise<{ policyId: string; slug: string }> {
  const { template, text } = begun
  const slug = freeSlug(text.title, await slugsLike(trx, slugOf(text.title)))
  const policyId = await insertPolicy(trx, {
    slug,
    title: text.title,
    templateId: template.id,
    createdBy: person.id,
    at,
  })
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
  return { policyId, slug }
}
