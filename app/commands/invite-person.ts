// Invite: a person gets a place, roles, and a link with which they choose their own password.
import { ensureDepartment, moveToDepartment } from '../../db/departments'
import { newToken, tokenHash } from '../../db/identifier'
import { insertLink, voidLinks } from '../../db/links'
import { getOrganisation } from '../../db/organisation'
import { findPerson, insertPerson } from '../../db/people'
import type { Desk } from '../context'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { acceptEmail } from '../domain/people'
import { may } from '../domain/permission'
import type { Person, Role } from '../domain/person'
import { actingPerson } from './acting-person'
import { change, type Change } from './change'
import { invitationLetter } from './letters'

export type NewPerson = { name: string; email: string; jobTitle: string; department: string; roles: Role[] }

/** `link` is the path to hand over; null when the same form had arrived before: a link is shown once. */
export type Invited = { personId: string; link: string | null }

const validFor = 7 * 86_400_000

/**
 * Adds a person and sends them their link.
 * Refuses: not-allowed, not-an-address, no-role, address-taken.
 */
export async function invitePerson(desk: Desk, person: NewPerson): Promise<Outcome<Invited>> {
  const administrator = actingPerson(desk)
  if (!may(administrator, 'manage-people')) return notAllowed
  const email = acceptEmail(person.email)
  if (!email.ok) return email
  if (person.roles.length === 0)
    return refused('no-role', 'A person needs a role to come in.', { roles: 'Choose at least one role.' })
  const token = newToken()
  const outcome = await change(desk, async (work) => {
    const { trx, at, record } = work
    const personId = await insertPerson(trx, {
      ...person,
      email: email.value,
      passwordHash: null,
      grantedBy: administrator.id,
      at,
    })
    if (!personId) return addressTaken
    if (person.department !== '') {
      const departmentId = await ensureDepartment(trx, person.department, at)
      await moveToDepartment(trx, { personId, departmentId, at })
    }
    const subject = { kind: 'person', id: personId }
    const names = [{ personId, name: person.name }]
    await record({ action: 'person.invited', subject, names })
    for (const role of person.roles)
      await record({ action: 'role.granted', subject, names, detail: { role } })
    await sendInvitation(work, desk, {
      administrator,
      personId,
      name: person.name,
      email: email.value,
      token,
    })
    return accepted({ personId, hash: tokenHash(token) })
  })
  if (!outcome.ok) return outcome
  const isFirst = outcome.value.hash === tokenHash(token)
  return accepted({ personId: outcome.value.personId, link: isFirst ? `/invitation/${token}` : null })
}

/** Sends another link to somebody who has not joined yet; the ones before it stop working. Refuses: not-allowed, has-joined. */
export async function inviteAgain(desk: Desk, personId: string): Promise<Outcome<Invited>> {
  const administrator = actingPerson(desk)
  if (!may(administrator, 'manage-people')) return notAllowed
  const token = newToken()
  const outcome = await change(desk, async (work) => {
    const person = await findPerson(work.trx, personId)
    if (!person || person.leftAt || person.passwordHash) return hasJoined
    const { name, email } = person
    await work.record({
      action: 'person.invited',
      subject: { kind: 'person', id: personId },
      names: [{ personId, name }],
    })
    await sendInvitation(work, desk, { administrator, personId, name, email, token })
    return accepted({ personId, hash: tokenHash(token) })
  })
  if (!outcome.ok) return outcome
  const isFirst = outcome.value.hash === tokenHash(token)
  return accepted({ personId, link: isFirst ? `/invitation/${token}` : null })
}

async function sendInvitation(
  { trx, at, tell }: Change,
  desk: Desk,
  to: { administrator: Person; personId: string; name: string; email: string; token: string },
): Promise<void> {
  await voidLinks(trx, 'invitation', to.personId, at)
  await insertLink(trx, {
    kind: 'invitation',
    tokenHash: tokenHash(to.token),
    personId: to.personId,
    at,
    expiresAt: new Date(at.getTime() + validFor),
  })
  const organisation = await getOrganisation(trx)
  const letter = invitationLetter({
    name: to.name,
    invitedBy: to.administrator.name,
    organisation: organisation.name,
    url: `${desk.candor.settings.url}/invitation/${to.token}`,
  })
  await tell({ personId: to.personId, address: to.email, ...letter })
}

const notAllowed = refused('not-allowed', 'Only administrators invite people. Ask one of them.')
const hasJoined = refused(
  'has-joined',
  'This person has joined already, or has left. Send a reset link instead.',
)
const addressTaken = refused(
  'address-taken',
  'Somebody with this address is here already. Look for them in the list, also among those who left.',
  { email: 'Somebody with this address is here already.' },
)
