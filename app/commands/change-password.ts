// Change my password: the old one first; all other sessions end.
import { voidLinks } from '../../db/links'
import { getOrganisation } from '../../db/organisation'
import { findPerson, updatePasswordHash } from '../../db/people'
import { endSessionsOf } from '../../db/sessions'
import type { Desk } from '../context'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { acceptPassword, normalPassword } from '../domain/password'
import { hashPassword, verifyPassword } from '../identity/password-hash'
import { forgiveTry, takeTry } from '../identity/tries'
import { waitSentence } from '../identity/wait'
import { actingPerson } from './acting-person'
import { change } from './change'
import { passwordChangedLetter } from './letters'

/**
 * Replaces the password of the person at the desk and ends their sessions other than this one.
 * Refuses: wait (too many wrong tries), wrong-password, password-*.
 * @throws HashingBusy when too many passwords are being hashed
 */
export async function changePassword(
  desk: Desk,
  form: { current: string; password: string; sessionId: string; address: string },
): Promise<Outcome<null>> {
  const { candor, at } = desk
  const { id } = actingPerson(desk)
  const person = await findPerson(candor.db, id)
  if (!person) return wrongPassword
  const who = { account: person.email, address: form.address }
  const until = await takeTry(candor.db, who, at)
  if (until) return refused('wait', waitSentence(until, at))
  if (!(await verifyPassword(person.passwordHash, normalPassword(form.current)))) return wrongPassword
  const password = acceptPassword(form.password, person)
  if (!password.ok) return password
  const passwordHash = await hashPassword(password.value)
  return change(desk, async ({ trx, record, tell }) => {
    await forgiveTry(trx, who, at)
    await updatePasswordHash(trx, id, passwordHash)
    await endSessionsOf(trx, id, at, form.sessionId)
    await voidLinks(trx, 'sign-in', id, at)
    await record({ action: 'password.set', subject: { kind: 'person', id } })
    const { name } = await getOrganisation(trx)
    const letter = passwordChangedLetter({ name: person.name, organisation: name, url: candor.settings.url })
    await tell({ personId: id, address: person.email, ...letter })
    return accepted(null)
  })
}

const wrongPassword = refused('wrong-password', 'Your password was not changed. Type both passwords again.', {
  current: 'That is not your current password.',
})
