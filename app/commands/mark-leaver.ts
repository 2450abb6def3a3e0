// Somebody leaves: access ends at once; everything they wrote, decided and signed stays.
import { endAccess } from '../../db/leaver-access'
import { findPerson, hasOtherAdministrator, lockAdministrators, updateLeft } from '../../db/people'
import type { Desk } from '../context'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { keepsAnAdministrator } from '../domain/people'
import { may } from '../domain/permission'
import { actingPerson } from './acting-person'
import { change, type Change } from './change'

/** Records that a person has left. Refuses: not-allowed, no-such-person, last-administrator. */
export async function markLeaver(desk: Desk, personId: string): Promise<Outcome<null>> {
  if (!may(actingPerson(desk), 'manage-people'))
    return refused('not-allowed', 'Only administrators record that somebody has left. Ask one of them.')
  return change(desk, async (step) => {
    const left = await leave(step, personId)
    if (!left.ok) return left
    if (left.value.leftNow)
      await step.record({
        action: 'person.left',
        subject: { kind: 'person', id: personId },
        names: [{ personId, name: left.value.name }],
      })
    return accepted(null)
  })
}

/**
 * The leaving itself, inside a change that records it. Out: their name, and whether they were still here.
 * Refuses: no-such-person, last-administrator.
 */
export async function leave(
  { trx, at }: Pick<Change, 'trx' | 'at'>,
  personId: string,
): Promise<Outcome<{ name: string; leftNow: boolean }>> {
  await lockAdministrators(trx)
  const person = await findPerson(trx, personId)
  if (!person) return refused('no-such-person', 'There is no such person. Look in the list.')
  const kept = keepsAnAdministrator(person.roles, await hasOtherAdministrator(trx, personId))
  if (!kept.ok) return kept
  const leftNow = await updateLeft(trx, personId, at)
  if (leftNow) await endAccess(trx, personId, at)
  return accepted({ name: person.name, leftNow })
}
