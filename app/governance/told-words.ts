// What the ledger tells of words and of many people: a digest, so that a change is found and an erased name is not kept.
import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils'
import { canonicalJson } from '../domain/canonical-json'

/** SHA-256 over the canonical JSON of a record's words: what its entry holds of them. */
export function toldWords(words: { readonly [key: string]: string }): string {
  return sha256Of(canonicalJson(words))
}

/** SHA-256 over ids, sorted, one on a line: what an entry says of many people without naming one. */
export function digestOf(ids: readonly string[]): string {
  return sha256Of([...ids].sort().join('\n'))
}

/** The same over acknowledgements that are kept: whose, of which policy, and which one. */
export function keptDigest(
  kept: readonly { personId: string; policyId: string; versionId: string; acknowledgementId: string }[],
): string {
  return digestOf(
    kept.map((one) => `${one.personId} ${one.policyId} ${one.versionId} ${one.acknowledgementId}`),
  )
}

function sha256Of(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)))
}
