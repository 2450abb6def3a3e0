// The draft: a policy's current answers and hand-edited clauses, and the rules by which it changes.
import type { Answer, Answers } from './answer'
import { answerTo, parseAnswer } from './answer'
import { findOwnClause, type Arrangement } from './arrangement'
import type { DraftInput } from './draft-input'
import { draftPolicy, type DraftedPolicy } from './drafting'
import { markOf } from './mark'
import { accepted, refused, type Outcome } from './outcome'
import type { Block, Clause, ClauseId } from './policy-document'
import { findClause } from './policy-document'
import { findQuestion, type QuestionId, type QuestionType, type Template } from './template'
import { cleanLine } from './typed-text'

/** A clause written by hand. `from` marks the template's words it replaced, to notice when those change. */
export type ClauseEdit = { heading: string; blocks: Block[]; from: string }

export type Draft = {
  policyId: string
  title: string
  templateId: string
  templateVersion: string
  answers: Answers
  skipped: QuestionId[]
  edits: Record<ClauseId, ClauseEdit>
  arrangement: Arrangement
  /** Of the very template it is drafted from, which is kept; "" in drafts older than that. */
  templateDigest: string
  /** Goes up by one with each save. */
  revision: number
  changedBy: string
  changedByName: string
  /** ISO instant. */
  changedAt: string
  fingerprint: string
}

export type DraftText = Pick<Draft, 'title' | 'answers' | 'skipped' | 'edits' | 'arrangement'>

const titleLimit = 160

/** What `drafting` needs to know about a draft. */
export function draftInput(draft: Omit<DraftText, 'title'>, template: Template): DraftInput {
  const { answers, skipped, edits, arrangement } = draft
  return { template, answers, skipped, edits, arrangement }
}

/** The document a draft gives now, under the draft's own title, and what is missing. */
export function draftedPolicy(draft: DraftText, template: Template): DraftedPolicy {
  const drafted = draftPolicy(draftInput(draft, template))
  return { ...drafted, document: { ...drafted.document, title: draft.title } }
}

/** One question as it came back from a form. */
export type TypedAnswer = {
  question: QuestionId
  typed: string[]
  /** `markOf` the answer that stood in the form when it was opened. */
  started: string
}

/** An answer as the fields of a form hold it. */
export function typedOf(answer: Answer | undefined, type: QuestionType): string[] {
  if (answer === undefined) return []
  if (Array.isArray(answer)) return type === 'list' ? [answer.join('\n')] : answer
  if (typeof answer === 'boolean') return [answer ? 'yes' : 'no']
  return [String(answer)]
}

export type AnswersChange = { answers: Answers; skipped: QuestionId[]; changed: QuestionId[] }

/**
 * Puts typed answers into a draft. An empty answer removes it; an answer ends a skip; `skip` marks blank questions as gaps.
 * `revision` is the one the form started from. When the draft has moved on since, answers nobody else touched go in,
 * and a question that both changed is refused. Refusals name the questions in `fields`.
 */
export function changeAnswers(
  draft: Pick<Draft, 'answers' | 'skipped' | 'revision'>,
  template: Pick<Template, 'questions'>,
  form: { revision: number; entries: TypedAnswer[]; skip: QuestionId[] },
): Outcome<AnswersChange> {
  const answers: Answers = { ...draft.answers }
  const unreadable = new Map<QuestionId, string>()
  const contested = new Map<QuestionId, string>()
  const changed: QuestionId[] = []
  for (const entry of form.entries) {
    const question = findQuestion(template, entry.question)
    if (!question) continue
    const mine = parseAnswer(question, entry.typed)
    if (!mine.ok) {
      unreadable.set(question.id, mine.sentence)
      continue
    }
    const theirs = answerTo(draft.answers, question.id)
    switch (decideAnswer(mine.value, theirs, form.revision === draft.revision ? undefined : entry.started)) {
      case 'same':
      case 'theirs':
        break
      case 'contested':
        contested.set(question.id, `“${question.label}” was answered differently while you had it open.`)
        break
      case 'mine':
        changed.push(question.id)
        if (mine.value === undefined) delete answers[question.id]
        else answers[question.id] = mine.value
        break
    }
  }
  if (unreadable.size > 0)
    return refused(
      'answer-not-readable',
      unreadable.size === 1 ? 'One answer needs a change.' : `${unreadable.size} answers need a change.`,
      Object.fromEntries(unreadable),
    )
  if (contested.size > 0)
    return refused(
      'answer-changed-meanwhile',
      'Somebody saved another answer while you had this open. Nothing of yours is lost: choose which one stays.',
      Object.fromEntries(contested),
    )
  return accepted({ ...skips(draft, template, { answers, skip: form.skip, changed }), answers })
}

/** `started` is undefined when the draft has not moved since the form was opened. */
function decideAnswer(
  mine: Answer | undefined,
  theirs: Answer | undefined,
  started: string | undefined,
): 'same' | 'mine' | 'theirs' | 'contested' {
  if (markOf(mine) === markOf(theirs)) return 'same'
  if (started === undefined || started === markOf(theirs)) return 'mine'
  return started === markOf(mine) ? 'theirs' : 'contested'
}

/** Skipped are only blank questions of this template; a new skip counts as a change. */
function skips(
  draft: Pick<Draft, 'skipped'>,
  template: Pick<Template, 'questions'>,
  now: { answers: Answers; skip: QuestionId[]; changed: QuestionId[] },
): { skipped: QuestionId[]; changed: QuestionId[] } {
  const wanted = new Set([...draft.skipped, ...now.skip])
  const skipped = template.questions
    .map((question) => question.id)
    .filter((id) => wanted.has(id) && answerTo(now.answers, id) === undefined)
  const added = skipped.filter((id) => !draft.skipped.includes(id) && !now.changed.includes(id))
  return { skipped, changed: [...now.changed, ...added] }
}

/** The words the template gives for a clause, as if nobody had edited it; undefined when it is left out or unknown. */
export function templateWords(
  draft: DraftText,
  template: Template,
  clauseId: ClauseId,
): Pick<Clause, 'heading' | 'blocks'> | undefined {
  const edits = Object.fromEntries(Object.entries(draft.edits).filter(([id]) => id !== clauseId))
  const clause = findClause(draftedPolicy({ ...draft, edits }, template).document, clauseId)
  return clause && { heading: clause.heading, blocks: clause.blocks }
}

/** The hand edit of a clause, or undefined. */
export function editOf(draft: Pick<Draft, 'edits'>, clauseId: ClauseId): ClauseEdit | undefined {
  return Object.hasOwn(draft.edits, clauseId) ? draft.edits[clauseId] : undefined
}

/** The mark a form about a clause's words starts from: the hand edit, or nothing. */
export function editMark(draft: Pick<Draft, 'edits'>, clauseId: ClauseId): string {
  const edit = editOf(draft, clauseId)
  return markOf(edit && { heading: edit.heading, blocks: edit.blocks })
}

/** True when the template's words for a hand-edited clause are no longer those it replaced. */
export function templateMovedOn(draft: DraftText, template: Template, clauseId: ClauseId): boolean {
  const edit = editOf(draft, clauseId)
  return edit !== undefined && edit.from !== markOf(templateWords(draft, template, clauseId))
}

/**
 * Replaces a clause's words by hand-written ones. Refuses a clause that is not in the draft, an empty heading or text,
 * and an edit by somebody else since the form was opened. Words equal to the template's are no edit at all.
 */
export function editClause(
  draft: DraftText,
  template: Template,
  form: { clauseId: ClauseId; started: string; heading: string; blocks: Block[] },
): Outcome<Draft['edits']> {
  const words = templateWords(draft, template, form.clauseId)
  const edit = editOf(draft, form.clauseId)
  if (!words && !edit) return unknownClause()
  const heading = cleanLine(form.heading, titleLimit)
  if (!heading.ok) return refused(heading.rule, heading.sentence, { heading: heading.sentence })
  if (heading.value === '')
    return refused('heading-missing', 'Give the section a heading.', {
      heading: 'Give the section a heading.',
    })
  if (form.blocks.length === 0) {
    return refused(
      'text-missing',
      'The section has no text. Write some, or go back to the template’s words.',
      {
        markdown: 'Write the section’s text.',
      },
    )
  }
  const mine = { heading: heading.value, blocks: form.blocks }
  const theirs = editMark(draft, form.clauseId)
  if (theirs === markOf(mine)) return accepted(draft.edits)
  if (theirs !== form.started) return contestedClause()
  if (words && markOf(words) === markOf(mine)) return accepted(withoutEdit(draft.edits, form.clauseId))
  return accepted({ ...draft.edits, [form.clauseId]: { ...mine, from: markOf(words) } })
}

/**
 * Gives a clause back to the template. Refuses an own clause, which no template has words for, and an edit by somebody
 * else since the page was opened.
 */
export function restoreClause(
  draft: DraftText,
  form: { clauseId: ClauseId; started: string },
): Outcome<Draft['edits']> {
  if (findOwnClause(draft.arrangement, form.clauseId))
    return refused(
      'no-template-words',
      'This section is your own, so the template has no words for it. Leave it out on the page “Sections” if it should go.',
    )
  if (!editOf(draft, form.clauseId)) return accepted(draft.edits)
  if (editMark(draft, form.clauseId) !== form.started) return contestedClause()
  return accepted(withoutEdit(draft.edits, form.clauseId))
}

/** Checks a policy's title: one line, not empty. */
export function readTitle(typed: string): Outcome<string> {
  const title = cleanLine(typed, titleLimit)
  if (!title.ok) return refused(title.rule, title.sentence, { title: title.sentence })
  if (title.value !== '') return title
  return refused('title-missing', 'Give the policy a title.', { title: 'Give the policy a title.' })
}

function withoutEdit(edits: Draft['edits'], clauseId: ClauseId): Draft['edits'] {
  return Object.fromEntries(Object.entries(edits).filter(([id]) => id !== clauseId))
}

function unknownClause(): Outcome<never> {
  return refused(
    'clause-not-in-draft',
    'This section is not in the draft any more: an answer leaves it out. Change that answer first.',
  )
}

function contestedClause(): Outcome<never> {
  return refused(
    'clause-changed-meanwhile',
    'Somebody saved other words for this section while you had it open. Nothing of yours is lost: choose which ones stay.',
  )
}
