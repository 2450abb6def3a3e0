// A policy as Markdown: front matter that pandoc and site generators read, then text that any Markdown reader opens.
import type { RootContent } from 'mdast'
import { stringify } from 'yaml'
import type { Block, PolicyDocument } from '../domain/policy-document'
import { phrasing, plainPhrasing } from './markdown-runs'
import { markdownProcessor } from './markdown-syntax'
import { blocksTree, boldLine, clauseTree, heading, tableTree } from './markdown-tree'
import { printable } from './printable'
import {
  pageMark,
  sampleSentence,
  sheetFacts,
  stateWord,
  statusSentence,
  versionLabel,
  type Sheet,
} from './sheet'
import { approvalRecord, versionHistory, type SheetTable } from './sheet-tables'

const processor = markdownProcessor().freeze()

/** The document with its sheet: front matter, title, status, facts, clauses, approval record, version history. */
export function markdownOfDocument(document: PolicyDocument, sheet: Sheet): string {
  const mark = pageMark(sheet)
  const body = write([
    heading(1, printable(document.title)),
    ...boldLine(mark ? `${mark}: ${statusSentence(sheet)}` : statusSentence(sheet)),
    ...(sheet.sample ? boldLine(sampleSentence) : []),
    tableTree(
      [plainPhrasing('About this policy'), []],
      [
        ...sheetFacts(sheet).map(([label, value]) => [plainPhrasing(label), plainPhrasing(value)]),
        ...document.facts.map((fact) => [plainPhrasing(printable(fact.label)), phrasing(fact.value)]),
      ],
    ),
    ...document.clauses.flatMap((clause) => clauseTree(clause)),
    ...(sheet.inMirror ? [] : [...sheetTable(approvalRecord(sheet)), ...sheetTable(versionHistory(sheet))]),
  ])
  return `---\n${frontMatter(document, sheet)}---\n\n${body}`
}

/** Blocks alone as Markdown, for a clause that is edited by hand. */
export function markdownOfBlocks(blocks: Block[]): string {
  return write(blocksTree(blocks))
}

function write(children: RootContent[]): string {
  return processor.stringify({ type: 'root', children: children.flatMap(settled) })
}

/**
 * A part as its readers see it: an address in plain text is a link to every GFM reader, and a list in a quote may turn
 * out loose. Reading the part back until it stays as it is makes the file survive any later edit byte for byte.
 * Part by part, because reading a long file as a whole takes time that grows with the square of its length.
 */
function settled(part: RootContent): RootContent[] {
  if (!mentionsAddress(part) && !listInQuote(part)) return [part]
  let parts: RootContent[] = [part]
  let source = processor.stringify({ type: 'root', children: parts })
  for (let round = 0; round < 4; round++) {
    const tree = processor.parse(source)
    processor.runSync(tree, source)
    parts = tree.children
    const next = processor.stringify({ type: 'root', children: parts })
    if (next === source) return parts
    source = next
  }
  return parts
}

function mentionsAddress(node: RootContent): boolean {
  if (node.type === 'text') return /:\/\/|@|www\./i.test(node.value)
  if (node.type === 'link' || !('children' in node)) return false
  return node.children.some(mentionsAddress)
}

function sheetTable(table: SheetTable): RootContent[] {
  const title = heading(2, table.heading)
  if (table.rows.length === 0) return [title, { type: 'paragraph', children: plainPhrasing(table.empty) }]
  return [
    title,
    tableTree(
      table.header.map(plainPhrasing),
      table.rows.map((row) => row.map(plainPhrasing)),
    ),
  ]
}

function listInQuote(node: RootContent, quoted = false): boolean {
  if (node.type === 'list' && quoted) return true
  if (!('children' in node)) return false
  return node.children.some((child) => listInQuote(child, quoted || node.type === 'blockquote'))
}

/** Every value a quoted string: a site generator must not read "3.0" as a number or a date in its own zone. */
function frontMatter(document: PolicyDocument, sheet: Sheet): string {
  const values: Record<string, string | undefined> = {
    title: printable(document.title).trim(),
    organisation: printable(sheet.organisation),
    author: printable(sheet.organisation),
    owner: printable(sheet.owner),
    audience: sheet.audience && printable(sheet.audience),
    version: sheet.number ?? versionLabel(sheet),
    status: stateWord(sheet).toLowerCase(),
    date: sheet.publishedOn,
    effective: sheet.effectiveOn,
    lang: document.language,
    fingerprint: sheet.fingerprint,
    source: sheet.address,
    superseded_by: sheet.state.kind === 'superseded' ? sheet.currentNumber : undefined,
    sample: sheet.sample ? 'yes' : undefined,
  }
  const stated = Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== ''),
  )
  return stringify(stated, { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN', lineWidth: 0 })
}
