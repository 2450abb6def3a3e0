// Missing sections: what the template has to say and the policy does not, so that nothing goes without a decision.
import { allClauses, type ClauseId, type PolicyDocument } from '../domain/policy-document'
import { sections, type SectionKey } from '../domain/section'
import { allTemplateClauses, type Template } from '../domain/template'

export type MissingSection = {
  section: SectionKey
  name: string
  /** The template's clauses on it, which the author can bring back. */
  clauses: { id: ClauseId; heading: string }[]
}

/**
 * Sections of the template on which the document has no clause, because its author left all of them out.
 * `byAnswers` are clauses that an answer leaves out: those are decided, not missing.
 */
export function missingSections(
  template: Template,
  document: PolicyDocument,
  byAnswers: ReadonlySet<ClauseId>,
): MissingSection[] {
  const there = new Set(allClauses(document.clauses).map((clause) => clause.section))
  const missing = new Map<SectionKey, MissingSection>()
  for (const clause of allTemplateClauses(template.clauses)) {
    if (there.has(clause.section) || byAnswers.has(clause.id)) continue
    const found = missing.get(clause.section) ?? {
      section: clause.section,
      name: sections[clause.section],
      clauses: [],
    }
    found.clauses.push({ id: clause.id, heading: clause.heading })
    missing.set(clause.section, found)
  }
  return [...missing.values()]
}
