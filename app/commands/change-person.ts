// Change the details of a person: name, address, job, department, place, manager. What they signed before keeps the name it had.
import { ensureDepartment, moveToDepartment } from '../../db/departments'
import { endLinksOf } from '../../db/leaver-access'
import { findPerson, updatePerson } from '../../db/people'
import type { Desk } from '../context'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import { actingPerson } from './acting-person'
import { change } from './change'
import { acceptDetails, type TypedDetails } from './person-details'

export type PersonDetails = TypedDetails & {
  personId: string
  /** The revision the form was made from. */
  revision: number
}

/**
 * Saves the details. Refuses: not-allowed, no-such-person, changed-meanwhile, address-needed, and what `acceptDetails`
 * refuses. Links that were mailed to an address that changes stop working.
 */
export async function changePerson(desk: Desk, details: PersonDetails): Promise<Outcome<null>> {
  if (!may(actingPerson(desk), 'manage-people'))
    return refused('not-allowed', 'Only administrators change the details of people. Ask one of them.')
  return change(desk, async ({ trx, at, record }) => {
    const person = await findPerson(trx, details.personId)
    if (!person || person.leftAt)
      return refused('no-such-person', 'This person is not here any more. Look in the list.')
    if (details.email === '' && person.email !== '' && person.passwordHash !== null) return addressNeeded
    const accept = await acceptDetails(trx, details, person)
    if (!accept.ok) return accept
    const kept = accept.value
    if (!(await updatePerson(trx, { ...kept, id: person.id, revision: details.revision, at })))
      return refused(
        'changed-meanwhile',
        'Somebody else has just changed this person. What you typed is below; open the page again to see theirs.',
      )
    if (kept.email !== person.email) await endLinksOf(trx, person.id, at)
    const subject = { kind: 'person', id: person.id }
    const names = [{ personId: person.id, name: details.name }]
    await record({ action: 'person.changed', subject, names })
    if (details.department === person.department) return accepted(null)
    const departmentId =
      details.department === '' ? null : await ensureDepartment(trx, details.department, at)
    await moveToDepartment(trx, { personId: person.id, departmentId, at })
    const detail = { department: details.department || 'no department' }
    await record({ action: 'person.moved', subject, names, detail })
    return accepted(null)
  })
}

const addressNeeded = refused(
  'address-needed',
  'This person signs in with their address. Type another one, or leave it as it is.',
  { email: 'Type an address: this person signs in with it.' },
)
