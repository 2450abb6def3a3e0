// Clauses and blocks as the paragraphs and tables of a Word file: real lists, framed callouts and quotes, steps, contacts, statements.
import type { IParagraphOptions } from 'docx'
import { text, type Block, type Clause, type Run } from '../domain/policy-document'
import { clauseBookmark } from '../domain/word-marks'
import { calloutLabel, contactRole, stepLabel } from './block-labels'
import { groupBlocks, type BlockGroup, type Contact, type SingleBlock } from './block-groups'
import { headingWords } from './clause-heading'
import { printable } from './printable'
import { rectangular } from './table-shape'
import { plainList } from './word-clause-lists'
import {
  afterTable,
  gridFlow,
  runsParagraph,
  textParagraph,
  type Flow,
  type FlowParagraph,
  type Frame,
} from './word-flow'
import { frameIndent, listStep, textWidth, type FrameStyle } from './word-styles'

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

/** A clause and how deep it stands, 1 for the top. */
export type ClauseRow = { clause: Clause; depth: number }

/** How a heading is set: in which list it counts, whether it starts a page, and its place in reading order, from 1. */
export type HeadingSetting = { list: string; onNewPage: boolean; place: number }

/** Clauses with all that stand below them, in reading order. */
export function clauseRows(clauses: Clause[], depth = 1): ClauseRow[] {
  return clauses.flatMap((clause) => [{ clause, depth }, ...clauseRows(clause.clauses, depth + 1)])
}

/** The heading of a clause, with the bookmarks that lead to it. */
export function headingFlow(
  { clause, depth }: ClauseRow,
  { list, onNewPage, place }: HeadingSetting,
): FlowParagraph {
  const names = [headingBookmark(clause), clauseBookmark(place)]
  return {
    ...formerHeading({ clause, depth }, list),
    ...(onNewPage ? { frame: { ...headingFrame(depth, list), pageBreakBefore: true } } : {}),
    bookmarks: { names, firstId: place * names.length },
  }
}

/** A heading that the later version has no more, or elsewhere: nothing leads to it. */
export function formerHeading({ clause, depth }: ClauseRow, list = plainList): FlowParagraph {
  return textParagraph(headingWords(clause), headingFrame(depth, list))
}

/** Word's six heading styles; deeper ones and those of a list of their own are numbered one by one. */
export function headingFrame(depth: number, list = plainList): Frame {
  const apart = depth > 6 || list !== plainList
  return {
    style: `Heading${Math.min(depth, 6)}`,
    ...(apart ? { numbering: { reference: list, level: Math.min(depth, 9) - 1, custom: true } } : {}),
  }
}

/** The bookmark of a clause's heading, to which the contents lead: from its number, so never two alike. */
export function headingBookmark(clause: Clause): string {
  return `_Toc${clause.number.replace(/\D+/g, '_')}`
}

/**
 * Writes the blocks of one document, clause after clause. Every ordered list gets a number of its own, counted from
 * `firstList`, so that each starts at 1.
 */
export function blocksWriter(firstList = 0): (blocks: Block[]) => Flow[] {
  let lists = firstList
  const place: Place = {
    level: 0,
    indent: 0,
    width: textWidth,
    styles: { text: undefined, list: 'ListParagraph' },
    nextList: () => (lists += 1),
  }
  return (blocks) => blocksFlow(blocks, place)
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
        gridFlow(table.header, table.rows, { width: place.width, indent: place.indent }),
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
  return [runsParagraph([], frame), ...blocksFlow(item, inside(place))]
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
  const bold = { strong: true } as const
  if (blocks.every((block) => block.kind === 'paragraph')) {
    const look = { style: frame, ...(place.indent > 0 ? { indent: frameIndent(place.indent) } : {}) }
    const title = label === '' ? [] : [textParagraph(label, { ...look, keepNext: true }, bold)]
    return withAir([...title, ...blocks.map((block) => runsParagraph(block.runs, look))])
  }
  const styles =
    frame === 'Quote' || frame === 'Statement' ? place.styles : { text: 'FramedText', list: 'FramedText' }
  const inner: Place = { ...place, level: 0, indent: 0, width: place.width - 400, styles }
  const title = label === '' ? [] : [textParagraph(label, { style: styles.text, keepNext: true }, bold)]
  return [
    {
      kind: 'frame',
      frame,
      extent: { width: place.width, indent: place.indent },
      children: filled([...title, ...blocksFlow(blocks, inner)]),
    },
    afterTable(),
  ]
}

/** A cell without a paragraph does not open in Word. */
function filled(flows: Flow[]): Flow[] {
  return flows.length > 0 ? flows : [runsParagraph([], {})]
}

/** Air above the first and below the last: no paragraph stands empty for it. */
function withAir(paragraphs: FlowParagraph[]): FlowParagraph[] {
  return paragraphs.map((paragraph, index) => {
    const spacing = {
      ...(index === 0 ? { before: 140 } : {}),
      ...(index === paragraphs.length - 1 ? { after: 220 } : {}),
    }
    return { ...paragraph, frame: { ...paragraph.frame, spacing } }
  })
}

function contactParagraph(contact: Contact, place: Place): FlowParagraph {
  const why = printable(contact.why).trim()
  const role: Run = { kind: 'text', text: contactRole(contact.role), strong: true }
  return runsParagraph(why === '' ? [role] : [role, text(`: ${why}`)], {
    style: place.styles.list,
    numbering: { reference: 'bullets', level: place.level, instance: 0, custom: true },
  })
}

function textFrame(place: Place) {
  return {
    ...(place.styles.text ? { style: place.styles.text } : {}),
    ...(place.indent > 0 ? { indent: { left: place.indent } } : {}),
  }
}
