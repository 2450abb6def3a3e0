// The sheet around a policy: everything decided after submission, which the document itself never holds.
import { endingWords } from '../governance/version'
import type { EndingKind } from '../governance/standing'
import { printable } from './printable'
import { printedDate, printedInstant } from './printed-date'

export type SheetState =
  | { kind: 'draft'; revision: string }
  | {
      kind:
        | 'in-review'
        | 'sent-back'
        | 'voided'
        | 'approved'
        | 'scheduled'
        | 'published'
        | 'superseded'
        | 'withdrawn'
    }

export type SheetApproval = {
  name: string
  /** The approver's job at that time. */
  title: string
  decision: 'approved' | 'sent-back' | 'recused'
  /** What the decision means, in words: "I approve this version for publication." */
  meaning: string
  /** ISO instant. */
  at: string
  comment?: string
  /** In whose place they decided, with that person's job at that time. */
  inPlaceOf?: { name: string; title: string }
}

export type SheetVersion = {
  number: string
  /** ISO instants or dates. */
  publishedAt: string
  effectiveAt: string
  changeClass: 'editorial' | 'clarifying' | 'material'
  changeNote: string
  by: string
  /** ISO instant of the last approval, or null. */
  approvedAt?: string | null
  /** What happened to it since, as sentences: "Withdrawn on 3 March 2027, because: …." */
  since?: string
}

/** The live version was looked at and stayed as it is. */
export type SheetAffirmation = { number: string; at: string; note: string; by: string }

export type Sheet = {
  organisation: string
  state: SheetState
  /** "3.0"; given at publication, so a draft has none. */
  number?: string
  /** SHA-256 of the document in hexadecimal. */
  fingerprint: string
  /** Where the ledger ended when this version was published, as "sequence:hash": `candor verify --head` takes it as it is. */
  ledgerHead?: string
  owner: string
  approvals: SheetApproval[]
  /** Newest first or oldest first, as given. */
  history: SheetVersion[]
  /** Whom this text is for, where not all of it is for everyone: "Volunteers only", for example. */
  audience?: string
  /** ISO dates or instants. */
  effectiveOn?: string
  publishedOn?: string
  /** Where the live text is read. */
  address?: string
  /** Made from sample data: says so on every page. */
  sample?: boolean
  /** A copy in the mirror: when it applies, who approved it and what came before stand elsewhere and are left out. */
  inMirror?: true
  /** With "superseded": the version in force instead. */
  currentNumber?: string
  /** What ended it: when, why, and what holds instead, as sentences. */
  ending?: { kind: EndingKind; sentence: string }
  /** Published in an emergency and not yet approved, as sentences. */
  emergency?: string
  /** ISO instant of the last approval. */
  approvedOn?: string
  /** "31 March 2027": said at publication. */
  appliesUntil?: string
  /** The newest first. */
  affirmations?: SheetAffirmation[]
}

/** The word printed across every page of a text that does not bind; undefined for one that does. */
export function pageMark(sheet: Sheet): string | undefined {
  if (sheet.inMirror) return undefined
  switch (sheet.state.kind) {
    case 'draft':
    case 'sent-back':
    case 'voided':
      return 'DRAFT'
    case 'in-review':
      return 'IN REVIEW'
    case 'approved':
    case 'scheduled':
      return 'NOT YET IN FORCE'
    case 'superseded':
      return !sheet.ending || sheet.ending.kind === 'superseded' ? 'SUPERSEDED' : 'NO LONGER IN FORCE'
    case 'withdrawn':
      return 'WITHDRAWN'
    case 'published':
      if (sheet.emergency) return 'NOT YET APPROVED'
      return sheet.sample ? 'SAMPLE' : undefined
    default:
      sheet.state satisfies never
      return undefined
  }
}

/** The state in a word or two, for headers and front matter: "Published". */
export function stateWord(sheet: Sheet): string {
  const words: Record<SheetState['kind'], string> = {
    draft: 'Draft',
    'in-review': 'In review',
    'sent-back': 'Sent back',
    voided: 'Voided',
    approved: 'Approved',
    scheduled: 'Scheduled',
    published: 'Published',
    superseded: 'Superseded',
    withdrawn: 'Withdrawn',
  }
  return sheet.ending ? endingWords[sheet.ending.kind] : words[sheet.state.kind]
}

/** "Version 3.0", "Draft r12", or the state alone where there is no number yet. */
export function versionLabel(sheet: Sheet): string {
  if (sheet.number) return `Version ${printable(sheet.number)}`
  if (sheet.state.kind === 'draft') return `Draft ${printable(sheet.state.revision)}`.trim()
  return stateWord(sheet)
}

/** One or two sentences under the title: what this text is worth today. */
export function statusSentence(sheet: Sheet): string {
  if (sheet.inMirror)
    return 'This version is approved. From when it applies, and whether it still does, is written at the address below.'
  const said = sheet.ending ? printable(sheet.ending.sentence) : stateSentence(sheet)
  return sheet.emergency ? `${said} ${printable(sheet.emergency)}` : said
}

function stateSentence(sheet: Sheet): string {
  switch (sheet.state.kind) {
    case 'draft':
      return 'This is a draft. Nobody has approved it, so do not rely on it.'
    case 'in-review':
      return 'This version is in review. It does not apply until it is approved and published.'
    case 'sent-back':
      return 'The approvers sent this version back. It does not apply.'
    case 'voided':
      return 'The approval round for this version was closed without a decision. It does not apply.'
    case 'approved':
      return 'This version is approved. It does not apply until it is published.'
    case 'scheduled':
      return sheet.effectiveOn
        ? `This version is approved. It applies from ${printedInstant(sheet.effectiveOn)}.`
        : 'This version is approved. It does not apply until it is published.'
    case 'published':
      return sheet.effectiveOn
        ? `This version is published. It applies from ${printedInstant(sheet.effectiveOn)}.`
        : 'This version is published.'
    case 'superseded':
      return sheet.currentNumber
        ? `A newer version has replaced this one. Read version ${printable(sheet.currentNumber)} instead.`
        : 'A newer version has replaced this one. Read that one instead.'
    case 'withdrawn':
      return 'This version has been withdrawn. Do not rely on it.'
    default:
      sheet.state satisfies never
      return ''
  }
}

/** What a sample says of itself, under the status. */
export const sampleSentence = 'This is sample text. The people, dates and decisions in it are made up.'

/** The first 12 characters of the fingerprint: enough to tell two versions apart by eye. */
export function shortFingerprint(sheet: Sheet): string {
  return sheet.fingerprint.slice(0, 12)
}

/** The rows of the title block that come from the sheet: label and value. */
export function sheetFacts(sheet: Sheet): [label: string, value: string][] {
  const rows: [string, string | undefined][] = [
    ['Version', sheet.number ? `${sheet.number} (${stateWord(sheet).toLowerCase()})` : versionLabel(sheet)],
    ['For', sheet.audience],
    ['Owner', sheet.owner],
    ['Approved', sheet.approvedOn && printedInstant(sheet.approvedOn)],
    ['Published', sheet.publishedOn && printedInstant(sheet.publishedOn)],
    ['Applies from', sheet.effectiveOn && printedInstant(sheet.effectiveOn)],
    ['Applies until', sheet.appliesUntil],
    ['Last reviewed', sheet.affirmations?.[0] && printedDate(sheet.affirmations[0].at)],
    ['Read it at', sheet.address],
    ['Fingerprint', sheet.fingerprint],
    ['Ledger head at publication', sheet.ledgerHead],
  ]
  return rows.flatMap(([label, value]) => (value ? [[label, printable(value)]] : []))
}
