// For how long a proof of identity counts when somebody decides: administrators set it.
import { updateGovernance } from '../../db/governance'
import type { Desk } from '../context'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import { actingPerson } from './acting-person'
import { change } from './change'

const longest = 480

/** Saves the minutes; 0 asks for the password at every decision. Refuses: not-allowed, proof-minutes, changed-meanwhile. */
export async function changeProofTime(
  desk: Desk,
  wish: { minutes: string; revision: number },
): Promise<Outcome<null>> {
  if (!may(actingPerson(desk), 'change-settings'))
    return refused('not-allowed', 'Only administrators change settings. Ask one of them.')
  const proofMinutes = /^\d{1,3}$/.test(wish.minutes) ? Number(wish.minutes) : NaN
  if (!(proofMinutes <= longest)) {
    const sentence = `Give the minutes as a whole number from 0 to ${longest}.`
    return refused('proof-minutes', sentence, { proofMinutes: sentence })
  }
  return change(desk, async ({ trx, record }) => {
    if (!(await updateGovernance(trx, { proofMinutes, revision: wish.revision })))
      return refused(
        'changed-meanwhile',
        'Somebody else has just changed the settings. Open the page again to see theirs.',
      )
    await record({
      action: 'governance.changed',
      subject: { kind: 'governance', id: 'governance' },
      detail: { proofMinutes },
    })
    return accepted(null)
  })
}
