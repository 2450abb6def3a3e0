// placeholder
import type { LedgerHead } from './ledger'
import type { Db } from './tables'
export async function verifyLedger(db: Db, options: { expectedHead?: LedgerHead } = {}): Promise<never> {
  throw new Error(`${String(db)} ${String(options)}`)
}
