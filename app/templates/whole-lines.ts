// Puts tags back where their author meant them. MDX takes a tag that stands alone on a line for a block, also in the
// middle of a wrapped sentence; and it takes a block tag written on one line for a part of a paragraph.
import type { Nodes, Paragraph, PhrasingContent, Root } from 'mdast'
import type { MdxJsxTextElement } from 'mdast-util-mdx'
import { isTagName } from './grammar'
import type { JsxElement } from './reader'
import { isElement, isPhrasing } from './reader'

export type Flow = Root['children'][number] | MdxJsxTextElement

/**
 * The same blocks, with Answer and one-line When as words of their paragraph (wrapped lines joined again), and
 * Note, Question and the other block tags out of paragraphs that hold nothing else.
 */
export function wholeLines(nodes: Flow[]): Flow[] {
  const whole: Flow[] = []
  for (const part of nodes.flatMap(parts)) {
    const last = whole.at(-1)
    if (last?.type === 'paragraph' && part.type === 'paragraph' && adjoin(last, part)) {
      whole[whole.length - 1] = joined(last, part)
    } else whole.push(part)
  }
  return whole
}

function parts(node: Flow): Flow[] {
  if (isElement(node)) return isWords(node) ? [paragraphOf(node)] : [node]
  if (node.type !== 'paragraph') return [node]
  const elements = node.children.filter((child) => child.type === 'mdxJsxTextElement')
  const onlyTags = node.children.every(
    (child) => isElement(child) || (child.type === 'text' && child.value.trim() === ''),
  )
  if (!onlyTags || !elements.some(isBlockTag)) return [node]
  return elements.map((element) => (isBlockTag(element) ? element : paragraphOf(element)))
}

/** Answer, or a When on one line: words of a sentence, although they stand alone. */
function isWords(node: JsxElement): boolean {
  if (node.name === 'Answer') return !isBlockTag(node)
  if (node.name !== 'When' || isBlockTag(node)) return false
  return node.type === 'mdxJsxTextElement' || node.position?.start.line === node.position?.end.line
}

function isBlockTag(node: JsxElement): boolean {
  if (node.name === null || !isTagName(node.name)) return false
  if (node.name === 'Answer') {
    return node.attributes.some(
      (attribute) => attribute.type === 'mdxJsxAttribute' && attribute.name === 'as',
    )
  }
  return node.name !== 'When' || holdsBlockTag(node)
}

function holdsBlockTag(node: Nodes): boolean {
  if (!('children' in node)) return false
  return node.children.some((child) => (isElement(child) ? isBlockTag(child) : holdsBlockTag(child)))
}

function paragraphOf(node: JsxElement): Paragraph {
  return { type: 'paragraph', children: [inline(node)], position: node.position }
}

function inline(node: JsxElement): MdxJsxTextElement {
  const children = node.children.flatMap((child): PhrasingContent[] => {
    if (isElement(child)) return [inline(child)]
    if (child.type === 'paragraph') return child.children
    return isPhrasing(child) ? [child] : []
  })
  return {
    type: 'mdxJsxTextElement',
    name: node.name,
    attributes: node.attributes,
    children,
    position: node.position,
  }
}

function adjoin(left: Paragraph, right: Paragraph): boolean {
  if (!left.position || !right.position) return false
  return right.position.start.line - left.position.end.line <= 1
}

function joined(left: Paragraph, right: Paragraph): Paragraph {
  const touch = left.position?.end.offset === right.position?.start.offset
  const space: PhrasingContent[] = touch ? [] : [{ type: 'text', value: ' ' }]
  const { position } = left
  return {
    type: 'paragraph',
    children: [...left.children, ...space, ...right.children],
    ...(position && { position: { start: position.start, end: right.position?.end ?? position.end } }),
  }
}
