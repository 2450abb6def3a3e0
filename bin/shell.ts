// What a command may touch of the world around it: arguments come in, words go out, an exit code ends it.
import { fileURLToPath } from 'node:url'

/** 0: done. 1: it ran and found something wrong, or could not do it. 2: it was asked in a way it does not understand. */
export type ExitCode = 0 | 1 | 2

export type Shell = {
  /** Results, to standard output. */
  write: (result: string | Uint8Array) => void
  /** What went wrong, in sentences, to standard error. A line end is added. */
  complain: (sentence: string) => void
  /** Everything on standard input. */
  readInput: () => Promise<string>
  env: Record<string, string | undefined>
  /** Folder of this program: templates and build stand in it. */
  home: string
}

/** The shell of this process. A reader that closes the pipe early, like `head`, ends the program quietly. */
export function processShell(): Shell {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0)
      throw error
    })
  }
  return {
    write: (result) => void process.stdout.write(result),
    complain: (sentence) => void process.stderr.write(`${sentence}\n`),
    async readInput() {
      const pieces: Buffer[] = []
      for await (const piece of process.stdin) pieces.push(Buffer.from(piece as Buffer))
      return Buffer.concat(pieces).toString('utf8')
    },
    env: process.env,
    home: fileURLToPath(new URL('..', import.meta.url)),
  }
}
