// One-time links: set-up, invitation, reset, sign-in. Only the SHA-256 of the token is stored.
import { newId } from './identifier'
import type { Db, Trx } from './tables'

export type LinkKind = 'setup' | 'invitation' | 'reset' | 'sign-in'

export type Link = {
  id: string
  kind: LinkKind
  personId: string | null
  expiresAt: string
  usedAt: string | null
  /** Where a sign-in link leads; "/" for the others. */
  path: string
}

/** Finds the link of this kind that a token belongs to, whatever its standing. */
export async function findLink(db: Db, kind: LinkKind, tokenHash: string): Promise<Link | undefined> {
  const row = await db
    .selectFrom('links')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .where('kind', '=', kind)
    .executeTakeFirst()
  if (!row) return undefined
  const { id, path } = row
  return { id, kind, personId: row.person_id, expiresAt: row.expires_at, usedAt: row.used_at, path }
}

/** Writes a new link. */
export async function insertLink(
  trx: Trx,
  link: {
    kind: LinkKind
    tokenHash: string
    personId: string | null
    at: Date
    expiresAt: Date
    path?: string
  },
): Promise<void> {
  await trx
    .insertInto('links')
    .values({
      id: newId(),
      token_hash: link.tokenHash,
      kind: link.kind,
      person_id: link.personId,
      created_at: link.at.toISOString(),
      expires_at: link.expiresAt.toISOString(),
      used_at: null,
      ...(link.path !== undefined && { path: link.path }),
    })
    .execute()
}

/** Uses the link up. Returns false when it was used before or has run out: exactly one caller gets true. */
export async function useLink(trx: Trx, id: string, at: Date): Promise<boolean> {
  const result = await trx
    .updateTable('links')
    .set({ used_at: at.toISOString() })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('expires_at', '>', at.toISOString())
    .executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}

/** Makes the open links of a kind useless: for one person, or for nobody in particular (set-up). */
export async function voidLinks(trx: Trx, kind: LinkKind, personId: string | null, at: Date): Promise<void> {
  let query = trx
    .updateTable('links')
    .set({ used_at: at.toISOString() })
    .where('kind', '=', kind)
    .where('used_at', 'is', null)
  query = personId === null ? query.where('person_id', 'is', null) : query.where('person_id', '=', personId)
  await query.execute()
}

/** True when this person has an open link of this kind that was made after the given moment. */
export async function hasOpenLink(trx: Trx, kind: LinkKind, personId: string, after: Date): Promise<boolean> {
  const row = await trx
    .selectFrom('links')
    .select('id')
    .where('kind', '=', kind)
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .where('created_at', '>', after.toISOString())
    .executeTakeFirst()
  return row !== undefined
}

/** Forgets links that ran out before the given moment. */
export async function deleteOldLinks(trx: Trx, before: Date): Promise<void> {
  await trx.deleteFrom('links').where('expires_at', '<', before.toISOString()).execute()
}
