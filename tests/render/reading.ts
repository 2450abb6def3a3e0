// Reads exports back as a reader would: the texts of a web page, a Word file and a Markdown file, in order.
import { JSDOM } from 'jsdom'
import { strFromU8, unzipSync } from 'fflate'
import type { Nodes, Root } from 'mdast'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { PolicyDocument } from '../../app/domain/policy-document'
import { splitSentences } from '../../app/domain/words'
import { markdownOfDocument } from '../../app/render/markdown'
import { markdownProcessor } from '../../app/render/markdown-syntax'
import type { Sheet } from '../../app/render/sheet'
import { PolicyText } from '../../app/render/web'

const textBlocks = 'p, dt, dd, h1, h2, h3, h4, h5, h6, li, th, td, caption, figcaption'

/** The sentences of a policy's web page. Clause numbers are not text. */
export function webSentences(document: PolicyDocument): string[] {
  const dom = new JSDOM(renderToStaticMarkup(createElement(PolicyText, { document })))
  const page = dom.window.document
  for (const number of page.querySelectorAll('.num')) number.remove()
  for (const line of page.querySelectorAll('br')) line.replaceWith(' ')
  const texts: string[] = []
  const visit = (node: Node, open: string): string => {
    if (node.nodeType === 3) return open + (node.textContent ?? '')
    let text = open
    for (const child of node.childNodes) {
      const apart =
        child.nodeType === 1 &&
        (child as Element).matches(`${textBlocks}, ul, ol, table, blockquote, aside, div`)
      if (!apart) {
        text = visit(child, text)
        continue
      }
      texts.push(text)
      text = ''
      texts.push(visit(child, ''))
    }
    return text
  }
  texts.push(visit(page.body, ''))
  return texts.flatMap(splitSentences)
}

/** Every part of a Word file as text, by name. */
export function wordParts(bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]))
}

/** The paragraphs of a Word file's body as XML, in order; those of the contents are left out. */
export function wordParagraphs(bytes: Uint8Array): string[] {
  const xml = wordParts(bytes)['word/document.xml'] ?? ''
  const body = xml.replace(/<w:sdt>.*?<\/w:sdt>/gs, (control) =>
    control.includes('<w:tag w:val="candor:clause:') ? control : '',
  )
  const paragraphs = body.match(/<w:p[ >].*?<\/w:p>/gs) ?? []
  return paragraphs.filter((paragraph) => !paragraph.includes('<w:pStyle w:val="Contents"/>'))
}

/** The text of one paragraph of a Word file; a break or tab is a space. */
export function wordText(paragraph: string): string {
  const parts = paragraph.match(/<w:t[ >][^<]*|<w:br\/>|<w:tab\/>/g) ?? []
  return parts
    .map((part) => (part.startsWith('<w:t>') || part.startsWith('<w:t ') ? unescaped(part) : ' '))
    .join('')
}

/** The sentences of a Word file's body; the marks of lists and numbers of headings are not text. */
export function wordSentences(bytes: Uint8Array): string[] {
  return wordParagraphs(bytes).map(wordText).flatMap(splitSentences)
}

/** The numbers before a Word file's headings, counted as Word does: each list by itself, from the start of each level. */
export function wordHeadingNumbers(bytes: Uint8Array): string[] {
  const numbering = wordParts(bytes)['word/numbering.xml'] ?? ''
  const bound = numIdOf(numbering, abstractIdWith(numbering, '<w:pStyle w:val="Heading1"/>'))
  const counts = new Map<string, number[]>()
  return wordParagraphs(bytes).flatMap((one) => {
    const level = Number(/<w:pStyle w:val="Heading(\d)"/.exec(one)?.[1] ?? 0)
    const numId = /<w:numId w:val="(\d+)"/.exec(one)?.[1] ?? bound
    if (level === 0 || numId === '0') return []
    const starts = startsOf(numbering, numId)
    const count = (counts.get(numId) ?? []).slice(0, level)
    for (let above = 0; above < level - 1; above++) count[above] ??= starts[above] ?? 1
    const last = count[level - 1]
    count[level - 1] = last === undefined ? (starts[level - 1] ?? 1) : last + 1
    counts.set(numId, count)
    return [count.join('.')]
  })
}

function abstractsOf(numbering: string): string[] {
  return numbering.match(/<w:abstractNum .*?<\/w:abstractNum>/gs) ?? []
}

function abstractIdWith(numbering: string, mark: string): string {
  const found = abstractsOf(numbering).find((one) => one.includes(mark)) ?? ''
  return /w:abstractNumId="(\d+)"/.exec(found)?.[1] ?? ''
}

function numIdOf(numbering: string, abstractId: string): string {
  const pattern = new RegExp(`<w:num w:numId="(\\d+)"[^>]*><w:abstractNumId w:val="${abstractId}"`)
  return pattern.exec(numbering)?.[1] ?? ''
}

function startsOf(numbering: string, numId: string): number[] {
  const pattern = new RegExp(`<w:num w:numId="${numId}"[^>]*><w:abstractNumId w:val="(\\d+)"`)
  const abstractId = pattern.exec(numbering)?.[1] ?? ''
  const abstract = abstractsOf(numbering).find((one) => one.includes(`w:abstractNumId="${abstractId}"`)) ?? ''
  return [...abstract.matchAll(/<w:start w:val="(\d+)"/g)].map((start) => Number(start[1]))
}

function unescaped(element: string): string {
  const entities: Record<string, string> = {
    '&lt;': '<',
    '&gt;': '>',
    '&quot;': '"',
    '&apos;': "'",
    '&amp;': '&',
  }
  return element
    .replace(/^<[^>]*>/, '')
    .replace(/&(?:lt|gt|quot|apos|amp);/g, (entity) => entities[entity] ?? entity)
}

/** The sentences of a Markdown file as a GFM reader sees them; numbers before headings are not text. */
export function markdownSentences(document: PolicyDocument, sheet: Sheet): string[] {
  const processor = markdownProcessor()
  const source = markdownOfDocument(document, sheet)
  const tree: Root = processor.parse(source)
  processor.runSync(tree, source)
  return flowTexts(tree).flatMap(splitSentences)
}

function flowTexts(node: Nodes): string[] {
  switch (node.type) {
    case 'yaml':
      return []
    case 'heading':
      return [phrasingText(node).replace(/^[\d.]+ /, '')]
    case 'paragraph':
    case 'tableCell':
      return [phrasingText(node)]
    case 'blockquote': {
      const label = node.data?.callout
      const words = label === 'NOTE' ? ['Note'] : label === 'WARNING' ? ['Warning'] : []
      return [...words, ...node.children.flatMap(flowTexts)]
    }
    default:
      return 'children' in node ? node.children.flatMap(flowTexts) : []
  }
}

function phrasingText(node: Nodes): string {
  if (node.type === 'text') return node.value
  if (node.type === 'break') return ' '
  return 'children' in node ? node.children.map(phrasingText).join('') : ''
}
