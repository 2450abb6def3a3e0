// Publish in an emergency: a version that is in review applies at once, and somebody else approves it afterwards, by a day.
import { getGovernance } from '../../db/governance'
import { getOrganisation } from '../../db/organisation'
import { findPerson, listPeopleById } from '../../db/people'
import type { Desk } from '../context'
import { dayText } from '../domain/date-words'
import { daysLater, localDay } from '../domain/local-day'
import { refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import { decideEmergency } from '../governance/publishing'
import { actingPerson } from './acting-person'
import { change } from './change'
import { findPublishable, writePublication, type Published, type PublishRequest } from './write-publication'

export type EmergencyRequest = Pick<
  PublishRequest,
  'versionId' | 'changeClass' | 'changeNote' | 'campaign'
> & {
  /** Shown to every reader until it is approved. */
  reason: string
}

/**
 * Publishes the version at once although nobody has approved it. Its approval round stays open; the approvers and the owner are
 * told by when. Refuses: no permission, what `decideEmergency` and `decideCampaign` refuse.
 */
export async function publishInEmergency(desk: Desk, asked: EmergencyRequest): Promise<Outcome<Published>> {
  const person = actingPerson(desk)
  if (!may(person, 'publish-in-emergency')) {
    return refused(
      'not-an-emergency-publisher',
      'Your role does not let you publish in an emergency. Ask an administrator who may.',
    )
  }
  return change(desk, async (work) => {
    const { trx, at, tell } = work
    const found = await findPublishable(work, asked.versionId)
    if (!found.ok) return found
    const { policy, version, round, published, isRetired } = found.value
    // Nobody has set the kind of change yet, so the publisher answers for it.
    const request = { ...asked, changeNote: round?.changeNote || asked.changeNote, effectiveAt: null }
    const askedPeople = [...new Set((round?.asked ?? []).map((one) => one.personId))]
    const decision = decideEmergency(
      {
        ...{ id: version.id, ordinal: version.ordinal, isRetired, askedIds: askedPeople },
        roundOutcome: round ? round.outcome : 'voided',
        proposedClass: round?.proposedClass ?? null,
      },
      published,
      { ...request, publisherId: person.id },
      at,
    )
    if (!decision.ok) return decision
    const { timeZone } = await getOrganisation(trx)
    const { approveAfterDays } = await getGovernance(trx)
    const approveBy = daysLater(localDay(at, timeZone), approveAfterDays)
    const written = await writePublication(work, {
      publishable: found.value,
      request,
      publisher: person,
      ...decision.value,
      emergency: { reason: asked.reason, approveBy },
    })
    if (!written.ok) return written
    const owner = await findPerson(trx, policy.ownerId)
    const approvers = await listPeopleById(trx, askedPeople)
    const told = new Map([...approvers, ...(owner ? [owner] : [])].map((one) => [one.id, one]))
    for (const one of told.values()) {
      if (!one.email || one.leftAt || one.id === person.id) continue
      await tell({
        personId: one.id,
        address: one.email,
        subject: `Published in an emergency: ${version.title}`,
        body: [
          `Dear ${one.name},`,
          `${person.name} published “${version.title}” ${written.value.number} before it was approved, because: ${asked.reason}`,
          `It is to be approved by ${dayText(approveBy)}. Until then every reader sees that it is not.`,
          `${desk.candor.settings.url}/policies/${policy.slug}/versions/${version.ordinal}`,
        ].join('\n\n'),
      })
    }
    return written
  })
}
