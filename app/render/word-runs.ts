// Runs and paragraphs in Word: marks, links, gaps, and the direction of the script.
import { ExternalHyperlink, Paragraph, ShadingType, TextRun, type IParagraphOptions } from 'docx'
import { safeHref, type Run } from '../domain/policy-document'
import { holdsRightToLeft, runsRightToLeft } from './direction'
import { textOfRuns } from './plain-text'
import { printable, printableRun } from './printable'

type Frame = Omit<IParagraphOptions, 'children' | 'text'>

/** A paragraph of runs, laid out from the right when its first letter says so. */
export function runsParagraph(runs: Run[], frame: Frame): Paragraph {
  return new Paragraph({ ...frame, ...direction(textOfRuns(runs)), children: wordRuns(runs) })
}

/** A paragraph of one plain text. */
export function textParagraph(text: string, frame: Frame, marks: { bold?: boolean } = {}): Paragraph {
  const words = printable(text)
  return new Paragraph({
    ...frame,
    ...direction(words),
    children: words === '' ? [] : [new TextRun({ text: words, ...marks, ...rightToLeft(words) })],
  })
}

/** Word's runs for ours: links only where `safeHref` and the URL parser agree that there is an address. */
export function wordRuns(runs: Run[]): (TextRun | ExternalHyperlink)[] {
  return runs.map((run) => {
    if (run.kind === 'break') return new TextRun({ break: 1 })
    const text = printableRun(run)
    const link = run.href === undefined ? undefined : address(run.href)
    const child = new TextRun({
      text,
      ...(run.strong ? { bold: true } : {}),
      ...(run.emphasis ? { italics: true } : {}),
      ...(run.gap === undefined
        ? {}
        : { shading: { type: ShadingType.CLEAR, color: 'auto', fill: 'FFEFB8' } }),
      ...(link === undefined ? {} : { style: 'Hyperlink' }),
      ...rightToLeft(text),
    })
    return link === undefined ? child : new ExternalHyperlink({ children: [child], link })
  })
}

/** A file with a malformed address in it does not open in Word, so what no URL parser reads is no link. */
function address(href: string): string | undefined {
  const safe = safeHref(href)
  if (safe === undefined || !URL.canParse(safe)) return undefined
  return new URL(safe).href
}

function direction(text: string): { bidirectional?: true } {
  return runsRightToLeft(text) ? { bidirectional: true } : {}
}

function rightToLeft(text: string): { rightToLeft?: true } {
  return holdsRightToLeft(text) ? { rightToLeft: true } : {}
}
