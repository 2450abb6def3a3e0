// Edit a clause by hand: its heading, and its text from the editor or as Markdown. What Markdown cannot carry is shown first.
import type { Desk } from '../context'
import { editClause as decideEdit } from '../domain/draft'
import { markOf } from '../domain/mark'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import type { Block, ClauseId } from '../domain/policy-document'
import { readBlocksText } from '../domain/typed-blocks'
import { cleanText } from '../domain/typed-text'
import { blocksFromMarkdown } from '../import/markdown'
import { actingPerson } from './acting-person'
import { change } from './change'
import { keepDraft, type KeptDraft } from './keep-draft'
import { openDraft } from './open-draft'

export const markdownLimit = 40_000

export type ClauseForm = {
  policyId: string
  clauseId: ClauseId
  /** `editMark` of the clause when the form was opened. */
  started: string
  heading: string
  /** The text as the editor sends it, JSON; it stands before `markdown`. Untrusted like any field. */
  blocks?: string
  markdown: string
  /** The mark of the losses the author has seen and accepts; "" when none were shown. */
  losses: string
}

/**
 * Keeps hand-written words for a clause. Refuses text that loses something until those losses are accepted
 * (rule `markdown-losses`; read them with `lossesOf`), and words that somebody else changed meanwhile.
 */
export async function editClause(desk: Desk, form: ClauseForm): Promise<Outcome<KeptDraft>> {
  const person = actingPerson(desk)
  if (!may(person, 'write-drafts')) return refused('not-an-author', 'Only an author can change a draft.')
  const typed = typedBlocks(form)
  if (!typed.ok) return typed
  const { blocks, losses } = typed.value
  if (losses.length > 0 && form.losses !== markOf(losses)) {
    return refused(
      'markdown-losses',
      'Some of what you typed cannot stand in a policy. See what would be left out, then decide.',
      { markdown: 'Some of this would be left out.' },
    )
  }
  return change(desk, async (step) => {
    const open = await openDraft(step.trx, desk.candor.library, { policyId: form.policyId })
    if (!open.ok) return open
    const { policy, draft, template } = open.value
    const edits = decideEdit(draft, template, { ...form, blocks })
    if (!edits.ok) return edits
    const kept = await keepDraft(step, person, {
      policy,
      before: draft,
      after: { ...draft, edits: edits.value },
      template,
      action: 'draft.clause-edited',
      detail: { clause: form.clauseId, title: form.heading.trim() },
    })
    return accepted(kept)
  })
}

/** The text of a form as blocks, from the editor or from Markdown. Refuses what cannot be read, at its field. */
export function typedBlocks(form: {
  blocks?: string
  markdown: string
}): Outcome<{ blocks: Block[]; losses: string[] }> {
  if (form.blocks !== undefined) {
    const read = readBlocksText(form.blocks)
    return read.ok
      ? accepted({ blocks: read.value, losses: [] })
      : refused(read.rule, read.sentence, { markdown: read.sentence })
  }
  const source = cleanText(form.markdown, markdownLimit)
  return source.ok
    ? accepted(blocksFromMarkdown(source.value))
    : refused(source.rule, source.sentence, { markdown: source.sentence })
}

/** What would be left out of this Markdown, and the mark that accepts it. */
export function lossesOf(markdown: string): { losses: string[]; mark: string } {
  const source = cleanText(markdown, markdownLimit)
  if (!source.ok) return { losses: [], mark: '' }
  const { losses } = blocksFromMarkdown(source.value)
  return { losses, mark: markOf(losses) }
}
