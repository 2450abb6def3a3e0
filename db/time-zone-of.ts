// The time zone a person chose for themselves: when mail is welcome there.
import type { Db, Trx } from './tables'

/** IANA name; "" is the organisation's. */
export async function findTimeZone(db: Db, personId: string): Promise<string> {
  const row = await db.selectFrom('people').select('time_zone').where('id', '=', personId).executeTakeFirst()
  return row?.time_zone ?? ''
}

/** Sets it. */
export async function updateTimeZone(
  trx: Trx,
  change: { personId: string; timeZone: string; at: Date },
): Promise<void> {
  await trx
    .updateTable('people')
    .set({ time_zone: change.timeZone, changed_at: change.at.toISOString() })
    .where('id', '=', change.personId)
    .execute()
}
