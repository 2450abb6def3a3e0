// The ledger as an evidence pack takes it: the entries of one policy whole, and the chain from the first of them to a head.
import { entryDigest, linkHash } from '../app/governance/ledger-hash'
import type { Db, LedgerEntriesTable, LedgerNamesTable } from './tables'

export type PolicyEntry = {
  sequence: number
  previousHash: string
  hash: string
  entry: LedgerEntriesTable
  names: { personId: string; name: string; salt: string }[]
}

export type PolicyEntries = {
  policyId: string
  /** Up to and with this sequence. */
  until: number
  /** Acknowledgements of other texts are left out; their links stay in the chain. */
  fingerprint: string
}

const page = 500

/** The entries of a policy, oldest first, some at a time. The order of ids is that of the chain. */
export async function* policyEntries(db: Db, asked: PolicyEntries): AsyncGenerator<PolicyEntry> {
  for (let after = ''; ;) {
    const rows = await entriesAfter(db, asked, after)
    const names = await namesOf(
      db,
      rows.map(({ id }) => id),
    )
    for (const { sequence, previous_hash, hash, ...entry } of rows) {
      if (isOther(entry, asked.fingerprint)) continue
      yield {
        ...{ sequence: Number(sequence), previousHash: previous_hash, hash, entry },
        names: (names.get(entry.id) ?? []).map(({ person_id, name, salt }) => ({
          personId: person_id,
          name,
          salt,
        })),
      }
    }
    const last = rows.at(-1)
    if (!last || rows.length < page) return
    after = last.id
  }
}

async function entriesAfter(db: Db, { policyId, until }: PolicyEntries, after: string) {
  return db
    .selectFrom('ledger_entries')
    .innerJoin('ledger_chain', 'ledger_chain.entry_id', 'ledger_entries.id')
    .selectAll('ledger_entries')
    .select(['sequence', 'previous_hash', 'hash'])
    .where('policy_id', '=', policyId)
    .where('ledger_entries.id', '>', after)
    .where('sequence', '<=', until)
    .orderBy('ledger_entries.id')
    .limit(page)
    .execute()
}

async function namesOf(db: Db, ids: string[]): Promise<Map<string, LedgerNamesTable[]>> {
  const names = new Map<string, LedgerNamesTable[]>()
  if (ids.length === 0) return names
  const rows = await db
    .selectFrom('ledger_names')
    .selectAll()
    .where('entry_id', 'in', ids)
    .orderBy('entry_id')
    .orderBy('person_id')
    .execute()
  for (const row of rows) names.set(row.entry_id, [...(names.get(row.entry_id) ?? []), row])
  return names
}

/** The detail of an entry is canonical JSON. */
function isOther(entry: LedgerEntriesTable, fingerprint: string): boolean {
  const isOne = entry.action === 'version.acknowledged' || entry.action === 'version.acknowledged-for'
  return isOne && !entry.detail.includes(`"fingerprint":"${fingerprint}"`)
}

export type ChainLink = { sequence: number; id: string; hash: string; digest: string; isOlder: boolean }

/** The links from one sequence to another, both with them. Of each entry only the digest: it may be about something else. */
export async function* chainLinks(db: Db, from: number, until: number): AsyncGenerator<ChainLink> {
  for (let next = from; next <= until;) {
    const rows = await db
      .selectFrom('ledger_chain')
      .innerJoin('ledger_entries', 'ledger_entries.id', 'ledger_chain.entry_id')
      .selectAll('ledger_entries')
      .select(['sequence', 'previous_hash', 'hash'])
      .where('sequence', '>=', next)
      .where('sequence', '<=', until)
      .orderBy('sequence')
      .limit(page)
      .execute()
    for (const { sequence, previous_hash, hash, ...entry } of rows) {
      const digest = entryDigest(entry)
      const isOlder = linkHash(Number(sequence), previous_hash, digest) !== hash
      yield { sequence: Number(sequence), id: entry.id, hash, digest, isOlder }
    }
    const last = rows.at(-1)
    if (!last || rows.length < page) return
    next = Number(last.sequence) + 1
  }
}

export type GivenOutHead = { sequence: number; hash: string; kind: string; at: string }

/** The heads that were given out between two sequences. */
export async function headsGivenOut(db: Db, from: number, until: number): Promise<GivenOutHead[]> {
  const rows = await db
    .selectFrom('anchors')
    .select(['sequence', 'hash', 'kind', 'at'])
    .where('sequence', '>=', from)
    .where('sequence', '<=', until)
    .orderBy('sequence')
    .execute()
  return rows.map((row) => ({ ...row, sequence: Number(row.sequence) }))
}
