// The package of a Word file: properties, styles, numbering, pages, and in its one section what was drawn.
import { Document, Packer, type FileChild, type ICommentOptions } from 'docx'
import type { PolicyDocument } from '../domain/policy-document'
import type { WordLook } from '../domain/word-look'
import type { WordBase } from '../domain/word-marks'
import { printable } from './printable'
import { stateWord, statusSentence, versionLabel, type Sheet } from './sheet'
import type { ClauseList } from './word-clause-lists'
import { wordsAround, wordsOfLook } from './word-around'
import { drawnInPlace } from './word-draw'
import { contents, records, titleBlock, type Head } from './word-front'
import { wordNumbering } from './word-numbering'
import { settledPackage } from './word-package'
import { firstHeader, pageFooter, runningHeader } from './word-pages'
import type { Pen } from './word-pen'
import { page, wordStyles } from './word-styles'

export type WordContent = {
  document: PolicyDocument
  sheet: Sheet
  head: Head
  clauses: FileChild[]
  lists: ClauseList[]
  comments: ICommentOptions[]
  base: WordBase
  pen: Pen
  look?: WordLook | undefined
}

/** The bytes of a .docx file. Nothing in it comes from the clock: its dates are those of the sheet. */
export async function wordFile(content: WordContent): Promise<Uint8Array> {
  const { document, sheet, comments, pen } = content
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
    numbering: wordNumbering(content.lists),
    ...(comments.length === 0 ? {} : { comments: { children: comments } }),
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
          ...drawnInPlace(titleBlock(content.head, sheet), pen),
          ...contents(document, sheet),
          ...content.clauses,
          ...drawnInPlace(records(sheet), pen),
        ],
      },
    ],
  })
  return settledPackage(await Packer.toBuffer(file), {
    date: dateOf(sheet),
    base: {
      ...content.base,
      around: [...wordsAround(document, sheet, content.head), ...wordsOfLook(content.look)],
    },
    moves: pen.moves,
    written: pen.written,
    ...(content.look ? { look: { look: content.look, organisation: printable(sheet.organisation) } } : {}),
  })
}

/** The date in the file's properties: publication, else the last decision, else a fixed day. */
function dateOf(sheet: Sheet): string {
  const dates = [sheet.publishedOn, ...sheet.approvals.map((approval) => approval.at)]
  const known = dates.filter((date) => date !== undefined).map((date) => new Date(date).getTime())
  const last = Math.max(...known.filter((time) => !Number.isNaN(time)))
  return Number.isFinite(last) ? `${new Date(last).toISOString().slice(0, 19)}Z` : '2020-01-01T00:00:00Z'
}
