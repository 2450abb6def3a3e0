// Writing the ledger: each entry is chained to the one before it, in the transaction of the change it tells of.
import { randomBytes } from 'node:crypto'
import { v7 } from 'uuid'
import { canonicalJson } from '../app/domain/canonical-json'
import type { Actor, LedgerEntry } from '../app/governance/ledger'
import { newId } from './identifier'
import { entryHash, nameDigest, type LedgerHead } from './ledger-chain'
import { inParts } from './parts'
import type {
  Db,
  LedgerChainTable,
  LedgerEntriesTable,
  LedgerHeadTable,
  LedgerNamesTable,
  Trx,
} from './tables'

export type { Actor, LedgerAction, LedgerEntry } from '../app/governance/ledger'
export type { LedgerFault, LedgerHead } from './ledger-chain'
export { timeline } from './ledger-timeline'
export { verifyLedger } from './ledger-verification'

/**
 * Adds an entry to the ledger, in the caller's transaction: the change and its entry are kept together or not at all.
 * Names are stored apart, with a salt each, and the chain holds only their digests: erasing a name leaves the chain valid.
 */
export async function record(trx: Trx, entry: LedgerEntry): Promise<void> {
  await recordAll(trx, [entry])
}

/** Adds entries in this order: the same rows as one `record` after another, written by as many statements as one. */
export async function recordAll(trx: Trx, entries: readonly LedgerEntry[]): Promise<void> {
  if (entries.length === 0) return
  const before = await lockHead(trx, entries.length)
  let { hash, entry_id: id } = before
  let sequence = before.sequence - entries.length
  const rows: LedgerEntriesTable[] = []
  const names: LedgerNamesTable[] = []
  const links: LedgerChainTable[] = []
  for (const entry of entries) {
    id = idAfter(id)
    sequence += 1
    const named = namesOf(entry, id)
    const row = rowOf(entry, id, named)
    const link = { sequence, entry_id: id, previous_hash: hash, hash: entryHash(sequence, hash, row) }
    hash = link.hash
    rows.push(row)
    names.push(...named)
    links.push(link)
  }
  for (const part of inParts(rows)) await trx.insertInto('ledger_entries').values(part).execute()
  for (const part of inParts(names)) await trx.insertInto('ledger_names').values(part).execute()
  for (const part of inParts(links)) await trx.insertInto('ledger_chain').values(part).execute()
  await trx.updateTable('ledger_head').set({ hash, entry_id: id }).where('id', '=', 'head').execute()
}

/** The sequence and hash of the last entry; sequence 0 and zeros before the first. For export, and for `verifyLedger`. */
export async function head(db: Db): Promise<LedgerHead> {
  return db
    .selectFrom('ledger_head')
    .select(['sequence', 'hash'])
    .where('id', '=', 'head')
    .executeTakeFirstOrThrow()
}

/** Takes the next numbers, and with them the lock: another writer waits here until this transaction ends. */
async function lockHead(trx: Trx, numbers: number): Promise<Omit<LedgerHeadTable, 'id'>> {
  return trx
    .updateTable('ledger_head')
    .set((row) => ({ sequence: row('sequence', '+', numbers) }))
    .where('id', '=', 'head')
    .returning(['sequence', 'hash', 'entry_id'])
    .executeTakeFirstOrThrow()
}

function rowOf(entry: LedgerEntry, id: string, named: readonly LedgerNamesTable[]): LedgerEntriesTable {
  return {
    id,
    at: entry.at.toISOString(),
    actor_id: actorOf(entry.actor)?.id ?? null,
    actor_kind: entry.actor.kind,
    action: entry.action,
    subject_kind: entry.subject.kind,
    subject_id: entry.subject.id,
    policy_id: entry.policyId ?? null,
    detail: canonicalJson(entry.detail ?? {}),
    name_digests: canonicalJson(
      Object.fromEntries(named.map(({ person_id, salt, name }) => [person_id, nameDigest(salt, name)])),
    ),
  }
}

/** Ids follow the order of the chain, also when the clock steps back between two starts: timelines are paged by them. */
function idAfter(previous: string): string {
  const id = newId()
  if (id > previous) return id
  const milliseconds = Number.parseInt(previous.replaceAll('-', '').slice(0, 12), 16)
  return v7({ msecs: milliseconds + 1 })
}

function namesOf(entry: LedgerEntry, entryId: string): LedgerNamesTable[] {
  const named = new Map<string, string>()
  for (const other of entry.names ?? []) named.set(other.personId, storable(other.name))
  const actor = actorOf(entry.actor)
  if (actor) named.set(actor.id, storable(actor.name))
  return [...named].map(([person_id, name]) => ({ entry_id: entryId, person_id, name, salt: newSalt() }))
}

/** Whoever acts under a name: a person, or an outside expert by the id of their link. */
function actorOf(actor: Actor): { id: string; name: string } | undefined {
  switch (actor.kind) {
    case 'person':
      return actor.person
    case 'expert':
      return actor
    case 'clock':
    case 'setup':
    case 'command-line':
      return undefined
    default:
      return actor satisfies never
  }
}

/** The name as both engines give it back: no NUL, no half of a surrogate pair. Else its digest would not match. */
function storable(name: string): string {
  return Buffer.from(name.replaceAll('\0', ''), 'utf8').toString('utf8')
}

function newSalt(): string {
  return randomBytes(32).toString('hex')
}
