// A template moved on: what that means for one draft, clause by clause. Nothing of the draft changes by looking.
import { answerTo, isAsked, readAnswer, type Answers } from './answer'
import { deepEqual } from './deep-equal'
import { mergeClause, type ClauseMerge, type ClauseWords } from '../compare/clause-merge'
import { diffDocuments, type FactDiff } from '../compare/document-diff'
import { draftedPolicy, editOf, templateWords, type DraftText } from './draft'
import { sameAudience } from './group'
import { allClauses, type ClauseAudience, type ClauseId } from './policy-document'
import { answersFromProfile } from './profile'
import { allTemplateClauses, type Question, type Template, type TemplateClause } from './template'
import { changesSince } from './template-version'

/** The template a draft was made from, the one there is now, and what the profile can answer. */
export type TemplateStep = { then: Template; now: Template; profile: Answers }

export type ClauseUpgrade = ChangedClause | NewClause | GoneClause

/** Stands in the text before and after, with other words or for other people. */
export type ChangedClause = {
  kind: 'changed'
  id: ClauseId
  mine: ClauseWords
  then: ClauseWords
  now: ClauseWords
  /** `mine` was written by hand; else it is exactly what the template said. */
  edited: boolean
  /** Whom it is for, where that changes. */
  audience: { mine: ClauseAudience; now: ClauseAudience } | null
  /** Both sides' changes put together; null where nothing was written by hand. */
  merge: ClauseMerge | null
}

/** Comes into the text. `parts` are its sub-clauses. */
export type NewClause = { kind: 'new'; id: ClauseId; now: ClauseWords; parts: ClauseWords[]; why: string }

/** Goes out of the text, with its sub-clauses. */
export type GoneClause = {
  kind: 'gone'
  id: ClauseId
  mine: ClauseWords
  edited: boolean
  parts: { id: ClauseId; words: ClauseWords }[]
}

export type Upgrade = {
  /** What the template's authors say about the versions in between, newest first. */
  changes: Template['changes']
  clauses: ClauseUpgrade[]
  /** Lines above the clauses that change. */
  facts: FactDiff[]
  /** Headings of clauses that changed only where these answers do not lead. */
  elsewhere: string[]
  /** Asked with these answers and not answered by the profile. */
  newQuestions: Question[]
  goneQuestions: Question[]
  /** Their answer does not fit the question any more and has to be given again. */
  answerAgain: Question[]
}

/** What the step means for this draft. */
export function upgradeOf(draft: DraftText, step: TemplateStep): Upgrade {
  const { then, now } = step
  const moved = movedDraft(draft, step)
  const before = draftedPolicy(draft, then).document
  const after = draftedPolicy(moved, now).document
  const clauses = clauseUpgrades(draft, moved, step)
  const touched = new Set(clauses.map((clause) => clause.id))
  const former = new Map(allTemplateClauses(then.clauses).map((clause) => [clause.id, clause]))
  const known = new Set(then.questions.map((question) => question.id))
  const asked = new Set(now.questions.map((question) => question.id))
  return {
    changes: changesSince(now, then.version),
    clauses,
    facts: diffDocuments({ ...before, clauses: [] }, { ...after, clauses: [] }).facts.filter(
      (fact) => fact.change !== 'same',
    ),
    elsewhere: allTemplateClauses(now.clauses)
      .filter((clause) => !touched.has(clause.id) && isOtherwise(former.get(clause.id), clause))
      .map((clause) => clause.heading),
    newQuestions: now.questions.filter(
      (question) =>
        !known.has(question.id) &&
        isAsked(question, moved.answers) &&
        answerTo(moved.answers, question.id) === undefined,
    ),
    goneQuestions: then.questions.filter((question) => !asked.has(question.id)),
    answerAgain: now.questions.filter(
      (question) =>
        answerTo(draft.answers, question.id) !== undefined &&
        answerTo(moved.answers, question.id) === undefined,
    ),
  }
}

/** The draft's answers and arrangement as the new template can use them; its words are still its own. */
export function movedDraft(draft: DraftText, { then, now, profile }: TemplateStep): DraftText {
  const unfit = new Set(
    now.questions
      .filter((question) => {
        const answer = answerTo(draft.answers, question.id)
        return answer !== undefined && !readAnswer(question, answer).ok
      })
      .map((question) => question.id),
  )
  const kept = Object.fromEntries(Object.entries(draft.answers).filter(([id]) => !unfit.has(id)))
  const fromProfile = Object.entries(answersFromProfile(profile, now)).filter(([id, answer]) => {
    // What the draft was asked before and left open stays open: it is not this step that answers it.
    if (then.questions.some((one) => one.id === id) || answerTo(kept, id) !== undefined) return false
    const question = now.questions.find((one) => one.id === id)
    return question !== undefined && readAnswer(question, answer).ok
  })
  const { own, leftOut, order, audiences } = draft.arrangement
  const ids = new Set([
    ...allTemplateClauses(now.clauses).map((clause) => clause.id),
    ...own.flatMap((clause) => [clause.id, ...clause.parts]),
  ])
  const questions = new Set(now.questions.map((question) => question.id))
  return {
    ...draft,
    answers: { ...Object.fromEntries(fromProfile), ...kept },
    skipped: draft.skipped.filter((id) => questions.has(id)),
    arrangement: {
      own,
      leftOut: leftOut.filter((id) => ids.has(id)),
      order: order.filter((id) => ids.has(id)),
      audiences: Object.fromEntries(Object.entries(audiences).filter(([id]) => ids.has(id))),
    },
  }
}

type Shown = Map<ClauseId, ClauseWords & { audience: ClauseAudience }>

function clauseUpgrades(draft: DraftText, moved: DraftText, { then, now }: TemplateStep): ClauseUpgrade[] {
  const mine = shownClauses(draft, then)
  const coming = shownClauses(moved, now)
  const inBoth = allTemplateClauses(now.clauses).flatMap((clause): ClauseUpgrade[] => {
    const here = mine.get(clause.id)
    const there = coming.get(clause.id)
    if (!there) return []
    if (here) return changedClause(clause.id, { draft, moved, then, now, here, there })
    return isInsideAnother(clause.id, now, (id) => coming.has(id) && !mine.has(id))
      ? []
      : [newClause(clause, coming)]
  })
  const gone = allTemplateClauses(then.clauses).flatMap((clause): ClauseUpgrade[] => {
    const here = mine.get(clause.id)
    if (!here || coming.has(clause.id)) return []
    if (isInsideAnother(clause.id, then, (id) => mine.has(id) && !coming.has(id))) return []
    const parts = clause.clauses.flatMap((part) => {
      const words = coming.has(part.id) ? undefined : mine.get(part.id)
      return words ? [{ id: part.id, words: wordsOf(words) }] : []
    })
    const edited = [clause.id, ...parts.map((part) => part.id)].some((id) => editOf(draft, id) !== undefined)
    return [{ kind: 'gone', id: clause.id, mine: wordsOf(here), edited, parts }]
  })
  return [...inBoth, ...gone]
}

function changedClause(
  id: ClauseId,
  at: {
    draft: DraftText
    moved: DraftText
    then: Template
    now: Template
    here: ClauseWords & { audience: ClauseAudience }
    there: ClauseWords & { audience: ClauseAudience }
  },
): ClauseUpgrade[] {
  const mine = wordsOf(at.here)
  const edited = editOf(at.draft, id) !== undefined
  const then = edited ? (templateWords(at.draft, at.then, id) ?? mine) : mine
  const now = edited ? (templateWords(at.moved, at.now, id) ?? wordsOf(at.there)) : wordsOf(at.there)
  const audience = sameAudience(at.here.audience, at.there.audience)
    ? null
    : { mine: at.here.audience, now: at.there.audience }
  if (deepEqual(then, now) && audience === null) return []
  return [
    {
      kind: 'changed',
      id,
      mine,
      then,
      now,
      edited,
      audience,
      merge: edited ? mergeClause(then, mine, now) : null,
    },
  ]
}

function newClause(clause: TemplateClause, coming: Shown): NewClause {
  const words = coming.get(clause.id)
  const parts = clause.clauses.flatMap((part) => {
    const shown = coming.get(part.id)
    return shown ? [wordsOf(shown)] : []
  })
  const now = words ? wordsOf(words) : { heading: clause.heading, blocks: [] }
  return { kind: 'new', id: clause.id, now, parts, why: clause.why }
}

/** The clauses of the text that come from the template. */
function shownClauses(draft: DraftText, template: Template): Shown {
  const ids = new Set(allTemplateClauses(template.clauses).map((clause) => clause.id))
  const shown = allClauses(draftedPolicy(draft, template).document.clauses)
  return new Map(shown.filter((clause) => ids.has(clause.id)).map((clause) => [clause.id, clause]))
}

function isInsideAnother(id: ClauseId, template: Template, is: (id: ClauseId) => boolean): boolean {
  return template.clauses.some((clause) => is(clause.id) && clause.clauses.some((part) => part.id === id))
}

/** Both templates have it, and they say something else about it. */
function isOtherwise(then: TemplateClause | undefined, now: TemplateClause): boolean {
  return (
    then !== undefined &&
    !deepEqual([then.heading, then.blocks, then.when], [now.heading, now.blocks, now.when])
  )
}

function wordsOf({ heading, blocks }: ClauseWords): ClauseWords {
  return { heading, blocks }
}
