// Finding sections by the words of their headings.
import { allClauses, type PolicyDocument } from './policy-document'
import { allTemplateClauses, type Template } from './template'

export type FoundSection = { clauseId: string; number: string; heading: string }

/** The words of a search, lower case, at most eight. */
export function searchWords(typed: string): string[] {
  return typed
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter((word) => word !== '')
    .slice(0, 8)
}

/** Templates in which a section's heading holds all the words. */
export function templatesWithSection(templates: Template[], words: string[]): string[] {
  if (words.length === 0) return []
  return templates
    .filter((template) => allTemplateClauses(template.clauses).some((clause) => holds(clause.heading, words)))
    .map((template) => template.id)
}

/** Sections of a document whose heading holds all the words. */
export function sectionsWith(document: PolicyDocument, words: string[]): FoundSection[] {
  if (words.length === 0) return []
  return allClauses(document.clauses)
    .filter((clause) => holds(clause.heading, words))
    .map((clause) => ({ clauseId: clause.id, number: clause.number, heading: clause.heading }))
}

function holds(heading: string, words: string[]): boolean {
  const lower = heading.toLowerCase()
  return words.every((word) => lower.includes(word))
}
