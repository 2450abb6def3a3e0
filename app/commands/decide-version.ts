// Decide: one approver's approve or send back, on exactly the text they read.
import { findPerson } from '../../db/people'
import { findPolicy } from '../../db/policies'
import { insertDecision } from '../../db/decisions'
import { closeRound, findRoundOfVersion, lockOpenRound } from '../../db/rounds'
import { findVersion } from '../../db/versions'
import type { Desk } from '../context'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { approvalMeaning, decide, sendBackMeaning, type RoundOutcome } from '../domain/review'
import { actingPerson } from './acting-person'
import { change } from './change'

export type Word = {
  versionId: string
  outcome: 'approved' | 'sent-back'
  comment: string
  /** Fingerprint of the text on the approver's screen. */
  fingerprint: string
}

/**
 * Records the approver's word and ends the round when it was the last one needed, or a send back.
 * Out: the round's outcome, null while others are still asked. Refuses what `decide` in domain/review refuses.
 */
export async function decideVersion(
  desk: Desk,
  word: Word,
): Promise<Outcome<{ roundOutcome: RoundOutcome | null }>> {
  const person = actingPerson(desk)
  return change(desk, async ({ trx, at, record, tell }) => {
    const found = await findRoundOfVersion(trx, word.versionId)
    const version = await findVersion(trx, word.versionId)
    const policy = version && (await findPolicy(trx, version.policyId))
    if (!found || !version || !policy)
      return refused('no-round', 'Nobody asked for approval of this version.')
    // Taken before the decisions are read again, so that two last approvers come one after the other.
    await lockOpenRound(trx, found.roundId)
    const round = (await findRoundOfVersion(trx, word.versionId)) ?? found
    const decision = decide(round, person, word)
    if (!decision.ok) return decision

    const { stepId, roundOutcome } = decision.value
    await insertDecision(trx, {
      round,
      stepId,
      person,
      outcome: word.outcome,
      comment: word.comment,
      meaning: word.outcome === 'approved' ? approvalMeaning : sendBackMeaning,
      changeClass: null,
      inPlaceOf: null,
      proof: { at: at.toISOString(), by: 'session' },
      at,
    })
    if (roundOutcome) await closeRound(trx, round.roundId, { outcome: roundOutcome, because: null, at })
    await record({
      action: word.outcome === 'approved' ? 'version.approved' : 'version.sent-back',
      subject: { kind: 'version', id: version.id },
      policyId: policy.id,
      detail: {
        title: version.title,
        version: version.ordinal,
        fingerprint: version.fingerprint,
        roundOutcome,
        hasComment: word.comment !== '',
      },
    })
    const author = await findPerson(trx, version.submittedBy)
    if (roundOutcome && author && author.email) {
      await tell({
        personId: author.id,
        address: author.email,
        subject: `${roundOutcome === 'approved' ? 'Approved' : 'Sent back'}: ${version.title}`,
        body: [
          `Dear ${author.name},`,
          `${person.name} ${word.outcome === 'approved' ? 'approved' : 'sent back'} "${version.title}".`,
          word.comment,
          `${desk.candor.settings.url}/policies/${policy.slug}/history`,
        ]
          .filter((line) => line !== '')
          .join('\n\n'),
      })
    }
    return accepted({ roundOutcome })
  })
}
