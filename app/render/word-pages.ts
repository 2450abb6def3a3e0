// What stands on every page in Word: header with the state, footer with page, version and fingerprint, the watermark.
import { Footer, Header, PageNumber, Paragraph, TextRun } from 'docx'
import { TextWatermark } from 'docx/watermarks'
import type { PolicyDocument } from '../domain/policy-document'
import { printable } from './printable'
import { pageMark, shortFingerprint, versionLabel, type Sheet } from './sheet'

/** The header of the first page: only what the title block does not say already. */
export function firstHeader(sheet: Sheet): Header {
  return new Header({ children: [headParagraph('', sheet)] })
}

/** The header of every other page. */
export function runningHeader(document: PolicyDocument, sheet: Sheet): Header {
  return new Header({ children: [headParagraph(runningTitle(document, sheet), sheet)] })
}

/** The words of headers and footers, without the numbers of pages. */
export function wordsOfPages(document: PolicyDocument, sheet: Sheet): string[] {
  const marks = marksOf(sheet).join(' · ')
  return [marks, `${runningTitle(document, sheet)} ${marks}`.trim(), `${footLabel(sheet)} Page of`.trim()]
}

function runningTitle(document: PolicyDocument, sheet: Sheet): string {
  const parts = [document.title, sheet.organisation].map((part) => printable(part).trim())
  return parts.filter((part) => part !== '').join(' · ')
}

function footLabel(sheet: Sheet): string {
  return printable([versionLabel(sheet), shortFingerprint(sheet)].filter((part) => part !== '').join(' · '))
}

/** What the text is worth, where it does not simply hold. */
function marksOf(sheet: Sheet): string[] {
  const marks = [pageMark(sheet), sheet.sample ? 'SAMPLE' : undefined]
  return [...new Set(marks)].filter((mark) => mark !== undefined)
}

/** "Version 3.0 · 3f9a0c6b7d12" on the left, "Page 2 of 9" on the right. */
export function pageFooter(sheet: Sheet): Footer {
  return new Footer({
    children: [
      new Paragraph({
        style: 'Footer',
        children: [
          new TextRun({ text: footLabel(sheet) }),
          new TextRun({ children: ['\tPage ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  })
}

function headParagraph(left: string, sheet: Sheet): Paragraph {
  const marks = [pageMark(sheet), sheet.sample ? 'SAMPLE' : undefined]
  const shown = [...new Set(marks)].filter((mark) => mark !== undefined)
  return new Paragraph({
    style: 'Header',
    children: [
      new TextRun({ text: left }),
      ...(shown.length === 0
        ? []
        : [
            new TextRun({ text: `\t${shown.join(' · ')}`, style: 'PageMark' }),
            new TextWatermark({
              text: shown[0] ?? '',
              font: 'Calibri',
              color: 'C9BFAE',
              opacity: 0.3,
              width: 420,
            }),
          ]),
    ],
  })
}
