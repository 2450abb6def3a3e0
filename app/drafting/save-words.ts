// Saving a section's own words, for a page that comes back whole and for a script that stays on it.
import { editClause } from '../commands/edit-clause'
import { lossesOf, typedBlocks } from '../commands/typed-words'
import { lastWriter } from '../commands/last-writer'
import { openDraft, type OpenDraft } from '../commands/open-draft'
import { restoreClause } from '../commands/restore-clause'
import type { Context } from '../context'
import { findOwnClause } from '../domain/arrangement'
import { mergeClause, mergedBlocks, type ClauseWords } from '../compare/clause-merge'
import { editMark, editOf, templateWords } from '../domain/draft'
import { screenOf } from '../domain/draft-sections'
import { isClauseOf } from '../domain/section-rows'
import { canEdit, readWordsText } from '../domain/typed-blocks'
import { readForm, showable } from '../forms/fields'
import { deskFor } from '../identity/desk'
import { notFound } from '../identity/guard'
import { markdownOfBlocks } from '../render/markdown'
import type { OtherWords, WordsForm, WordsResult } from '../ui/words-facts'
import { draftPage } from './draft-page'

/**
 * Does what the form says (`intent` keep, restore, or look: show these words in the form again) and tells where to go
 * on; a refusal carries everything typed and, where somebody else was first, both texts and their merge.
 * @throws the redirect to sign-in, 403, 404.
 */
export async function saveWords(
  context: Context,
  request: Request,
  place: { slug: string | undefined; clause: string | undefined },
): Promise<WordsResult> {
  const page = await draftPage(context, request, { slug: place.slug, needs: 'write-drafts' })
  const { policy, draft, template } = page
  const clauseId = place.clause ?? ''
  if (!isClauseOf(draft, template, clauseId)) notFound('section')
  const form = await readForm(request)
  const sent = sentWords(form)
  if (sent.intent === 'look') return { kind: 'shown', form: shownAgain(sent) }
  const desk = deskFor(context, form)
  const restoring = sent.intent === 'restore'
  const clause = { policyId: policy.id, clauseId, started: sent.started }
  const outcome = restoring
    ? await restoreClause(desk, clause)
    : await editClause(desk, { ...clause, ...sent })
  if (outcome.ok) return { kind: 'next', href: whereNext(page, clauseId) }
  const contested = outcome.rule === 'clause-changed-meanwhile'
  const open = await openDraft(context.candor.db, context.candor.library, { policyId: policy.id })
  const now = open.ok ? open.value : page
  const other = contested ? await otherWords(context, now, { clauseId, sent }) : null
  return {
    kind: 'refused',
    // What is kept next stands on what the author has seen now.
    form: contested
      ? { ...shownAgain(sent), started: editMark(now.draft, clauseId), base: other?.theirs ?? null }
      : shownAgain(sent),
    restoring,
    sentence: outcome.sentence,
    fields: outcome.fields ?? {},
    losses: outcome.rule === 'markdown-losses' ? lossesOf(sent.markdown) : null,
    other,
  }
}

/** The words of a clause now: by hand, or as the template gives them; undefined when an answer leaves it out. */
export function wordsNow(open: OpenDraft, clauseId: string): ClauseWords | undefined {
  const edit = editOf(open.draft, clauseId)
  return edit
    ? { heading: edit.heading, blocks: edit.blocks }
    : templateWords(open.draft, open.template, clauseId)
}

/** The form for a clause as it is saved. */
export function savedForm(open: OpenDraft, clauseId: string, heading: string): WordsForm {
  const words = wordsNow(open, clauseId)
  return {
    heading: words?.heading ?? heading,
    markdown: words ? markdownOfBlocks(words.blocks).trim() : '',
    blocks: words && !canEdit(words.blocks) ? null : (words?.blocks ?? []),
    started: editMark(open.draft, clauseId),
    base: words ?? { heading, blocks: [] },
  }
}

type Sent = {
  intent: string
  started: string
  heading: string
  blocks?: string
  markdown: string
  losses: string
  base: ClauseWords | undefined
}

function sentWords(form: FormData): Sent {
  const text = (name: string): string => String(form.get(name) ?? '')
  return {
    intent: text('intent'),
    started: text('started'),
    heading: text('heading'),
    ...(form.has('blocks') ? { blocks: text('blocks') } : {}),
    markdown: text('markdown'),
    losses: text('losses'),
    base: readWordsText(text('base')),
  }
}

/** Everything typed, as both the editor and the text box can show it. */
function shownAgain(sent: Sent): WordsForm {
  const typed = typedBlocks(sent)
  const blocks = typed.ok ? typed.value.blocks : []
  return {
    heading: showable(sent.heading),
    markdown: sent.blocks === undefined ? showable(sent.markdown) : markdownOfBlocks(blocks).trim(),
    // What was typed as Markdown and was refused stays Markdown: it may hold what the editor cannot.
    blocks: sent.blocks === undefined ? null : blocks,
    started: showable(sent.started),
    base: sent.base ?? null,
  }
}

async function otherWords(
  context: Context,
  now: OpenDraft,
  { clauseId, sent }: { clauseId: string; sent: Sent },
): Promise<OtherWords> {
  const last = await lastWriter(context.candor.db, now.policy.id, clauseId)
  const typed = typedBlocks(sent)
  const mine =
    sent.intent !== 'restore' && typed.ok
      ? { heading: showable(sent.heading).trim(), blocks: typed.value.blocks }
      : null
  const theirs = wordsNow(now, clauseId) ?? null
  const merge = mine && theirs && sent.base ? mergeClause(sent.base, mine, theirs) : null
  return {
    who: last?.name ?? 'Somebody',
    at: last?.at ?? null,
    theirs,
    fromTemplate: editOf(now.draft, clauseId) === undefined,
    base: sent.base ?? null,
    mine,
    merge,
    markdown: merge ? markdownOfBlocks(mergedBlocks(merge.pieces)).trim() : '',
  }
}

function whereNext({ policy, draft, template }: OpenDraft, clauseId: string): string {
  const own = findOwnClause(draft.arrangement, clauseId)
  return own
    ? `/policies/${policy.slug}/sections?done=written&at=${own.id}`
    : `/policies/${policy.slug}/draft/${screenOf(template, clauseId) ?? clauseId}`
}
