// How far a draft is: the state of every clause, for task lists and meters.
import { answerTo, isAsked } from './answer'
import { arrangedIds, asInTemplate, type Arrangement, type OwnClause } from './arrangement'
import { draftingOf, isLeftOut } from './draft-conditions'
import { handWritten, type DraftInput } from './draft-input'
import type { ClauseId } from './policy-document'
import { allTemplateClauses, type Question, type Template } from './template'

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
  const leftOut = clausesLeftOut(input)
  const asked = questionsByClause(template.questions.filter((question) => isAsked(question, answers)))
  const ownStates = arrangement.own.map((own) => ownState(own, input, arrangement))
  const templateStates = allTemplateClauses(template.clauses).map((clause): ClauseProgress => {
    const here = asked.get(clause.id) ?? []
    const open = here.filter((question) => answerTo(answers, question.id) === undefined)
    const passed = open.filter((question) => skipped.includes(question.id))
    const edit = handWritten(edits, clause.id)
    return {
      clauseId: clause.id,
      heading: edit?.heading ?? clause.heading,
      state: leftOut.has(clause.id)
        ? 'left-out'
        : edit
          ? 'edited'
          : stateFrom(here.length, open.length, passed.length),
      asked: here.length,
      answered: here.length - open.length,
      skipped: passed.length,
    }
  })
  return inOrder([...templateStates, ...ownStates], template, arrangement)
}

/** An own clause waits until somebody writes its words. */
function ownState(own: OwnClause, { edits }: DraftInput, arrangement: Arrangement): ClauseProgress {
  const edit = handWritten(edits, own.id)
  const written = edit !== undefined && edit.blocks.length + own.parts.length > 0
  return {
    clauseId: own.id,
    heading: edit?.heading ?? 'New section',
    state: arrangement.leftOut.includes(own.id) ? 'left-out' : written ? 'edited' : 'open',
    asked: 0,
    answered: 0,
    skipped: 0,
  }
}

/** Clauses that an answer or the author leaves out, with everything inside them. */
function clausesLeftOut(input: DraftInput): Set<ClauseId> {
  const drafting = draftingOf(input.template, input.answers)
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

function questionsByClause(questions: Question[]): Map<ClauseId, Question[]> {
  const found = new Map<ClauseId, Question[]>()
  for (const question of questions)
    found.set(question.clauseId, [...(found.get(question.clauseId) ?? []), question])
  return found
}

function stateFrom(asked: number, open: number, skipped: number): ClauseState {
  if (asked === 0) return 'no-questions'
  if (open > skipped) return 'open'
  return skipped > 0 ? 'gap' : 'answered'
}
