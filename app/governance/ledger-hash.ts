// How the ledger is chained, as arithmetic: the same in the store, in an evidence pack and in a browser.
import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex } from '@noble/hashes/utils'
import { canonicalJson } from '../domain/canonical-json'

/** Where the ledger ends. Keep a copy elsewhere: with it a ledger that was cut or rewritten is found out. */
export type LedgerHead = { sequence: number; hash: string }

/** Before the first entry. */
export const genesis: LedgerHead = { sequence: 0, hash: '0'.repeat(64) }

/** SHA-256 over every field of an entry: what a link needs to know of it, and what may be shown to those who may not read it. */
export function entryDigest(entry: object): string {
  return digest(canonicalJson(entry))
}

/** What a row of the chain holds: SHA-256 over its place, the hash before it, and the digest of its entry. */
export function linkHash(sequence: number, previousHash: string, entryDigest: string): string {
  return digest(canonicalJson({ sequence, previousHash, entryDigest }))
}

/** The hash of a row, from the whole entry. */
export function entryHash(sequence: number, previousHash: string, entry: object): string {
  return linkHash(sequence, previousHash, entryDigest(entry))
}

/** Rows that were chained before entries had digests of their own: the whole entry stands in the hash. */
export function olderEntryHash(sequence: number, previousHash: string, entry: object): string {
  return digest(canonicalJson({ sequence, previousHash, entry }))
}

/** True when the row's hash follows from its place, the hash before it and its entry, in the form of today or the older one. */
export function follows(link: LedgerHead & { previousHash: string; entry: object }): boolean {
  const { sequence, previousHash, entry, hash } = link
  return (
    hash === entryHash(sequence, previousHash, entry) ||
    hash === olderEntryHash(sequence, previousHash, entry)
  )
}

/** The digest of a name that stands in the chain: SHA-256 over a salt of fixed length and the name. */
export function nameDigest(salt: string, name: string): string {
  return digest(salt + name)
}

function digest(text: string): string {
  return bytesToHex(sha256(text))
}
