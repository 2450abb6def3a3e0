// Name an approver: one more person is asked in a step of an open round, beside the others or in somebody's place.
import { addApprover, lockOpenRound } from '../../db/open-round'
import { findPerson } from '../../db/people'
import { findPolicy } from '../../db/policies'
import { findRoundOfVersion } from '../../db/rounds'
import { findVersion } from '../../db/versions'
import type { Desk } from '../context'
import { acceptApprover } from '../governance/named-approver'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import { currentStep } from '../governance/review'
import { actingPerson } from './acting-person'
import { askApprovers } from './ask-approvers'
import { change } from './change'

export type NamedApprover = {
  versionId: string
  stepId: string
  personId: string
  /** Who stood aside, left or lost the role; null: beside the others. */
  inPlaceOf: string | null
}

/**
 * Asks the person in the step. Out: their name. Refuses: no permission, no open round, and what `acceptApprover` refuses.
 */
export async function nameApprover(desk: Desk, named: NamedApprover): Promise<Outcome<{ name: string }>> {
  const by = actingPerson(desk)
  if (!may(by, 'write-drafts'))
    return refused(
      'not-an-author',
      'Only an author can name another approver. Ask the author of this version.',
    )
  return change(desk, async (work) => {
    const { trx, at, record } = work
    const version = await findVersion(trx, named.versionId)
    const policy = version && (await findPolicy(trx, version.policyId))
    const found = version && (await findRoundOfVersion(trx, version.id))
    if (!version || !policy || !found)
      return refused('no-round', 'Nobody asked for approval of this version.')
    await lockOpenRound(trx, found.roundId)
    const round = (await findRoundOfVersion(trx, version.id)) ?? found
    const person = await findPerson(trx, named.personId)
    const accept = acceptApprover(round, { ...named, person: person?.leftAt === null ? person : undefined })
    if (!accept.ok) return accept

    const { step, person: approver } = accept.value
    await addApprover(trx, {
      roundId: round.roundId,
      stepId: step.id,
      personId: approver.id,
      inPlaceOf: named.inPlaceOf,
      at,
    })
    const replaced = round.asked.find((one) => one.personId === named.inPlaceOf)
    await record({
      action: 'approver.named',
      subject: { kind: 'person', id: approver.id },
      policyId: policy.id,
      detail: {
        title: version.title,
        version: version.ordinal,
        step: step.title,
        inPlaceOf: replaced?.personId ?? null,
      },
      names: [
        { personId: approver.id, name: approver.name },
        ...(replaced ? [{ personId: replaced.personId, name: replaced.name }] : []),
      ],
    })
    if (currentStep(round)?.id === step.id) {
      await askApprovers(work, desk.candor, {
        approvers: [approver.id],
        author: by.name,
        title: version.title,
        slug: policy.slug,
        ordinal: version.ordinal,
        note: round.note,
        dueOn: step.dueOn ?? round.dueOn,
      })
    }
    return accepted({ name: approver.name })
  })
}
