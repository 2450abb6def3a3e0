// Change the owner: another person is accountable for the policy from now on.
import { findPerson } from '../../db/people'
import { findPolicy, lockPolicy, updateOwner } from '../../db/policies'
import type { Desk } from '../context'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import { actingPerson } from './acting-person'
import { change } from './change'

/**
 * Makes the person owner and tells them. Refuses: anybody but the owner or an administrator, somebody who has left or may not
 * see drafts, and so could not look after the policy.
 */
export async function changeOwner(
  desk: Desk,
  wish: { policyId: string; ownerId: string },
): Promise<Outcome<null>> {
  const person = actingPerson(desk)
  return change(desk, async ({ trx, record, tell }) => {
    await lockPolicy(trx, wish.policyId)
    const policy = await findPolicy(trx, wish.policyId)
    if (!policy) return refused('no-policy', 'This policy does not exist.')
    if (policy.ownerId !== person.id && !may(person, 'manage-people')) {
      const sentence = 'Only the owner or an administrator can name another owner. Ask one of them.'
      return refused('not-the-owner', sentence)
    }
    const owner = await findPerson(trx, wish.ownerId)
    if (!owner || owner.leftAt || !may(owner, 'read-drafts')) {
      const sentence = 'Choose somebody from the list: an owner must be able to see drafts.'
      return refused('cannot-own', sentence, { owner: sentence })
    }
    if (owner.id === policy.ownerId) return accepted(null)
    await updateOwner(trx, policy.id, owner.id)
    await record({
      action: 'policy.owner-changed',
      subject: { kind: 'person', id: owner.id },
      policyId: policy.id,
      detail: { title: policy.title },
      names: [{ personId: owner.id, name: owner.name }],
    })
    if (owner.email && owner.id !== person.id)
      await tell({
        personId: owner.id,
        address: owner.email,
        subject: `You now own “${policy.title}”`,
        body: `Dear ${owner.name},\n\n${person.name} made you the owner of “${policy.title}”. You are reminded when it is time to look at it again.\n\n${desk.candor.settings.url}/policies/${policy.slug}/standing`,
      })
    return accepted(null)
  })
}
