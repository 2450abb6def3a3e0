// Give more tries: after a talk, somebody who ran out of tries at a policy's questions may answer them again.
import { findCampaignCheck, findCheckStanding, insertGrant } from '../../db/check-attempts'
import { findPerson } from '../../db/people'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import { actingPerson } from './acting-person'
import { change, type Desk } from './change'

/** Gives as many tries again as the campaign gave. Refuses whoever still has some, has passed or left, and oneself. */
export async function grantTries(
  desk: Desk,
  grant: { campaignId: string; policyId: string; personId: string },
): Promise<Outcome<{ tries: number }>> {
  const person = actingPerson(desk)
  if (!may(person, 'record-for-others'))
    return refused('not-allowed', 'Ask an author or an administrator to give more tries.')
  if (person.id === grant.personId)
    return refused('own-tries', 'You cannot give yourself more tries. Ask a colleague.')
  return change(desk, async ({ trx, at, record }) => {
    const check = await findCampaignCheck(trx, grant.campaignId, grant.policyId)
    const whom = await findPerson(trx, grant.personId)
    if (!check || !whom || whom.leftAt)
      return refused('not-asked', 'This person is not asked these questions any more.')
    const standing = await findCheckStanding(trx, grant)
    if (standing.kind !== 'failed')
      return refused('tries-left', `${whom.name} needs no more tries. Open the page again.`)
    await insertGrant(trx, { ...grant, personName: whom.name, tries: check.tries, by: person, at })
    await record({
      action: 'checks.tries-given',
      subject: { kind: 'campaign', id: grant.campaignId },
      policyId: grant.policyId,
      detail: { forPerson: grant.personId, tries: check.tries },
      names: [{ personId: whom.id, name: whom.name }],
    })
    return accepted({ tries: check.tries })
  })
}
