// The keys this instance signs evidence packs with: the latest that is not retired signs, all public halves stay known.
import type { Db, SigningKeysTable, Trx } from './tables'

export type SigningKey = {
  /** "1", "2" …: so that two processes that make the first one at once make one. */
  id: string
  /** Base64 of the 32 raw bytes. */
  publicKey: string
  createdAt: string
  retiredAt: string | null
}

const publicColumns = ['id', 'public_key', 'created_at', 'retired_at'] as const

/** The key that signs now, or undefined before the first pack. */
export async function findSigningKey(db: Db): Promise<SigningKey | undefined> {
  return (await listSigningKeys(db)).find((key) => key.retiredAt === null)
}

/** Every key there was, newest first, without private halves. An instance has few. */
export async function listSigningKeys(db: Db): Promise<SigningKey[]> {
  const rows = await db.selectFrom('signing_keys').select(publicColumns).orderBy('id').execute()
  return rows.map(keyOf).sort((one, other) => Number(other.id) - Number(one.id))
}

/** The private half, to sign with and for nothing else. @throws for an unknown id */
export async function getPrivateKey(db: Db, id: string): Promise<{ publicKey: string; privateKey: string }> {
  const row = await db
    .selectFrom('signing_keys')
    .select(['public_key', 'private_key'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { publicKey: row.public_key, privateKey: row.private_key }
}

/** Keeps a new key. False when another process has made one under this id: nothing was written. */
export async function insertSigningKey(
  trx: Trx,
  key: { id: string; publicKey: string; privateKey: string; at: Date },
): Promise<boolean> {
  const inserted = await trx
    .insertInto('signing_keys')
    .values({
      id: key.id,
      public_key: key.publicKey,
      private_key: key.privateKey,
      created_at: key.at.toISOString(),
      retired_at: null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  return Number(inserted.numInsertedOrUpdatedRows ?? 0) > 0
}

/** From now on the key signs nothing. */
export async function retireSigningKey(trx: Trx, id: string, at: Date): Promise<void> {
  await trx
    .updateTable('signing_keys')
    .set({ retired_at: at.toISOString() })
    .where('id', '=', id)
    .where('retired_at', 'is', null)
    .execute()
}

function keyOf(row: Pick<SigningKeysTable, (typeof publicColumns)[number]>): SigningKey {
  return { id: row.id, publicKey: row.public_key, createdAt: row.created_at, retiredAt: row.retired_at }
}
