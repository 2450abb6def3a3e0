// What an evidence pack is made of: its files in their order, its manifest, and the bounds a reader keeps to.
import type { LedgerHead } from '../governance/ledger-hash'

/** Goes up when a reader of today could not check a pack of tomorrow. */
export const packFormat = 1

/** Every pack holds exactly these, in this order, an older one without `laterFiles`; then the manifest that lists them, and the signature over it. */
export const packFiles = [
  'README.txt',
  'verify.html',
  'policy.docx',
  'policy.md',
  'policy.html',
  'document.json',
  'answers-and-provenance.json',
  'approval-record.json',
  'approval-record.md',
  'publication.json',
  'acknowledgements.json',
  'acknowledgements.csv',
  'exceptions.json',
  'declines.json',
  'ledger.json',
  'ledger-chain.txt',
  'anchors.json',
] as const

/** Packs of earlier products do not hold these, and are whole all the same. */
export const laterFiles: readonly string[] = ['exceptions.json', 'declines.json'] satisfies PackFile[]

export type PackFile = (typeof packFiles)[number]

export const manifestFile = 'manifest.json'
export const signatureFile = 'signature'

export type ListedFile = {
  name: string
  /** In bytes. */
  size: number
  /** Of its bytes, as 64 hex characters. */
  sha256: string
  /** The first 16 hex characters of the SHA-256 of each line, one after another: says which line was changed. */
  lines?: string
}

export type Manifest = {
  format: number
  /** Whose product made it, in which version. */
  product: { name: string; version: string }
  organisation: string
  /** Base64 of the 32 bytes; `fingerprint` is their SHA-256. */
  key: { algorithm: 'Ed25519'; public: string; fingerprint: string }
  policy: { id: string; slug: string; title: string }
  /** `number` is null while it is not published. */
  version: { id: string; ordinal: number; number: string | null; fingerprint: string }
  /** ISO instant. */
  createdAt: string
  createdBy: { id: string; name: string }
  /** Of the organisation: what local times in the pack are in. */
  timeZone: string
  /** The ledger's last entry at that moment: the one that tells of this pack. */
  ledgerHead: LedgerHead
  files: ListedFile[]
}

/** The largest pack that is read, in bytes. */
export const largestPack = 200 * 1024 * 1024

/** All that is unpacked from one pack, in bytes: 100,000 acknowledgements with their entries have about 150 MB. */
export const mostUnpacked = 512 * 1024 * 1024

/** A file that is read as a whole, in bytes; rows are read one by one. */
export const largestWhole = 64 * 1024 * 1024

/** Lines of a file that the manifest tells apart; longer files name their rows in other ways. */
export const mostLines = 4_000

export const lineDigestLength = 16

/** A fingerprint in groups of four, to read aloud and compare by eye. */
export function groups(fingerprint: string): string {
  return fingerprint.match(/.{1,4}/g)?.join(' ') ?? ''
}
