// Which questions a clause's text depends on: worked out once for each clause of a template, and kept beside it.
import type { Question, QuestionId, Template, TemplateBlock, TemplateClause, TemplateRun } from './template'

const kept = new WeakMap<TemplateClause, ReadonlySet<QuestionId>>()
const dependencies = new WeakMap<Template, Map<TemplateClause, readonly QuestionId[]>>()

/** The questions whose answers or conditions stand in the clause's own text; its sub-clauses have their own. */
export function usedInText(clause: TemplateClause): ReadonlySet<QuestionId> {
  const known = kept.get(clause)
  if (known) return known
  const used = new Set<QuestionId>()
  usedInBlocks(clause.blocks, used)
  kept.set(clause, used)
  return used
}

/**
 * All questions that can change whether the clause stands and what its own text says: those it uses, those in its
 * conditions, and those that decide whether these are asked at all. While their answers stay, its text stays.
 */
export function dependsOn(template: Template, clause: TemplateClause): readonly QuestionId[] {
  const known = dependencies.get(template)?.get(clause)
  if (known) return known
  const direct = [...usedInText(clause), ...clause.when.map((condition) => condition.question)]
  const questions = new Map(template.questions.map((question) => [question.id, question]))
  const found = [...new Set(direct.flatMap((id) => [id, ...askedBy(questions.get(id))]))]
  dependencies.set(template, (dependencies.get(template) ?? new Map()).set(clause, found))
  return found
}

function askedBy(question: Question | undefined): QuestionId[] {
  return question?.when.map((condition) => condition.question) ?? []
}

function usedInBlocks(blocks: TemplateBlock[], used: Set<QuestionId>): void {
  for (const block of blocks) {
    switch (block.kind) {
      case 'paragraph':
        usedInRuns(block.runs, used)
        break
      case 'list':
        usedInBlocks(block.items.flat(), used)
        break
      case 'table':
        usedInRuns([...block.header, ...block.rows.flat()].flat(), used)
        break
      case 'when':
        used.add(block.condition.question)
        usedInBlocks(block.blocks, used)
        break
      case 'answer-list':
        used.add(block.question)
        break
      case 'callout':
      case 'quote':
      case 'step':
      case 'statement':
        usedInBlocks(block.blocks, used)
        break
      case 'contact':
        break
      default:
        block satisfies never
    }
  }
}

function usedInRuns(runs: TemplateRun[], used: Set<QuestionId>): void {
  for (const run of runs) {
    if (run.kind === 'answer') used.add(run.question)
    if (run.kind !== 'when') continue
    used.add(run.condition.question)
    usedInRuns(run.runs, used)
  }
}
