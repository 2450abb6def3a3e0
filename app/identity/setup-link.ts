// The one-time link that sets Candor up: printed at the start, stored as a hash, replaced at every start.
import { newToken, tokenHash } from '../../db/identifier'
import { insertLink, voidLinks } from '../../db/links'
import type { Db } from '../../db/tables'
import { transact } from '../../db/transaction'

const validFor = 30 * 86_400_000

/** Makes a new set-up link, voids the ones before it, and gives its path. The token is nowhere else. */
export async function openSetupLink(db: Db, at: Date): Promise<string> {
  const token = newToken()
  await transact(db, async (trx) => {
    await voidLinks(trx, 'setup', null, at)
    await insertLink(trx, {
      kind: 'setup',
      tokenHash: tokenHash(token),
      personId: null,
      at,
      expiresAt: new Date(at.getTime() + validFor),
    })
  })
  return `/setup/${token}`
}
