// Accept an invitation: the person chooses a password, and the link is used up.
import { tokenHash } from '../../db/identifier'
import { findLink, useLink } from '../../db/links'
import { findPerson, updatePasswordHash } from '../../db/people'
import type { Candor } from '../context'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { acceptPassword } from '../domain/password'
import { hashPassword } from '../identity/password-hash'
import { change } from './change'

/**
 * Sets the first password of an invited person.
 * Refuses: link-used, password-*.
 * @throws HashingBusy when too many passwords are being hashed
 */
export async function acceptInvitation(
  candor: Candor,
  form: { token: string; password: string },
): Promise<Outcome<{ personId: string }>> {
  const at = candor.now()
  const link = await findLink(candor.db, 'invitation', tokenHash(form.token))
  const person = link?.personId ? await findPerson(candor.db, link.personId) : undefined
  if (!link || !person || person.leftAt) return linkUsed
  const password = acceptPassword(form.password, person)
  if (!password.ok) return password
  const passwordHash = await hashPassword(password.value)
  return change({ candor, actor: { kind: 'person', person }, at }, async ({ trx, record }) => {
    const still = await findPerson(trx, person.id)
    if (!still || still.leftAt || still.passwordHash) return linkUsed
    if (!(await useLink(trx, link.id, at))) return linkUsed
    await updatePasswordHash(trx, person.id, passwordHash)
    await record({ action: 'password.set', subject: { kind: 'person', id: person.id } })
    return accepted({ personId: person.id })
  })
}

const linkUsed = refused(
  'link-used',
  'This invitation was used before, or has run out. Sign in, or ask the person who invited you for a new one.',
)
