// Names for things: ordered ids, and secrets of which only a digest is stored.
import { createHash, randomBytes } from 'node:crypto'
import { v7 } from 'uuid'

/** A new UUIDv7. Later ids of one process sort after earlier ones, also when the clock steps back. */
export function newId(): string {
  return v7()
}

/** A secret for a cookie or a link: 32 random bytes as base64url. Store its `tokenHash`, never the token. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** SHA-256 of a token, as hex. A stolen table of hashes signs nobody in. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
