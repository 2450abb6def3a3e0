// Whatever is done to one row of the ledger behind Candor's back is found, and the first wrong row is named.
import { beforeAll, describe, expect, test } from 'vitest'
import { sql } from 'kysely'
import { record, verifyLedger } from '../../db/ledger'
import {
  checkEnd,
  entryHash,
  nameDigest,
  startOfWalk,
  walkLinks,
  type LedgerFault,
  type LedgerHead,
  type Link,
} from '../../db/ledger-chain'
import type { Db, LedgerEntriesTable, LedgerNamesTable } from '../../db/tables'
import { transact } from '../../db/transaction'
import { aDatabase, onBothEngines } from '../databases/database'
import { withoutTriggers } from '../databases/triggers'

const length = 1000
const amara = { name: 'Amara Okafor', email: 'amara@example.org', jobTitle: '', department: '', roles: [] }

/** A ledger as two tables and a head, so that every row can be tampered with in a copy. */
type Copy = { links: Link[]; names: LedgerNamesTable[]; head: LedgerHead }

async function aLedger(db: Db, entries: number): Promise<void> {
  await transact(db, async (trx) => {
    for (let entry = 1; entry <= entries; entry += 1) {
      await record(trx, {
        at: new Date(Date.UTC(2027, 2, 14, 9, 0, entry)),
        actor: { kind: 'person', person: { id: `person-${entry % 7}`, ...amara } },
        action: 'draft.answered',
        subject: { kind: 'policy', id: `policy-${entry % 5}` },
        policyId: `policy-${entry % 5}`,
        detail: { revision: entry },
      })
    }
  })
}

/**
 * The fault of a copy whose first `sound` rows are as they were written. The check is a walk from row to row, so it comes to
 * row `sound` in the same state whatever stands after it, and may start there: else this file would hash fifty million rows.
 */
function firstFault(copy: Copy, sound = 0, expectedHead?: LedgerHead): LedgerFault | undefined {
  const walk = startOfWalk(expectedHead ? [{ ...expectedHead, from: 'outside', left: 'exported' }] : [])
  if (sound > 0) walk.last = { sequence: sound, hash: rowAt(copy, sound - 1).hash }
  return walkLinks(walk, copy.links.slice(sound), copy.names) ?? checkEnd(walk, copy.head)
}

/** The copy with one row changed; the rest is shared. */
function withRow(copy: Copy, index: number, change: (link: Link) => Link): Copy {
  const links = [...copy.links]
  links[index] = change(rowAt(copy, index))
  return { ...copy, links }
}

function rowAt(copy: Copy, index: number): Link {
  const link = copy.links[index]
  if (!link) throw new Error(`no row ${index}`)
  return link
}

function withEntry(copy: Copy, index: number, changes: Partial<LedgerEntriesTable>): Copy {
  return withRow(copy, index, (link) => ({ ...link, entry: link.entry && { ...link.entry, ...changes } }))
}

/** What somebody does who knows how the chain is made: changes one entry and writes every hash after it anew. */
function recomputedFrom(copy: Copy, index: number): Copy {
  const changed = withEntry(copy, index, { detail: '{"revision":0}' })
  const links = changed.links.slice(0, index)
  let hash = index === 0 ? '0'.repeat(64) : rowAt(changed, index - 1).hash
  for (const link of changed.links.slice(index)) {
    const next = link.entry ? entryHash(link.sequence, hash, link.entry) : ''
    links.push({ ...link, previous_hash: hash, hash: next })
    hash = next
  }
  return { ...changed, links, head: { sequence: links.length, hash } }
}

const edits: Partial<LedgerEntriesTable>[] = [
  { at: '2020-01-01T00:00:00.000Z' },
  { actor_id: 'person-x' },
  { actor_id: null },
  { actor_kind: 'clock' },
  { action: 'version.published' },
  { subject_kind: 'version' },
  { subject_id: 'policy-x' },
  { policy_id: null },
  { detail: '{}' },
  { name_digests: '{}' },
  { id: 'another' },
]

const everyRow = Array.from({ length }, (_, index) => index)

describe('every row of a 1,000-row ledger', () => {
  let ledger: Copy

  beforeAll(async () => {
    const { db, close } = await aDatabase('sqlite')
    await aLedger(db, length)
    const rows = await db.selectFrom('ledger_chain').selectAll().orderBy('sequence').execute()
    const entries = await db.selectFrom('ledger_entries').selectAll().execute()
    const byId = new Map(entries.map((entry) => [entry.id, entry]))
    ledger = {
      links: rows.map((row) => ({ ...row, entry: byId.get(row.entry_id) ?? null })),
      names: await db.selectFrom('ledger_names').selectAll().execute(),
      head: await db.selectFrom('ledger_head').select(['sequence', 'hash']).executeTakeFirstOrThrow(),
    }
    await close()
  })

  /** Runs one kind of tampering on every row; gives the rows for which the fault was not found at that very row. */
  function missed(
    tamper: (index: number) => Copy,
    at: (index: number) => number = (index) => index + 1,
  ): number[] {
    return everyRow.filter(
      (index) => firstFault(tamper(index), Math.min(index, at(index) - 1))?.sequence !== at(index),
    )
  }

  test('untouched, it is sound', () => {
    expect(firstFault(ledger)).toBeUndefined()
    expect(firstFault(ledger, 0, ledger.head)).toBeUndefined()
  })

  test.each(edits)('an entry edited with %o is found', (changes) => {
    expect(missed((index) => withEntry(ledger, index, changes))).toEqual([])
  })

  test('a removed entry is found', () => {
    expect(missed((index) => withRow(ledger, index, (link) => ({ ...link, entry: null })))).toEqual([])
  })

  test('a removed row of the chain is found', () => {
    expect(missed((index) => ({ ...ledger, links: ledger.links.filter((_, at) => at !== index) }))).toEqual(
      [],
    )
  })

  test('an edited hash is found', () => {
    const zeros = '0'.repeat(64)
    expect(missed((index) => withRow(ledger, index, (link) => ({ ...link, hash: zeros })))).toEqual([])
  })

  test('an edited link is found', () => {
    expect(
      missed((index) => withRow(ledger, index, (link) => ({ ...link, previous_hash: 'f'.repeat(64) }))),
    ).toEqual([])
  })

  test('two entries that changed places are found', () => {
    const swapped = (index: number) => {
      const other = index === length - 1 ? 0 : index + 1
      const [one, two] = [rowAt(ledger, index).entry, rowAt(ledger, other).entry]
      return withRow(
        withRow(ledger, index, (link) => ({ ...link, entry: two })),
        other,
        (link) => ({
          ...link,
          entry: one,
        }),
      )
    }
    expect(missed(swapped, (index) => (index === length - 1 ? 1 : index + 1))).toEqual([])
  })

  test('a row put in, with everything after it moved up, is found', () => {
    const inserted = (index: number) => {
      const forged = { ...rowAt(ledger, index), entry_id: 'forged' }
      const later = ledger.links.slice(index).map((link) => ({ ...link, sequence: link.sequence + 1 }))
      return {
        ...ledger,
        links: [...ledger.links.slice(0, index), forged, ...later],
        head: { ...ledger.head, sequence: length + 1 },
      }
    }
    // The forged row repeats a true one, so the first row that does not fit is the one after it.
    expect(missed(inserted, (index) => index + 2)).toEqual([])
  })

  test('a tail cut off is found by the head beside the chain', () => {
    expect(missed((index) => ({ ...ledger, links: ledger.links.slice(0, index) }))).toEqual([])
  })

  test('a tail cut off together with its head is found by an exported head', () => {
    const cut = (index: number) => {
      const hash = index === 0 ? '0'.repeat(64) : rowAt(ledger, index - 1).hash
      return { ...ledger, links: ledger.links.slice(0, index), head: { sequence: index, hash } }
    }
    const found = everyRow.filter(
      (index) => firstFault(cut(index), index, ledger.head)?.sequence === index + 1,
    )
    expect(found).toEqual(everyRow)
  })

  test('a chain written anew from any row on is found by an exported head', () => {
    // Every 10th row: each one means hashing the rest of the chain.
    const tenth = everyRow.filter((index) => index % 10 === 9)
    const faults = tenth.map((index) => firstFault(recomputedFrom(ledger, index), index, ledger.head)?.kind)
    expect(new Set(faults)).toEqual(new Set(['expected-head']))
  })

  test('an exported head from the middle narrows down where the chain was written anew', () => {
    const exported = { sequence: 500, hash: rowAt(ledger, 499).hash }
    expect(firstFault(recomputedFrom(ledger, 300), 300, exported)?.sequence).toBe(500)
    expect(firstFault(recomputedFrom(ledger, 700), 0, exported)).toBeUndefined()
  })

  test('a changed name is found, also with a new salt', () => {
    const renamed = (index: number) => ({
      ...ledger,
      names: ledger.names.map((name) =>
        name.entry_id === rowAt(ledger, index).entry_id ? { ...name, name: 'Ben Carter', salt: 'a' } : name,
      ),
    })
    expect(
      everyRow.filter(
        (index) => index % 10 === 0 && firstFault(renamed(index), index)?.sequence !== index + 1,
      ),
    ).toEqual([])
    expect(nameDigest('a', 'Ben Carter')).not.toBe(nameDigest('a', 'Amara Okafor'))
  })
})

onBothEngines('a ledger changed in the database itself', (engine) => {
  test.each([
    [
      'an edited entry',
      `update ledger_entries set detail = '{}' where id = (select entry_id from ledger_chain where sequence = 17)`,
      17,
    ],
    ['a removed row', `delete from ledger_chain where sequence = 17`, 17],
    ['the last row removed', `delete from ledger_chain where sequence = 40`, 40],
    ['a row before the first', `update ledger_chain set sequence = 0 where sequence = 1`, 0],
    [
      'a changed name',
      `update ledger_names set name = 'X' where entry_id = (select entry_id from ledger_chain where sequence = 17)`,
      17,
    ],
    ['a head set back', `update ledger_head set sequence = 39`, 40],
    ['a head with another hash', `update ledger_head set hash = 'x'`, 40],
    ['no head', `delete from ledger_head`, 1],
  ])('%s is found', async (_, tamper, sequence) => {
    const { db } = await aDatabase(engine)
    await aLedger(db, 40)
    await withoutTriggers(db, engine, () => sql.raw(tamper).execute(db))
    expect(await verifyLedger(db)).toMatchObject({ ok: false, fault: { sequence } })
  })

  test('an entry put in beside the chain is found', async () => {
    const { db } = await aDatabase(engine)
    await aLedger(db, 3)
    const [entry] = await db.selectFrom('ledger_entries').selectAll().execute()
    if (entry)
      await db
        .insertInto('ledger_entries')
        .values({ ...entry, id: 'forged' })
        .execute()
    expect(await verifyLedger(db)).toMatchObject({ ok: false, fault: { kind: 'extra', id: 'forged' } })
  })
})

test('a ledger longer than one batch is walked to its end', async () => {
  const { db } = await aDatabase('sqlite')
  await aLedger(db, 1001)
  expect(await verifyLedger(db)).toMatchObject({ ok: true, entries: 1001 })
  const broken = `update ledger_entries set at = 'x' where id = (select entry_id from ledger_chain where sequence = 1001)`
  await withoutTriggers(db, 'sqlite', () => sql.raw(broken).execute(db))
  expect(await verifyLedger(db)).toMatchObject({ ok: false, fault: { kind: 'hash', sequence: 1001 } })
})
