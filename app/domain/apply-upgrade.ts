// An upgrade decided: the draft with the new template's words where they are taken, and one's own where they are kept.
import { arrangedIds, chooseAudience, mostOwnClauses, type Arrangement } from './arrangement'
import type { ClauseWords } from '../compare/clause-merge'
import { deepEqual } from './deep-equal'
import { draftedPolicy, editClause, editMark, templateWords, type Draft, type DraftText } from './draft'
import { audienceOf } from './group'
import { markOf } from './mark'
import { accepted, refused, type Outcome } from './outcome'
import { findClause, type ClauseId } from './policy-document'
import { allTemplateClauses, type Template } from './template'
import {
  movedDraft,
  upgradeOf,
  type ChangedClause,
  type ClauseUpgrade,
  type GoneClause,
  type TemplateStep,
} from './template-upgrade'

/**
 * `take` follows the template: its words, its new section, or a section less. `keep` stays: one's words as a hand edit, no
 * new section, or a section of one's own. `merge` is only for changed clauses.
 */
export type UpgradeChoice =
  { kind: 'take' } | { kind: 'keep' } | { kind: 'merge'; heading: string; blocks: ClauseWords['blocks'] }

export type UpgradeChoices = Record<ClauseId, UpgradeChoice>

export type DecidedUpgrade = { text: DraftText; taken: number; kept: number; merged: number }

/**
 * The draft on the new template. Refuses a section that nobody decided about, and merged words that cannot be kept;
 * `fields` has clause ids.
 */
export function applyUpgrade(
  draft: DraftText,
  step: TemplateStep,
  choices: UpgradeChoices,
): Outcome<DecidedUpgrade> {
  const { clauses } = upgradeOf(draft, step)
  const open = clauses.filter((clause) => !choiceFor(choices, clause))
  if (open.length > 0)
    return refused(
      'choice-missing',
      'Choose for every section what becomes of it.',
      Object.fromEntries(open.map((clause) => [clause.id, `Choose for “${headingOf(clause)}”.`])),
    )
  const decided: DecidedUpgrade = { text: movedDraft(draft, step), taken: 0, kept: 0, merged: 0 }
  const wrong: Record<string, string> = {}
  for (const clause of clauses) {
    const choice = choiceFor(choices, clause)
    if (!choice) continue
    const text = decide(decided.text, { clause, choice, draft, step })
    if (!text.ok) wrong[clause.id] = text.sentence
    else decided.text = text.value
    if (choice.kind === 'take') decided.taken += 1
    else if (choice.kind === 'keep') decided.kept += 1
    else decided.merged += 1
  }
  const [first] = Object.values(wrong)
  if (first !== undefined) return refused('words-not-kept', first, wrong)
  return accepted(decided)
}

/** Take every section that is exactly as the template said, and new ones; keep what was written by hand. */
export function takeUntouched(clauses: ClauseUpgrade[]): UpgradeChoices {
  return Object.fromEntries(
    clauses.map((clause): [ClauseId, UpgradeChoice] => [
      clause.id,
      { kind: clause.kind !== 'new' && clause.edited ? 'keep' : 'take' },
    ]),
  )
}

function choiceFor(choices: UpgradeChoices, clause: ClauseUpgrade): UpgradeChoice | undefined {
  const choice = Object.hasOwn(choices, clause.id) ? choices[clause.id] : undefined
  return choice?.kind === 'merge' && clause.kind !== 'changed' ? undefined : choice
}

type Decision = { clause: ClauseUpgrade; choice: UpgradeChoice; draft: DraftText; step: TemplateStep }

function decide(text: DraftText, { clause, choice, draft, step }: Decision): Outcome<DraftText> {
  switch (clause.kind) {
    case 'changed':
      return decideChanged(text, { clause, choice, now: step.now })
    case 'new':
      return accepted(choice.kind === 'keep' ? leftOut(text, clause.id) : text)
    case 'gone':
      return choice.kind === 'keep'
        ? keptAsOwn(text, { clause, draft, step })
        : accepted({ ...text, edits: without(text.edits, idsOf(clause)) })
    default:
      clause satisfies never
      return accepted(text)
  }
}

function decideChanged(
  text: DraftText,
  { clause, choice, now }: { clause: ChangedClause; choice: UpgradeChoice; now: Template },
): Outcome<DraftText> {
  const { id, mine } = clause
  if (choice.kind === 'merge') {
    const { heading, blocks } = choice
    const edits = editClause(text, now, { clauseId: id, started: editMark(text, id), heading, blocks })
    return edits.ok ? accepted({ ...text, edits: edits.value }) : edits
  }
  if (choice.kind === 'take') {
    // Where only the people it is for change, words written by hand stay.
    const sameWords = deepEqual(clause.then, clause.now)
    return accepted(sameWords ? text : { ...text, edits: without(text.edits, [id]) })
  }
  const words = templateWords(text, now, id)
  const edits = deepEqual(words, mine)
    ? without(text.edits, [id])
    : { ...text.edits, [id]: { ...mine, from: markOf(words) } }
  return accepted({ ...text, edits, arrangement: keptAudience(text.arrangement, clause) })
}

function keptAudience(arrangement: Arrangement, { id, audience }: ChangedClause): Arrangement {
  if (!audience) return arrangement
  return chooseAudience(arrangement, { id, audience: audience.mine, inTemplate: audience.now })
}

function leftOut(text: DraftText, id: ClauseId): DraftText {
  const { arrangement } = text
  return { ...text, arrangement: { ...arrangement, leftOut: [...arrangement.leftOut, id] } }
}

/** The section stands on as one of the author's own, where it stood. */
function keptAsOwn(
  text: DraftText,
  { clause, draft, step }: { clause: GoneClause; draft: DraftText; step: TemplateStep },
): Outcome<DraftText> {
  const { arrangement } = text
  if (arrangement.own.length >= mostOwnClauses)
    return refused('too-many-own-sections', `A policy holds at most ${mostOwnClauses} sections of your own.`)
  const taken = new Set(arrangement.own.flatMap((own) => [own.id, ...own.parts]))
  const id = freeId(clause.id, taken)
  const parts = clause.parts.map((part) => freeId(part.id, new Set([...taken, id])))
  const words = [
    { id, words: clause.mine },
    ...clause.parts.map((part, index) => ({ id: parts[index] ?? part.id, words: part.words })),
  ]
  const edits: Draft['edits'] = { ...without(text.edits, idsOf(clause)) }
  for (const one of words) edits[one.id] = { ...one.words, from: markOf(undefined) }
  const former = allTemplateClauses(step.then.clauses).find((one) => one.id === clause.id)
  const audience = findClause(draftedPolicy(draft, step.then).document, clause.id)?.audience
  const withOwn: Arrangement = {
    ...arrangement,
    own: [
      ...arrangement.own,
      { id, section: former?.section ?? 'purpose', origin: { kind: 'written' }, parts },
    ],
    order: orderWith(id, { clause, draft, step, arrangement }),
  }
  return accepted({
    ...text,
    edits,
    arrangement: audience ? chooseAudience(withOwn, { id, audience, inTemplate: audienceOf([]) }) : withOwn,
  })
}

/** The new order with the section after the one that it followed and that is still there. */
function orderWith(
  id: ClauseId,
  at: { clause: GoneClause; draft: DraftText; step: TemplateStep; arrangement: Arrangement },
): ClauseId[] {
  const { clause, draft, step, arrangement } = at
  const order = arrangedIds(step.now, arrangement)
  const before = arrangedIds(step.then, draft.arrangement)
  const screen = step.then.clauses.find((one) => one.clauses.some((part) => part.id === clause.id))?.id
  const place = before.indexOf(screen ?? clause.id)
  const anchor = before
    .slice(0, screen === undefined ? place : place + 1)
    .findLast((one) => order.includes(one) || order.includes(`own-${one}`))
  const index =
    anchor === undefined ? 0 : order.indexOf(order.includes(anchor) ? anchor : `own-${anchor}`) + 1
  return order.toSpliced(index, 0, id)
}

function freeId(id: ClauseId, taken: ReadonlySet<ClauseId>): ClauseId {
  const base = id.startsWith('own-') ? id : `own-${id}`
  if (!taken.has(base)) return base
  let count = 2
  while (taken.has(`${base}-${count}`)) count += 1
  return `${base}-${count}`
}

function idsOf(clause: GoneClause): ClauseId[] {
  return [clause.id, ...clause.parts.map((part) => part.id)]
}

function without(edits: Draft['edits'], ids: ClauseId[]): Draft['edits'] {
  return Object.fromEntries(Object.entries(edits).filter(([id]) => !ids.includes(id)))
}

function headingOf(clause: ClauseUpgrade): string {
  return clause.kind === 'new' ? clause.now.heading : clause.mine.heading
}
