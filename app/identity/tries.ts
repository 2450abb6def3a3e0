// How often somebody may guess a password. Waits grow for one account from one address; the owner still gets in.
import { createHash } from 'node:crypto'
import {
  addTry,
  blockKey,
  forgetKey,
  knowsKey,
  rememberKey,
  takeBackTry,
  type Tries,
} from '../../db/sign-in-attempts'
import type { Db, Trx } from '../../db/tables'
import { transact } from '../../db/transaction'

type Limit = {
  /** Failures before the first wait. */
  free: number
  /** Seconds of the first wait; each further failure doubles it. */
  firstWait: number
  longestWait: number
  /** Seconds after which failures are forgotten. */
  memory: number
}

/** One account from one address: five free tries, then 30 seconds, doubling to 30 minutes. */
const pairLimit: Limit = { free: 5, firstWait: 30, longestWait: 1_800, memory: 86_400 }
/** One account from everywhere: looser, and never for an address from which its owner has signed in. */
const accountLimit: Limit = { free: 30, firstWait: 30, longestWait: 300, memory: 3_600 }
/** One address against all accounts; an office behind one address has room. */
const addressLimit: Limit = { free: 30, firstWait: 60, longestWait: 900, memory: 900 }
/** How long an address stays known after a sign-in, in milliseconds. */
const knownFor = 90 * 86_400_000

type Limits = { pair: Limit; account: Limit; address: Limit }
const passwordLimits: Limits = { pair: pairLimit, account: accountLimit, address: addressLimit }
/**
 * Codes at a kiosk: one place has room for a queue of people who mistype, and everybody together is slowed so far that guessing
 * one of many million million codes is hopeless. A place where a right code was typed is not slowed by the others.
 */
export const kioskLimits: Limits = {
  pair: { free: 20, firstWait: 30, longestWait: 900, memory: 3_600 },
  account: { free: 200, firstWait: 10, longestWait: 60, memory: 3_600 },
  address: { free: 60, firstWait: 60, longestWait: 900, memory: 900 },
}

type Who = { account: string; address: string; limits?: Limits }

/**
 * Counts a try before the password, or the code, is looked at.
 * @returns null when the try may go on, or the moment before which it may not
 */
export async function takeTry(db: Db, who: Who, at: Date): Promise<Date | null> {
  const keys = keysOf(who)
  const limits = who.limits ?? passwordLimits
  const isKnown = await knowsKey(db, keys.known, new Date(at.getTime() - knownFor))
  const counted: [string, Limit][] = isKnown
    ? [[keys.pair, limits.pair]]
    : [
        [keys.pair, limits.pair],
        [keys.account, limits.account],
        [keys.address, limits.address],
      ]
  try {
    await transact(db, async (trx) => {
      for (const [key, limit] of counted) await countTry(trx, key, limit, at)
    })
    return null
  } catch (error) {
    if (error instanceof Blocked) return error.until
    throw error
  }
}

/** The password, or the code, was right: the pair is forgiven, and its address is known from now on. */
export async function forgiveTry(trx: Trx, who: Who, at: Date): Promise<void> {
  const keys = keysOf(who)
  const isKnown = await knowsKey(trx, keys.known, new Date(at.getTime() - knownFor))
  await forgetKey(trx, keys.pair)
  await rememberKey(trx, keys.known, at)
  if (isKnown) return
  await takeBackTry(trx, keys.account)
  await takeBackTry(trx, keys.address)
}

/** Counts something that is not a password, for example reset mails, by its own key. */
export async function takeTurn(
  db: Db,
  key: string,
  limit: { free: number; memory: number },
  at: Date,
): Promise<Date | null> {
  try {
    await transact(db, (trx) =>
      countTry(trx, `turn:${digest(key)}`, { ...limit, firstWait: 60, longestWait: limit.memory }, at),
    )
    return null
  } catch (error) {
    if (error instanceof Blocked) return error.until
    throw error
  }
}

class Blocked extends Error {
  constructor(readonly until: Date) {
    super('blocked')
  }
}

/** Throws, and so takes the count back, while the key must wait: waiting longer is not made worse by asking. */
async function countTry(trx: Trx, key: string, limit: Limit, at: Date): Promise<void> {
  const tries: Tries = await addTry(trx, key, at, new Date(at.getTime() - limit.memory * 1_000))
  if (tries.blockedUntil && tries.blockedUntil > at) throw new Blocked(tries.blockedUntil)
  if (tries.failures < limit.free) return
  const doubled = limit.firstWait * 2 ** Math.min(20, tries.failures - limit.free)
  const wait = Math.min(limit.longestWait, doubled)
  await blockKey(trx, key, new Date(at.getTime() + wait * 1_000))
}

function keysOf({ account, address }: Who): Record<'pair' | 'account' | 'address' | 'known', string> {
  const name = account.trim().toLowerCase()
  return {
    pair: `pair:${digest(`${name}\n${address}`)}`,
    account: `account:${digest(name)}`,
    address: `address:${digest(address)}`,
    known: `known:${digest(`${name}\n${address}`)}`,
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}
