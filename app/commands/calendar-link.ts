// The calendar of a person: an address of their own for a feed of days, made, renewed and ended by themselves.
import { endCalendarLinks, insertCalendarLink } from '../../db/calendar-links'
import { newToken, tokenHash } from '../../db/identifier'
import type { Desk } from '../context'
import { accepted, type Outcome } from '../domain/outcome'
import { actingPerson } from './acting-person'
import { change } from './change'

/**
 * Makes the address and ends the one before. Only its hash is stored, so it is given once: null when the same form arrives a
 * second time.
 */
export async function makeCalendarLink(desk: Desk): Promise<Outcome<{ url: string | null }>> {
  const person = actingPerson(desk)
  const token = newToken()
  const made = await change(desk, async ({ trx, at, record }) => {
    await endCalendarLinks(trx, person.id, at)
    const id = await insertCalendarLink(trx, { personId: person.id, tokenHash: tokenHash(token), at })
    await record({ action: 'calendar.made', subject: { kind: 'calendar', id } })
    return accepted({ kept: tokenHash(token) })
  })
  if (!made.ok) return made
  const isThisOne = made.value.kept === tokenHash(token)
  return accepted({ url: isThisOne ? `${desk.candor.settings.url}/calendar/${token}.ics` : null })
}

/** Ends the person's feed at once. Ending none changes nothing. */
export async function endCalendarLink(desk: Desk): Promise<Outcome<null>> {
  const person = actingPerson(desk)
  return change(desk, async ({ trx, at, record }) => {
    if (!(await endCalendarLinks(trx, person.id, at))) return accepted(null)
    await record({ action: 'calendar.ended', subject: { kind: 'person', id: person.id } })
    return accepted(null)
  })
}
