// What a reader carries while it walks a tree: the file it is in, the conditions around it, the mistakes it has found.
import type { Nodes, PhrasingContent, Root } from 'mdast'
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx'
import type { CheckQuestion } from '../domain/check-question'
import type { Ruling } from '../domain/ruling'
import type { Condition, Question, QuestionId, TemplateClause } from '../domain/template'
import { limits } from './grammar'
import type { TemplateMistake } from './mistake'

export type JsxElement = MdxJsxFlowElement | MdxJsxTextElement

/** A partial as it was found, or the reason why it was not. */
export type PartialFile =
  { ok: true; tree: Root; file: string } | { ok: false; sentence: string; fix: string }

/** A place that names a question; checked when all questions are known. */
export type Use = {
  question: QuestionId
  file: string
  line: number
  /** What the place does with the question. */
  purpose: { kind: 'test'; value: string } | { kind: 'print' } | { kind: 'print-list' } | { kind: 'fact' }
  /** The conditions around the place. */
  conditions: Condition[]
}

/** One per template or scenario; collects everything found on the way. */
export type Reader = {
  kind: 'policy' | 'playbook'
  mistakes: TemplateMistake[]
  clauses: TemplateClause[]
  questions: Question[]
  rulings: Ruling[]
  checks: CheckQuestion[]
  uses: Use[]
  /** "clause purpose" → where it was first seen. */
  ids: Map<string, { file: string; line: number }>
  /** Where each question stands, for mistakes found later. */
  places: Map<QuestionId, { file: string; line: number }>
  nodes: number
  partial: (from: string, name: string) => PartialFile
}

/** What surrounds the node being read. */
export type Scene = {
  file: string
  conditions: Condition[]
  clause?: TemplateClause
  /** 0 at the top, 1 in a clause, 2 in a sub-clause. */
  clauseDepth: number
  /** Files that are being included, outermost first. */
  includes: string[]
}

/** A reader that has met nothing yet. */
export function newReader(kind: Reader['kind'], partial: Reader['partial']): Reader {
  return {
    kind,
    partial,
    mistakes: [],
    clauses: [],
    questions: [],
    rulings: [],
    checks: [],
    uses: [],
    ids: new Map(),
    places: new Map(),
    nodes: 0,
  }
}

/** Notes a mistake at a node. */
export function complain(
  reader: Reader,
  scene: { file: string },
  node: Nodes | number,
  words: [sentence: string, fix: string],
): void {
  const line = typeof node === 'number' ? node : lineOf(node)
  reader.mistakes.push({ file: scene.file, line, sentence: words[0], fix: words[1] })
}

/** Line of the node in its file, from 1; 1 for nodes without a place. */
export function lineOf(node: Nodes): number {
  return node.position?.start.line ?? 1
}

/** Counts nodes; true as soon as there are too many to go on (a small file can include itself into a huge one). */
export function isExhausted(reader: Reader, scene: Scene, node: Nodes): boolean {
  reader.nodes += 1
  if (reader.nodes === limits.nodes) {
    complain(reader, scene, node, [
      `The template has more than ${limits.nodes.toLocaleString('en-GB')} parts.`,
      'Split it into several templates, or include fewer partials.',
    ])
  }
  return reader.nodes >= limits.nodes
}

/** True for a tag, on a line of its own or inside a sentence. */
export function isElement(node: Nodes): node is JsxElement {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement'
}

/** What stands inside an element, with loose words on one line made into a paragraph. */
export function blockChildren(node: JsxElement): Root['children'] {
  const blocks: Root['children'][number][] = []
  let words: PhrasingContent[] = []
  const flush = () => {
    if (words.some((word) => word.type !== 'text' || word.value.trim() !== '')) {
      blocks.push({ type: 'paragraph', children: words, position: words[0]?.position })
    }
    words = []
  }
  for (const child of node.children) {
    if (isPhrasing(child)) words.push(child)
    else {
      flush()
      blocks.push(child)
    }
  }
  flush()
  return blocks
}

const phrasing = new Set<string>([
  'text',
  'strong',
  'emphasis',
  'link',
  'break',
  'delete',
  'inlineCode',
  'image',
  'imageReference',
  'linkReference',
  'footnoteReference',
  'html',
  'mdxTextExpression',
  'mdxJsxTextElement',
])

/** True for what stands inside a sentence. */
export function isPhrasing(node: Nodes): node is PhrasingContent {
  return phrasing.has(node.type)
}
