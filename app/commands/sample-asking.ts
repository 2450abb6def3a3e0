// The sample's questions and experiments: its story's words as the commands take them.
import { findClause } from '../domain/policy-document'
import type { Outcome } from '../domain/outcome'
import type { SampleAsked, SampleAskingAct } from '../sample/asking'
import { isoDay } from '../sample/calendar'
import { answerQuestion } from './answer-question'
import { askQuestion } from './ask-question'
import type { Desk } from '../context'
import { livePolicies } from './live-rules'
import { publishAnswer } from './publish-answer'
import { decideExperiment, endExperiment, proposeExperiment } from './run-experiment'
import { policyIdOf, type Stage } from './sample-stage'

/** Does such a step. */
export async function askInSample(
  stage: Stage,
  desk: Desk,
  step: SampleAskingAct,
): Promise<Outcome<unknown>> {
  switch (step.do) {
    case 'ask': {
      const { words, situation } = step
      return noted(
        stage,
        step.asked,
        await askQuestion(desk, { words, situation, place: await placeOf(stage, desk, step) }),
      )
    }
    case 'reply':
      return answerQuestion(desk, { questionId: idOf(stage, step.asked), answer: step.answer })
    case 'make-public': {
      const { clause: clauseId, question, answer } = step
      const questionId = idOf(stage, step.asked)
      return publishAnswer(desk, { questionId, clauseId, question, answer, acceptsNames: false })
    }
    case 'propose': {
      const { title, what, why, reach, hopedFor, guardrails } = step
      const endsOn = isoDay(step.ends, stage.now)
      const text = { title, what, why, reach, hopedFor, guardrails, endsOn }
      return noted(stage, step.asked, await proposeExperiment(desk, text))
    }
    case 'agree': {
      const id = idOf(stage, step.asked)
      return decideExperiment(desk, { id, decision: 'agreed', comment: step.comment })
    }
    case 'end-experiment': {
      const { learned, goesOn } = step
      return endExperiment(desk, { id: idOf(stage, step.asked), learned, goesOn })
    }
    default:
      return step satisfies never
  }
}

/** Where somebody took the section out of the template, the situation leads to another one. */
async function placeOf(stage: Stage, { at }: Desk, { about }: Extract<SampleAskingAct, { do: 'ask' }>) {
  if (!about) return null
  const policyId = policyIdOf(stage, about.policy)
  const [policy] = await livePolicies(stage.candor.db, { at, policyId })
  return policy && findClause(policy.document, about.clause) ? { policyId, clauseId: about.clause } : null
}

function noted(stage: Stage, asked: SampleAsked, outcome: Outcome<{ id: string }>): Outcome<{ id: string }> {
  if (outcome.ok) stage.asked.set(asked, outcome.value.id)
  return outcome
}

function idOf(stage: Stage, asked: SampleAsked): string {
  const id = stage.asked.get(asked)
  if (id === undefined) throw new Error(`Nobody in the sample has asked ${asked} yet.`)
  return id
}
