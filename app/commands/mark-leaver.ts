// Somebody leaves: access ends at once; everything they wrote, decided and signed stays.
import { findPerson, hasOtherAdministrator, lockAdministrators, updateLeft } from '../../db/people'
import { voidLinks } from '../../db/links'
import { endSessionsOf } from '../../db/sessions'
import type { Desk } from '../context'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { keepsAnAdministrator } from '../domain/people'
import { may } from '../domain/permission'
import { actingPerson } from './acting-person'
import { change } from './change'

/** Records that a person has left. Refuses: not-allowed, no-such-person, last-administrator. */
export async function markLeaver(desk: Desk, personId: string): Promise<Outcome<null>> {
  if (!may(actingPerson(desk), 'manage-people'))
    return refused('not-allowed', 'Only administrators record that somebody has left. Ask one of them.')
  return change(desk, async ({ trx, at, record }) => {
    await lockAdministrators(trx)
    const person = await findPerson(trx, personId)
    if (!person) return refused('no-such-person', 'There is no such person. Look in the list.')
    const kept = keepsAnAdministrator(person.roles, await hasOtherAdministrator(trx, personId))
    if (!kept.ok) return kept
    if (!(await updateLeft(trx, personId, at))) return accepted(null)
    await endSessionsOf(trx, personId, at)
    await voidLinks(trx, 'invitation', personId, at)
    await voidLinks(trx, 'reset', personId, at)
    await record({
      action: 'person.left',
      subject: { kind: 'person', id: personId },
      names: [{ personId, name: person.name }],
    })
    return accepted(null)
  })
}
