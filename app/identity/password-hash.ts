// Password hashes: argon2id, at most two at once, so that a flood of sign-ins cannot fill the memory.
import { hash, verify, type Options } from '@node-rs/argon2'

/** OWASP's floor for argon2id: 19 MiB, two passes, one lane. The library's default algorithm is argon2id. */
const cost: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const atOnce = 2
const mayWait = 40

let running = 0
const waiting: (() => void)[] = []

/** Too many people sign in at this moment; try again in a few seconds. */
export class HashingBusy extends Error {
  override readonly name = 'HashingBusy'
}

/** Hashes a password that was accepted. @throws HashingBusy when too many wait. */
export async function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, cost))
}

/**
 * True when the password belongs to the hash. Without a hash it works as long and says false,
 * so that nobody can tell a known name from an unknown one. @throws HashingBusy when too many wait.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const against = stored ?? (await nobodysHash())
  const same = await inTurn(() => verify(against, password))
  return stored !== null && same
}

let nobody: Promise<string> | undefined

/** Called at the start, so that the first unknown name takes no longer than the second. */
export function nobodysHash(): Promise<string> {
  nobody ??= hash('nobody has this password, whoever types it', cost)
  return nobody
}

async function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
  if (running >= atOnce) {
    if (waiting.length >= mayWait) throw new HashingBusy('Too many people are signing in.')
    await new Promise<void>((resolve) => waiting.push(resolve))
  } else {
    running += 1
  }
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}
