// Set up: the first person opens the one-time link, names the organisation, and becomes its administrator.
import { tokenHash } from '../../db/identifier'
import { findLink, useLink } from '../../db/links'
import { insertOrganisation } from '../../db/organisation'
import { insertPerson } from '../../db/people'
import type { Desk } from '../context'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { acceptPassword } from '../domain/password'
import { acceptEmail } from '../domain/people'
import { hashPassword } from '../identity/password-hash'
import { change } from './change'

export type FirstPerson = {
  token: string
  organisation: string
  timeZone: string
  name: string
  email: string
  password: string
}

/**
 * Creates the organisation and its administrator, and uses the link up.
 * Refuses: not-an-address, password-*, setup-link-used.
 * @throws HashingBusy when too many passwords are being hashed
 */
export async function createOrganisation(
  desk: Desk,
  first: FirstPerson,
): Promise<Outcome<{ personId: string }>> {
  const email = acceptEmail(first.email)
  if (!email.ok) return email
  const password = acceptPassword(first.password, { name: first.name, email: email.value })
  if (!password.ok) return password
  const passwordHash = await hashPassword(password.value)
  return change(desk, async ({ trx, at, record }) => {
    const link = await findLink(trx, 'setup', tokenHash(first.token))
    if (!link || !(await useLink(trx, link.id, at))) return setupLinkUsed
    const created = await insertOrganisation(trx, {
      name: first.organisation,
      timeZone: first.timeZone,
      language: 'en-GB',
      sampleSince: null,
      at,
    })
    if (!created) return setupLinkUsed
    const personId = await insertPerson(trx, {
      name: first.name,
      email: email.value,
      jobTitle: '',
      passwordHash,
      roles: ['administrator'],
      grantedBy: null,
      at,
    })
    if (!personId) return setupLinkUsed
    const names = [{ personId, name: first.name }]
    const subject = { kind: 'person', id: personId }
    await record({ action: 'organisation.created', subject: { kind: 'organisation', id: 'organisation' } })
    await record({ action: 'person.added', subject, names })
    await record({ action: 'role.granted', subject, names, detail: { role: 'administrator' } })
    return accepted({ personId })
  })
}

const setupLinkUsed = refused(
  'setup-link-used',
  'This link was used before, or has run out. Start Candor again: it prints a new one as long as nobody has set it up.',
)
