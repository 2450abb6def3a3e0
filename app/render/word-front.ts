// What stands before and after the clauses in Word: title block, contents, approval record, version history.
import { HeadingLevel, LeaderType, Paragraph, TableOfContents, type FileChild } from 'docx'
import { text, type Fact, type PolicyDocument, type Run } from '../domain/policy-document'
import { headingWords } from './clause-heading'
import { pageMark, sampleSentence, sheetFacts, statusSentence, type Sheet } from './sheet'
import { approvalRecord, versionHistory, type SheetTable } from './sheet-tables'
import { headingBookmark } from './word-blocks'
import {
  afterTable,
  gridFlow,
  runsParagraph,
  textParagraph,
  type Flow,
  type FlowParagraph,
  type FlowRow,
} from './word-flow'
import { textWidth } from './word-styles'

/** Lines of facts and of contents that stand on the first page together, under the title. */
const linesOfFirstPage = 28

/** What the first page takes from the document itself. */
export type Head = { title: FlowParagraph; facts: FlowRow[] }

/** The head of one document. */
export function headOf(document: PolicyDocument): Head {
  return { title: titleFlow(document.title), facts: document.facts.map(factRow) }
}

export function titleFlow(title: string): FlowParagraph {
  return textParagraph(title, { style: 'Title' })
}

/** A fact as a row: label and value. */
export function factRow(fact: Fact): FlowRow {
  return {
    cells: [
      textParagraph(fact.label, { style: 'FactLabel' }),
      runsParagraph(fact.value, { style: 'FactValue' }),
    ],
  }
}

/** Organisation, title, what the text is worth, and the facts of document and version. */
export function titleBlock({ title, facts }: Head, sheet: Sheet): Flow[] {
  const rows = [
    ...sheetFacts(sheet).map(([label, value]) => ({
      cells: [textParagraph(label, { style: 'FactLabel' }), factValue(label, value)],
    })),
    ...facts,
  ]
  return [
    textParagraph(sheet.organisation, { style: 'Organisation' }),
    title,
    statusParagraph(sheet),
    ...(sheet.sample ? [textParagraph(sampleSentence, { style: 'Notice' })] : []),
    { kind: 'table', look: 'facts', extent: { width: textWidth, indent: 0 }, rows },
    afterTable(),
  ]
}

/** The table of contents, filled in already, so that it is there before Word updates its fields. */
export function contents(document: PolicyDocument, sheet: Sheet): FileChild[] {
  if (document.clauses.length === 0) return []
  const levels = contentsLevels(document, sheet)
  const cachedEntries = document.clauses
    .flatMap((clause) => [
      { clause, level: 1 },
      ...(levels === 2 ? clause.clauses.map((child) => ({ clause: child, level: 2 })) : []),
    ])
    .map(({ clause, level }) => ({
      title: `${clause.number}\u2002${headingWords(clause)}`,
      level,
      href: headingBookmark(clause),
    }))
  return [
    new Paragraph({ style: 'Contents', text: 'Contents' }),
    new TableOfContents('Contents', {
      hyperlink: true,
      headingStyleRange: `1-${levels}`,
      cachedEntries,
      tabLeader: LeaderType.NONE,
    }),
  ]
}

/** True when the text is long enough to start on a page of its own, and the contents short enough to fill only one. */
export function startsOnNewPage(document: PolicyDocument, sheet: Sheet): boolean {
  return document.clauses.length >= 8 && document.clauses.length <= roomForEntries(document, sheet)
}

/** Approval record and version history. */
export function records(sheet: Sheet): Flow[] {
  return [...recordTable(approvalRecord(sheet)), ...recordTable(versionHistory(sheet))]
}

/** Sub-clauses are listed as long as the contents stay on the first page. */
function contentsLevels(document: PolicyDocument, sheet: Sheet): 1 | 2 {
  const entries = document.clauses.reduce((sum, clause) => sum + 1 + clause.clauses.length, 0)
  return entries <= roomForEntries(document, sheet) ? 2 : 1
}

/** Entries of the contents that stand on the first page: the more facts, the fewer. */
function roomForEntries(document: PolicyDocument, sheet: Sheet): number {
  const notices = sheet.sample ? 1 : 0
  return linesOfFirstPage - sheetFacts(sheet).length - document.facts.length - notices
}

function statusParagraph(sheet: Sheet): FlowParagraph {
  const mark = pageMark(sheet)
  if (mark === undefined || mark === 'SAMPLE')
    return textParagraph(statusSentence(sheet), { style: 'Status' })
  const runs: Run[] = [{ kind: 'text', text: mark, strong: true }, text(`\u2002${statusSentence(sheet)}`)]
  return runsParagraph(runs, { style: 'Notice' })
}

function factValue(label: string, value: string): FlowParagraph {
  if (label === 'Read it at')
    return runsParagraph([{ kind: 'text', text: value, href: value }], { style: 'FactValue' })
  return textParagraph(value, {
    style: label === 'Fingerprint' || label.startsWith('Ledger head') ? 'Fingerprint' : 'FactValue',
  })
}

function recordTable(table: SheetTable): Flow[] {
  const heading = textParagraph(table.heading, {
    heading: HeadingLevel.HEADING_1,
    numbering: false,
    indent: { left: 0, firstLine: 0 },
  })
  if (table.rows.length === 0) return [heading, textParagraph(table.empty, {})]
  const cells = (row: string[]) => row.map((value) => [text(value)])
  return [
    heading,
    gridFlow(cells(table.header), table.rows.map(cells), { width: textWidth, indent: 0 }),
    afterTable(),
  ]
}
