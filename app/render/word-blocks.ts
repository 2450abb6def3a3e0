// Blocks as Word paragraphs and tables: real lists, framed callouts and quotes, steps, contacts, statements.
import { Paragraph, TextRun, type FileChild, type IParagraphOptions, type Table } from 'docx'
import { text, type Block, type Clause } from '../domain/policy-document'
import { clauseBookmark } from '../domain/word-marks'
import { calloutLabel, contactRole, stepLabel } from './block-labels'
import { groupBlocks, type BlockGroup, type Contact, type SingleBlock } from './block-groups'
import { headingWords } from './clause-heading'
import { runsRightToLeft } from './direction'
import { printable } from './printable'
import { rectangular } from './table-shape'
import { plainList, type ClauseLists } from './word-clause-lists'
import { bookmarked, clauseControl } from './word-control'
import { runsParagraph, textParagraph, wordRuns } from './word-runs'
import { frameIndent, listStep, textWidth, type FrameStyle } from './word-styles'
import { afterTable, beforeFrame, frameTable, gridTable } from './word-tables'

export type Flow = Paragraph | Table

type Numbering = IParagraphOptions['numbering']

/** The bullet or number of a list item, and the air under the last one. */
type ItemMark = Pick<IParagraphOptions, 'numbering' | 'spacing'>

/** Where blocks stand: how deep in lists, how far in, how wide, in which styles. */
type Place = {
  level: number
  indent: number
  width: number
  styles: { text: string | undefined; list: string }
  /** Hands out a number to every list of the document, so that each ordered one starts at 1. */
  nextList: () => number
}

/** How headings are set: which list each counts in, and whether the first one starts a page. */
export type HeadingSetting = { lists: ClauseLists; onNewPage: boolean }

/** Clauses as Word's flow: one content control for each, in reading order. */
export function clausesFlow(clauses: Clause[], setting: HeadingSetting): FileChild[] {
  let lists = 0
  const place: Place = {
    level: 0,
    indent: 0,
    width: textWidth,
    styles: { text: undefined, list: 'ListParagraph' },
    nextList: () => (lists += 1),
  }
  return inReadingOrder(clauses, 1).map(({ clause, depth }, index) => {
    const heading = headingParagraph(clause, { depth, place: index + 1 }, setting)
    return clauseControl(clause, [heading, ...blocksFlow(clause.blocks, place)], index + 1)
  })
}

function inReadingOrder(clauses: Clause[], depth: number): { clause: Clause; depth: number }[] {
  return clauses.flatMap((clause) => [{ clause, depth }, ...inReadingOrder(clause.clauses, depth + 1)])
}

function headingParagraph(
  clause: Clause,
  { depth, place }: { depth: number; place: number },
  { lists, onNewPage }: HeadingSetting,
): Paragraph {
  const reference = lists.of.get(clause) ?? plainList
  const apart =
    depth > 6 || reference !== plainList
      ? { numbering: { reference, level: Math.min(depth, 9) - 1, custom: true } }
      : {}
  const words = headingWords(clause)
  const heading = new Paragraph({
    style: `Heading${Math.min(depth, 6)}`,
    ...apart,
    ...(onNewPage && place === 1 ? { pageBreakBefore: true } : {}),
    ...(runsRightToLeft(words) ? { bidirectional: true } : {}),
  })
  const names = [headingBookmark(clause), clauseBookmark(place)]
  for (const child of bookmarked(names, wordRuns([text(words)]), place * names.length))
    heading.addChildElement(child)
  return heading
}

/** The bookmark of a clause's heading, to which the contents lead: from its number, so never two alike. */
export function headingBookmark(clause: Clause): string {
  return `_Toc${clause.number.replace(/\D+/g, '_')}`
}

function blocksFlow(blocks: Block[], place: Place): Flow[] {
  return groupBlocks(blocks).flatMap((group) => groupFlow(group, place))
}

function groupFlow(group: BlockGroup, place: Place): Flow[] {
  switch (group.kind) {
    case 'steps': {
      const instance = place.nextList()
      return group.steps.flatMap((step) => {
        const label = stepLabel(step)
        const title = textParagraph(label, {
          style: 'BlockLabel',
          numbering: { reference: 'numbers', level: place.level, instance, custom: true },
        })
        return [title, ...blocksFlow(step.blocks, inside(place))]
      })
    }
    case 'contacts':
      return group.contacts.map((contact) => contactParagraph(contact, place))
    case 'single':
      return blockFlow(group.block, place)
    default:
      group satisfies never
      return []
  }
}

function blockFlow(block: SingleBlock, place: Place): Flow[] {
  switch (block.kind) {
    case 'paragraph':
      return [runsParagraph(block.runs, textFrame(place))]
    case 'list': {
      const reference = block.ordered ? 'numbers' : 'bullets'
      const instance = block.ordered ? place.nextList() : 0
      const numbering: Numbering = { reference, level: place.level, instance, custom: true }
      return block.items.flatMap((item, index) => {
        const last = place.level === 0 && index === block.items.length - 1
        return itemFlow(item, { numbering, ...(last ? { spacing: { after: 140 } } : {}) }, place)
      })
    }
    case 'table': {
      const table = rectangular(block)
      if (!table) return []
      const caption = printable(table.caption).trim()
      const title =
        caption === '' ? [] : [textParagraph(caption, { style: 'Caption', indent: { left: place.indent } })]
      return [
        ...title,
        gridTable(table.header, table.rows, { width: place.width, indent: place.indent }),
        afterTable(),
      ]
    }
    case 'callout':
      return framed(block.blocks, place, {
        frame: block.tone === 'warning' ? 'Warning' : 'Note',
        label: calloutLabel(block.tone),
      })
    case 'quote':
      return framed(block.blocks, place, { frame: 'Quote', label: '' })
    case 'statement':
      return framed(block.blocks, place, { frame: 'Statement', label: printable(block.label).trim() })
    default:
      block satisfies never
      return []
  }
}

/** An item's first paragraph carries the bullet or number; what follows stands in line with its text. */
function itemFlow(item: Block[], mark: ItemMark, place: Place): Flow[] {
  const [first, ...rest] = item
  const frame = { style: place.styles.list, ...mark }
  if (first?.kind === 'paragraph') {
    return [runsParagraph(first.runs, frame), ...blocksFlow(rest, inside(place))]
  }
  return [new Paragraph(frame), ...blocksFlow(item, inside(place))]
}

function inside(place: Place): Place {
  return {
    ...place,
    level: Math.min(place.level + 1, 8),
    indent: listStep * (place.level + 1),
    width: Math.max(textWidth - listStep * (place.level + 1), 1800),
  }
}

/** Framed text: styled paragraphs where it holds nothing else, else one cell with the same bar and ground. */
function framed(
  blocks: Block[],
  place: Place,
  { frame, label }: { frame: FrameStyle; label: string },
): Flow[] {
  const bold = { bold: true }
  if (blocks.every((block) => block.kind === 'paragraph')) {
    const look = { style: frame, ...(place.indent > 0 ? { indent: frameIndent(place.indent) } : {}) }
    const title = label === '' ? [] : [textParagraph(label, { ...look, keepNext: true }, bold)]
    return [beforeFrame(), ...title, ...blocks.map((block) => runsParagraph(block.runs, look)), afterTable()]
  }
  const styles =
    frame === 'Quote' || frame === 'Statement' ? place.styles : { text: 'FramedText', list: 'FramedText' }
  const inner: Place = { ...place, level: 0, indent: 0, width: place.width - 400, styles }
  const title = label === '' ? [] : [textParagraph(label, { style: styles.text, keepNext: true }, bold)]
  return [
    beforeFrame(),
    frameTable([...title, ...blocksFlow(blocks, inner)], frame, { width: place.width, indent: place.indent }),
    afterTable(),
  ]
}

function contactParagraph(contact: Contact, place: Place): Paragraph {
  const why = printable(contact.why).trim()
  return new Paragraph({
    style: place.styles.list,
    numbering: { reference: 'bullets', level: place.level, instance: 0, custom: true },
    children: [
      new TextRun({ text: contactRole(contact.role), bold: true }),
      ...(why === '' ? [] : [new TextRun({ text: `: ${why}` })]),
    ],
  })
}

function textFrame(place: Place) {
  return {
    ...(place.styles.text ? { style: place.styles.text } : {}),
    ...(place.indent > 0 ? { indent: { left: place.indent } } : {}),
  }
}
