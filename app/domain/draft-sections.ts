// Draft sections: the screens of a draft, one for each first-level clause, and how far each one is.
import type { Edits } from './draft-input'
import type { ClauseProgress, ClauseState } from './draft-progress'
import { paragraph, text, type ClauseId } from './policy-document'
import { allTemplateClauses, type Question, type Template, type TemplateClause } from './template'

export type DraftSection = {
  clauseId: ClauseId
  heading: string
  state: ClauseState
  /** Questions asked on this screen now. */
  asked: number
  answered: number
  skipped: number
  /** Written by hand, in whole or in a part. */
  edited: boolean
  /** A section that no template has: it asks nothing, and its words are changed on the page for words. */
  own: boolean
}

/** One section for each first-level clause in the draft's order, its sub-clauses counted in. */
export function draftSections(template: Template, states: ClauseProgress[]): DraftSection[] {
  const stateOf = new Map(states.map((state) => [state.clauseId, state]))
  const first = new Map(template.clauses.map((clause) => [clause.id, clause]))
  const inner = new Set(
    template.clauses.flatMap((clause) => allTemplateClauses(clause.clauses)).map((part) => part.id),
  )
  return states.flatMap((head) => {
    if (inner.has(head.clauseId)) return []
    const clause = first.get(head.clauseId)
    if (!clause) return [ownSection(head)]
    const parts = allTemplateClauses([clause]).flatMap((part) => stateOf.get(part.id) ?? [])
    const shown = parts.filter((part) => part.state !== 'left-out')
    const waiting = shown.filter((part) => part.state === 'open').length
    const asked = sum(shown, (part) => part.asked)
    const skipped = sum(shown, (part) => (part.state === 'edited' ? 0 : part.skipped))
    const edited = shown.some((part) => part.state === 'edited')
    return {
      clauseId: clause.id,
      heading: parts[0]?.heading ?? clause.heading,
      state: sectionState({ leftOut: parts[0]?.state === 'left-out', waiting, skipped, edited, asked }),
      asked,
      answered: sum(shown, (part) => part.answered),
      skipped,
      edited,
      own: false,
    }
  })
}

function ownSection(state: ClauseProgress): DraftSection {
  const { clauseId, heading, asked, answered, skipped } = state
  return { clauseId, heading, state: state.state, asked, answered, skipped, edited: true, own: true }
}

/** Sections with something to do and how many of them are done; for the meter. */
export function draftProgress(sections: DraftSection[]): { done: number; of: number } {
  const counted = sections.filter(
    (section) => section.state !== 'left-out' && section.state !== 'no-questions',
  )
  return { done: counted.filter((section) => section.state !== 'open').length, of: counted.length }
}

/** The section after this one that asks something, or undefined at the end. */
export function sectionAfter(sections: DraftSection[], clauseId: ClauseId): DraftSection | undefined {
  const index = sections.findIndex((section) => section.clauseId === clauseId)
  return sections.slice(index + 1).find(asksSomething)
}

/** The section before this one that asks something, or undefined at the start. */
export function sectionBefore(sections: DraftSection[], clauseId: ClauseId): DraftSection | undefined {
  const index = sections.findIndex((section) => section.clauseId === clauseId)
  return sections.slice(0, Math.max(0, index)).findLast(asksSomething)
}

/** Where drafting goes on: the first section that waits for an answer. */
export function nextOpenSection(sections: DraftSection[]): DraftSection | undefined {
  return sections.find((section) => section.state === 'open')
}

/** The screen a clause is on: itself, or the first-level clause it stands in. Undefined for an unknown id. */
export function screenOf(template: Template, clauseId: ClauseId): ClauseId | undefined {
  return template.clauses.find((clause) => allTemplateClauses([clause]).some((part) => part.id === clauseId))
    ?.id
}

/** The questions that belong on a screen, asked or not, in reading order. */
export function screenQuestions(template: Template, screen: ClauseId): Question[] {
  const clause = template.clauses.find((one) => one.id === screen)
  const parts = new Set(clause ? allTemplateClauses([clause]).map((part) => part.id) : [])
  return template.questions.filter((question) => parts.has(question.clauseId))
}

/**
 * The template as one screen needs it in the browser: this section whole, the others with one stand-in block, so that
 * numbers come out the same; guidance only for the questions that are asked here.
 */
export function templateForScreen(template: Template, screen: ClauseId): Template {
  const here = new Set(screenQuestions(template, screen).map((question) => question.id))
  return {
    ...template,
    summary: '',
    forWhom: '',
    changes: [],
    sample: {},
    questions: template.questions.map((question) =>
      here.has(question.id)
        ? question
        : {
            ...question,
            help: '',
            example: '',
            why: '',
            options: question.options.map((option) => ({ ...option, hint: '' })),
          },
    ),
    clauses: template.clauses.map((clause) => (clause.id === screen ? clause : outline(clause))),
  }
}

/** The hand edits as one screen needs them: this section's whole, of the others only that they are there. */
export function editsForScreen(edits: Edits, template: Template, screen: ClauseId): Edits {
  return Object.fromEntries(
    Object.entries(edits).map(([id, edit]) => [
      id,
      screenOf(template, id) === screen ? edit : { heading: edit.heading, blocks: [paragraph('…')] },
    ]),
  )
}

function outline(clause: TemplateClause): TemplateClause {
  return {
    ...clause,
    why: '',
    source: '',
    notes: [],
    blocks: clause.blocks.length === 0 ? [] : [{ kind: 'paragraph', runs: [text('…')] }],
    clauses: clause.clauses.map(outline),
  }
}

function sectionState(facts: {
  leftOut: boolean
  waiting: number
  skipped: number
  edited: boolean
  asked: number
}): ClauseState {
  if (facts.leftOut) return 'left-out'
  if (facts.waiting > 0) return 'open'
  if (facts.skipped > 0) return 'gap'
  if (facts.edited) return 'edited'
  return facts.asked === 0 ? 'no-questions' : 'answered'
}

function asksSomething(section: DraftSection): boolean {
  return section.asked > 0 && section.state !== 'left-out'
}

function sum(parts: ClauseProgress[], of: (part: ClauseProgress) => number): number {
  return parts.reduce((total, part) => total + of(part), 0)
}
