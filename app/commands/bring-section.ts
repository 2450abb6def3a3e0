// Bring words of a returned file into the draft as a section of its own: a change of the draft like any other.
import { newId } from '../../db/identifier'
import { withBroughtSection } from '../domain/brought-section'
import { draftedPolicy } from '../domain/draft'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import type { Person } from '../domain/person'
import type { ClauseId } from '../domain/policy-document'
import { headingOf } from '../domain/section-rows'
import type { WordStray } from '../domain/word-return'
import type { Change } from './change'
import { keepDraft } from './keep-draft'
import type { OpenDraft } from './open-draft'

/**
 * Saves the draft with the new section in this change's transaction; the person is noted as an editor. Out: the draft as
 * it is then, and the section. Refuses somebody who is no author (`not-an-author`) and what `withBroughtSection` refuses.
 */
export async function bringSection(
  step: Change,
  person: Person,
  brought: { open: OpenDraft; stray: WordStray; after: ClauseId | null; file: string },
): Promise<Outcome<{ open: OpenDraft; clauseId: ClauseId }>> {
  const { open, stray, after, file } = brought
  const { policy, draft, template } = open
  if (!may(person, 'write-drafts')) return onlyAuthors
  const id = `own-${newId()}`
  const text = withBroughtSection(draft, open, { id, stray, after, file })
  if (!text.ok) return text
  const { revision } = await keepDraft(step, person, {
    policy,
    before: draft,
    after: text.value,
    template,
    action: 'draft.section-added',
    detail: { clause: id, title: headingOf(text.value, template, id) },
  })
  const { document } = draftedPolicy(text.value, template)
  return accepted({ open: { ...open, draft: { ...draft, ...text.value, revision }, document }, clauseId: id })
}

const onlyAuthors = refused(
  'not-an-author',
  'Only an author adds sections to the draft. Choose a comment for these words instead: an author sees them there.',
)
