// What comes from the clipboard (Word, Google Docs, web pages) → blocks of a policy, and sentences about what was left out.
import { safeHref, type Block, type Run } from '../domain/policy-document'
import { tidyBlocks } from '../domain/tidy-blocks'
import { pastedTable } from './pasted-table'
import { isHidden, lostLook, styleInside, styleText, type Style } from './pasted-style'
import { gatherLists, isWordMark, wordItemOf, type LooseItem } from './word-lists'

export type Pasted = { blocks: Block[]; losses: string[] }

/** What was found so far, and the line that is being written. */
type Sink = { found: (Block | LooseItem)[]; line: Run[]; losses: Set<string> }

/** Reads a tree that a browser made of clipboard HTML. Nothing of it is shown or run; only its words are taken. */
export function pastedBlocks(root: Element): Pasted {
  const losses = new Set<string>()
  return { blocks: tidyBlocks(blocksInside(root, {}, losses)), losses: [...losses] }
}

/** The blocks inside an element. */
export function blocksInside(element: Element, style: Style, losses: Set<string>): Block[] {
  const sink: Sink = { found: [], line: [], losses }
  walkChildren(element, style, sink)
  flush(sink)
  return gatherLists(sink.found)
}

function walkChildren(element: Element, style: Style, sink: Sink): void {
  for (const node of element.childNodes) walk(node, style, sink)
}

function walk(node: ChildNode, style: Style, sink: Sink): void {
  if (node.nodeType === 3) return writeText(node.nodeValue ?? '', style, sink)
  if (isElement(node)) walkElement(node, style, sink)
}

function walkElement(element: Element, style: Style, sink: Sink): void {
  const name = element.localName
  if (unread.has(name) || isWordMark(element)) return
  if (name === 'br') return writeBreak(element, sink)
  const left = leftOut(element)
  if (left !== undefined) {
    if (left !== '') sink.losses.add(left)
    return
  }
  for (const loss of lostLook(element)) sink.losses.add(loss)
  if (name === 'ins') sink.losses.add(trackedChanges)
  const inside = linkInside(element, styleInside(element, style), sink.losses)
  if (!blockNames.has(name)) {
    if (name === 'sup' || name === 'sub') sink.losses.add('Raised and lowered signs stand on the line.')
    return walkChildren(element, inside, sink)
  }
  flush(sink)
  walkBlock(element, inside, sink)
  flush(sink)
}

function walkBlock(element: Element, style: Style, sink: Sink): void {
  const { losses } = sink
  const item = wordItemOf(element)
  if (item) {
    sink.found.push({ kind: 'loose-item', ...item, blocks: blocksInside(element, style, losses) })
    return
  }
  if (isHeading(element)) {
    losses.add('Headings stand as bold lines: a section has one heading of its own.')
    sink.found.push(...blocksInside(element, style, losses).map(asStrong))
    return
  }
  switch (element.localName) {
    case 'ul':
    case 'ol':
      sink.found.push(...listOf(element, style, losses))
      return
    case 'table':
      sink.found.push(...pastedTable(element, losses, (cell) => blocksInside(cell, style, losses)))
      return
    case 'blockquote':
      sink.found.push({ kind: 'quote', blocks: blocksInside(element, style, losses) })
      return
    case 'hr':
      losses.add('A dividing line was left out.')
      return
    case 'pre':
      for (const [index, line] of (element.textContent ?? '').split('\n').entries()) {
        if (index > 0) sink.line.push({ kind: 'break' })
        writeText(line, style, sink)
      }
      return
    default:
      walkChildren(element, style, sink)
  }
}

/** Google Docs and old programs put a deeper list beside the item that it belongs to. */
function listOf(list: Element, style: Style, losses: Set<string>): (Block | LooseItem)[] {
  const ordered = list.localName === 'ol'
  const start = Number(list.getAttribute('start') ?? 1)
  const level = Number(list.querySelector(':scope > li')?.getAttribute('data-aria-level') ?? 0)
  if (ordered && start !== 1 && level === 0) losses.add(`A list that started at ${start} now starts at 1.`)
  const items: Block[][] = []
  for (const child of list.children) {
    if (unread.has(child.localName)) continue
    const deeper = child.localName === 'ul' || child.localName === 'ol'
    const inside = deeper
      ? gatherLists(listOf(child, style, losses))
      : blocksInside(child, styleInside(child, style), losses)
    const before = items.at(-1)
    if (deeper && before) before.push(...inside)
    else items.push(inside)
  }
  if (level > 0) return items.map((blocks) => ({ kind: 'loose-item', level, ordered, blocks }))
  return [{ kind: 'list', ordered, items }]
}

/** A sentence when the element is left out with all it holds, "" when that needs no word, undefined when it is read. */
function leftOut(element: Element): string | undefined {
  const name = element.localName
  const style = styleText(element)
  if (pictures.has(name)) return 'Pictures and films were left out.'
  if (name === 'input' || name === 'button' || name === 'select' || name === 'textarea')
    return 'Fields of a form were left out.'
  if (name === 'del') return trackedChanges
  if (
    element.classList.contains('MsoCommentReference') ||
    element.classList.contains('msocomtxt') ||
    /mso-element: ?comment|mso-comment-reference/.test(style) ||
    /^#?_?(cmnt|msocom)/.test(element.getAttribute('href') ?? element.id)
  )
    return 'Comments were left out.'
  if (isHidden(element)) return (element.textContent ?? '').trim() === '' ? '' : 'Hidden text was left out.'
  return undefined
}

function linkInside(element: Element, style: Style, losses: Set<string>): Style {
  if (element.localName !== 'a') return style
  const address = element.getAttribute('href') ?? ''
  const href = safeHref(withoutDetour(address))
  if (href !== undefined) return { ...style, href }
  if (address !== '' && !/^#|^file:.*#/.test(address))
    losses.add(
      'A link was removed and its words kept: links must start with https://, http://, mailto: or tel:.',
    )
  return style
}

/** Google's exports send every link through a page of its own. */
function withoutDetour(address: string): string {
  if (!/^https?:\/\/www\.google\.com\/url\?/.test(address)) return address
  return new URL(address).searchParams.get('q') ?? address
}

function writeText(text: string, style: Style, sink: Sink): void {
  // Word and browsers fill lines with spaces that do not break; a single one may be meant.
  const words = text.replace(/[ \u00a0\t\r\n]{2,}|[\t\r\n]/g, ' ')
  if (words !== '') sink.line.push({ kind: 'text', text: words, ...style })
}

function writeBreak(element: Element, sink: Sink): void {
  if (!element.classList.contains('Apple-interchange-newline')) sink.line.push({ kind: 'break' })
}

/** Ends the line: it becomes a paragraph, unless nothing but space stands in it. */
function flush(sink: Sink): void {
  const { line } = sink
  sink.line = []
  if (line.some((run) => run.kind === 'text' && run.text.trim() !== ''))
    sink.found.push({ kind: 'paragraph', runs: trimmed(line) })
}

/** Also spaces that do not break go at the ends. */
function trimmed(line: Run[]): Run[] {
  const blank = (run: Run): boolean => run.kind === 'break' || run.text.trim() === ''
  return line.slice(
    line.findIndex((run) => !blank(run)),
    line.findLastIndex((run) => !blank(run)) + 1,
  )
}

function isHeading(element: Element): boolean {
  return /^h[1-6]$/.test(element.localName) || /\bMso(Title|Subtitle|Heading)/.test(element.className)
}

/** Whatever weight its words are given. */
function asStrong(block: Block): Block {
  if (block.kind !== 'paragraph') return block
  return {
    ...block,
    runs: block.runs.map((run): Run => (run.kind === 'break' ? run : { ...run, strong: true })),
  }
}

function isElement(node: ChildNode): node is HTMLElement {
  return node.nodeType === 1
}

const trackedChanges =
  'Tracked changes: inserted words were taken over, deleted ones left out. Accept or reject them in your text program first if you want it otherwise.'

const unread = new Set(['style', 'script', 'meta', 'link', 'title', 'head', 'xml', 'template', 'colgroup'])

const pictures = new Set([
  ...['img', 'picture', 'svg', 'canvas', 'video', 'audio', 'object', 'embed', 'iframe'],
  ...['v:shape', 'v:shapetype', 'v:imagedata'],
])

const blockNames = new Set([
  ...['p', 'div', 'section', 'article', 'main', 'header', 'footer', 'nav', 'aside', 'figure', 'figcaption'],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'table', 'caption', 'tbody'],
  ...[
    'tr',
    'td',
    'th',
    'blockquote',
    'pre',
    'hr',
    'address',
    'center',
    'form',
    'fieldset',
    'details',
    'summary',
  ],
])
