// Threads in tests: comments, suggestions and an outside expert on Amara's draft.
import { commentOnClause, type CommentForm } from '../app/commands/comment-on-clause'
import { inviteExpert } from '../app/commands/invite-expert'
import { openDraft } from '../app/commands/open-draft'
import { suggestEdit, type SuggestionForm } from '../app/commands/suggest-edit'
import type { Candor, Desk } from '../app/context'
import type { Person } from '../app/domain/person'
import { wordsMark, wordsNow } from '../app/domain/thread'
import { findExpertLinkByToken } from '../db/expert-links'
import { tokenHash } from '../db/identifier'
import { deskOf, noon, valueOf } from './instance'
import { amara } from './people'

/** A comment on the section about the law. */
export async function aComment(
  candor: Candor,
  policyId: string,
  by: Person | Desk,
  form: Partial<CommentForm> = {},
): Promise<string> {
  const comment = { policyId, clauseId: 'law', quote: '', text: 'Which law?', tell: '', ...form }
  return valueOf(await commentOnClause(deskBy(candor, by), comment)).threadId
}

/** Other words for the section about the law. */
export async function suggestionForm(
  candor: Candor,
  policyId: string,
  form: Partial<SuggestionForm> = {},
): Promise<SuggestionForm> {
  const { document } = valueOf(await openDraft(candor.db, candor.library, { policyId }))
  const words = wordsNow(document, 'law')
  return {
    policyId,
    clauseId: 'law',
    started: words ? wordsMark(words) : '',
    heading: 'What the law protects',
    markdown: 'Nothing here takes away a right that the law gives you.',
    losses: '',
    text: 'Plainer.',
    tell: '',
    ...form,
  }
}

export async function aSuggestion(
  candor: Candor,
  policyId: string,
  by: Person | Desk,
  form: Partial<SuggestionForm> = {},
): Promise<string> {
  const whole = await suggestionForm(candor, policyId, form)
  return valueOf(await suggestEdit(deskBy(candor, by), whole)).threadId
}

export type Lawyer = { id: string; token: string; desk: (more?: { at?: Date; once?: string }) => Desk }

/** Adeola Grant, a lawyer with a link to the draft for seven days. */
export async function aLawyer(candor: Candor, policyId: string, days = '7'): Promise<Lawyer> {
  const form = { policyId, name: 'Adeola Grant', email: 'adeola@law.example', days }
  const { link } = valueOf(await inviteExpert(deskOf(candor, amara), form))
  const token = link?.split('/').at(-1) ?? ''
  const found = await findExpertLinkByToken(candor.db, tokenHash(token))
  if (!found) throw new Error('The link is not kept.')
  return { id: found.id, token, desk: (more = {}) => lawyerDesk(candor, found.id, more) }
}

/** The desk of an expert, on another handle of the same database where a test needs one. */
export function lawyerDesk(candor: Candor, id: string, more: { at?: Date; once?: string } = {}): Desk {
  return { candor, actor: { kind: 'expert', id, name: 'Adeola Grant' }, at: noon, ...more }
}

function deskBy(candor: Candor, by: Person | Desk): Desk {
  return 'candor' in by ? by : deskOf(candor, by)
}
