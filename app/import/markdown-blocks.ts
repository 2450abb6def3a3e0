// Blocks of Markdown → blocks of a document.
import type { Blockquote, List, Root, RootContent, Table } from 'mdast'
import { cleanRuns } from '../domain/draft-text'
import type { Block, Run, TextRun } from '../domain/policy-document'
import { runsOf } from './markdown-runs'
import type { Losses, MarkdownSource } from './markdown-source'

type Reading = Omit<MarkdownSource, 'tree'> & { losses: Losses; depth: number }

/** How deep lists and quotes may stand in each other. */
const deepest = 8

/** The blocks of parsed Markdown, eight levels deep at most; what cannot stand in a policy goes into `losses`. */
export function blocksOf(source: MarkdownSource, losses: Losses): Block[] {
  return flow(source.tree.children, { ...source, losses, depth: 0 })
}

function flow(nodes: Root['children'], reading: Reading): Block[] {
  return nodes.flatMap((node) => block(node, reading))
}

function block(node: RootContent, reading: Reading): Block[] {
  const { losses } = reading
  switch (node.type) {
    case 'paragraph':
      return paragraph(runsOf(node.children, reading))
    case 'heading':
      losses.note('Headings stand as bold lines: a section has one heading of its own.')
      return paragraph(runsOf(node.children, reading, { strong: true }))
    case 'list':
      return list(node, reading)
    case 'blockquote':
      return quote(node, reading)
    case 'table':
      return table(node, reading)
    case 'code':
      losses.note('Code stands as plain text.')
      return paragraph(lines(node.value))
    case 'html':
      losses.note('HTML is shown as text.')
      return paragraph(lines(node.value))
    case 'thematicBreak':
      losses.note('A dividing line was left out.')
      return []
    case 'definition':
      return []
    case 'footnoteDefinition':
      losses.note('Footnotes stand as plain text.')
      return footnote(flow(node.children, reading), `Note ${node.label ?? node.identifier}: `)
    default:
      losses.note('Something that a policy cannot hold was left out.')
      return []
  }
}

function list(node: List, reading: Reading): Block[] {
  const { losses } = reading
  const inner = { ...reading, depth: reading.depth + 1 }
  const items = node.children.map((item) => {
    if (typeof item.checked === 'boolean') losses.note('Tick boxes became plain list items.')
    return flow(item.children, inner)
  })
  const filled = items.filter((item) => item.length > 0)
  if (filled.length < items.length) losses.note('An empty list item was left out.')
  if (node.ordered === true && typeof node.start === 'number' && node.start !== 1 && filled.length > 0) {
    losses.note(`A list that started at ${node.start} now starts at 1.`)
  }
  if (filled.length === 0) return []
  if (reading.depth >= deepest) return flattened(filled.flat(), losses)
  return [{ kind: 'list', ordered: node.ordered === true, items: filled }]
}

/** GitHub's callouts: a quote whose first line is [!NOTE] or the like. */
function quote(node: Blockquote, reading: Reading): Block[] {
  const blocks = flow(node.children, { ...reading, depth: reading.depth + 1 })
  const [first, ...rest] = blocks
  const mark = first?.kind === 'paragraph' ? calloutMark(node, reading.source) : undefined
  if (mark && first?.kind === 'paragraph') {
    const runs = withoutMark(first.runs, mark.length)
    const body = runs.length > 0 ? [{ kind: 'paragraph' as const, runs }, ...rest] : rest
    return finished({ kind: 'callout', tone: mark.tone, blocks: body }, reading)
  }
  return finished({ kind: 'quote', blocks }, reading)
}

function finished(made: Extract<Block, { kind: 'callout' | 'quote' }>, reading: Reading): Block[] {
  if (made.blocks.length === 0) return []
  return reading.depth >= deepest ? flattened(made.blocks, reading.losses) : [made]
}

/** A mark written with a backslash is meant as text. */
function calloutMark(
  node: Blockquote,
  source: string,
): { tone: 'note' | 'warning'; length: number } | undefined {
  const [first] = node.children
  const start = first?.type === 'paragraph' ? first.children[0] : undefined
  if (start?.type !== 'text' || source.charAt(start.position?.start.offset ?? 0) !== '[') return undefined
  const mark = /^\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*(?=\r?\n|$)/i.exec(start.value)
  if (!mark) return undefined
  const [, word = ''] = mark
  const onlyThis = mark[0].length === start.value.length
  const next = first?.type === 'paragraph' ? first.children[1] : undefined
  if (onlyThis && next !== undefined && next.type !== 'break') return undefined
  return { tone: /warning|caution/i.test(word) ? 'warning' : 'note', length: mark[0].trimEnd().length }
}

function withoutMark(runs: Run[], length: number): Run[] {
  const [first, ...rest] = runs
  if (first?.kind !== 'text') return runs
  const text = first.text.slice(length).trimStart()
  if (text !== '') return [{ ...first, text }, ...rest]
  return rest[0]?.kind === 'break' ? rest.slice(1) : rest
}

function table(node: Table, reading: Reading): Block[] {
  const [header = [], ...body] = node.children.map((row) =>
    row.children.map((cell) => runsOf(cell.children, reading)),
  )
  if (body.length === 0) {
    reading.losses.note('A table without rows stands as a line of text.')
    return header.flatMap(paragraph)
  }
  const rows = body.map((row) => header.map((_, index) => row[index] ?? []))
  if (body.some((row) => row.length > header.length)) {
    reading.losses.note('Cells of a table beyond its header were left out.')
  }
  return [{ kind: 'table', caption: '', header, rows }]
}

function flattened(blocks: Block[], losses: Losses): Block[] {
  losses.note(`Lists and quotes deeper than ${deepest} levels were moved up.`)
  return blocks
}

function footnote(blocks: Block[], label: string): Block[] {
  const [first, ...rest] = blocks
  const start: TextRun = { kind: 'text', text: label }
  if (first?.kind === 'paragraph')
    return [{ kind: 'paragraph', runs: cleanRuns([start, ...first.runs]) }, ...rest]
  return blocks
}

function paragraph(runs: Run[]): Block[] {
  return runs.length > 0 ? [{ kind: 'paragraph', runs }] : []
}

function lines(value: string): Run[] {
  const kept = value
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
  return kept.flatMap((line, index): Run[] => {
    const run: Run = { kind: 'text', text: line }
    return index === 0 ? [run] : [{ kind: 'break' }, run]
  })
}
