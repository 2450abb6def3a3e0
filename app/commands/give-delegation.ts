// Give a delegation: somebody decides in another person's place between two days, and it can be ended early.
import { endDelegation, findDelegation, insertDelegation, listDelegationsFrom } from '../../db/delegations'
import { getOrganisation } from '../../db/organisation'
import { findPerson } from '../../db/people'
import type { Desk } from '../context'
import { dayText } from '../domain/date-words'
import { acceptDelegation, type DelegationWish } from '../governance/delegation'
import { daysLater, localDay, startOfDay } from '../domain/local-day'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import { actingPerson } from './acting-person'
import { change } from './change'

/**
 * Writes the delegation down and tells both sides. Out: its id.
 * Refuses what `acceptDelegation` refuses, and days on which the person has a delegate already.
 */
export async function giveDelegation(
  desk: Desk,
  wish: DelegationWish & { fromId: string; toId: string },
): Promise<Outcome<{ id: string }>> {
  const by = actingPerson(desk)
  return change(desk, async ({ trx, at, record, tell }) => {
    const from = await findPerson(trx, wish.fromId)
    const to = await findPerson(trx, wish.toId)
    if (!from || from.leftAt !== null)
      return refused('no-such-person', 'Choose whose place it is.', { from: 'Choose whose place it is.' })
    if (!to || to.leftAt !== null)
      return refused('no-such-person', 'Choose who decides.', { to: 'Choose who decides.' })
    const { timeZone } = await getOrganisation(trx)
    const accept = acceptDelegation({ from, to, by }, wish, localDay(at, timeZone))
    if (!accept.ok) return accept
    const { fromDay, untilDay, reason } = accept.value
    const fromAt = startOfDay(fromDay, timeZone).toISOString()
    const untilAt = startOfDay(daysLater(untilDay, 1), timeZone).toISOString()
    const running = await listDelegationsFrom(trx, [from.id], at)
    const other = running.find((one) => one.fromAt < untilAt && fromAt < one.untilAt)
    if (other) {
      const sentence = `${other.to.name} decides for ${from.name} on some of these days. End that first, or choose other days.`
      return refused('overlaps', sentence, { fromDay: sentence })
    }
    const id = await insertDelegation(trx, { from, to, reason, fromAt, untilAt, createdBy: by.id, at })
    await record({
      action: 'delegation.given',
      subject: { kind: 'person', id: to.id },
      detail: {
        inPlaceOf: from.id,
        days: Math.round((Date.parse(untilDay) - Date.parse(fromDay)) / 86_400_000) + 1,
        fromDay,
        untilDay,
      },
      names: [
        { personId: to.id, name: to.name },
        { personId: from.id, name: from.name },
      ],
    })
    const days = `from ${dayText(fromDay)} to ${dayText(untilDay)}`
    const letters = [
      { person: to, says: `${from.name} asks you to decide on policies in their place ${days}: ${reason}` },
      ...(by.id === from.id
        ? []
        : [
            {
              person: from,
              says: `${by.name} wrote down that ${to.name} decides in your place ${days}: ${reason}`,
            },
          ]),
    ]
    for (const { person, says } of letters) {
      if (person.email === '') continue
      await tell({
        personId: person.id,
        address: person.email,
        subject: `Decisions in place of ${from.name}`,
        body: `Dear ${person.name},\n\n${says}\n\n${desk.candor.settings.url}/account/delegation`,
      })
    }
    return accepted({ id })
  })
}

/** Ends a delegation early. Decisions made by it stay. Refuses: somebody else's, and one that is over. */
export async function endDelegationEarly(desk: Desk, id: string): Promise<Outcome<null>> {
  const by = actingPerson(desk)
  return change(desk, async ({ trx, at, record }) => {
    const delegation = await findDelegation(trx, id)
    const isTheirs = delegation && (delegation.from.id === by.id || delegation.to.id === by.id)
    if (!delegation || !(isTheirs || may(by, 'manage-people')))
      return refused('no-delegation', 'There is no such delegation of yours. Open the page again.')
    if (!(await endDelegation(trx, { id, endedBy: by.id, at })))
      return refused('over-already', 'This delegation has ended already.')
    const { from, to } = delegation
    await record({
      action: 'delegation.ended',
      subject: { kind: 'person', id: to.id },
      detail: { inPlaceOf: from.id },
      names: [
        { personId: to.id, name: to.name },
        { personId: from.id, name: from.name },
      ],
    })
    return accepted(null)
  })
}
