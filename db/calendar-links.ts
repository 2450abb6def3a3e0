// Calendar links: the secret address of a person's feed, of which only the hash is stored. One at a time.
import { newId } from './identifier'
import type { Db, Trx } from './tables'

/** Keeps a link. The caller ends the one before in the same transaction. */
export async function insertCalendarLink(
  trx: Trx,
  link: { personId: string; tokenHash: string; at: Date },
): Promise<string> {
  const id = newId()
  await trx
    .insertInto('calendar_links')
    .values({
      id,
      token_hash: link.tokenHash,
      person_id: link.personId,
      created_at: link.at.toISOString(),
      ended_at: null,
    })
    .execute()
  return id
}

/** Ends the person's open links. Out: false when there was none. */
export async function endCalendarLinks(trx: Trx, personId: string, at: Date): Promise<boolean> {
  const result = await trx
    .updateTable('calendar_links')
    .set({ ended_at: at.toISOString() })
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return Number(result.numUpdatedRows) > 0
}

/** When the person's open link was made, or undefined without one. */
export async function findCalendarLink(db: Db, personId: string): Promise<{ createdAt: string } | undefined> {
  const row = await db
    .selectFrom('calendar_links')
    .select('created_at')
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row && { createdAt: row.created_at }
}

/** Whose feed this is, or undefined for a link that ended or never was. */
export async function findCalendarOwner(db: Db, tokenHash: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('calendar_links')
    .select('person_id')
    .where('token_hash', '=', tokenHash)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row?.person_id
}
