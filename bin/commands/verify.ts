// candor verify: walks the ledger from the first row to the last, and names the first one that is wrong.
import { accepted, refused, type Outcome } from '../../app/domain/outcome'
import { verifyLedger } from '../../db/ledger-verification'
import type { LedgerHead } from '../../db/ledger-chain'
import type { Given } from '../arguments'
import type { ExitCode, Shell } from '../shell'
import { withStore } from '../store'

export async function run(given: Given, shell: Shell): Promise<ExitCode> {
  const head = readHead(given.values.head)
  if (!head.ok) {
    shell.complain(head.sentence)
    return 2
  }
  const expectedHead = head.value ?? undefined
  const result = await withStore(shell, ({ db }) => verifyLedger(db, { expectedHead }))
  if (!result.ok) {
    const { kind, sequence, id, sentence } = result.fault
    const row = [sequence === null ? '' : `entry ${sequence}`, id === null ? '' : `id ${id}`].filter(
      (part) => part !== '',
    )
    shell.complain(`The ledger is not sound. ${sentence}`)
    shell.complain(`First wrong row: ${row.join(', ')} (${kind})`)
    return 1
  }
  const { entries, erasedNames } = result
  const erased = erasedNames === 0 ? '' : ` ${erasedNames} of its names were erased, as they may be.`
  shell.write(`The ledger is sound: ${entries} entries.${erased}\n`)
  shell.write(`Head: ${result.head.sequence}:${result.head.hash}\n`)
  return 0
}

function readHead(given: string | undefined): Outcome<LedgerHead | null> {
  if (given === undefined) return accepted(null)
  const [, sequence, hash] = /^(\d{1,15}):([0-9a-f]{64})$/i.exec(given.trim()) ?? []
  if (sequence !== undefined && hash !== undefined)
    return accepted({ sequence: Number(sequence), hash: hash.toLowerCase() })
  return refused(
    'not-a-head',
    `"${given}" is not a head. Write it as an earlier run printed it: a number, a colon, 64 letters and digits.`,
  )
}
