// The fingerprint of a document: two documents have the same one exactly when they say the same.
import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils'
import { canonicalJson } from './canonical-json'
import type { PolicyDocument } from './policy-document'
import type { Template } from './template'

/** SHA-256 of the document's canonical JSON, as 64 hex characters. */
export function fingerprint(document: PolicyDocument): string {
  return bytesToHex(sha256(canonicalJson(document)))
}

/** SHA-256 of a template as read, as 64 hex characters; its sample answers do not count, they change no policy. */
export function templateDigest(template: Template): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson({ ...template, sample: undefined }))))
}
