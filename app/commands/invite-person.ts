// Invite: a person gets a place, roles, and a link with which they choose their own password.
import { ensureDepartment, moveToDepartment } from '../../db/departments'
import { newToken, tokenHash } from '../../db/identifier'
import { insertLink, voidLinks } from '../../db/links'
import { getOrganisation } from '../../db/organisation'
import { findPerson, insertPerson } from '../../db/people'
import type { Desk } from '../context'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import type { Person, Role } from '../domain/person'
import { actingPerson } from './acting-person'
import { change, type Change } from './change'
import { invitationLetter } from './letters'
import { acceptDetails, addressTaken, type TypedDetails } from './person-details'

export type NewPerson = TypedDetails & { email: string; roles: Role[] }

/** `link` is the path to hand over; null for people without an address, and when the same form had arrived before. */
export type Invited = { personId: string; link: string | null }

const validFor = 7 * 86_400_000

/**
 * Adds a person. With an address they are sent a link; without one they are staff who acknowledge at a kiosk or through somebody.
 * Refuses: not-allowed, no-role, roles-need-address, and what `acceptDetails` refuses.
 */
export async function invitePerson(desk: Desk, person: NewPerson): Promise<Outcome<Invited>> {
  const administrator = actingPerson(desk)
  if (!may(administrator, 'manage-people')) return notAllowed
  if (person.roles.length === 0)
    return refused('no-role', 'A person needs a role to come in.', { roles: 'Choose at least one role.' })
  if (person.email === '' && person.roles.some((role) => role !== 'staff')) return rolesNeedAddress
  const token = newToken()
  const outcome = await change(desk, async (work) => {
    const added = await addPerson(work, person, administrator)
    if (!added.ok) return added
    const { personId, email } = added.value
    if (email !== '')
      await sendInvitation(work, desk, { administrator, personId, name: person.name, email, token })
    return accepted({ personId, hash: email === '' ? '' : tokenHash(token) })
  })
  if (!outcome.ok) return outcome
  const isFirst = outcome.value.hash === tokenHash(token)
  return accepted({ personId: outcome.value.personId, link: isFirst ? `/invitation/${token}` : null })
}

async function addPerson(
  { trx, at, record }: Change,
  person: NewPerson,
  administrator: Person,
): Promise<Outcome<{ personId: string; email: string }>> {
  const details = await acceptDetails(trx, person, null)
  if (!details.ok) return details
  const { email } = details.value
  const personId = await insertPerson(trx, {
    ...details.value,
    roles: person.roles,
    email: email === '' ? null : email,
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
  await record({ action: email === '' ? 'person.added' : 'person.invited', subject, names })
  for (const role of person.roles) await record({ action: 'role.granted', subject, names, detail: { role } })
  return accepted({ personId, email })
}

/** Sends another link to somebody who has not joined yet; the ones before it stop working. Refuses: not-allowed, has-joined, no-address. */
export async function inviteAgain(desk: Desk, personId: string): Promise<Outcome<Invited>> {
  const administrator = actingPerson(desk)
  if (!may(administrator, 'manage-people')) return notAllowed
  const token = newToken()
  const outcome = await change(desk, async (work) => {
    const person = await findPerson(work.trx, personId)
    if (!person || person.leftAt || person.passwordHash) return hasJoined
    const { name, email } = person
    if (email === '') return noAddress
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
const noAddress = refused(
  'no-address',
  'This person has no e-mail address. Type one among their details first, and save them.',
)
const rolesNeedAddress = refused(
  'roles-need-address',
  'Whoever does more than read and acknowledge signs in, and needs an e-mail address for it.',
  { email: 'Type an address, or choose the role Staff alone.' },
)
