// Who is told of an approver's word: the author when the round ends or cannot go on, and the next step's approvers when it is their turn.
import { findPerson } from '../../db/people'
import type { PolicyRecord } from '../../db/policies'
import type { Round } from '../../db/rounds'
import type { Version } from '../../db/versions'
import type { Desk } from '../context'
import type { Delegation } from '../governance/delegation'
import {
  currentStep,
  type Decision,
  type DecisionOutcome,
  type RoundOutcome,
  type Word,
} from '../governance/review'
import { isStuck } from '../governance/step-standing'
import { actingPerson } from './acting-person'
import { askApprovers } from './ask-approvers'
import type { Change } from './change'

export type AskedWord = {
  round: Round
  version: Version
  policy: PolicyRecord
  /** True while no other version of the policy was ever published. */
  isFirst: boolean
  /** By which the person decides for somebody else; null for themselves. */
  delegation: Delegation | null
}

type Told = { asked: AskedWord; word: Word; roundOutcome: RoundOutcome | null }

/** Tells those whom this word concerns. `asked.round` is the round as it was before the word. */
export async function tellOfWord(work: Change, desk: Desk, told: Told): Promise<void> {
  const { asked, word, roundOutcome } = told
  const { round, version, policy } = asked
  const before = currentStep(round)
  const after = { ...round, decisions: [...round.decisions, asDecision(desk, told)] }
  const step = roundOutcome === null ? currentStep(after) : undefined
  if (step && step.id !== before?.id) {
    await askApprovers(work, desk.candor, {
      approvers: step.approvers,
      author: version.submittedByName,
      title: version.title,
      slug: policy.slug,
      ordinal: version.ordinal,
      note: round.note,
      dueOn: step.dueOn ?? round.dueOn,
    })
  }
  const stuck = step !== undefined && isStuck(step, after.decisions, round.gone)
  if (!roundOutcome && !stuck) return
  await tellAuthor(work, desk, { ...told, word, news: stuck ? 'stuck' : (roundOutcome ?? 'approved') })
}

function asDecision(desk: Desk, { asked, word }: Told): Decision {
  const step = currentStep(asked.round)
  const { outcome, changeClass, inPlaceOf } = word
  const personId = actingPerson(desk).id
  return { stepId: step?.id ?? '', personId, seat: inPlaceOf ?? personId, outcome, changeClass }
}

const words: Record<DecisionOutcome, string> = {
  approved: 'approved',
  'sent-back': 'sent back',
  recused: 'stood aside from the decision on',
}

async function tellAuthor(
  { trx, tell }: Change,
  desk: Desk,
  { asked, word, news }: Told & { news: RoundOutcome | 'stuck' },
): Promise<void> {
  const { version, policy, delegation } = asked
  const author = await findPerson(trx, version.submittedBy)
  if (!author?.email) return
  const heads: Record<RoundOutcome | 'stuck', string> = {
    approved: 'Approved',
    'sent-back': 'Sent back',
    voided: 'Voided',
    expired: 'Over',
    stuck: 'Waits for you',
  }
  const whose = delegation ? ` in place of ${delegation.from.name}` : ''
  const address = `${desk.candor.settings.url}/policies/${policy.slug}`
  await tell({
    personId: author.id,
    address: author.email,
    subject: `${heads[news]}: ${version.title}`,
    body: [
      `Dear ${author.name},`,
      `${actingPerson(desk).name} ${words[word.outcome]} "${version.title}"${whose}.`,
      word.comment,
      news === 'stuck'
        ? `The step cannot be completed by those who are left. Name somebody else, or take it back: ${address}/versions/${version.ordinal}/round`
        : `${address}/history`,
    ]
      .filter((line) => line !== '')
      .join('\n\n'),
  })
}
