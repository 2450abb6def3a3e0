// The tables of a sheet: who decided on the version, and which versions there were.
import { printedDate, printedInstant } from './printed-date'
import type { Sheet, SheetAffirmation, SheetApproval, SheetVersion } from './sheet'

export type SheetTable = { heading: string; header: string[]; rows: string[][]; empty: string }

function nameAndTitle({ name, title }: { name: string; title: string }): string[] {
  return [name, title].filter((part) => part !== '')
}

/** "for Helen Achterberg (Chief Executive)". */
function forWhom({ inPlaceOf }: SheetApproval): string[] {
  if (!inPlaceOf) return []
  return [`for ${inPlaceOf.name}${inPlaceOf.title === '' ? '' : ` (${inPlaceOf.title})`}`]
}

/** Who decided, when, and what they said. */
export function approvalRecord(sheet: Sheet): SheetTable {
  const words: Record<SheetApproval['decision'], string> = {
    approved: 'Approved',
    'sent-back': 'Sent back',
    recused: 'Recused',
  }
  return {
    heading: 'Approval record',
    header: ['Name and role', 'Decision', 'When', 'What they said'],
    rows: sheet.approvals.map((approval) => [
      [...nameAndTitle(approval), ...forWhom(approval)].join(', '),
      words[approval.decision],
      printedInstant(approval.at),
      [approval.meaning, approval.comment ?? ''].filter((part) => part !== '').join(' '),
    ]),
    empty: 'Nobody has decided on this version yet.',
  }
}

/** Every version that was published, with what changed and what became of it, and every time one was looked at and stayed. */
export function versionHistory(sheet: Sheet): SheetTable {
  return {
    heading: 'Version history',
    header: ['Version', 'Approved', 'Published', 'Applies from', 'Change', 'By'],
    rows: [...sheet.history.map(historyRow), ...(sheet.affirmations ?? []).map(affirmationRow)],
    empty: 'No version has been published yet.',
  }
}

function affirmationRow(affirmation: SheetAffirmation): string[] {
  const { number, at, note, by } = affirmation
  return [number, '–', '–', '–', `Looked at on ${printedDate(at)}; it stays as it is. ${note}`.trim(), by]
}

function historyRow(version: SheetVersion): string[] {
  const kind = `${version.changeClass.charAt(0).toUpperCase()}${version.changeClass.slice(1)}.`
  return [
    version.number,
    version.approvedAt ? printedDate(version.approvedAt) : 'not approved',
    printedDate(version.publishedAt),
    printedDate(version.effectiveAt),
    [kind, version.changeNote, version.since ?? ''].filter((part) => part !== '').join(' '),
    version.by,
  ]
}
