// Takes in or leaves out all tracked changes of a Word file, as Word does, and gives what then stands there.
import { strFromU8, unzipSync } from 'fflate'
import sax from 'sax'

type Node = { name: string; attributes: Record<string, string>; children: (Node | string)[] }

/** All changes taken in, or all left out. */
export type Answer = 'accept' | 'reject'

const goneWhen = {
  accept: { text: ['w:del', 'w:moveFrom'], row: 'w:del' },
  reject: { text: ['w:ins', 'w:moveTo'], row: 'w:ins' },
}

/**
 * The body line by line: "Heading1|words" for a paragraph, with "/1" for its level in a list, and words in braces
 * with their marks; tables, rows and cells as lines of their own. The table of contents is left out.
 */
export function linesAfter(bytes: Uint8Array, answer: Answer): string[] {
  const parts = unzipSync(bytes)
  const tree = treeOf(strFromU8(parts['word/document.xml'] ?? new Uint8Array()))
  const links = linksOf(treeOf(strFromU8(parts['word/_rels/document.xml.rels'] ?? new Uint8Array())))
  const body = find(tree, 'w:body')
  if (!body) throw new Error('There is no body.')
  return linesOf(body, { answer, links })
}

/** How many changes of each kind a file holds, by element: "w:ins", "w:moveFrom", "w:pPrChange". */
export function changesIn(bytes: Uint8Array): Record<string, number> {
  const xml = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array())
  const counts: Record<string, number> = {}
  for (const [, name = ''] of xml.matchAll(
    /<(w:(?:ins|del|moveFrom|moveTo|pPrChange|moveFromRangeStart|moveToRangeStart)) /g,
  ))
    counts[name] = (counts[name] ?? 0) + 1
  return counts
}

type Reading = { answer: Answer; links: Map<string, string> }

function linesOf(container: Node, reading: Reading): string[] {
  const lines: string[] = []
  let waiting = ''
  const visit = (node: Node): void => {
    switch (node.name) {
      case 'w:sdt': {
        if (!isClause(node)) return
        const before = lines.length
        const content = find(node, 'w:sdtContent')
        for (const child of nodes(content)) visit(child)
        if (lines.length === before && reading.answer === 'accept')
          throw new Error('An empty control stays behind.')
        return
      }
      case 'w:p': {
        const words = waiting + wordsOf(node, reading)
        waiting = ''
        if (endIsGone(node, reading)) {
          waiting = words
          return
        }
        const look = lookOf(node, reading)
        if (look !== 'Contents') lines.push(`${look}|${joined(words)}`)
        return
      }
      case 'w:tbl': {
        if (waiting !== '') throw new Error(`Words would be lost before a table: ${waiting}`)
        lines.push(...tableLines(node, reading))
        return
      }
      default:
        return
    }
  }
  for (const child of nodes(container)) visit(child)
  if (waiting !== '') throw new Error(`Words would be lost at an end: ${waiting}`)
  if (container.name === 'w:tc') {
    const last = nodes(container).at(-1)
    if (last?.name !== 'w:p' || endIsGone(last, reading))
      throw new Error('The last paragraph of a cell cannot go.')
  }
  return lines
}

function tableLines(table: Node, reading: Reading): string[] {
  const rows = nodes(table).filter((node) => node.name === 'w:tr' && !rowIsGone(node, reading))
  if (rows.length === 0) return []
  const cellLines = (row: Node): string[] =>
    nodes(row)
      .filter((node) => node.name === 'w:tc')
      .flatMap((cell) => ['cell', ...linesOf(cell, reading)])
  return ['table', ...rows.flatMap((row) => ['row', ...cellLines(row)]), 'end']
}

function rowIsGone(row: Node, { answer }: Reading): boolean {
  return nodes(find(row, 'w:trPr')).some((node) => node.name === goneWhen[answer].row)
}

function endIsGone(paragraph: Node, { answer }: Reading): boolean {
  const marks = nodes(find(find(paragraph, 'w:pPr'), 'w:rPr'))
  return marks.some((node) => goneWhen[answer].text.includes(node.name))
}

/** Style and level, the former ones where they changed and the change is left out. */
function lookOf(paragraph: Node, { answer }: Reading): string {
  const now = find(paragraph, 'w:pPr')
  const former = find(find(now, 'w:pPrChange'), 'w:pPr')
  const properties = answer === 'reject' && former ? former : now
  const style = find(properties, 'w:pStyle')?.attributes['w:val'] ?? ''
  const level = find(find(properties, 'w:numPr'), 'w:ilvl')?.attributes['w:val']
  return level === undefined ? style : `${style}/${level}`
}

function wordsOf(node: Node, reading: Reading, link = ''): string {
  return nodes(node)
    .map((child) => {
      if (goneWhen[reading.answer].text.includes(child.name)) return ''
      if (child.name === 'w:pPr') return ''
      if (child.name === 'w:hyperlink')
        return wordsOf(child, reading, reading.links.get(child.attributes['r:id'] ?? '') ?? '?')
      return child.name === 'w:r' ? runText(child, link) : wordsOf(child, reading, link)
    })
    .join('')
}

/** Each character with the marks it has, so that it does not matter how words are cut into runs. */
function runText(run: Node, link: string): string {
  const look = find(run, 'w:rPr')
  const marks = ['w:b', 'w:i', 'w:shd'].filter((mark) => find(look, mark)).join('') + link
  const text = nodes(run)
    .map((child) => {
      if (child.name === 'w:br') return '\n'
      return child.name === 'w:t' || child.name === 'w:delText' ? child.children.join('') : ''
    })
    .join('')
  return [...text].map((character) => `{${marks}:${character}}`).join('')
}

function joined(words: string): string {
  return words.replace(/\}\{:/g, '').replace(/^\{:|\}$/g, '')
}

function isClause(control: Node): boolean {
  const tag = find(find(control, 'w:sdtPr'), 'w:tag')?.attributes['w:val'] ?? ''
  return tag.startsWith('candor:clause:')
}

function linksOf(relations: Node): Map<string, string> {
  return new Map(
    nodes(find(relations, 'Relationships')).map(({ attributes }) => [
      attributes.Id ?? '',
      attributes.Target ?? '',
    ]),
  )
}

function nodes(node: Node | undefined): Node[] {
  return (node?.children ?? []).filter((child) => typeof child !== 'string')
}

function find(node: Node | undefined, name: string): Node | undefined {
  return name === 'w:body'
    ? nodes(nodes(node)[0]).find((child) => child.name === name)
    : nodes(node).find((child) => child.name === name)
}

function treeOf(xml: string): Node {
  const root: Node = { name: '', attributes: {}, children: [] }
  const open = [root]
  const parser = sax.parser(true)
  parser.onopentag = ({ name, attributes }) => {
    const node: Node = { name, attributes: attributes as Record<string, string>, children: [] }
    open.at(-1)?.children.push(node)
    open.push(node)
  }
  parser.onclosetag = () => void open.pop()
  parser.ontext = (text) => void open.at(-1)?.children.push(text)
  parser.onerror = (error) => {
    throw error
  }
  parser.write(xml).close()
  return root
}
