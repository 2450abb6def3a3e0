// A policy as a Word file: the same input gives the same bytes, in any process, at any time.
import { Document, Packer } from 'docx'
import type { PolicyDocument } from '../domain/policy-document'
import { printable } from './printable'
import { stateWord, statusSentence, versionLabel, type Sheet } from './sheet'
import { clausesFlow } from './word-blocks'
import { contents, records, startsOnNewPage, titleBlock } from './word-front'
import { settledPackage } from './word-package'
import { clauseLists } from './word-clause-lists'
import { wordNumbering } from './word-numbering'
import { firstHeader, pageFooter, runningHeader } from './word-pages'
import { page, wordStyles } from './word-styles'

/**
 * The document with its sheet as the bytes of a .docx file, and in it what it was made from (`WordBase`).
 * `policy` is the slug, "" where there is no store. Nothing comes from the clock: its dates are those of the sheet.
 */
export async function wordOfDocument(
  document: PolicyDocument,
  sheet: Sheet,
  policy = '',
): Promise<Uint8Array> {
  const lists = clauseLists(document.clauses)
  const file = new Document({
    title: printable(document.title),
    subject: `${versionLabel(sheet)}, ${stateWord(sheet).toLowerCase()}`,
    creator: printable(sheet.organisation),
    lastModifiedBy: printable(sheet.organisation),
    description: `${statusSentence(sheet)} Fingerprint ${sheet.fingerprint}`,
    keywords: ['policy', versionLabel(sheet), stateWord(sheet).toLowerCase()].join(', '),
    customProperties: [
      { name: 'Version', value: versionLabel(sheet) },
      { name: 'Status', value: stateWord(sheet) },
      { name: 'Fingerprint', value: sheet.fingerprint },
    ],
    styles: wordStyles(document.language),
    numbering: wordNumbering(lists.lists),
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: page.width, height: page.height },
            margin: {
              top: page.top,
              bottom: page.bottom,
              left: page.side,
              right: page.side,
              header: 709,
              footer: 624,
            },
          },
        },
        headers: { first: firstHeader(sheet), default: runningHeader(document, sheet) },
        footers: { first: pageFooter(sheet), default: pageFooter(sheet) },
        children: [
          ...titleBlock(document, sheet),
          ...contents(document, sheet),
          ...clausesFlow(document.clauses, { lists, onNewPage: startsOnNewPage(document, sheet) }),
          ...records(sheet),
        ],
      },
    ],
  })
  return settledPackage(await Packer.toBuffer(file), {
    date: dateOf(sheet),
    base: { format: 1, policy, fingerprint: sheet.fingerprint, document, ours: [] },
  })
}

/** The date in the file's properties: publication, else the last decision, else a fixed day. */
function dateOf(sheet: Sheet): string {
  const dates = [sheet.publishedOn, ...sheet.approvals.map((approval) => approval.at)]
  const known = dates.filter((date) => date !== undefined).map((date) => new Date(date).getTime())
  const last = Math.max(...known.filter((time) => !Number.isNaN(time)))
  return Number.isFinite(last) ? `${new Date(last).toISOString().slice(0, 19)}Z` : '2020-01-01T00:00:00Z'
}
