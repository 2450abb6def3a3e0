// Runs and paragraphs drawn for Word: emphasis, links, gaps, the direction of the script, and tracked changes.
import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  DeletedTextRun,
  ExternalHyperlink,
  InsertedTextRun,
  Paragraph,
  ShadingType,
  TextRun,
  type XmlComponent,
} from 'docx'
import type { Run } from '../domain/policy-document'
import { holdsRightToLeft, runsRightToLeft } from './direction'
import { textOfRuns } from './plain-text'
import { bookmarked } from './word-control'
import { textRuns, type FlowParagraph, type FlowRun, type Mark } from './word-flow'
import { changedEnd, nextChange, rangeEnd, rangeStart, type Pen } from './word-pen'
import { linkAddress, quickParagraph } from './word-quick'

/** A paragraph, and after it the end of the stretch that moved, where it is the last of one. */
export function drawnParagraph(flow: FlowParagraph, pen: Pen): XmlComponent[] {
  const range = flow.moveStart === undefined ? undefined : openRange(flow.mark, flow.moveStart, pen)
  const paragraph = onlyParagraph(flow, pen, range ? [range] : [])
  return flow.moveEnd ? [paragraph, closeRange(flow.mark, pen)] : [paragraph]
}

/** A paragraph where nothing may follow it, as in the cell of a table. */
export function onlyParagraph(flow: FlowParagraph, pen: Pen, before: XmlComponent[] = []): Paragraph {
  const quick = before.length === 0 ? quickParagraph(flow, pen.written) : undefined
  return quick ?? libraryParagraph(flow, pen, before)
}

/** The same by the library, which can write everything. */
export function libraryParagraph(flow: FlowParagraph, pen: Pen, before: XmlComponent[] = []): Paragraph {
  const words = textOfRuns(textRuns(flow.runs).filter((run) => !isGone(run.mark)))
  const paragraph = new Paragraph({
    ...flow.frame,
    ...(runsRightToLeft(words) ? { bidirectional: true } : {}),
    ...(flow.mark === undefined ? {} : { run: changedEnd(flow.mark, pen) }),
    ...(flow.formerFrame === undefined ? {} : { revision: { ...nextChange(pen), ...flow.formerFrame } }),
  })
  const runs = flow.runs.flatMap((run) => drawnRun(run, pen))
  const children = flow.bookmarks ? bookmarked(flow.bookmarks.names, runs, flow.bookmarks.firstId) : runs
  for (const child of [...before, ...children]) paragraph.addChildElement(child)
  return paragraph
}

/** True for text that the later version has no more. */
export function isGone(mark: Mark | undefined): boolean {
  return mark === 'deleted' || mark === 'moved-from'
}

function drawnRun(run: FlowRun, pen: Pen): XmlComponent[] {
  switch (run.kind) {
    case 'comment-start':
      return [new CommentRangeStart(run.id)]
    case 'comment-end':
      return [new CommentRangeEnd(run.id), new TextRun({ children: [new CommentReference(run.id)] })]
    case 'break':
      return [markedRun({ break: 1 }, run.mark, pen)]
    case 'text': {
      const link = run.href === undefined ? undefined : linkAddress(run.href)
      const child = markedRun(lookOf(run, link !== undefined), run.mark, pen)
      return [link === undefined ? child : new ExternalHyperlink({ children: [child], link })]
    }
    default:
      run satisfies never
      return []
  }
}

type Look = ConstructorParameters<typeof TextRun>[0] & object

function lookOf(run: Extract<Run, { kind: 'text' }>, isLink: boolean): Look {
  return {
    text: run.text,
    ...(run.strong ? { bold: true } : {}),
    ...(run.emphasis ? { italics: true } : {}),
    ...(run.gap === undefined ? {} : { shading: { type: ShadingType.CLEAR, color: 'auto', fill: 'FFEFB8' } }),
    ...(isLink ? { style: 'Hyperlink' } : {}),
    ...(holdsRightToLeft(run.text) ? { rightToLeft: true } : {}),
  }
}

function markedRun(look: Look, mark: Mark | undefined, pen: Pen): TextRun | InsertedTextRun | DeletedTextRun {
  if (mark === undefined) return new TextRun(look)
  const change = nextChange(pen, mark)
  return mark === 'deleted'
    ? new DeletedTextRun({ ...look, ...change })
    : new InsertedTextRun({ ...look, ...change })
}

function openRange(mark: Mark | undefined, name: string, pen: Pen): XmlComponent {
  const change = nextChange(pen)
  pen.openRange = change.id
  return rangeStart(mark === 'moved-from' ? 'w:moveFromRangeStart' : 'w:moveToRangeStart', change, name)
}

function closeRange(mark: Mark | undefined, pen: Pen): XmlComponent {
  return rangeEnd(mark === 'moved-from' ? 'w:moveFromRangeEnd' : 'w:moveToRangeEnd', pen.openRange)
}
