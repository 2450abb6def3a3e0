// The log: one JSON line for what an administrator needs, and nothing about people.
import { pino, type Logger } from 'pino'

export type Log = Logger

/** Writes to standard output; `silent` for tests. */
export function openLog(level: 'info' | 'silent' = 'info'): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime })
}

/** An error without what people typed: quoted parts of its message are left out. */
export function errorFacts(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error }
  const facts: Record<string, unknown> = {
    error: error.name,
    message: withoutQuotes(error.message),
    at: (error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 8)
      .map((line) => line.trim()),
  }
  if ('code' in error && typeof error.code === 'string') facts['code'] = error.code
  if (error.cause instanceof Error) facts['cause'] = errorFacts(error.cause)
  return facts
}

function withoutQuotes(message: string): string {
  return message
    .replace(/"[^"]*"|'[^']*'|`[^`]*`/g, '…')
    .replace(/[^\s@]+@[^\s@]+/g, '…')
    .slice(0, 300)
}
