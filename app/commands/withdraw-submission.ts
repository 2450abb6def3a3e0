// Take a submission back: its author ends the open round with a reason, and the draft is open again.
import { lockOpenRound, voidOpenRound } from '../../db/open-round'
import { listPeopleById } from '../../db/people'
import { findPolicy, lockPolicy } from '../../db/policies'
import { findPublicationOf } from '../../db/publications'
import { findRoundOfVersion } from '../../db/rounds'
import { findVersion } from '../../db/versions'
import type { Desk } from '../context'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import { actingPerson } from './acting-person'
import { change } from './change'

/**
 * Voids the round of this version. Words that were given stay on the record. Refuses: no permission, no reason, and a round
 * that is over: whichever comes first, the last approval or the withdrawal, counts.
 */
export async function withdrawSubmission(
  desk: Desk,
  wish: { versionId: string; reason: string },
): Promise<Outcome<null>> {
  const person = actingPerson(desk)
  if (!may(person, 'write-drafts'))
    return refused('not-an-author', 'Only an author can take a submission back. Send it back instead.')
  const reason = wish.reason.trim()
  if (reason === '') {
    return refused('reason-required', 'Say why you take it back, so that the approvers know.', {
      reason: 'Write why.',
    })
  }
  return change(desk, async ({ trx, at, record, tell }) => {
    const version = await findVersion(trx, wish.versionId)
    if (!version) return refused('no-round', 'Nobody asked for approval of this version.')
    await lockPolicy(trx, version.policyId)
    const policy = await findPolicy(trx, version.policyId)
    const round = await findRoundOfVersion(trx, version.id)
    if (!policy || !round) return refused('no-round', 'Nobody asked for approval of this version.')
    if (await findPublicationOf(trx, version.id)) {
      return refused(
        'published-in-emergency',
        'This version was published in an emergency, so its approval cannot be taken back. Withdraw the version instead.',
      )
    }
    const isOpen = await lockOpenRound(trx, round.roundId)
    const because = `${person.name} took it back: ${reason}`
    if (!isOpen || !(await voidOpenRound(trx, { policyId: policy.id, because, at }))) {
      return refused(
        'round-closed',
        'This approval round is over already, so there is nothing to take back. Open the history to see how it ended.',
      )
    }
    await record({
      action: 'round.withdrawn',
      subject: { kind: 'round', id: round.roundId },
      policyId: policy.id,
      detail: { title: version.title, version: version.ordinal },
    })
    const asked = await listPeopleById(trx, [...new Set(round.asked.map((one) => one.personId))])
    for (const approver of asked) {
      if (approver.email === '') continue
      await tell({
        personId: approver.id,
        address: approver.email,
        subject: `No longer for your approval: ${version.title}`,
        body: `Dear ${approver.name},\n\n${because}\n\nYou need not do anything. You will be asked again when there is something to decide.`,
      })
    }
    return accepted(null)
  })
}
