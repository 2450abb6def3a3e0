// What stands before and after the clauses in Word: title block, contents, approval record, version history.
import { HeadingLevel, LeaderType, Paragraph, TableOfContents, TextRun } from 'docx'
import { text, type PolicyDocument } from '../domain/policy-document'
import { headingWords } from './clause-heading'
import { printable } from './printable'
import {
  approvalRecord,
  pageMark,
  sampleSentence,
  sheetFacts,
  statusSentence,
  versionHistory,
  type Sheet,
  type SheetTable,
} from './sheet'
import { headingBookmark, type Flow } from './word-blocks'
import { runsParagraph, textParagraph } from './word-runs'
import { mono, textWidth } from './word-styles'
import { afterTable, factTable, gridTable } from './word-tables'

/** Lines of facts and of contents that stand on the first page together, under the title. */
const linesOfFirstPage = 28

/** Organisation, title, what the text is worth, and the facts of document and version. */
export function titleBlock(document: PolicyDocument, sheet: Sheet): Flow[] {
  const facts = [
    ...sheetFacts(sheet).map(([label, value]) => ({
      label: textParagraph(label, { style: 'FactLabel' }),
      value: factValue(label, value),
    })),
    ...document.facts.map((fact) => ({
      label: textParagraph(fact.label, { style: 'FactLabel' }),
      value: runsParagraph(fact.value, { style: 'FactValue' }),
    })),
  ]
  return [
    textParagraph(sheet.organisation, { style: 'Organisation' }),
    textParagraph(document.title, { style: 'Title' }),
    statusParagraph(sheet),
    ...(sheet.sample ? [textParagraph(sampleSentence, { style: 'Notice' })] : []),
    factTable(facts, textWidth),
    afterTable(),
  ]
}

/** The table of contents, filled in already, so that it is there before Word updates its fields. */
export function contents(document: PolicyDocument, sheet: Sheet): (Paragraph | TableOfContents)[] {
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
    textParagraph('Contents', { style: 'Contents' }),
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

function statusParagraph(sheet: Sheet): Paragraph {
  const mark = pageMark(sheet)
  if (mark === undefined || mark === 'SAMPLE')
    return textParagraph(statusSentence(sheet), { style: 'Status' })
  return new Paragraph({
    style: 'Notice',
    children: [new TextRun({ text: mark, bold: true }), new TextRun({ text: `  ${statusSentence(sheet)}` })],
  })
}

function factValue(label: string, value: string): Paragraph {
  if (label === 'Fingerprint') return fingerprintParagraph(value)
  if (label === 'Read it at')
    return runsParagraph([{ kind: 'text', text: value, href: value }], { style: 'FactValue' })
  return textParagraph(value, { style: 'FactValue' })
}

function fingerprintParagraph(value: string): Paragraph {
  return new Paragraph({
    style: 'FactValue',
    children: [new TextRun({ text: printable(value), font: mono, size: 15, noProof: true })],
  })
}

function recordTable(table: SheetTable): Flow[] {
  const heading = new Paragraph({
    heading: HeadingLevel.HEADING_1,
    numbering: false,
    indent: { left: 0, firstLine: 0 },
    children: [new TextRun(table.heading)],
  })
  if (table.rows.length === 0) return [heading, textParagraph(table.empty, {})]
  const cells = (row: string[]) => row.map((value) => [text(value)])
  return [
    heading,
    gridTable(cells(table.header), table.rows.map(cells), { width: textWidth, indent: 0 }),
    afterTable(),
  ]
}
