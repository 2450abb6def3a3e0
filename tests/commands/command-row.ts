// One row of the table that proofs about all commands walk.
import type { Candor } from '../../app/context'
import type { Outcome } from '../../app/domain/outcome'

/** Gives the command; `once` is the key of the form, the same each time it is sent. */
export type Call = (candor: Candor, once: string) => Promise<Outcome<unknown>>

export type CommandRow = {
  command: string
  /** Brings about what the command needs, and gives the call. */
  arrange: (candor: Candor) => Promise<Call>
  /** On a database that nobody has set up. */
  empty?: true
  /** Hashes a password, which costs a tenth of a second each time. */
  hashes?: true
  /** Tables that a try may touch although it fails, and why. */
  counts?: readonly 'sign_in_attempts'[]
}
