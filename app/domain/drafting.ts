// Drafting: a template, answers and hand edits → the policy document, what is still missing, and how far each clause is.
import type { Answers } from './answer'
import type { Arrangement, OwnClause } from './arrangement'
import { arrangedIds, asInTemplate } from './arrangement'
import { answerTo, isAsked } from './answer'
import type { Drafting } from './draft-blocks'
import { draftBlocks, gapRun, openCondition, stateOf } from './draft-blocks'
import { answerText } from './answer-text'
import { cleanRuns } from './draft-text'
import { audienceOf } from './group'
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
  /** Left out: as the template has it. */
  arrangement?: Arrangement
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
      clauses: numberClauses(arrangedClauses(input, drafting)),
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
  const { template, answers, skipped, edits, arrangement = asInTemplate } = input
  const drafting = draftingOf(template, answers)
  const leftOut = clausesLeftOut(input, drafting)
  const ownStates = arrangement.own.map((own) => ({
    clauseId: own.id,
    heading: ownEdit(edits, own.id)?.heading ?? 'New section',
    state: 'edited' as const,
    asked: 0,
    answered: 0,
    skipped: 0,
  }))
  const templateStates = allTemplateClauses(template.clauses).map((clause): ClauseProgress => {
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
  return inOrder([...templateStates, ...ownStates], template, arrangement)
}

/** Clauses that an answer or the author leaves out, with everything inside them. */
function clausesLeftOut(input: DraftInput, drafting: Drafting): Set<ClauseId> {
  const leftOut = new Set<ClauseId>()
  for (const clause of allTemplateClauses(input.template.clauses)) {
    const byAuthor = input.arrangement?.leftOut.includes(clause.id) ?? false
    if (!byAuthor && !isLeftOut(clause, drafting) && !leftOut.has(clause.id)) continue
    for (const inner of allTemplateClauses([clause])) leftOut.add(inner.id)
  }
  return leftOut
}

/** States in the draft's order, parts after the clause they stand in. */
function inOrder(states: ClauseProgress[], template: Template, arrangement: Arrangement): ClauseProgress[] {
  const byId = new Map(states.map((state) => [state.clauseId, state]))
  const first = new Map(template.clauses.map((clause) => [clause.id, clause]))
  return arrangedIds(template, arrangement).flatMap((id) => {
    const clause = first.get(id)
    const ids = clause ? allTemplateClauses([clause]).map((part) => part.id) : [id]
    return ids.flatMap((one) => byId.get(one) ?? [])
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

/** The drafted first-level clauses and the author's own ones, in the draft's order. */
function arrangedClauses(input: DraftInput, drafting: Drafting): Clause[] {
  const { template, edits } = input
  const arrangement = input.arrangement ?? asInTemplate
  const leftOut = new Set(arrangement.leftOut)
  const drafted = draftClauses(withoutClauses(template.clauses, leftOut), drafting, edits)
  if (arrangement.own.length + arrangement.order.length === 0)
    return withAudiences(drafted, arrangement.audiences)
  const clauses = new Map(drafted.map((clause) => [clause.id, clause]))
  for (const own of arrangement.own) {
    const clause = ownClause(own, edits)
    if (clause) clauses.set(own.id, clause)
  }
  const arranged = arrangedIds(template, arrangement).flatMap((id) => clauses.get(id) ?? [])
  return withAudiences(arranged, arrangement.audiences)
}

function withoutClauses(clauses: TemplateClause[], leftOut: ReadonlySet<ClauseId>): TemplateClause[] {
  if (leftOut.size === 0) return clauses
  return clauses
    .filter((clause) => !leftOut.has(clause.id))
    .map((clause) => ({ ...clause, clauses: withoutClauses(clause.clauses, leftOut) }))
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
function ownClause(own: OwnClause, edits: Edits): Clause | undefined {
  const parts = own.parts.flatMap((id): Clause[] => {
    const edit = ownEdit(edits, id)
    return edit ? [writtenClause({ id, section: own.section, ...edit }, [])] : []
  })
  const edit = ownEdit(edits, own.id)
  return edit && writtenClause({ id: own.id, section: own.section, ...edit }, parts)
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

function isLeftOut(clause: TemplateClause, drafting: Drafting): boolean {
  return clause.when.some((condition) => stateOf(condition, drafting) === 'fails')
}

/** A question is no gap when the clause it belongs to was rewritten by hand and no other text waits for it. */
function findGaps(input: DraftInput, drafting: Drafting): Gap[] {
  const { template, answers, skipped, edits } = input
  const used = new Set<QuestionId>(template.facts.map((fact) => fact.question))
  const byAuthor = clausesRemoved(input)
  for (const clause of allTemplateClauses(template.clauses)) {
    if (byAuthor.has(clause.id)) continue
    for (const condition of clause.when) used.add(condition.question)
    if (!ownEdit(edits, clause.id)) usedInBlocks(clause.blocks, used)
  }
  for (const question of template.questions) {
    if (!ownEdit(edits, question.clauseId) && !byAuthor.has(question.clauseId)) used.add(question.id)
  }
  return askedQuestions(template, drafting.answers)
    .filter((question) => answerTo(answers, question.id) === undefined && used.has(question.id))
    .map((question) => ({
      question: question.id,
      clauseId: question.clauseId,
      skipped: skipped.includes(question.id),
    }))
}

/** Clauses that the author left out, with everything inside them. */
function clausesRemoved(input: DraftInput): Set<ClauseId> {
  const removed = new Set(input.arrangement?.leftOut)
  const inside = allTemplateClauses(input.template.clauses)
    .filter((clause) => removed.has(clause.id))
    .flatMap((clause) => allTemplateClauses([clause]).map((part) => part.id))
  return new Set(inside)
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
