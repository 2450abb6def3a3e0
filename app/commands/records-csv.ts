// The records of a campaign as lines of CSV: a row for each answer, and one for each person who gave none, with the reasons.
import { campaignRecords, type CampaignRecord } from '../../db/campaign-records'
import type { Db } from '../../db/tables'
import { csvLine } from '../evidence/csv'
import { isOwed, type TargetState } from '../governance/campaign-target'
import { isOverdue } from '../governance/campaign'

const header = [
  'Name',
  'Department',
  'State',
  'Reason',
  'Due',
  'Enrolled as',
  'Settled at (UTC)',
  'Policy',
  'Version',
  'Acknowledged at (UTC)',
  'Statement',
  'Method',
  'Recorded by',
  'Why somebody else recorded it',
  'Given on (day)',
  'Language',
  'Fingerprint',
]

/** Pieces of about this many characters: not one for each line. */
const pieceLength = 32_000

/**
 * The file in pieces, with a mark at its start by which spreadsheets know the encoding. Names and reasons that start like a
 * formula are made harmless (OWASP, CSV injection). In: `today` as an ISO date, for who is overdue.
 */
export async function* recordsCsv(
  db: Db,
  campaign: { id: string; dueOn: string },
  today: string,
): AsyncGenerator<string> {
  let piece = `\ufeff${csvLine(header)}\r\n`
  for await (const record of campaignRecords(db, campaign.id)) {
    for (const line of linesOf(record, campaign.dueOn, today)) piece += `${csvLine(line)}\r\n`
    if (piece.length < pieceLength) continue
    yield piece
    piece = ''
  }
  if (piece !== '') yield piece
}

const words: Record<TargetState, string> = {
  assigned: 'not opened yet',
  opened: 'opened',
  acknowledged: 'acknowledged',
  declined: 'declined',
  exempt: 'exempt',
  closed: 'closed',
}

function linesOf(record: CampaignRecord, campaignDue: string, today: string): string[][] {
  const due = record.dueOn ?? campaignDue
  const late = isOwed(record.state) && isOverdue(due, today) ? ', overdue' : ''
  const person = [
    record.name,
    record.department,
    `${words[record.state]}${late}${record.hasLeft ? ', left' : ''}`,
    record.because,
    due,
    record.enrolledAs,
    record.settledAt ?? '',
  ]
  if (record.acknowledgements.length === 0) return [[...person, ...header.slice(person.length).map(() => '')]]
  return record.acknowledgements.map((one) => [
    ...person,
    ...[one.policy, one.version, one.acknowledgedAt, one.statement, one.method, one.recordedBy, one.reason],
    ...[one.givenOn ?? '', one.language, one.fingerprint],
  ])
}
