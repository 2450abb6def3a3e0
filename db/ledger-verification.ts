// Checking the ledger: every hash, link and name recomputed, and the evidence it tells of compared with it.
import { anchoredHeads } from './anchors'
import { untoldEvidence, wrongVersion } from './evidence-verification'
import { changedEnrolment } from './enrolment-verification'
import { rewordedException } from './exception-verification'
import {
  checkEnd,
  startOfWalk,
  walkLinks,
  type LedgerFault,
  type LedgerHead,
  type Link,
  type Walk,
} from './ledger-chain'
import type { KnownHead } from './known-heads'
import type { Db, LedgerEntriesTable, LedgerNamesTable } from './tables'
import { rewordedRecord } from './words-verification'

export type { LedgerFault } from './ledger-chain'

export type LedgerVerification =
  | { ok: true; head: LedgerHead; entries: number; erasedNames: number; anchors: number }
  | { ok: false; fault: LedgerFault }

const batch = 1000

/**
 * Recomputes the whole ledger in batches, compares it with every anchor in the store and names the first row that is wrong.
 * Safe while Candor serves. `heads`: those that left the house earlier, printed, mailed or exported. Somebody who holds the
 * store can change the anchors in it too; a head from outside they cannot: with it a tail that was cut off, or a chain that
 * was written anew from some row on, is found for certain.
 */
export async function verifyLedger(
  db: Db,
  { heads = [] }: { heads?: readonly LedgerHead[] } = {},
): Promise<LedgerVerification> {
  const outside = heads.map((head): KnownHead => ({ ...head, from: 'outside', left: 'exported' }))
  const anchors = await anchoredHeads(db)
  const walk = startOfWalk([...outside, ...anchors])
  const fault =
    (await walkToHead(db, walk)) ??
    (await unchainedEntry(db)) ??
    (await wrongVersion(db)) ??
    (await untoldEvidence(db)) ??
    (await rewordedException(db)) ??
    (await rewordedRecord(db)) ??
    (await changedEnrolment(db))
  if (fault) return { ok: false, fault }
  return {
    ok: true,
    head: walk.last,
    entries: walk.last.sequence,
    erasedNames: walk.erasedNames,
    anchors: anchors.length,
  }
}

/** Rows written since the walk are walked too: only a chain and a head that can never meet are a fault. */
async function walkToHead(db: Db, walk: Walk): Promise<LedgerFault | undefined> {
  for (;;) {
    const fault = await walkChain(db, walk)
    if (fault) return fault
    const head = await db.selectFrom('ledger_head').select(['sequence', 'hash']).executeTakeFirst()
    const behind = head !== undefined && head.sequence > walk.last.sequence
    if (!behind || !(await goesOn(db, walk.last.sequence))) return checkEnd(walk, head)
  }
}

async function walkChain(db: Db, walk: Walk): Promise<LedgerFault | undefined> {
  for (;;) {
    const links = await nextLinks(db, walk.last.sequence)
    const fault = walkLinks(walk, links, await namesOf(db, links))
    if (fault) return fault
    if (links.length < batch) return undefined
  }
}

async function nextLinks(db: Db, after: number): Promise<Link[]> {
  const rows = await db
    .selectFrom('ledger_chain')
    .leftJoin('ledger_entries', 'ledger_entries.id', 'ledger_chain.entry_id')
    .selectAll('ledger_entries')
    .select(['sequence', 'entry_id', 'previous_hash', 'hash'])
    // At the start also what somebody put in before the first row.
    .where('sequence', '>', after === 0 ? Number.MIN_SAFE_INTEGER : after)
    .orderBy('sequence')
    .limit(batch)
    .execute()
  return rows.map(({ sequence, entry_id, previous_hash, hash, ...entry }) => ({
    ...{ sequence, entry_id, previous_hash, hash },
    // The edge of the database: with an id the join found an entry, and all its columns are there.
    entry: entry.id === null ? null : (entry as LedgerEntriesTable),
  }))
}

async function namesOf(db: Db, links: Link[]): Promise<LedgerNamesTable[]> {
  const first = links.at(0)
  const last = links.at(-1)
  if (!first || !last) return []
  return db
    .selectFrom('ledger_names')
    .innerJoin('ledger_chain', 'ledger_chain.entry_id', 'ledger_names.entry_id')
    .selectAll('ledger_names')
    .where('sequence', '>=', first.sequence)
    .where('sequence', '<=', last.sequence)
    .execute()
}

async function goesOn(db: Db, after: number): Promise<boolean> {
  const row = await db
    .selectFrom('ledger_chain')
    .select('sequence')
    .where('sequence', '>', after)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

async function unchainedEntry(db: Db): Promise<LedgerFault | undefined> {
  const entry = await db
    .selectFrom('ledger_entries')
    .leftJoin('ledger_chain', 'ledger_chain.entry_id', 'ledger_entries.id')
    .select('ledger_entries.id')
    .where('ledger_chain.entry_id', 'is', null)
    .orderBy('ledger_entries.id')
    .limit(1)
    .executeTakeFirst()
  if (!entry) return undefined
  return {
    kind: 'extra',
    sequence: null,
    id: entry.id,
    sentence: `Entry ${entry.id} was put in from outside.`,
  }
}
