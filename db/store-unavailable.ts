// When the database itself cannot serve: a full or read-only disk, a lost server. Not a bug, and not a rule.

/** The database cannot serve now; nothing of the attempted change was kept. The sentence is for people. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable'
  constructor(
    readonly sentence: string,
    cause?: unknown,
  ) {
    super(sentence, { cause })
  }
}

const sentences: [RegExp, string][] = [
  [
    /^(SQLITE_FULL|53100)$/,
    'The disk that holds the database is full, so nothing was saved. Ask an administrator to free some space, then try again.',
  ],
  [
    /^(SQLITE_READONLY|25006)$/,
    'The database cannot be written to, so nothing was saved. Ask an administrator to check that its disk and its folder may be written to.',
  ],
  [
    /^(SQLITE_IOERR|SQLITE_CANTOPEN|58030)$/,
    'The disk that holds the database does not answer, so nothing was saved. Ask an administrator to check the disk, then try again.',
  ],
  [
    /^(SQLITE_CORRUPT|SQLITE_NOTADB)$/,
    'The database file is damaged. Ask an administrator to restore it from a backup.',
  ],
  [
    /^(SQLITE_BUSY|SQLITE_LOCKED|40001|40P01|55P03)$/,
    'The database is very busy, so nothing was saved. Wait a moment, then try again.',
  ],
  [
    /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|08\w{3}|57P0[1-5]|53\w{3})$/,
    'The database server cannot be reached, so nothing was saved. Wait a moment, then try again; if it lasts, tell an administrator.',
  ],
]

/** node-postgres gives these without a code. */
const lostConnection =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered)/

/** The error as StoreUnavailable if the database could not serve, or undefined when it is some other error. */
export function storeFault(error: unknown): StoreUnavailable | undefined {
  if (error instanceof StoreUnavailable) return error
  if (!(error instanceof Error)) return undefined
  const code = lostConnection.test(error.message) ? 'ECONNRESET' : errorCode(error)
  const known = sentences.find(([codes]) => codes.test(code))
  return known && new StoreUnavailable(known[1], error)
}

/** True when the error means "the database cannot serve now": answer 503, not 500. */
export function isStoreUnavailable(error: unknown): boolean {
  return storeFault(error) !== undefined
}

/** The code an engine gave the error: "SQLITE_BUSY", "40001", "ECONNREFUSED", or "" when there is none. */
export function errorCode(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error)) return ''
  return typeof error.code === 'string' ? error.code : ''
}
