// Name the head of a department: who gets the reminders of an owner who left.
import { listHeads, updateHead } from '../../db/departments'
import { findPerson } from '../../db/people'
import type { Desk } from '../context'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import { actingPerson } from './acting-person'
import { change } from './change'

/**
 * Names the head, or leaves the department without one ("").
 * Refuses: not-allowed, a department that is not there, somebody who has left or has no address for reminders.
 */
export async function nameHead(
  desk: Desk,
  wish: { departmentId: string; headId: string },
): Promise<Outcome<null>> {
  if (!may(actingPerson(desk), 'manage-people'))
    return refused('not-allowed', 'Only administrators name the head of a department. Ask one of them.')
  return change(desk, async ({ trx, record }) => {
    const department = (await listHeads(trx)).find((one) => one.id === wish.departmentId)
    if (!department) return refused('no-department', 'There is no such department. Look in the list.')
    const head = wish.headId === '' ? null : await findPerson(trx, wish.headId)
    if (head === undefined || head?.leftAt || head?.email === '') {
      const sentence = 'Choose somebody who is here and has an address: the head gets reminders by mail.'
      return refused('cannot-head', sentence, { [`head-${department.id}`]: sentence })
    }
    if ((head?.id ?? null) === department.headId) return accepted(null)
    await updateHead(trx, department.id, head?.id ?? null)
    const detail = { department: department.name }
    if (head)
      await record({
        action: 'department.head-named',
        subject: { kind: 'person', id: head.id },
        detail,
        names: [{ personId: head.id, name: head.name }],
      })
    else
      await record({
        action: 'department.head-ended',
        subject: { kind: 'department', id: department.id },
        detail,
      })
    return accepted(null)
  })
}
