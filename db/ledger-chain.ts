// The chain of the ledger, as arithmetic: what each row must hold, and which row is the first that does not.
import type { Evidence } from './evidence-rows'
import { follows, genesis, nameDigest, type LedgerHead } from '../app/governance/ledger-hash'
import { contradicted, cutOff, knownHeads, type KnownHead, type KnownHeads } from './known-heads'
import type { LedgerChainTable, LedgerEntriesTable, LedgerNamesTable } from './tables'

export { entryHash, genesis, nameDigest, type LedgerHead } from '../app/governance/ledger-hash'

export type Link = LedgerChainTable & { entry: LedgerEntriesTable | null }

export type LedgerFault = {
  kind:
    | 'hash'
    | 'link'
    | 'missing'
    | 'extra'
    | 'head'
    | 'expected-head'
    | 'anchor'
    | 'name'
    | 'enrolment'
    | 'kept'
    | Evidence
  /** The first wrong row of the chain, where the fault is in the chain. */
  sequence: number | null
  /** The row: an entry's id, or the id of a version, decision, publication or acknowledgement. */
  id: string | null
  /** What is wrong, for people. */
  sentence: string
}

/** How far a check has come. */
export type Walk = {
  last: LedgerHead
  /** Names whose digest is in the chain while the name itself is gone. */
  erasedNames: number
  /** What the chain must pass through. */
  known: KnownHeads
}

/** A walk before the first entry, which must pass through every head that is known from elsewhere. */
export function startOfWalk(known: readonly KnownHead[]): Walk {
  return { last: genesis, erasedNames: 0, known: knownHeads(known) }
}

/** Checks the rows that follow `walk.last` and moves the walk along; gives the first fault. */
export function walkLinks(walk: Walk, links: Link[], names: LedgerNamesTable[]): LedgerFault | undefined {
  const namesOf = new Map<string, LedgerNamesTable[]>()
  for (const name of names) namesOf.set(name.entry_id, [...(namesOf.get(name.entry_id) ?? []), name])
  for (const link of links) {
    const fault = checkLink(link, walk) ?? checkNames(link, namesOf.get(link.entry_id) ?? [], walk)
    if (fault) return fault
    walk.last = { sequence: link.sequence, hash: link.hash }
  }
  return undefined
}

/** Compares where the walk ended with the head that is kept beside the chain, and with those known from elsewhere. */
export function checkEnd({ last, known }: Walk, head: LedgerHead | undefined): LedgerFault | undefined {
  if (head?.sequence !== last.sequence) {
    const place = { sequence: Math.min(head?.sequence ?? 0, last.sequence) + 1, id: null }
    const says = head ? `entry ${head.sequence}` : 'none'
    return wrong('head', place, `The ledger ends at entry ${last.sequence}, but its head names ${says}.`)
  }
  if (head.hash !== last.hash) {
    const place = { sequence: last.sequence, id: null }
    return wrong(
      'head',
      place,
      `Entry ${last.sequence}, the last of the ledger, is not the one its head names.`,
    )
  }
  return cutOff(known, last)
}

function checkLink(link: Link, { last, known }: Walk): LedgerFault | undefined {
  const sequence = last.sequence + 1
  const place = { sequence, id: link.entry_id }
  if (link.sequence < sequence) {
    return wrong(
      'extra',
      { ...place, sequence: link.sequence },
      `Entry ${link.sequence} of the ledger was put in.`,
    )
  }
  if (link.sequence > sequence) {
    return wrong('missing', { sequence, id: null }, `Entry ${sequence} of the ledger is missing.`)
  }
  if (link.previous_hash !== last.hash) {
    return wrong('link', place, `Entry ${sequence} does not follow from the entry before it.`)
  }
  if (!link.entry) return wrong('missing', place, `Entry ${sequence} of the ledger was removed.`)
  if (!follows({ sequence, previousHash: last.hash, entry: link.entry, hash: link.hash })) {
    return wrong('hash', place, `Entry ${sequence} was changed after it was written.`)
  }
  return contradicted(known, { sequence, hash: link.hash, id: link.entry_id })
}

function checkNames(link: Link, names: LedgerNamesTable[], walk: Walk): LedgerFault | undefined {
  // The edge of the database: the hash over this text was right, so `record` wrote it.
  const digests = JSON.parse(link.entry?.name_digests ?? '{}') as Record<string, string>
  const changed = names.find((named) => digests[named.person_id] !== nameDigest(named.salt, named.name))
  if (changed) {
    const place = { sequence: link.sequence, id: link.entry_id }
    return wrong('name', place, `A name in entry ${link.sequence} was changed.`)
  }
  walk.erasedNames += Object.keys(digests).length - names.length
  return undefined
}

function wrong(
  kind: LedgerFault['kind'],
  place: Pick<LedgerFault, 'sequence' | 'id'>,
  sentence: string,
): LedgerFault {
  return { kind, ...place, sentence }
}
