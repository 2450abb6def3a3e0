// Every way in that a person has: all of them end when they leave.
import { endSessionsOf } from './sessions'
import type { Trx } from './tables'

/** Ends sessions, links of every kind, kiosk codes and calendar addresses at once. */
export async function endAccess(trx: Trx, personId: string, at: Date): Promise<void> {
  const moment = at.toISOString()
  await endSessionsOf(trx, personId, at)
  await endLinksOf(trx, personId, at)
  await trx
    .updateTable('kiosk_codes')
    .set({ ended_at: moment })
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .where('used_at', 'is', null)
    .execute()
  await trx
    .updateTable('calendar_links')
    .set({ ended_at: moment })
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .execute()
}

/** Makes every open link of a person useless: they were sent to an address that is not theirs any more. */
export async function endLinksOf(trx: Trx, personId: string, at: Date): Promise<void> {
  await trx
    .updateTable('links')
    .set({ used_at: at.toISOString() })
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .execute()
}
