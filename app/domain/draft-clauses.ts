// Template clauses, hand edits and own sections → the clauses of the document, in the draft's order.
import { arrangedIds, asInTemplate, type Arrangement, type OwnClause } from './arrangement'
import { draftBlocks, gapBlock } from './draft-blocks'
import { isLeftOut, openCondition, within, type Drafting } from './draft-conditions'
import { handWritten, type DraftInput, type Edits } from './draft-input'
import { audienceOf } from './group'
import { numberClauses, type Block, type Clause, type ClauseId } from './policy-document'
import type { QuestionId, TemplateClause } from './template'

/** The blocks that the same clause had in an earlier draft, when nothing that they depend on has changed since. */
export type EarlierBlocks = (clause: TemplateClause) => Block[] | undefined

type Writing = { drafting: Drafting; edits: Edits; leftOut: ReadonlySet<ClauseId>; earlier: EarlierBlocks }

/** The drafted first-level clauses and the author's own ones, in the draft's order, numbered. */
export function draftClauses(input: DraftInput, drafting: Drafting, earlier: EarlierBlocks): Clause[] {
  const { template, edits, arrangement = asInTemplate } = input
  const leftOut = new Set(arrangement.leftOut)
  const drafted = writeClauses(template.clauses, { drafting, edits, leftOut, earlier })
  return numberClauses(withAudiences(arranged(drafted, input, arrangement), arrangement.audiences))
}

/** Neighbouring clauses that wait for the same question stand once, as the first of them with a gap for its text. */
function writeClauses(clauses: TemplateClause[], writing: Writing): Clause[] {
  const { edits, leftOut, earlier } = writing
  let waitingFor: QuestionId | undefined
  return clauses.flatMap((clause): Clause[] => {
    if (leftOut.has(clause.id) || isLeftOut(clause, writing.drafting)) return []
    const drafting = within(writing.drafting, clause.when)
    const edit = handWritten(edits, clause.id)
    const open = openCondition(clause.when, writing.drafting)
    if (open && !edit) {
      if (open.question === waitingFor) return []
      waitingFor = open.question
      const blocks = [gapBlock(open.question, writing.drafting)]
      return [clauseOf(clause, { heading: clause.heading, blocks }, [])]
    }
    waitingFor = undefined
    const text = edit ?? {
      heading: clause.heading,
      blocks: earlier(clause) ?? draftBlocks(clause.blocks, drafting),
    }
    const inner = writeClauses(clause.clauses, { ...writing, drafting })
    return text.blocks.length > 0 || inner.length > 0 ? [clauseOf(clause, text, inner)] : []
  })
}

function arranged(drafted: Clause[], input: DraftInput, arrangement: Arrangement): Clause[] {
  if (arrangement.own.length + arrangement.order.length === 0) return drafted
  const clauses = new Map(drafted.map((clause) => [clause.id, clause]))
  const leftOut = new Set(arrangement.leftOut)
  for (const own of arrangement.own) {
    const clause = leftOut.has(own.id) ? undefined : ownClause(own, input.edits, leftOut)
    if (clause) clauses.set(own.id, clause)
  }
  return arrangedIds(input.template, arrangement).flatMap((id) => clauses.get(id) ?? [])
}

function withAudiences(clauses: Clause[], audiences: Arrangement['audiences']): Clause[] {
  if (Object.keys(audiences).length === 0) return clauses
  return clauses.map((clause) => ({
    ...clause,
    audience: Object.hasOwn(audiences, clause.id)
      ? (audiences[clause.id] ?? clause.audience)
      : clause.audience,
    clauses: withAudiences(clause.clauses, audiences),
  }))
}

/** An own clause whose words nobody has written yet is not in the text. */
function ownClause(own: OwnClause, edits: Edits, leftOut: ReadonlySet<ClauseId>): Clause | undefined {
  const parts = own.parts.flatMap((id): Clause[] => {
    const edit = leftOut.has(id) ? undefined : handWritten(edits, id)
    return edit ? [writtenClause({ id, section: own.partSections?.[id] ?? own.section, ...edit }, [])] : []
  })
  const edit = handWritten(edits, own.id)
  if (!edit || edit.blocks.length + parts.length === 0) return undefined
  return writtenClause({ id: own.id, section: own.section, ...edit }, parts)
}

function writtenClause(
  words: Pick<Clause, 'id' | 'section' | 'heading' | 'blocks'>,
  clauses: Clause[],
): Clause {
  const { id, section, heading, blocks } = words
  return { id, number: '', section, audience: { kind: 'everyone' }, heading, blocks, clauses }
}

function clauseOf(
  clause: TemplateClause,
  text: { heading: string; blocks: Block[] },
  clauses: Clause[],
): Clause {
  return {
    id: clause.id,
    number: '',
    section: clause.section,
    audience: audienceOf(clause.audience),
    heading: text.heading,
    blocks: text.blocks,
    clauses,
  }
}
