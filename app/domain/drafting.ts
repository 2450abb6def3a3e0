// Drafting: a template, answers and hand edits → the policy document, what is still missing, and how far each clause is.
import type { Answers } from './answer'
import { answerTo, isAsked } from './answer'
import type { Drafting } from './draft-blocks'
import { draftBlocks, gapRun, openCondition, stateOf } from './draft-blocks'
import { answerText } from './answer-text'
import { cleanRuns } from './draft-text'
import type { Block, Clause, ClauseId, Fact, PolicyDocument } from './policy-document'
import { numberClauses } from './policy-document'
import type { Question, QuestionId, Template, TemplateBlock, TemplateClause, TemplateRun } from './template'
import { allTemplateClauses } from './template'

/** Clause id → the heading and blocks that somebody wrote by hand; they replace the drafted ones. */
export type Edits = Record<ClauseId, { heading: string; blocks: Block[] }>

/** A question that is asked, has no answer, and that the text (or its clause's screen) still waits for. */
export type Gap = { question: QuestionId; clauseId: ClauseId; skipped: boolean }

export type DraftInput = {
  template: Template
  answers: Answers
  skipped: readonly QuestionId[]
  edits: Edits
}

export type DraftedPolicy = { document: PolicyDocument; gaps: Gap[] }

/**
 * Drafts the policy. The same input always gives the same document.
 * Clauses whose conditions fail are left out; an edited clause keeps its place and number; sub-clauses stay its own.
 */
export function draftPolicy(input: DraftInput): DraftedPolicy {
  const { template } = input
  const drafting = draftingOf(template, input.answers)
  return {
    document: {
      format: 1,
      language: template.language,
      title: template.title,
      facts: template.facts.flatMap((fact) => draftFact(fact, drafting)),
      clauses: numberClauses(draftClauses(template.clauses, drafting, input.edits)),
    },
    gaps: findGaps(input, drafting),
  }
}

/**
 * How far a clause is. `left-out`: its condition fails. `edited`: written by hand. `no-questions`: nothing to answer.
 * `open`: a question waits. `gap`: nothing waits, but something was skipped. `answered`: all done.
 */
export type ClauseState = 'left-out' | 'edited' | 'no-questions' | 'open' | 'gap' | 'answered'

export type ClauseProgress = {
  clauseId: ClauseId
  heading: string
  state: ClauseState
  /** Questions asked on the clause's screen now, and how many of them have an answer or were skipped. */
  asked: number
  answered: number
  skipped: number
}

/** The state of every clause in reading order, for the task list. */
export function clauseStates(input: DraftInput): ClauseProgress[] {
  const { template, answers, skipped, edits } = input
  const drafting = draftingOf(template, answers)
  const leftOut = new Set<ClauseId>()
  for (const clause of allTemplateClauses(template.clauses)) {
    if (!isLeftOut(clause, drafting) && !leftOut.has(clause.id)) continue
    for (const inner of allTemplateClauses([clause])) leftOut.add(inner.id)
  }
  return allTemplateClauses(template.clauses).map((clause) => {
    const asked = template.questions.filter(
      (question) => question.clauseId === clause.id && isAsked(question, answers),
    )
    const open = asked.filter((question) => answerTo(answers, question.id) === undefined)
    const passed = open.filter((question) => skipped.includes(question.id))
    return {
      clauseId: clause.id,
      heading: ownEdit(edits, clause.id)?.heading ?? clause.heading,
      state: leftOut.has(clause.id)
        ? 'left-out'
        : ownEdit(edits, clause.id)
          ? 'edited'
          : stateFrom(asked.length, open.length, passed.length),
      asked: asked.length,
      answered: asked.length - open.length,
      skipped: passed.length,
    }
  })
}

/** The questions of the template that are asked with these answers, in reading order. */
export function askedQuestions(template: Template, answers: Answers): Question[] {
  return template.questions.filter((question) => isAsked(question, answers))
}

function stateFrom(asked: number, open: number, skipped: number): ClauseState {
  if (asked === 0) return 'no-questions'
  if (open > skipped) return 'open'
  return skipped > 0 ? 'gap' : 'answered'
}

function draftingOf(template: Template, answers: Answers): Drafting {
  return {
    questions: new Map(template.questions.map((question) => [question.id, question])),
    answers,
    language: template.language,
  }
}

function draftFact(fact: Template['facts'][number], drafting: Drafting): Fact[] {
  const question = drafting.questions.get(fact.question)
  if (!question || !isAsked(question, drafting.answers)) return []
  const answer = answerTo(drafting.answers, fact.question)
  if (answer === undefined) return [{ label: fact.label, value: [gapRun(fact.question, drafting)] }]
  const value = cleanRuns([{ kind: 'text', text: answerText(question, answer, drafting.language) }])
  return value.length > 0 ? [{ label: fact.label, value }] : []
}

/** Neighbouring clauses that wait for the same question stand once, as the first of them with a gap for its text. */
function draftClauses(clauses: TemplateClause[], drafting: Drafting, edits: Edits): Clause[] {
  let waitingFor: QuestionId | undefined
  return clauses.flatMap((clause): Clause[] => {
    if (isLeftOut(clause, drafting)) return []
    const edit = ownEdit(edits, clause.id)
    const open = openCondition(clause.when, drafting)
    if (open && !edit) {
      if (open.question === waitingFor) return []
      waitingFor = open.question
      return [
        clauseOf(
          clause,
          {
            heading: clause.heading,
            blocks: [{ kind: 'paragraph', runs: [gapRun(open.question, drafting)] }],
          },
          [],
        ),
      ]
    }
    waitingFor = undefined
    const text = edit ?? { heading: clause.heading, blocks: draftBlocks(clause.blocks, drafting) }
    const inner = draftClauses(clause.clauses, drafting, edits)
    return text.blocks.length > 0 || inner.length > 0 ? [clauseOf(clause, text, inner)] : []
  })
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
    audience: { kind: 'everyone' },
    heading: text.heading,
    blocks: text.blocks,
    clauses,
  }
}

function isLeftOut(clause: TemplateClause, drafting: Drafting): boolean {
  return clause.when.some((condition) => stateOf(condition, drafting) === 'fails')
}

/** A question is no gap when the clause it belongs to was rewritten by hand and no other text waits for it. */
function findGaps(input: DraftInput, drafting: Drafting): Gap[] {
  const { template, answers, skipped, edits } = input
  const used = new Set<QuestionId>(template.facts.map((fact) => fact.question))
  for (const clause of allTemplateClauses(template.clauses)) {
    for (const condition of clause.when) used.add(condition.question)
    if (!ownEdit(edits, clause.id)) usedInBlocks(clause.blocks, used)
  }
  for (const question of template.questions) {
    if (!ownEdit(edits, question.clauseId)) used.add(question.id)
  }
  return askedQuestions(template, drafting.answers)
    .filter((question) => answerTo(answers, question.id) === undefined && used.has(question.id))
    .map((question) => ({
      question: question.id,
      clauseId: question.clauseId,
      skipped: skipped.includes(question.id),
    }))
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

function ownEdit(edits: Edits, id: ClauseId): Edits[ClauseId] | undefined {
  return Object.hasOwn(edits, id) ? edits[id] : undefined
}
