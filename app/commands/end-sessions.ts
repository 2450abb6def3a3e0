// Sign out, here or everywhere.
import { endSession, endSessionsOf } from '../../db/sessions'
import { transact } from '../../db/transaction'
import type { Candor } from '../context'

/** Ends one session. */
export async function signOut(candor: Candor, sessionId: string): Promise<void> {
  const at = candor.now()
  await transact(candor.db, (trx) => endSession(trx, sessionId, at))
}

/** Ends every session of a person, also the one that asks. Returns how many there were. */
export async function signOutEverywhere(candor: Candor, personId: string): Promise<number> {
  const at = candor.now()
  return transact(candor.db, (trx) => endSessionsOf(trx, personId, at))
}
