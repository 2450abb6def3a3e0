// Words inside a paragraph, a cell or a heading → template runs.
import type { PhrasingContent } from 'mdast'
import type { MdxJsxTextElement } from 'mdast-util-mdx'
import { safeHref } from '../domain/policy-document'
import type { TextRun } from '../domain/policy-document'
import type { Condition, TemplateRun } from '../domain/template'
import { limits } from './grammar'
import type { Reader, Scene } from './reader'
import { complain, isExhausted, lineOf } from './reader'
import type { Tag } from './tag'
import { readTag, valueOf } from './tag'

export type Style = Pick<TextRun, 'strong' | 'emphasis' | 'href'>

/** Reads phrasing content. What the grammar does not know is noted as a mistake and left out. */
export function readRuns(
  nodes: PhrasingContent[],
  scene: Scene,
  reader: Reader,
  style: Style = {},
): TemplateRun[] {
  return nodes.flatMap((node) => readRun(node, scene, reader, style))
}

function readRun(node: PhrasingContent, scene: Scene, reader: Reader, style: Style): TemplateRun[] {
  if (isExhausted(reader, scene, node)) return []
  switch (node.type) {
    case 'text':
      return [{ kind: 'text', text: node.value.replace(/[ \t]*\r?\n[ \t]*/g, ' '), ...style }]
    case 'break':
      return [{ kind: 'break' }]
    case 'strong':
      return readRuns(node.children, scene, reader, { ...style, strong: true })
    case 'emphasis':
      return readRuns(node.children, scene, reader, { ...style, emphasis: true })
    case 'link': {
      const href = safeHref(node.url)
      if (href === undefined) {
        complain(reader, scene, node, [
          `The link to "${node.url}" cannot be followed safely.`,
          'Use a full address that starts with https://, http://, mailto: or tel:.',
        ])
        return []
      }
      return readRuns(node.children, scene, reader, { ...style, href })
    }
    case 'mdxJsxTextElement':
      return readInlineTag(node, scene, reader, style)
    default:
      complain(reader, scene, node, foreign(node.type))
      return []
  }
}

/** Answer and When inside a line; anything else needs lines of its own. */
function readInlineTag(node: MdxJsxTextElement, scene: Scene, reader: Reader, style: Style): TemplateRun[] {
  const tag = readTag(node, scene, reader)
  if (!tag) return []
  switch (tag.name) {
    case 'Answer':
      return readAnswer(tag, scene, reader, style)
    case 'When': {
      const condition = readCondition(tag, scene, reader)
      if (!condition) return []
      const inner: Scene = { ...scene, conditions: [...scene.conditions, condition] }
      const before = reader.mistakes.length
      const runs = readRuns(node.children, inner, reader, style)
      if (runs.length === 0 && reader.mistakes.length === before) emptyWhen(tag, scene, reader)
      return [{ kind: 'when', condition, runs }]
    }
    default:
      complain(reader, scene, node, [
        `<${tag.name}> stands in the middle of a line.`,
        'Put it on lines of its own, with an empty line before and after.',
      ])
      return []
  }
}

function readAnswer(tag: Tag, scene: Scene, reader: Reader, style: Style): TemplateRun[] {
  const question = valueOf(tag, 'question')
  if (tag.attributes.has('as')) {
    complain(reader, scene, tag.node, [
      '<Answer as="list" /> makes a list, and stands in the middle of a line.',
      'Put it on a line of its own, or remove as="list".',
    ])
    return []
  }
  if (style.href !== undefined) {
    complain(reader, scene, tag.node, ['An Answer stands inside a link.', 'Put it before or after the link.'])
    return []
  }
  reader.uses.push({
    question,
    file: scene.file,
    line: lineOf(tag.node),
    purpose: { kind: 'print' },
    conditions: scene.conditions,
  })
  return [
    {
      kind: 'answer',
      question,
      ...(style.strong && { strong: true }),
      ...(style.emphasis && { emphasis: true }),
    },
  ]
}

/** The condition of a When: exactly one of is and not, and no deeper than two. Its question is checked later. */
export function readCondition(tag: Tag, scene: Scene, reader: Reader): Condition | undefined {
  const is = tag.attributes.get('is')
  const not = tag.attributes.get('not')
  if (is !== undefined && not !== undefined) {
    complain(reader, scene, tag.node, ['<When> has both is and not.', 'Keep one of them.'])
    return undefined
  }
  const value = is ?? not
  if (value === undefined) {
    complain(reader, scene, tag.node, [
      '<When> has neither is nor not.',
      'Add is="…" or not="…" with the answer to test for.',
    ])
    return undefined
  }
  if (scene.conditions.length >= limits.whens) {
    complain(reader, scene, tag.node, [
      '<When> is nested more than two deep.',
      'Write the text for each case on its own; nobody can check three conditions in their head.',
    ])
    return undefined
  }
  const question = valueOf(tag, 'question')
  reader.uses.push({
    question,
    file: scene.file,
    line: lineOf(tag.node),
    purpose: { kind: 'test', value },
    conditions: scene.conditions,
  })
  return { question, test: is === undefined ? 'not' : 'is', value }
}

/** Complains about a <When> without anything in it. */
export function emptyWhen(tag: Tag, scene: Scene, reader: Reader): void {
  complain(reader, scene, tag.node, [
    '<When> holds nothing.',
    'Write what stands there when it holds, or remove it.',
  ])
}

/** What is wrong with Markdown that the grammar does not know, and what to write instead. */
export function foreign(type: string): [sentence: string, fix: string] {
  switch (type) {
    case 'heading':
      return [
        'A heading stands in the text.',
        'Start a new <Clause title="…">, or make the words **strong**.',
      ]
    case 'code':
    case 'inlineCode':
      return ['Code stands in the text.', 'Remove the backticks.']
    case 'image':
    case 'imageReference':
      return [
        'A picture stands in the text.',
        'Say it in words: pictures cannot be compared, searched or read aloud.',
      ]
    case 'thematicBreak':
      return ['A line of hyphens or stars stands in the text.', 'Remove it; clauses divide the text already.']
    case 'delete':
      return ['Struck-out text stands in the text.', 'Remove it.']
    case 'footnoteReference':
    case 'footnoteDefinition':
      return [
        'A footnote stands in the text.',
        'Put the source into source="…" of the clause, or the words into the text.',
      ]
    case 'linkReference':
    case 'definition':
      return [
        'A link is written by reference.',
        'Write [words](https://address) in the line itself. For plain square brackets write \\[.',
      ]
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      return [
        '{…} is code, and templates hold no code.',
        'Remove it, or write <Answer question="…" />. For the sign itself write \\{.',
      ]
    case 'mdxjsEsm':
      return [
        'A line that begins with import or export is code, and templates hold no code.',
        'Remove it. If it is a sentence, begin the line with another word.',
      ]
    case 'html':
      return ['HTML stands in the text.', 'Remove it; use Markdown.']
    case 'yaml':
      return [
        'Front matter stands in the middle of the text.',
        'It belongs to the top of the file, and partials have none.',
      ]
    default:
      return [
        `The text holds something that templates do not know (${type}).`,
        'Use paragraphs, lists, tables and quotes.',
      ]
  }
}
