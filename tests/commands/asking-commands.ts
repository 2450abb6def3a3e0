// The commands about questions and experiments, each once: what must be there before, and the call itself.
import { answerQuestion } from '../../app/commands/answer-question'
import { askQuestion, takeQuestionBack } from '../../app/commands/ask-question'
import { publishAnswer, withdrawAnswer } from '../../app/commands/publish-answer'
import { decideExperiment, endExperiment, proposeExperiment } from '../../app/commands/run-experiment'
import type { Candor } from '../../app/context'
import { deskOf, valueOf } from '../instance'
import { amara, joel, ruth } from '../people'
import { anApprovedVersion, aPolicy, publish } from '../policies'
import type { CommandRow } from './command-row'

export const askingCommands: readonly CommandRow[] = [
  {
    command: 'askQuestion',
    async arrange(candor) {
      const form = await aboutAClause(candor)
      return (now, once) => askQuestion(deskOf(now, joel, { once }), form)
    },
  },
  {
    command: 'takeQuestionBack',
    async arrange(candor) {
      const id = await aQuestion(candor)
      return (now, once) => takeQuestionBack(deskOf(now, joel, { once }), id)
    },
  },
  {
    command: 'answerQuestion',
    async arrange(candor) {
      const questionId = await aQuestion(candor)
      return (now, once) => answerQuestion(deskOf(now, amara, { once }), { questionId, answer: 'Yes.' })
    },
  },
  {
    command: 'publishAnswer',
    async arrange(candor) {
      const form = await anAnswer(candor)
      return (now, once) => publishAnswer(deskOf(now, amara, { once }), form)
    },
  },
  {
    command: 'withdrawAnswer',
    async arrange(candor) {
      const form = await anAnswer(candor)
      valueOf(await publishAnswer(deskOf(candor, amara), form))
      return (now, once) => withdrawAnswer(deskOf(now, amara, { once }), form.questionId)
    },
  },
  {
    command: 'proposeExperiment',
    arrange: async () => (now, once) => proposeExperiment(deskOf(now, joel, { once }), aProposal),
  },
  {
    command: 'decideExperiment',
    async arrange(candor) {
      const { id } = valueOf(await proposeExperiment(deskOf(candor, joel), aProposal))
      const word = { id, decision: 'agreed', comment: 'Try it.' } as const
      return (now, once) => decideExperiment(deskOf(now, ruth, { once }), word)
    },
  },
  {
    command: 'endExperiment',
    async arrange(candor) {
      const { id } = valueOf(await proposeExperiment(deskOf(candor, joel), aProposal))
      valueOf(await decideExperiment(deskOf(candor, ruth), { id, decision: 'agreed', comment: '' }))
      const told = { id, learned: 'Nobody replied.', goesOn: 'stop' }
      return (now, once) => endExperiment(deskOf(now, joel, { once }), told)
    },
  },
]

export const aProposal = {
  title: 'A tide quiz',
  what: 'One question a week.',
  why: 'People like the tides.',
  reach: 'Neighbours of the harbour',
  hopedFor: 'Send in a guess',
  guardrails: 'No prizes.',
  endsOn: '2026-12-18',
}

async function aboutAClause(candor: Candor) {
  const { policyId } = await aPolicy(candor)
  const version = await anApprovedVersion(candor, policyId)
  valueOf(await publish(candor, version))
  const clauseId = version.document.clauses[0]?.id ?? ''
  return { words: 'May I say that?', situation: null, place: { policyId, clauseId } }
}

async function aQuestion(candor: Candor): Promise<string> {
  return valueOf(await askQuestion(deskOf(candor, joel), await aboutAClause(candor))).id
}

export async function anAnswer(candor: Candor) {
  const form = await aboutAClause(candor)
  const { id: questionId } = valueOf(await askQuestion(deskOf(candor, joel), form))
  valueOf(await answerQuestion(deskOf(candor, amara), { questionId, answer: 'Yes.' }))
  const words = { question: 'May people say that?', answer: 'Yes.', acceptsNames: false }
  return { questionId, clauseId: form.place.clauseId, ...words }
}
