// candor verify: walks the ledger from the first row to the last, and names the first one that is wrong; or checks a pack.
import { verifyLedger } from '../../db/ledger-verification'
import type { Given } from '../arguments'
import { readHeads } from '../read-heads'
import type { ExitCode, Shell } from '../shell'
import { withStore } from '../store'
import { checkPack } from './verify-pack'

export async function run(given: Given, shell: Shell): Promise<ExitCode> {
  const heads = await readHeads(given, shell)
  if (!heads.ok) {
    shell.complain(heads.sentence)
    return 2
  }
  const [pack] = given.words
  if (pack !== undefined) return checkPack(pack, { given, heads: heads.value }, shell)
  if (given.values.key !== undefined || given.flags.has('json')) {
    shell.complain('--key and --json go with a pack: candor verify pack.zip --key …')
    return 2
  }
  const result = await withStore(shell, ({ db }) => verifyLedger(db, { heads: heads.value }))
  if (!result.ok) {
    const { kind, sequence, id, sentence } = result.fault
    const row = [sequence === null ? '' : `entry ${sequence}`, id === null ? '' : `id ${id}`].filter(
      (part) => part !== '',
    )
    shell.complain(`The ledger is not sound. ${sentence}`)
    shell.complain(`First wrong row: ${row.join(', ')} (${kind})`)
    return 1
  }
  const { entries, erasedNames, anchors } = result
  const erased = erasedNames === 0 ? '' : ` ${erasedNames} of its names were erased, as they may be.`
  shell.write(`The ledger is sound: ${entries} entries.${erased}\n`)
  if (anchors > 0) shell.write(`It passes through all ${anchors} heads that were given out.\n`)
  if (heads.value.length > 0)
    shell.write(
      `It passes through the ${heads.value.length === 1 ? 'head' : `${heads.value.length} heads`} you brought.\n`,
    )
  shell.write(`Head: ${result.head.sequence}:${result.head.hash}\n`)
  return 0
}
