// Change roles: what a person may do. Their sessions end, so that the new roles count at once.
import { endRoles, findPerson, grantRoles, hasOtherAdministrator, lockAdministrators } from '../../db/people'
import { endSessionsOf } from '../../db/sessions'
import type { Desk } from '../context'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { keepsAnAdministrator, roleChange } from '../domain/people'
import { may } from '../domain/permission'
import type { Role } from '../domain/person'
import { actingPerson } from './acting-person'
import { change } from './change'

/** Gives a person exactly these roles. Refuses: not-allowed, no-such-person, no-role, last-administrator. */
export async function changeRoles(
  desk: Desk,
  wanted: { personId: string; roles: Role[] },
): Promise<Outcome<{ changed: boolean }>> {
  const administrator = actingPerson(desk)
  if (!may(administrator, 'manage-people'))
    return refused('not-allowed', 'Only administrators change roles. Ask one of them.')
  if (wanted.roles.length === 0)
    return refused('no-role', 'Choose at least one role, or record that the person has left.', {
      roles: 'Choose at least one role.',
    })
  return change<{ changed: boolean }>(desk, async ({ trx, at, record }) => {
    await lockAdministrators(trx)
    const person = await findPerson(trx, wanted.personId)
    if (!person || person.leftAt)
      return refused('no-such-person', 'This person is not here any more. Look in the list.')
    const { granted, ended } = roleChange(person.roles, wanted.roles)
    const kept = keepsAnAdministrator(ended, await hasOtherAdministrator(trx, person.id))
    if (!kept.ok) return kept
    if (granted.length + ended.length === 0) return accepted({ changed: false })
    await endRoles(trx, person.id, ended, at)
    await grantRoles(trx, { personId: person.id, roles: granted, grantedBy: administrator.id, at })
    await endSessionsOf(trx, person.id, at)
    const subject = { kind: 'person', id: person.id }
    const names = [{ personId: person.id, name: person.name }]
    for (const role of granted) await record({ action: 'role.granted', subject, names, detail: { role } })
    for (const role of ended) await record({ action: 'role.ended', subject, names, detail: { role } })
    return accepted({ changed: true })
  })
}
