// The one set of Markdown settings: what we write reads back to the same tree, and writes again to the same bytes.
import type { Blockquote, Paragraph, Root } from 'mdast'
import type { Handle, Options } from 'mdast-util-to-markdown'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'

export type CalloutMark = 'NOTE' | 'WARNING'

declare module 'mdast' {
  interface BlockquoteData {
    /** A callout as GitHub writes it: "> [!NOTE]" above the text. */
    callout?: CalloutMark
  }
}

const mark = /^\[!(NOTE|WARNING)\](?:\n|$)/

const settings: Options = {
  bullet: '-',
  emphasis: '_',
  strong: '*',
  resourceLink: true,
  fences: true,
  listItemIndent: 'one',
  rule: '-',
  incrementListMarker: true,
  handlers: { blockquote: writeBlockquote },
}

/** Reads GFM with front matter and callouts; writes it with our settings. */
export function markdownProcessor() {
  return unified()
    .use(remarkParse)
    .use(remarkFrontmatter)
    .use(remarkGfm, { tablePipeAlign: false })
    .use(readCallouts)
    .use(remarkStringify, settings)
}

/** Marks block quotes that begin with a bare "[!NOTE]" as callouts; an escaped "\[!NOTE]" stays text. */
function readCallouts() {
  return (tree: Root, file: { value: unknown }): void => {
    const source = String(file.value)
    visitQuotes(tree, (quote) => {
      const first = quote.children[0]
      const text = first?.type === 'paragraph' ? first.children[0] : undefined
      if (first?.type !== 'paragraph' || text?.type !== 'text') return
      const found = mark.exec(text.value)
      if (!found || source.charAt(text.position?.start.offset ?? 0) !== '[') return
      quote.data = { ...quote.data, callout: found[1] === 'WARNING' ? 'WARNING' : 'NOTE' }
      text.value = text.value.slice(found[0].length)
      if (text.value === '') first.children.shift()
      if (first.children.length === 0) quote.children.shift()
    })
  }
}

function visitQuotes(
  node: Root | Paragraph | Blockquote | { children?: unknown },
  visit: (quote: Blockquote) => void,
) {
  if (!('children' in node) || !Array.isArray(node.children)) return
  if ('type' in node && node.type === 'blockquote') visit(node)
  for (const child of node.children) visitQuotes(child, visit)
}

function writeBlockquote(...[node, , state, info]: Parameters<Handle>): string {
  const quote: Blockquote = node
  const exit = state.enter('blockquote')
  const tracker = state.createTracker(info)
  tracker.move('> ')
  tracker.shift(2)
  const flow = state.containerFlow(quote, tracker.current())
  const callout = quote.data?.callout
  const apart = quote.children[0]?.type === 'paragraph' || flow === '' ? '\n' : '\n\n'
  const text = callout ? `[!${callout}]${flow === '' ? '' : apart}${flow}` : flow
  const value = state.indentLines(text, (line, _, blank) => `>${blank ? '' : ' '}${line}`)
  exit()
  return value
}
