// What drafting goes by: questions, answers and the conditions around a text; what holds, what fails, what is still open.
import { conditionState, isAsked, type Answers, type ConditionState } from './answer'
import type { Condition, Question, QuestionId, Template, TemplateClause } from './template'
import type { Trace } from './trace'

/** What blocks are drafted from: the questions by id, the answers, and the language of the text. */
export type Drafting = {
  questions: Map<QuestionId, Question>
  answers: Answers
  language: string
  /** Where to note what each text comes from, and the conditions that hold around it. */
  trace?: Trace | undefined
  conditions: readonly Condition[]
}

/** What the blocks of a template are drafted from with these answers. */
export function draftingOf(template: Template, answers: Answers, trace?: Trace): Drafting {
  return {
    questions: new Map(template.questions.map((question) => [question.id, question])),
    answers,
    language: template.language,
    trace,
    conditions: [],
  }
}

/** The same inside a clause or piece that stands because these conditions hold. */
export function within(drafting: Drafting, conditions: readonly Condition[]): Drafting {
  if (!drafting.trace || conditions.length === 0) return drafting
  return { ...drafting, conditions: [...drafting.conditions, ...conditions] }
}

/** True when an answer leaves the clause out. */
export function isLeftOut(clause: Pick<TemplateClause, 'when'>, drafting: Drafting): boolean {
  return clause.when.some((condition) => stateOf(condition, drafting) === 'fails')
}

/** A condition in this draft. A question that is not asked at all makes it fail; an open one leaves it unknown. */
export function stateOf(condition: Condition, drafting: Drafting): ConditionState {
  const question = drafting.questions.get(condition.question)
  if (!question || !isAsked(question, drafting.answers)) {
    return question && isOpenEnd(question, drafting) ? 'unknown' : 'fails'
  }
  return conditionState(condition, drafting.answers)
}

/** The first condition that is not known yet, when none of them fails. */
export function openCondition(conditions: Condition[], drafting: Drafting): Condition | undefined {
  const states = conditions.map((condition) => stateOf(condition, drafting))
  if (states.includes('fails')) return undefined
  return conditions[states.indexOf('unknown')]
}

/** Not asked yet, only because an earlier question is still open. */
function isOpenEnd(question: Question, drafting: Drafting): boolean {
  const states = question.when.map((condition) => conditionState(condition, drafting.answers))
  return states.includes('unknown') && !states.includes('fails')
}

/** The question to answer first: the condition's own, or the open one that it waits for. */
export function openQuestion(id: QuestionId, drafting: Drafting): QuestionId {
  const question = drafting.questions.get(id)
  const waitsFor = question?.when.find(
    (condition) => conditionState(condition, drafting.answers) === 'unknown',
  )
  return waitsFor?.question ?? id
}
