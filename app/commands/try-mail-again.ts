// A message that the mail server did not take is tried again, because an administrator says so.
import { reviveMessage } from '../../db/outbox'
import type { Desk } from '../context'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import { actingPerson } from './acting-person'
import { change } from './change'

/** Brings a failed message back to those that wait. Refuses: not-allowed, not-failed. */
export async function tryMailAgain(desk: Desk, messageId: string): Promise<Outcome<null>> {
  if (!may(actingPerson(desk), 'change-settings'))
    return refused('not-allowed', 'Only administrators send messages again. Ask one of them.')
  const outcome = await change<null>(desk, async ({ trx, at, record }) => {
    if (!(await reviveMessage(trx, messageId, at)))
      return refused(
        'not-failed',
        'This message does not stand among those that failed any more. Look in the list.',
      )
    await record({ action: 'mail.tried-again', subject: { kind: 'message', id: messageId } })
    return accepted(null)
  })
  if (outcome.ok) desk.candor.wakeOutbox()
  return outcome
}
