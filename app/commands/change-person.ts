// Change the details of a person: name, job title, phone, department. What they signed before keeps the name it had.
import { ensureDepartment, moveToDepartment } from '../../db/departments'
import { findPerson, updatePerson } from '../../db/people'
import type { Desk } from '../context'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import { actingPerson } from './acting-person'
import { change } from './change'

export type PersonDetails = {
  personId: string
  name: string
  jobTitle: string
  phone: string
  department: string
  /** The revision the form was made from. */
  revision: number
}

/** Saves the details. Refuses: not-allowed, no-such-person, changed-meanwhile. */
export async function changePerson(desk: Desk, details: PersonDetails): Promise<Outcome<null>> {
  if (!may(actingPerson(desk), 'manage-people'))
    return refused('not-allowed', 'Only administrators change the details of people. Ask one of them.')
  return change(desk, async ({ trx, at, record }) => {
    const person = await findPerson(trx, details.personId)
    if (!person || person.leftAt)
      return refused('no-such-person', 'This person is not here any more. Look in the list.')
    const saved = await updatePerson(trx, { ...details, id: person.id })
    if (!saved)
      return refused(
        'changed-meanwhile',
        'Somebody else has just changed this person. What you typed is below; open the page again to see theirs.',
      )
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
