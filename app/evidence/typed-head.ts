// A head of the ledger as somebody types or pastes it: "407:" and 64 letters and digits.
import type { LedgerHead } from '../governance/ledger-hash'

/** Null when nothing is typed; undefined when it is something else. */
export function readHead(typed: string): LedgerHead | null | undefined {
  if (typed.trim() === '') return null
  const [, sequence, hash] = /^(\d{1,15}):([0-9a-f]{64})$/i.exec(typed.replace(/\s/g, '')) ?? []
  if (sequence === undefined || hash === undefined) return undefined
  return { sequence: Number(sequence), hash: hash.toLowerCase() }
}
