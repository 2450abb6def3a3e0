// Acknowledgements that arrive at the same time are kept together: one transaction, and one wait for the disk, for all of them.
// Whoever comes alone waits for nobody: a group forms only while an earlier one is under way.
import { insertAcknowledgements, type Acknowledgement } from '../../db/acknowledgements'
import { recordAll, type LedgerEntry } from '../../db/ledger'
import { isStoreUnavailable } from '../../db/store-unavailable'
import { claimSubmissions } from '../../db/submissions'
import type { Db, Trx } from '../../db/tables'
import { transact } from '../../db/transaction'
import { accepted, type Outcome } from '../domain/outcome'
import { answeredBefore, type Desk } from './change'

/** What is to be kept, decided already: the statement, the entry that tells of it, and the answer to whoever made it. */
export type ToKeep<Value> = {
  acknowledgement: Acknowledgement
  entry: Omit<LedgerEntry, 'at' | 'actor'>
  /** Survives JSON. */
  value: Value
}

type Waiting = Acknowledgement & {
  desk: Desk
  entry: LedgerEntry
  value: unknown
  /** False: a form with the same key arrived before. */
  settle: (isFirst: boolean) => void
  fail: (error: unknown) => void
}

type Line = { waiting: Waiting[]; isMoving: boolean }

/** So that the statements of a group hold a few thousand values at most. */
const mostTogether = 64

/** 1, 2, 4 … 64: so few sizes that the statements of each stay prepared. */
function sizeOf(waiting: readonly Waiting[]): number {
  return 2 ** Math.floor(Math.log2(Math.min(mostTogether, waiting.length)))
}

const lines = new WeakMap<Db, Line>()

/**
 * Keeps an acknowledgement with its ledger entry and its one-time key, as `change` would, and answers when it is on the disk.
 * Said before, it changes nothing and is accepted. Throws what `transact` throws; then nothing was kept.
 */
export async function keepAcknowledgement<Value>(desk: Desk, keep: ToKeep<Value>): Promise<Outcome<Value>> {
  const { acknowledgement, entry, value } = keep
  const line = lineOf(desk.candor.db)
  const isFirst = new Promise<boolean>((settle, fail) => {
    const { at, actor } = desk
    line.waiting.push({ ...acknowledgement, desk, entry: { ...entry, at, actor }, value, settle, fail })
  })
  if (!line.isMoving) void moveOn(desk.candor.db, line)
  return (await isFirst) ? accepted(value) : answeredBefore<Value>(desk)
}

function lineOf(db: Db): Line {
  const line = lines.get(db) ?? { waiting: [], isMoving: false }
  lines.set(db, line)
  return line
}

async function moveOn(db: Db, line: Line): Promise<void> {
  line.isMoving = true
  while (line.waiting.length > 0) await keepGroup(db, [], line.waiting)
  line.isMoving = false
}

/** Never throws: everybody in the group is answered. Those who come until the transaction begins join it. */
async function keepGroup(db: Db, group: Waiting[], joining: Waiting[]): Promise<void> {
  try {
    const first = await transact(db, (trx) => {
      if (group.length === 0) group.push(...joining.splice(0, sizeOf(joining)))
      return write(trx, group)
    })
    for (const one of group) one.settle(first.has(one))
  } catch (error) {
    // Nobody was in it yet when the transaction could not even begin.
    if (group.length === 0) group.push(...joining.splice(0, mostTogether))
    if (group.length === 1 || isStoreUnavailable(error)) return group.forEach((one) => one.fail(error))
    // One bad one harms nobody: each is tried alone.
    for (const one of group) await keepGroup(db, [one], [])
  }
}

/** Writes what is new of the group, in order. Out: those whose form arrives for the first time. */
async function write(trx: Trx, group: readonly Waiting[]): Promise<ReadonlySet<Waiting>> {
  const fresh = await withFreshKeys(trx, group)
  const written = await insertAcknowledgements(trx, fresh)
  await recordAll(
    trx,
    written.map(({ entry }) => entry),
  )
  return new Set(fresh)
}

async function withFreshKeys(trx: Trx, group: readonly Waiting[]): Promise<Waiting[]> {
  const byKey = new Map<string, Waiting>()
  for (const one of group) {
    const key = one.desk.once
    if (key !== undefined && !byKey.has(key)) byKey.set(key, one)
  }
  const free = await claimSubmissions(
    trx,
    [...byKey].map(([key, { desk, value }]) => ({
      key,
      personId: personOf(desk),
      at: desk.at,
      outcome: value,
    })),
  )
  return group.filter(({ desk }, place) => {
    const key = desk.once
    return key === undefined || (free.has(key) && byKey.get(key) === group[place])
  })
}

function personOf({ actor }: Desk): string | null {
  return actor.kind === 'person' ? actor.person.id : null
}
