// The instance's key: made on first use, renewed by an administrator. Its private half leaves the store for no other use than to sign.
import { createHash, createPrivateKey, generateKeyPairSync, sign } from 'node:crypto'
import {
  findSigningKey,
  getPrivateKey,
  insertSigningKey,
  listSigningKeys,
  retireSigningKey,
  type SigningKey,
} from '../../db/signing-keys'
import type { Db } from '../../db/tables'
import type { Desk } from '../context'
import { accepted, refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import { actingPerson } from './acting-person'
import { change, type Change } from './change'

/** The fingerprint of a public key: SHA-256 of its 32 bytes, as 64 hex characters. */
export function keyFingerprint(publicKey: string): string {
  return createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex')
}

/** The key that signs now; made, and told to the ledger, when there is none yet. In the caller's transaction. */
export async function signingKey(step: Change): Promise<SigningKey> {
  const known = await findSigningKey(step.trx)
  if (known) return known
  return makeKey(step, 'key.made')
}

/**
 * Retires the key and makes another. Packs that were signed before stay as good as they were: each carries its key.
 * Refuses everybody but administrators, and a reason left out.
 */
export async function renewSigningKey(
  desk: Desk,
  wish: { reason: string },
): Promise<Outcome<{ fingerprint: string }>> {
  const person = actingPerson(desk)
  if (!may(person, 'manage-evidence'))
    return refused('not-an-administrator', 'Only an administrator can renew the key. Ask one.')
  const reason = wish.reason.trim()
  if (reason === '')
    return refused('reason-missing', 'Say why the key is renewed: the ledger keeps it.', {
      reason: 'Write why, for example “a copy of the database was lost”.',
    })
  return change(desk, async (step) => {
    const known = await findSigningKey(step.trx)
    if (known) await retireSigningKey(step.trx, known.id, step.at)
    const key = await makeKey(step, 'key.renewed', reason)
    return accepted({ fingerprint: keyFingerprint(key.publicKey) })
  })
}

async function makeKey(
  step: Change,
  action: 'key.made' | 'key.renewed',
  because?: string,
): Promise<SigningKey> {
  const earlier = await listSigningKeys(step.trx)
  const id = String(earlier.length + 1)
  const pair = generateKeyPairSync('ed25519')
  const publicKey = pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64')
  const privateKey = pair.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64')
  const isFirst = await insertSigningKey(step.trx, { id, publicKey, privateKey, at: step.at })
  if (!isFirst) {
    const theirs = await findSigningKey(step.trx)
    if (!theirs) throw new Error('Another process has made a key that is not there.')
    return theirs
  }
  await step.record({
    action,
    subject: { kind: 'key', id },
    detail: { key: keyFingerprint(publicKey), ...(because !== undefined && { because }) },
  })
  return { id, publicKey, createdAt: step.at.toISOString(), retiredAt: null }
}

/** Signs bytes with a key of this instance (Ed25519). Out: the signature's 64 bytes. */
export async function signerOf(db: Db, keyId: string): Promise<(bytes: Uint8Array) => Uint8Array> {
  const { privateKey } = await getPrivateKey(db, keyId)
  const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' })
  return (bytes) => sign(null, bytes, key)
}
