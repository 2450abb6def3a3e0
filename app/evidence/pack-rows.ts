// The rows of an evidence pack, as its files hold them; and how a reader looks at rows that nobody vouches for.
import { csvLine } from './csv'

export type DecisionRow = {
  id: string
  stepId: string
  personId: string
  personName: string
  personTitle: string
  outcome: string
  comment: string
  meaning: string
  fingerprint: string
  decidedAt: string
  /** The same moment in the organisation's zone, for people. */
  decidedAtLocal: string
  changeClass: string | null
  /** In whose place; null for themselves. */
  forPerson: { id: string; name: string; title: string; delegationId: string | null } | null
  provenAt: string | null
  provenBy: string
}

export type StepRow = {
  id: string
  position: number
  title: string
  /** "all", "any", or "some" with `needed`. */
  rule: { kind: 'all' } | { kind: 'any' } | { kind: 'some'; needed: number }
  asks: unknown
  dueOn: string | null
  /** Whose places must be filled. */
  approvers: string[]
  asked: { personId: string; name: string; title: string; askedAt: string }[]
}

export type ApprovalRecord = {
  version: {
    id: string
    ordinal: number
    title: string
    language: string
    fingerprint: string
    submittedBy: string
    submittedByName: string
    submittedAt: string
    editors: { id: string; name: string }[]
  }
  round: {
    id: string
    pathName: string
    note: string
    changeNote: string
    proposedClass: string | null
    proposedGrounds: string[]
    openedBy: string
    openedAt: string
    dueOn: string | null
    /** Null while open. */
    outcome: string | null
    closedAt: string | null
    closedBecause: string | null
  } | null
  steps: StepRow[]
  decisions: DecisionRow[]
  timeZone: string
}

export type AcknowledgementRow = {
  id: string
  campaignId: string
  personId: string
  personName: string
  department: string
  statement: string
  versionNumber: string
  language: string
  fingerprint: string
  method: string
  recordedBy: string
  acknowledgedAt: string
  /** Why somebody else recorded it, and the day on which it was given; "" for one's own. */
  reason: string
  givenOn: string
}

/** The columns of packs made before somebody else could record an acknowledgement; their rows have no reason. */
const olderColumns = [
  ['Name', 'personName'],
  ['Department', 'department'],
  ['Acknowledged at (UTC)', 'acknowledgedAt'],
  ['Statement', 'statement'],
  ['Version', 'versionNumber'],
  ['Language', 'language'],
  ['Fingerprint', 'fingerprint'],
  ['Method', 'method'],
  ['Recorded by (id)', 'recordedBy'],
  ['Person (id)', 'personId'],
  ['Campaign (id)', 'campaignId'],
  ['Record (id)', 'id'],
] as const satisfies [string, keyof AcknowledgementRow][]

/** A request for an exception from the version, with what became of it by the moment of the pack. */
export type ExceptionRow = {
  id: string
  clauseId: string
  clauseHeading: string
  personId: string
  personName: string
  what: string
  why: string
  /** SHA-256 of canonical JSON of id, what and why: the ledger's entry holds it. */
  words: string
  fromOn: string
  askedUntilOn: string
  fingerprint: string
  versionNumber: string
  requestedAt: string
  decision: {
    outcome: string
    by: string
    byName: string
    byTitle: string
    at: string
    comment: string
    untilOn: string
    meaning: string
  } | null
  /** "withdrawn", "revoked" or "expired"; `by` is "" where the clock noted it. */
  end: { kind: string; by: string; byName: string; at: string; because: string } | null
}

/** Somebody declined to acknowledge the version. */
export type DeclineRow = {
  id: string
  campaignId: string
  personId: string
  personName: string
  fingerprint: string
  reason: string
  declinedAt: string
}

const columns = [...olderColumns, ['Given on', 'givenOn'], ['Reason', 'reason']] as const satisfies [
  string,
  keyof AcknowledgementRow,
][]

/** The first line of acknowledgements.csv. */
export const acknowledgementHeader = csvLine(columns.map(([label]) => label))
/** That of older packs. */
export const olderHeader = csvLine(olderColumns.map(([label]) => label))

/** A row of acknowledgements.json as its line in acknowledgements.csv. */
export function acknowledgementCsv(row: AcknowledgementRow | Row): string {
  return csvLine(('reason' in row ? columns : olderColumns).map(([, key]) => textAt(row, key)))
}

/** An object of which nothing is known yet. */
export type Row = { readonly [key: string]: unknown }

/** The value as an object, or undefined. */
export function rowOf(value: unknown): Row | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Row) : undefined
}

/** A text in a row; "" where there is none. */
export function textAt(row: Row | undefined, key: string): string {
  const value = row?.[key]
  return typeof value === 'string' ? value : ''
}

/** A number in a row; NaN where there is none. */
export function numberAt(row: Row | undefined, key: string): number {
  const value = row?.[key]
  return typeof value === 'number' ? value : Number.NaN
}

/** The objects of a list in a row; what is no object is left out. */
export function rowsAt(row: Row | undefined, key: string): Row[] {
  const value = row?.[key]
  return Array.isArray(value) ? value.map(rowOf).filter((row) => row !== undefined) : []
}

/** The texts of a list in a row. */
export function textsAt(row: Row | undefined, key: string): string[] {
  const value = row?.[key]
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
}
