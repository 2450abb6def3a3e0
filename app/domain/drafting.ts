// Drafting: a template, answers and hand edits → the policy document and what is still missing in it.
import { answerTo, isAsked } from './answer'
import { answerText } from './answer-text'
import { gapRun } from './draft-blocks'
import { draftClauses, type EarlierBlocks } from './draft-clauses'
import { draftingOf, type Drafting } from './draft-conditions'
import { findGaps, type Gap } from './draft-gaps'
import type { DraftInput } from './draft-input'
import { cleanRuns } from './draft-text'
import type { Fact, PolicyDocument } from './policy-document'
import type { Template } from './template'
import type { Trace } from './trace'

export type { Gap } from './draft-gaps'
export type { DraftInput, Edits } from './draft-input'

export type DraftedPolicy = { document: PolicyDocument; gaps: Gap[] }

export type DraftingHelp = {
  /** Blocks of an earlier draft that need not be drafted again. */
  earlier?: EarlierBlocks
  /** Filled with where each text comes from; it changes nothing in the document. */
  trace?: Trace
}

/**
 * Drafts the policy. The same input always gives the same document.
 * Clauses whose conditions fail are left out; an edited clause keeps its place and number; sub-clauses stay its own.
 */
export function draftPolicy(input: DraftInput, help: DraftingHelp = {}): DraftedPolicy {
  const { template, answers } = input
  const drafting = draftingOf(template, answers, help.trace)
  return {
    document: {
      format: 1,
      language: template.language,
      title: template.title,
      facts: template.facts.flatMap((fact) => draftFact(fact, drafting)),
      clauses: draftClauses(input, drafting, help.earlier ?? (() => undefined)),
    },
    gaps: findGaps(input),
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
