// The fingerprint of a document: two documents have the same one exactly when they say the same.
import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex } from '@noble/hashes/utils'
import { canonicalJson } from './canonical-json'
import type { PolicyDocument } from './policy-document'

/** SHA-256 of the document's canonical JSON, as 64 hex characters. */
export function fingerprint(document: PolicyDocument): string {
  return bytesToHex(sha256(canonicalJson(document)))
}
