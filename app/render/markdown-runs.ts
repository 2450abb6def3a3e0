// Runs as Markdown phrasing: marks nest and never hold white space at their edges, so that every reader parses them alike.
import type { PhrasingContent } from 'mdast'
import { safeHref, type Run } from '../domain/policy-document'
import { printableRun } from './printable'

type Piece = { text: string; href: string; strong: boolean; emphasis: boolean }
type Mark = 'href' | 'strong' | 'emphasis'

/** A text of a document as phrasing content. Gaps stand in bold square brackets. */
export function phrasing(runs: Run[]): PhrasingContent[] {
  const lines = splitAtBreaks(runs).map((line) => merged(gather(tidy(line), ['href', 'strong', 'emphasis'])))
  return lines
    .filter((line) => line.length > 0)
    .flatMap((line, index) => (index === 0 ? line : [{ type: 'break' } as const, ...line]))
}

/** One plain text as phrasing content. */
export function plainPhrasing(text: string): PhrasingContent[] {
  return phrasing([{ kind: 'text', text }])
}

function splitAtBreaks(runs: Run[]): Piece[][] {
  const lines: Piece[][] = [[]]
  for (const run of runs) {
    if (run.kind === 'break') {
      lines.push([])
      continue
    }
    lines.at(-1)?.push({
      text: printableRun(run),
      href: (run.href === undefined ? undefined : safeHref(run.href)) ?? '',
      strong: run.strong === true || run.gap !== undefined,
      emphasis: run.emphasis === true,
    })
  }
  return lines
}

/** Single spaces between words across pieces, none at the ends of the line. */
function tidy(line: Piece[]): Piece[] {
  let spaced = true
  const collapsed = line.map((piece) => {
    const text = piece.text.replace(/ +/g, (spaces, at: number) =>
      at === 0 && spaced ? '' : spaces.charAt(0),
    )
    if (text !== '') spaced = text.endsWith(' ')
    return { ...piece, text }
  })
  for (let last = collapsed.length - 1; last >= 0; last--) {
    const piece = collapsed[last]
    if (!piece) continue
    piece.text = piece.text.replace(/ +$/, '')
    if (piece.text !== '') break
  }
  return collapsed.filter((piece) => piece.text !== '')
}

function gather(line: Piece[], marks: Mark[]): PhrasingContent[] {
  const [mark, ...inner] = marks
  if (mark === undefined) return [{ type: 'text', value: line.map((piece) => piece.text).join('') }]
  const content: PhrasingContent[] = []
  let start = 0
  while (start < line.length) {
    const value = line[start]?.[mark] ?? false
    let end = start + 1
    while (end < line.length && line[end]?.[mark] === value) end++
    const group = line.slice(start, end)
    content.push(
      ...(value === false || value === '' ? gather(group, inner) : markedGroup(group, mark, inner)),
    )
    start = end
  }
  return content
}

function markedGroup(group: Piece[], mark: Mark, inner: Mark[]): PhrasingContent[] {
  const whole = group.map((piece) => piece.text).join('')
  if (whole.trim() === '') return [{ type: 'text', value: whole }]
  const children = merged(gather(tidy(group.map((piece) => ({ ...piece }))), inner))
  const space = (present: boolean): PhrasingContent[] => (present ? [{ type: 'text', value: ' ' }] : [])
  return [
    ...space(whole.startsWith(' ')),
    node(mark, group[0]?.href ?? '', children),
    ...space(whole.endsWith(' ')),
  ]
}

function node(mark: Mark, href: string, children: PhrasingContent[]): PhrasingContent {
  switch (mark) {
    case 'href':
      return { type: 'link', url: href, title: null, children: withoutLinks(children) }
    case 'strong':
      return { type: 'strong', children }
    case 'emphasis':
      return { type: 'emphasis', children }
    default:
      mark satisfies never
      return { type: 'text', value: '' }
  }
}

function withoutLinks(children: PhrasingContent[]) {
  return children.filter((child) => child.type !== 'link' && child.type !== 'linkReference')
}

function merged(content: PhrasingContent[]): PhrasingContent[] {
  const result: PhrasingContent[] = []
  for (const item of content) {
    const last = result.at(-1)
    if (item.type === 'text' && last?.type === 'text') {
      result[result.length - 1] = { type: 'text', value: last.value + item.value }
      continue
    }
    if (item.type !== 'text' || item.value !== '') result.push(item)
  }
  return result
}
