// The ledger's head as people read, keep and type it back: "1234:3f9a…", the number of the entry and its hash.

export type Head = { sequence: number; hash: string }

/** The one spelling: what exports print, mails carry and `candor verify --head` takes. */
export function headText({ sequence, hash }: Head): string {
  return `${sequence}:${hash}`
}

/** For the eye: the number in groups of three and the first 16 characters, "1 234 · 3f9a0c…". */
export function shortHead({ sequence, hash }: Head): string {
  return `${grouped(sequence)} · ${hash.slice(0, 16)}…`
}

/** The Monday of the week that a day is in: "2027-03-15" for Wednesday 2027-03-17. Heads are mailed once for each. */
export function weekOf(day: string): string {
  const at = new Date(`${day}T00:00:00Z`)
  const sinceMonday = (at.getUTCDay() + 6) % 7
  return new Date(at.getTime() - sinceMonday * 86_400_000).toISOString().slice(0, 10)
}

function grouped(sequence: number): string {
  return String(sequence).replace(/\B(?=(\d{3})+$)/g, '\u202f')
}
