// Stamp heads of the ledger: an outside service vouches for the moment at which each head that was given out existed.
import { createHash } from 'node:crypto'
import { findAnchorOf, insertAnchor, listUnstamped, type AnchorDetail } from '../../db/anchors'
import { endErrand, failErrand, findErrand, takeErrand } from '../../db/errands'
import { getGovernance } from '../../db/governance'
import { head as ledgerHead } from '../../db/ledger'
import type { LedgerHead } from '../../db/ledger-chain'
import { findOrganisation } from '../../db/organisation'
import { transact } from '../../db/transaction'
import type { Desk } from '../context'
import { headText, weekOf } from '../governance/ledger-head'
import { localDay } from '../domain/local-day'
import { accepted, type Outcome } from '../domain/outcome'
import type { TimeStamp } from '../outside/time-stamp-answer'
import { change } from './change'

const minute = 60_000
const day = 24 * 60 * minute
/** Waits after the first, second … failure in a row; the last one for ever. */
const waits = [1, 5, 15, 60, 180, 360].map((minutes) => minutes * minute)
/** Older heads are covered by every later stamp: the chain runs through them. */
const window = 14 * day
const batch = 20

/**
 * Stamps what has no stamp yet: heads of publications and weekly mails of the last 14 days, and where nobody is mailed the
 * week's head itself. Out: how many. A service that fails is noted for administrators and asked again later.
 */
export async function stampHeads(desk: Desk): Promise<Outcome<number>> {
  const { db } = desk.candor
  const { timestampUrl } = await getGovernance(db)
  if (timestampUrl === '') return accepted(0)
  const wanted = await unstamped(desk)
  if (wanted.length === 0) return accepted(0)
  const until = new Date(desk.at.getTime() + 10 * minute)
  const mine = await transact(db, (trx) => takeErrand(trx, 'time-stamp', { at: desk.at, until }))
  if (!mine) return accepted(0)
  try {
    return await stampEach(desk, wanted, timestampUrl)
  } catch (error) {
    await noteFailure(desk, 'Something in Candor failed while it asked the service. The log says more.')
    throw error
  }
}

async function stampEach(desk: Desk, wanted: Wanted[], service: string): Promise<Outcome<number>> {
  // Loaded with the first stamp: most instances ask for none.
  const { askForStamp } = await import('../outside/time-stamping-service')
  let stamped = 0
  for (const { subjectId, head } of wanted) {
    const stamp = await askForStamp(service, headText(head))
    if (!stamp.ok) {
      await noteFailure(desk, stamp.sentence)
      return accepted(stamped)
    }
    const kept = await keepStamp(desk, { subjectId, head, stamp: stamp.value, service })
    if (!kept.ok) return kept
    stamped += kept.value
  }
  await transact(desk.candor.db, (trx) => endErrand(trx, 'time-stamp', desk.candor.now()))
  return accepted(stamped)
}

type Wanted = { subjectId: string; head: LedgerHead }

async function unstamped({ candor: { db }, at }: Desk): Promise<Wanted[]> {
  const anchors = await listUnstamped(db, { since: new Date(at.getTime() - window), limit: batch })
  const wanted = anchors.map(({ id, sequence, hash }) => ({ subjectId: id, head: { sequence, hash } }))
  const organisation = await findOrganisation(db)
  if (!organisation) return []
  const week = weekOf(localDay(at, organisation.timeZone))
  const done = (await findAnchorOf(db, `week:${week}`)) ?? (await findAnchorOf(db, `stamped-week:${week}`))
  if (done) return wanted
  return [...wanted, { subjectId: `stamped-week:${week}`, head: await ledgerHead(db) }]
}

async function noteFailure(desk: Desk, problem: string): Promise<void> {
  const { db } = desk.candor
  const { failures } = await findErrand(db, 'time-stamp')
  const wait = waits[Math.min(failures, waits.length - 1)] ?? day
  const retryAt = new Date(desk.candor.now().getTime() + wait)
  await transact(db, (trx) => failErrand(trx, 'time-stamp', { problem, retryAt }))
}

async function keepStamp(
  desk: Desk,
  { subjectId, head, stamp, service }: Wanted & { stamp: TimeStamp; service: string },
): Promise<Outcome<number>> {
  const detail: AnchorDetail = {
    service,
    stampedAt: stamp.at.toISOString(),
    serial: stamp.serial,
    signer: stamp.signer,
    chainEnd: stamp.chainEnd,
    token: Buffer.from(stamp.token).toString('base64'),
  }
  return change<number>(desk, async ({ trx, at, record }) => {
    if (await findAnchorOf(trx, subjectId)) return accepted(0)
    await insertAnchor(trx, { kind: 'time-stamp', subjectId, detail, head, at })
    // The entry binds the token to the ledger; it needs no stamp of its own, the next week's head covers it.
    await record({
      action: 'anchor.stamped',
      subject: { kind: 'anchor', id: subjectId },
      detail: {
        sequence: head.sequence,
        stampedAt: stamp.at.toISOString(),
        token: createHash('sha256').update(stamp.token).digest('hex'),
      },
    })
    return accepted(1)
  })
}
