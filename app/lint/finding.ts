// Findings: what the plan page says about a text, each with the place it is about and what to do.
import type { ClauseId } from '../domain/policy-document'
import type { LegalSource } from './legal-rule'

/** `must-fix` stands first on the plan; `advice` is a matter of style. */
export type Weight = 'must-fix' | 'risky' | 'advice'

export type Finding = {
  /** "LAW-WAGE", "READ-LONG" … */
  rule: string
  kind: 'legal' | 'thin' | 'contradictory' | 'clarity'
  weight: Weight
  clauseId: ClauseId
  /** The words it is about; for a contradiction the first of two. */
  quote: string
  /** What is the matter, as a sentence. */
  what: string
  /** What to do, as a sentence. */
  advice: string
  /** Only for legal findings. */
  law?: { reason: string; better: string; sources: LegalSource[] }
  /** The other side of a contradiction. */
  other?: { clauseId: ClauseId; quote: string }
}

/** A finding with the heading of its section, and of the other one when two contradict each other. */
export type PlacedFinding = Finding & { heading: string; otherHeading: string | null }
