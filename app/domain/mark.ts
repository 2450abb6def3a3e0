// Marks: short digests that tell two values apart, for forms that must know what they started from.
import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils'
import { canonicalJson } from './canonical-json'

/** 16 hex characters, the same for equal plain values; undefined has the mark "nothing". */
export function markOf(value: unknown): string {
  if (value === undefined) return 'nothing'
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(value)))).slice(0, 16)
}
