// Markdown source as a syntax tree, and the list of what is lost on the way to a document.
import type { Definition, Root } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

const parser = unified().use(remarkParse).use(remarkGfm).freeze()

export type MarkdownSource = { source: string; tree: Root; definitions: Map<string, Definition> }

/** Parses Markdown; raw HTML stays text, nothing runs. */
export function parseMarkdown(source: string): MarkdownSource {
  const tree = parser.parse(source)
  const definitions = new Map<string, Definition>()
  const waiting: Root['children'][number][] = [...tree.children]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === 'definition') definitions.set(node.identifier, node)
    else if ('children' in node) waiting.push(...node.children)
  }
  return { source, tree, definitions }
}

/** Sentences about what changed, each once, in the order in which it was met. */
export class Losses {
  readonly #met = new Set<string>()

  note(sentence: string): void {
    this.#met.add(sentence)
  }

  /** At most 20: nobody reads more, and the last one says how many more there are. */
  sentences(): string[] {
    const all = [...this.#met]
    if (all.length <= 20) return all
    return [...all.slice(0, 19), `${all.length - 19} more changes of this kind.`]
  }
}
