// The words of a section as our Word export prints them, line by line, each with the block that it comes from.
import { safeHref, type Block, type Run } from '../domain/policy-document'
import { groupBlocks } from '../render/block-groups'
import { calloutLabel, contactRole, stepLabel } from '../render/block-labels'
import { printable, printableRun } from '../render/printable'
import { rectangular } from '../render/table-shape'
import { keyOfRuns, plainText, type Frame } from './word-line'

/** A line, a table or a framed cell that stands in the file. */
export type Printed = PrintedLine | PrintedGrid | PrintedFrame

export type PrintedLine = {
  kind: 'line'
  /** Labels are ours, so only their words count; text counts with its looks. */
  role: 'text' | 'label'
  key: string
  text: string
  runs: Run[]
  list: { level: number; ordered: boolean } | null
  frame: Frame | null
}
export type PrintedGrid = { kind: 'grid'; key: string; text: string; rows: { key: string; text: string }[][] }
export type PrintedFrame = { kind: 'frame'; key: string; text: string; inner: Printed[] }

/** A block beside the lines that it prints. Blank lines print nothing that could be told apart: they are undefined. */
export type PrintNode =
  | { kind: 'paragraph'; block: Extract<Block, { kind: 'paragraph' }>; line: PrintedLine | undefined }
  | { kind: 'contact'; block: Extract<Block, { kind: 'contact' }>; line: PrintedLine | undefined }
  | { kind: 'list'; block: Extract<Block, { kind: 'list' }>; level: number; items: PrintNode[][] }
  | {
      kind: 'table'
      block: Extract<Block, { kind: 'table' }>
      caption: PrintedLine | undefined
      grid: PrintedGrid | undefined
    }
  | {
      kind: 'frame'
      block: Extract<Block, { kind: 'callout' | 'quote' | 'statement' }>
      frame: Frame
      label: PrintedLine | undefined
      /** In a cell of its own, when it holds more than paragraphs. */
      cell: PrintedFrame | undefined
      inner: PrintNode[]
    }
  | {
      kind: 'step'
      block: Extract<Block, { kind: 'step' }>
      level: number
      label: PrintedLine | undefined
      inner: PrintNode[]
    }

type Place = { level: number; frame: Frame | null }

/** Blocks as they stand in the file. Follows `clausesFlow` of the Word export. */
export function printedNodes(blocks: Block[], place: Place = { level: 0, frame: null }): PrintNode[] {
  return groupBlocks(blocks).flatMap((group): PrintNode[] => {
    switch (group.kind) {
      case 'steps':
        return group.steps.map((block) => ({
          kind: 'step',
          block,
          level: place.level,
          label: line('label', [{ kind: 'text', text: stepLabel(block) }], {
            ...place,
            list: true,
            ordered: true,
          }),
          inner: printedNodes(block.blocks, inside(place)),
        }))
      case 'contacts':
        return group.contacts.map((block) => ({
          kind: 'contact',
          block,
          line: line('label', [{ kind: 'text', text: contactLine(block) }], {
            ...place,
            list: true,
            ordered: false,
          }),
        }))
      case 'single':
        return [nodeOf(group.block, place)]
      default:
        return group satisfies never
    }
  })
}

/** What the nodes print, in the order of the file. */
export function printedOf(nodes: PrintNode[]): Printed[] {
  return nodes
    .flatMap((node): (Printed | undefined)[] => {
      switch (node.kind) {
        case 'paragraph':
        case 'contact':
          return [node.line]
        case 'list':
          return node.items.flatMap(printedOf)
        case 'table':
          return [node.caption, node.grid]
        case 'frame':
          return node.cell ? [node.cell] : [node.label, ...printedOf(node.inner)]
        case 'step':
          return [node.label, ...printedOf(node.inner)]
        default:
          return node satisfies never
      }
    })
    .filter((one) => one !== undefined)
}

/** "Incident lead: when a post harms somebody": how a contact stands in the file. */
export function contactLine(contact: Extract<Block, { kind: 'contact' }>): string {
  const why = printable(contact.why).trim()
  return why === '' ? contactRole(contact.role) : `${contactRole(contact.role)}: ${why}`
}

function nodeOf(block: Exclude<Block, { kind: 'step' | 'contact' }>, place: Place): PrintNode {
  switch (block.kind) {
    case 'paragraph':
      return { kind: 'paragraph', block, line: line('text', block.runs, place) }
    case 'list':
      return {
        kind: 'list',
        block,
        level: place.level,
        items: block.items.map((item) => itemNodes(item, { ...place, ordered: block.ordered })),
      }
    case 'table': {
      const table = rectangular(block)
      const caption =
        table &&
        line('label', [{ kind: 'text', text: printable(table.caption).trim() }], { level: 0, frame: null })
      return { kind: 'table', block, caption, grid: table && gridOf([table.header, ...table.rows]) }
    }
    case 'callout':
      return framed(block, place, {
        frame: block.tone === 'warning' ? 'warning' : 'note',
        label: calloutLabel(block.tone),
      })
    case 'quote':
      return framed(block, place, { frame: 'quote', label: '' })
    case 'statement':
      return framed(block, place, { frame: 'statement', label: printable(block.label).trim() })
    default:
      return block satisfies never
  }
}

function itemNodes(item: Block[], place: Place & { ordered: boolean }): PrintNode[] {
  const [first, ...rest] = item
  const frame = place.frame
  if (first?.kind === 'paragraph') {
    const marked = line('text', first.runs, { ...place, list: true })
    return [
      { kind: 'paragraph', block: first, line: marked },
      ...printedNodes(rest, inside({ level: place.level, frame })),
    ]
  }
  return printedNodes(item, inside({ level: place.level, frame }))
}

function framed(
  block: Extract<Block, { kind: 'callout' | 'quote' | 'statement' }>,
  place: Place,
  { frame, label }: { frame: Frame; label: string },
): PrintNode {
  const isPlain = block.blocks.every((one) => one.kind === 'paragraph')
  const within: Place = isPlain ? { level: place.level, frame } : { level: 0, frame: null }
  const title = line('label', [{ kind: 'text', text: label }], within)
  const inner = printedNodes(block.blocks, within)
  if (isPlain) return { kind: 'frame', block, frame, label: title, cell: undefined, inner }
  const printed = [...(title ? [title] : []), ...printedOf(inner)]
  const text = printed.map((one) => one.text).join(' ')
  // A frame without a word in it cannot be told from any other empty cell.
  const cell = text.trim() === '' ? undefined : { kind: 'frame' as const, key: '', text, inner: printed }
  return { kind: 'frame', block, frame, label: title, cell, inner }
}

function inside(place: Place): Place {
  return { ...place, level: Math.min(place.level + 1, 8) }
}

function gridOf(rows: Run[][][]): PrintedGrid | undefined {
  const cells = rows.map((row) =>
    row.map((cell) => {
      const runs = printedRuns(cell)
      return { key: keyOfRuns(runs), text: plainText(runs) }
    }),
  )
  const text = cells
    .flat()
    .map((cell) => cell.text)
    .join(' ')
  if (text.trim() === '') return undefined
  return { kind: 'grid', key: keyOfRows(cells), text, rows: cells }
}

/** One text for equal rows of equal cells. */
export function keyOfRows(rows: { key: string }[][]): string {
  return rows.map((row) => row.map((cell) => cell.key).join('\u0003')).join('\u0004')
}

function line(
  role: PrintedLine['role'],
  runs: Run[],
  { level, frame, list, ordered }: Place & { list?: boolean; ordered?: boolean },
): PrintedLine | undefined {
  const printed = printedRuns(runs)
  const text = plainText(printed)
  if (text === '') return undefined
  return {
    kind: 'line',
    role,
    key: keyOfRuns(printed),
    text,
    runs,
    list: list === true ? { level, ordered: ordered === true } : null,
    frame: list === true ? null : frame,
  }
}

/** Runs as the file holds them: gaps in their brackets, links as addresses, or none where there is no address. */
export function printedRuns(runs: Run[]): Run[] {
  return runs.map((run): Run => {
    if (run.kind === 'break') return run
    const href = printedHref(run.href)
    return {
      kind: 'text',
      text: printableRun(run),
      ...(run.strong ? { strong: true } : {}),
      ...(run.emphasis ? { emphasis: true } : {}),
      ...(href === undefined ? {} : { href }),
    }
  })
}

/** The address as the export writes it. */
export function printedHref(href: string | undefined): string | undefined {
  const safe = href === undefined ? undefined : safeHref(href)
  return safe !== undefined && URL.canParse(safe) ? new URL(safe).href : undefined
}
