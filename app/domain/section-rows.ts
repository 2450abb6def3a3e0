// The sections of a draft as one arranges them: their order, which are left out and by whom, and which wait for words.
import { findOwnClause } from './arrangement'
import { draftAudience } from './clause-audience'
import { draftInput, editOf, type DraftText } from './draft'
import { clauseStates } from './draft-progress'
import { draftSections } from './draft-sections'
import { audienceWords } from './group'
import { markOf } from './mark'
import type { ClauseId, PolicyDocument } from './policy-document'
import { allTemplateClauses, type Template } from './template'

export type SectionRow = {
  id: ClauseId
  heading: string
  /** As in the document; null for one that is not in the text. */
  number: string | null
  own: boolean
  /** False for an own section that nobody has written yet. */
  written: boolean
  /** Who left it out; null when nobody did. */
  leftOut: 'author' | 'answer' | null
  /** Whom it is for, in words: "everyone", "Volunteers". */
  audience: string
  /** Sub-sections in the template's order. */
  parts: { id: ClauseId; heading: string; leftOut: boolean; audience: string }[]
}

/** One row for each first-level section in the draft's order, left-out ones too. */
export function sectionRows(draft: DraftText, template: Template, document: PolicyDocument): SectionRow[] {
  const { leftOut } = draft.arrangement
  const numbers = new Map(document.clauses.map((clause) => [clause.id, clause.number]))
  const parts = new Map(template.clauses.map((clause) => [clause.id, allTemplateClauses(clause.clauses)]))
  return draftSections(template, clauseStates(draftInput(draft, template))).map((section) => ({
    id: section.clauseId,
    heading: section.heading,
    number: numbers.get(section.clauseId) ?? null,
    own: section.own,
    written: !section.own || section.state !== 'open',
    leftOut: leftOut.includes(section.clauseId) ? 'author' : section.state === 'left-out' ? 'answer' : null,
    audience: audienceIn(draft, template, section.clauseId),
    parts: (parts.get(section.clauseId) ?? []).map((part) => ({
      id: part.id,
      heading: editOf(draft, part.id)?.heading ?? part.heading,
      leftOut: leftOut.includes(part.id),
      audience: audienceIn(draft, template, part.id),
    })),
  }))
}

function audienceIn(draft: DraftText, template: Template, id: ClauseId): string {
  return audienceWords(draftAudience(draft, template, id)?.now ?? { kind: 'everyone' })
}

/** The rows that stand in the list one moves sections in: all but those the author left out. */
export function movableRows(rows: SectionRow[]): SectionRow[] {
  return rows.filter((row) => row.leftOut !== 'author')
}

/** Tells whether the list is still the one that a form was made from. */
export function listMark(rows: SectionRow[]): string {
  return markOf(movableRows(rows).map((row) => row.id))
}

/** What a section is called now, also one that is left out. */
export function headingOf(draft: DraftText, template: Template, id: ClauseId): string {
  const clause = allTemplateClauses(template.clauses).find((one) => one.id === id)
  return editOf(draft, id)?.heading ?? clause?.heading ?? 'New section'
}

/** True for a clause of the template at any depth, for an own one, and for a part of an own one. */
export function isClauseOf(draft: DraftText, template: Template, id: ClauseId): boolean {
  return (
    findOwnClause(draft.arrangement, id) !== undefined ||
    allTemplateClauses(template.clauses).some((clause) => clause.id === id)
  )
}
