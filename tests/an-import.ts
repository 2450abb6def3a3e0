// An imported policy for tests: three sections of a file, one of them with a part.
import type { ImportedClause, ImportedPolicy } from '../app/domain/imported-policy'
import { paragraph } from '../app/domain/policy-document'
import { matchSection } from '../app/domain/section-match'

export function aClause(id: string, heading: string, text: string, level: 1 | 2 = 1): ImportedClause {
  return { id, level, heading, guessed: null, blocks: text === '' ? [] : [paragraph(text)] }
}

export function anImportedPolicy(): ImportedPolicy {
  return withClauses([
    aClause('c1', 'Confidential information', 'Never post trade secrets or unpublished financial data.'),
    aClause('c2', 'Customers', 'Names of customers are confidential, too.', 2),
    aClause('c3', 'Breaches and discipline', 'A breach of this policy may lead to disciplinary action.'),
    aClause('c4', 'Parking', 'Park behind the house.'),
  ])
}

/** An imported policy of these clauses, matched as a reader does it. */
export function withClauses(clauses: ImportedClause[]): ImportedPolicy {
  return {
    title: 'Old rules',
    format: 'word',
    clauses,
    matches: Object.fromEntries(clauses.map((clause) => [clause.id, matchSection(clause)])),
    losses: [{ kind: 'picture', what: 'A picture was left out.', where: 'paragraph 2', text: 'Our logo' }],
    hasTrackedChanges: false,
  }
}
