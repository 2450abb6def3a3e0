// Reset: the link is used up, the new password counts, and every session ends.
import { tokenHash } from '../../db/identifier'
import { findLink, useLink, voidLinks } from '../../db/links'
import { getOrganisation } from '../../db/organisation'
import { findPerson, updatePasswordHash } from '../../db/people'
import { endSessionsOf } from '../../db/sessions'
import type { Candor } from '../context'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { acceptPassword } from '../domain/password'
import { hashPassword } from '../identity/password-hash'
import { change } from './change'
import { passwordChangedLetter } from './letters'

/**
 * Sets a new password by a reset link.
 * Refuses: link-used, password-*.
 * @throws HashingBusy when too many passwords are being hashed
 */
export async function resetPassword(
  candor: Candor,
  form: { token: string; password: string },
): Promise<Outcome<{ personId: string }>> {
  const at = candor.now()
  const link = await findLink(candor.db, 'reset', tokenHash(form.token))
  const person = link?.personId ? await findPerson(candor.db, link.personId) : undefined
  if (!link || !person || person.leftAt) return linkUsed
  const password = acceptPassword(form.password, person)
  if (!password.ok) return password
  const passwordHash = await hashPassword(password.value)
  return change({ candor, actor: { kind: 'person', person }, at }, async ({ trx, record, tell }) => {
    const still = await findPerson(trx, person.id)
    if (!still || still.leftAt || !(await useLink(trx, link.id, at))) return linkUsed
    await updatePasswordHash(trx, person.id, passwordHash)
    await endSessionsOf(trx, person.id, at)
    await voidLinks(trx, 'sign-in', person.id, at)
    await record({ action: 'password.set', subject: { kind: 'person', id: person.id } })
    const { name } = await getOrganisation(trx)
    const letter = passwordChangedLetter({ name: still.name, organisation: name, url: candor.settings.url })
    await tell({ personId: person.id, address: still.email, ...letter })
    return accepted({ personId: person.id })
  })
}

const linkUsed = refused(
  'link-used',
  'This link was used before, or has run out: it works for one hour. Ask for a new one.',
)
