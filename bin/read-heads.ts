// The heads of the ledger that somebody kept outside: typed one by one, or found in a mail or an export they saved.
import { readFile, stat } from 'node:fs/promises'
import { accepted, refused, type Outcome } from '../app/domain/outcome'
import type { LedgerHead } from '../db/ledger-chain'
import type { Given } from './arguments'
import type { Shell } from './shell'

const exactly = /^(\d{1,15}):([0-9a-f]{64})$/i
const anywhere = /(?<![0-9a-f:])(\d{1,15}):([0-9a-f]{64})(?![0-9a-f])/gi
const largest = 4 * 1024 * 1024

/** Reads `--head` (one, or several with commas between them) and `--heads` (a text file). Refuses what is not a head. */
export async function readHeads(given: Given, shell: Shell): Promise<Outcome<LedgerHead[]>> {
  const typed: LedgerHead[] = []
  for (const word of (given.values.head ?? '').split(',').filter((part) => part.trim() !== '')) {
    const [, sequence, hash] = exactly.exec(word.trim()) ?? []
    if (sequence === undefined || hash === undefined)
      return refused(
        'not-a-head',
        `"${word}" is not a head. Write it as an earlier run, a mail or an export shows it: a number, a colon, 64 letters and digits.`,
      )
    typed.push(headOf(sequence, hash))
  }
  const file = given.values.heads
  if (file === undefined) return accepted(typed)
  const text = await textOf(file, shell)
  if (!text.ok) return text
  const found = [...text.value.matchAll(anywhere)].map(([, sequence = '', hash = '']) =>
    headOf(sequence, hash),
  )
  if (found.length === 0)
    return refused(
      'no-head-in-file',
      `There is no head in "${file}". Save the whole mail, or a Markdown export, as text.`,
    )
  return accepted([...typed, ...found])
}

async function textOf(file: string, shell: Shell): Promise<Outcome<string>> {
  if (file === '-') return accepted(await shell.readInput())
  try {
    if ((await stat(file)).size > largest)
      return refused('heads-too-large', `"${file}" is larger than 4 MB. Give the mail or the export alone.`)
    return accepted(await readFile(file, 'utf8'))
  } catch {
    return refused('no-such-file', `"${file}" cannot be read. Check the name.`)
  }
}

function headOf(sequence: string, hash: string): LedgerHead {
  return { sequence: Number(sequence), hash: hash.toLowerCase() }
}
