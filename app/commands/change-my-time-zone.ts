// A person says in which time zone they live: reminders come when it is day there.
import { findTimeZone, updateTimeZone } from '../../db/time-zone-of'
import type { Desk } from '../context'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { isTimeZone } from '../domain/time-zone'
import { actingPerson } from './acting-person'
import { change } from './change'

/** Sets the zone of whoever is at the desk (IANA name; "" for the organisation's). Refuses: no-such-zone. */
export async function changeMyTimeZone(desk: Desk, timeZone: string): Promise<Outcome<null>> {
  const { id, name } = actingPerson(desk)
  if (timeZone !== '' && !isTimeZone(timeZone)) {
    const sentence = 'There is no such time zone. Choose one from the list.'
    return refused('no-such-zone', sentence, { timeZone: sentence })
  }
  return change(desk, async ({ trx, at, record }) => {
    if ((await findTimeZone(trx, id)) === timeZone) return accepted(null)
    await updateTimeZone(trx, { personId: id, timeZone, at })
    await record({
      action: 'person.changed',
      subject: { kind: 'person', id },
      names: [{ personId: id, name }],
    })
    return accepted(null)
  })
}
