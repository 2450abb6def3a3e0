// A shell for one command: collects what it says, and gives it settings of its own.
import { runCandor } from '../../bin/command-line'
import type { ExitCode } from '../../bin/shell'
import { home } from '../shipped-library'

export type Said = { code: ExitCode; out: string; bytes: Uint8Array; err: string }

/** Runs one command in this process, with exactly these settings and this on standard input. */
export async function candor(
  words: string[],
  { env = {}, input = '' }: { env?: Record<string, string | undefined>; input?: string } = {},
): Promise<Said> {
  const out: Uint8Array[] = []
  const err: string[] = []
  const code = await runCandor(words, {
    write: (result) => void out.push(Buffer.from(result)),
    complain: (sentence) => void err.push(sentence),
    readInput: () => Promise.resolve(input),
    env,
    home,
  })
  const bytes = Buffer.concat(out)
  return { code, bytes, out: bytes.toString('utf8'), err: err.join('\n') }
}
