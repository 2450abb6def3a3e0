// Reads and compiles MDX that ships with the product, by mdx-bundler. What was compiled is thrown away, never run.
import type { Node, Root } from 'mdast'
import type { Plugin } from 'unified'
import type { Reading } from './mistake'
import { parseTree, refuseBeforeParsing, syntaxMistake, withinDepth } from './mdx-tree'

/**
 * Two at a time, so that one is parsed while esbuild bundles the other. Never more: many esbuild runs side by side have
 * taken machines out of memory.
 */
const lanes: [Promise<unknown>, Promise<unknown>] = [Promise.resolve(), Promise.resolve()]
let next: 0 | 1 = 0

/**
 * The tree of a shipped file, after mdx-bundler compiled it without complaint.
 * Refuses what `parseTree` refuses, before the compiler sees it, and anything that could run: see `holdsCode`.
 */
export function compiledTree(source: string, file: string): Promise<Reading<Root>> {
  const lane = next
  next = lane === 0 ? 1 : 0
  const turn = lanes[lane].then(() => compile(source, file))
  lanes[lane] = turn.catch(() => undefined)
  return turn
}

async function compile(source: string, file: string): Promise<Reading<Root>> {
  const refusal = refuseBeforeParsing(source, file)
  if (refusal) return { ok: false, mistakes: [refusal] }
  let captured: Root | undefined
  const capture: Plugin<[], string, Root> = function () {
    const parse = this.parser
    if (!parse) throw new Error('mdx-bundler no longer parses with remark: read its change log.')
    this.parser = (text, vfile) => {
      const tree = parse(text, vfile)
      if (isRoot(tree)) captured = structuredClone(tree)
      if (captured && holdsCode(captured)) throw new Error('refused: the file holds code')
      return tree
    }
  }
  const [{ bundleMDX }, { default: remarkGfm }] = await Promise.all([
    import('mdx-bundler'),
    import('remark-gfm'),
  ])
  try {
    await bundleMDX({
      source,
      mdxOptions: (options) => ({
        ...options,
        remarkPlugins: [capture, remarkGfm, ...(options.remarkPlugins ?? [])],
      }),
      esbuildOptions: (options) => ({ ...options, logLevel: 'silent' }),
    })
  } catch (error) {
    if (captured && holdsCode(captured)) return withinDepth(captured, file)
    const plain = parseTree(source, file)
    return plain.ok ? { ok: false, mistakes: [syntaxMistake(error, file)] } : plain
  }
  if (!captured) throw new Error('mdx-bundler gave no tree: read its change log.')
  return withinDepth(captured, file)
}

/**
 * True when a tree holds JavaScript in any of the places where MDX allows it: import and export, expressions among
 * children, expressions and spreads among attributes. Such a file stops before the compiler; the reader names each place.
 */
export function holdsCode(tree: Root): boolean {
  const waiting: Root['children'][number][] = [...tree.children]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === 'mdxjsEsm' || node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression')
      return true
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      if (
        node.attributes.some(
          (attribute) =>
            attribute.type !== 'mdxJsxAttribute' ||
            (typeof attribute.value === 'object' && attribute.value !== null),
        )
      ) {
        return true
      }
    }
    if ('children' in node) waiting.push(...node.children)
  }
  return false
}

function isRoot(node: Node): node is Root {
  return node.type === 'root' && 'children' in node
}
