// What a check of an evidence pack says: one sentence for each thing looked at, and what exactly is wrong where.
import type { LedgerHead } from '../governance/ledger-hash'
import type { Manifest } from './pack-format'

export type CheckId =
  | 'zip'
  | 'manifest'
  | 'signature'
  | 'key'
  | 'files'
  | 'contents'
  | 'document'
  | 'texts'
  | 'decisions'
  | 'approval'
  | 'acknowledgements'
  | 'exceptions'
  | 'declines'
  | 'ledger'
  | 'told'
  | 'anchors'
  | 'head'

export type PackFault = {
  file: string
  /** The row, line or entry: "row 12", "entry 407"; null for the file as a whole. */
  place: string | null
  sentence: string
}

export type PackCheck = {
  id: CheckId
  title: string
  /** "not-known": the pack alone cannot say. */
  state: 'holds' | 'fails' | 'not-known'
  sentence: string
  /** At most `mostFaults`; `faultCount` counts all. */
  faults: PackFault[]
  faultCount: number
}

export type PackReport = {
  /** False as soon as one check fails. */
  holds: boolean
  /** Null when the pack has no manifest that can be read. */
  manifest: Manifest | null
  checks: PackCheck[]
}

export type Asked = {
  /** A public key (base64) or its fingerprint (hex) that the reader knows from elsewhere. */
  knownKey?: string
  /** Heads of the ledger that the reader knows from elsewhere. */
  knownHeads?: readonly LedgerHead[]
  /** Lets others have their turn; awaited between pieces of work. */
  pause?: () => Promise<void>
}

export const mostFaults = 20

const titles: Record<CheckId, string> = {
  zip: 'The file is a whole pack',
  manifest: 'It has a list of contents',
  signature: 'The list of contents is signed',
  key: 'Whose key signed it',
  files: 'Every file is there, and no other',
  contents: 'Every file is as it was signed',
  document: 'The text has its fingerprint',
  texts: 'The readable files say the same text',
  decisions: 'Every decision is about this text',
  approval: 'The approval rules were kept',
  acknowledgements: 'Every acknowledgement is about this text',
  exceptions: 'Every exception is from this text',
  declines: 'Every refusal is about this text',
  ledger: 'The ledger is unbroken',
  told: 'The ledger tells of every record',
  anchors: 'The ledger agrees with what was given out',
  head: 'The ledger agrees with what you know',
}

/** Collects what is wrong in one check. */
export type FaultList = { faults: PackFault[]; count: number }

export function newFaults(): FaultList {
  return { faults: [], count: 0 }
}

/** Notes what is wrong; only the first ones are kept, all are counted. */
export function note(list: FaultList, fault: PackFault): void {
  list.count += 1
  if (list.faults.length < mostFaults) list.faults.push(fault)
}

/** The check, from what was found wrong: `good` is its sentence when that is nothing. */
export function checkOf(id: CheckId, list: FaultList, good: string): PackCheck {
  const [first] = list.faults
  return {
    id,
    title: titles[id],
    state: first ? 'fails' : 'holds',
    sentence: first ? first.sentence : good,
    faults: list.faults,
    faultCount: list.count,
  }
}

/** A check that the pack alone cannot decide. */
export function unknownCheck(id: CheckId, sentence: string): PackCheck {
  return { id, title: titles[id], state: 'not-known', sentence, faults: [], faultCount: 0 }
}

/** Where it is, for people: "ledger.json, entry 407". */
export function faultPlace({ file, place }: PackFault): string {
  return place === null ? file : `${file}, ${place}`
}
