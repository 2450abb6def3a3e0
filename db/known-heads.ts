// Heads of the ledger that are known from elsewhere: kept as anchors, printed on a document, mailed, or exported by an earlier check.
import type { LedgerFault, LedgerHead } from './ledger-chain'

/** A head that the chain must still pass through, and how it is known. */
export type KnownHead = LedgerHead & {
  /** "outside": somebody brought it. "store": it stands in the table of anchors. */
  from: 'outside' | 'store'
  /** How it left the house, for people: "exported", "mailed on 14 March 2027". */
  left: string
}

/** By sequence, so that a walk meets each as it comes to its row. */
export type KnownHeads = { bySequence: Map<number, KnownHead[]>; furthest: KnownHead | undefined }

/** Puts the heads in order for a walk. */
export function knownHeads(heads: readonly KnownHead[]): KnownHeads {
  const bySequence = new Map<number, KnownHead[]>()
  let furthest: KnownHead | undefined
  for (const head of heads) {
    bySequence.set(head.sequence, [...(bySequence.get(head.sequence) ?? []), head])
    if (!furthest || head.sequence > furthest.sequence) furthest = head
  }
  return { bySequence, furthest }
}

/** The fault of an entry whose hash is not the one that is known from elsewhere. */
export function contradicted(
  { bySequence }: KnownHeads,
  entry: LedgerHead & { id: string },
): LedgerFault | undefined {
  const known = bySequence.get(entry.sequence)?.find((head) => head.hash !== entry.hash)
  if (!known) return undefined
  return {
    kind: known.from === 'outside' ? 'expected-head' : 'anchor',
    sequence: entry.sequence,
    id: entry.id,
    sentence: `Entry ${entry.sequence} is not the one that was ${known.left}: it, or an entry before it, was written anew.`,
  }
}

/** The fault of a ledger that ends before an entry that is known from elsewhere. */
export function cutOff({ furthest }: KnownHeads, last: LedgerHead): LedgerFault | undefined {
  if (!furthest || furthest.sequence <= last.sequence) return undefined
  return {
    kind: furthest.from === 'outside' ? 'expected-head' : 'anchor',
    sequence: last.sequence + 1,
    id: null,
    sentence: `The ledger ends at entry ${last.sequence}, but entry ${furthest.sequence} was ${furthest.left}: its end was cut off.`,
  }
}
