// Provenance: from each sentence of a clause to the words, answers and conditions that put it there.
import type { ClauseOrigin } from './arrangement'
import { findOwnClause } from './arrangement'
import { conditionState } from './answer'
import { draftInput, type DraftText } from './draft'
import { handWritten } from './draft-input'
import { draftPolicy } from './drafting'
import { findClause, type Clause, type ClauseId } from './policy-document'
import { redraftPolicy } from './redraft'
import type { Condition, QuestionId, Template, TemplateClause } from './template'
import { tracedLines, type TracedLine } from './traced-lines'
import { newTrace } from './trace'

export type { Sentence, SentencePart, TracedLine } from './traced-lines'

/** Whose words a clause's text is. */
export type ClauseSource =
  | { kind: 'template' }
  /** Written over the template's words; `template` is what these would be now, undefined where they are left out. */
  | { kind: 'hand'; template: Pick<Clause, 'heading' | 'blocks'> | undefined }
  /** A section that no template has. */
  | { kind: 'own'; origin: ClauseOrigin }

export type ClauseProvenance = {
  clause: Clause
  source: ClauseSource
  /** The clause of the template, with why it is there and its source; undefined for an own one. */
  inTemplate: TemplateClause | undefined
  /** Conditions of the clause and of those around it, all of which hold. */
  standsBecause: Condition[]
  /** The clause's own text in reading order; its sub-clauses have their own provenance. */
  lines: TracedLine[]
}

/** Where the text of one clause comes from. Undefined when the draft's text holds no such clause. */
export function clauseProvenance(
  draft: DraftText,
  template: Template,
  clauseId: ClauseId,
): ClauseProvenance | undefined {
  const trace = newTrace()
  const input = draftInput(draft, template)
  const clause = findClause(draftPolicy(input, { trace }).document, clauseId)
  if (!clause) return undefined
  const path = pathTo(template.clauses, clauseId)
  const inTemplate = path.at(-1)
  const standsBecause = path
    .flatMap((one) => one.when)
    .filter((condition) => conditionState(condition, draft.answers) === 'holds')
  return {
    clause,
    source: sourceOf(draft, template, clauseId),
    inTemplate,
    standsBecause: distinct(standsBecause),
    lines: tracedLines(clause.blocks, { trace, aroundAll: standsBecause }),
  }
}

/** The questions that the clause's text, gaps or conditions name, each once, in the order of the text. */
export function questionsIn({ standsBecause, lines }: ClauseProvenance): QuestionId[] {
  const sentences = lines.flatMap((line) => line.sentences)
  const found = sentences.flatMap(({ parts, conditions }) => [
    ...parts.flatMap(({ origin }) => ('question' in origin ? [origin.question] : [])),
    ...conditions.map((condition) => condition.question),
  ])
  return [...new Set([...standsBecause.map((condition) => condition.question), ...found])]
}

function sourceOf(draft: DraftText, template: Template, clauseId: ClauseId): ClauseSource {
  const own = findOwnClause(draft.arrangement, clauseId)
  if (own) return { kind: 'own', origin: own.origin }
  if (!handWritten(draft.edits, clauseId)) return { kind: 'template' }
  const edits = Object.fromEntries(Object.entries(draft.edits).filter(([id]) => id !== clauseId))
  const { document } = redraftPolicy({ ...draftInput(draft, template), edits })
  const words = findClause(document, clauseId)
  return { kind: 'hand', template: words && { heading: words.heading, blocks: words.blocks } }
}

/** The template clauses from the first level down to this one; empty when the template has none of this id. */
function pathTo(clauses: TemplateClause[], id: ClauseId): TemplateClause[] {
  for (const clause of clauses) {
    if (clause.id === id) return [clause]
    const below = pathTo(clause.clauses, id)
    if (below.length > 0) return [clause, ...below]
  }
  return []
}

function distinct(conditions: readonly Condition[]): Condition[] {
  return conditions.filter(
    (condition, index) => conditions.findIndex((other) => sameCondition(condition, other)) === index,
  )
}

function sameCondition(one: Condition, other: Condition): boolean {
  return one.question === other.question && one.test === other.test && one.value === other.value
}
