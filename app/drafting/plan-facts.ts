// What a plan shows about a draft's text: everything that is worth a second look, each with the place of its fix.
import type { OpenDraft } from '../commands/open-draft'
import type { Answers } from '../domain/answer'
import { allClauses } from '../domain/policy-document'
import { allTemplateClauses } from '../domain/template'
import type { PlacedFinding } from '../lint/finding'
import { missingSections, type MissingSection } from '../lint/missing-sections'
import { policyFindings } from '../lint/policy-findings'
import type { ReadingEase } from '../lint/reading-ease'

export type PlanFacts = {
  findings: PlacedFinding[]
  missingSections: MissingSection[]
  /** Reading age by clause id, in years. */
  ages: Record<string, number>
  whole: ReadingEase | null
  /** False when the rules do not read the draft's language. */
  read: boolean
  /** False when the text is too long to be looked at to its end. */
  readToEnd: boolean
  /** Findings that are not among `findings`, because there are too many. */
  more: number
}

/** Looks at the draft as it is now; the profile says which law holds where an answer of the draft does not. */
export function planFacts(open: OpenDraft, profile: Answers): PlanFacts {
  const { draft, template, document, states } = open
  const { findings, reading, whole, read, readToEnd, more } = policyFindings(document, {
    ...profile,
    ...draft.answers,
  })
  const headings = new Map(allClauses(document.clauses).map((clause) => [clause.id, clause.heading]))
  const byAuthor = new Set(
    allTemplateClauses(template.clauses)
      .filter((clause) => draft.arrangement.leftOut.includes(clause.id))
      .flatMap((clause) => allTemplateClauses([clause]).map((part) => part.id)),
  )
  const byAnswers = states
    .filter((state) => state.state === 'left-out' && !byAuthor.has(state.clauseId))
    .map((state) => state.clauseId)
  return {
    findings: findings.map((finding) => ({
      ...finding,
      heading: headings.get(finding.clauseId) ?? '',
      otherHeading: finding.other ? (headings.get(finding.other.clauseId) ?? '') : null,
    })),
    missingSections: missingSections(template, document, new Set(byAnswers)),
    ages: Object.fromEntries(reading.map(({ clauseId, ease }) => [clauseId, ease.age])),
    whole,
    read,
    readToEnd,
    more,
  }
}
