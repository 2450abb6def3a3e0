// A tag and its attributes, checked against the grammar.
import type { TagName } from './grammar'
import { isKebab, isTagName, ruleOf, tagNames, type TagRule } from './grammar'
import { didYouMean } from './mistake'
import type { JsxElement, Reader, Scene } from './reader'
import { complain, lineOf } from './reader'

export type Tag = { name: TagName; attributes: Map<string, string>; node: JsxElement }

/**
 * Checks an element's name and attributes. Undefined when the tag is unknown or lacks something it cannot do without;
 * the mistake is noted then. Attribute values are trimmed.
 */
export function readTag(node: JsxElement, scene: Scene, reader: Reader): Tag | undefined {
  const { name } = node
  if (name === null) {
    complain(reader, scene, node, ['<> is not a tag of a template.', 'Remove <> and </>.'])
    return undefined
  }
  if (!isTagName(name)) {
    complain(reader, scene, node, [
      unknownTag(name),
      didYouMean(name, tagNames, `Use one of ${tagNames.join(', ')}, or plain Markdown.`),
    ])
    return undefined
  }
  const rule = ruleOf(name, namesOf(node))
  if (rule.only && rule.only !== reader.kind) {
    complain(reader, scene, node, wrongKind(name, rule.only))
    return undefined
  }
  const attributes = readAttributes({ node, name, rule }, scene, reader)
  if (
    rule.children === 'none' &&
    node.children.some((child) => child.type !== 'text' || child.value.trim() !== '')
  ) {
    complain(reader, scene, node, [`<${name}> holds nothing.`, `Close it in itself: <${name} … />.`])
  }
  const missing = rule.needs.filter((needed) => !attributes.has(needed))
  for (const needed of missing) {
    if (node.attributes.some((given) => given.type === 'mdxJsxAttribute' && given.name === needed)) continue
    complain(reader, scene, node, [`<${name}> lacks ${needed}.`, `Add ${needed}="…" to the tag.`])
  }
  return missing.length === 0 ? { name, attributes, node } : undefined
}

function namesOf(node: JsxElement): string[] {
  return node.attributes.flatMap((given) => (given.type === 'mdxJsxAttribute' ? [given.name] : []))
}

function readAttributes(
  tag: { node: JsxElement; name: TagName; rule: TagRule },
  scene: Scene,
  reader: Reader,
): Map<string, string> {
  const { node, name, rule } = tag
  const found = new Map<string, string>()
  const known = [...rule.needs, ...rule.may]
  for (const attribute of node.attributes) {
    const line = attribute.position?.start.line ?? lineOf(node)
    if (attribute.type !== 'mdxJsxAttribute') {
      complain(reader, scene, line, [
        '{…} in a tag is code, and templates hold no code.',
        'Write each attribute as name="text".',
      ])
      continue
    }
    const { value } = attribute
    if (!known.includes(attribute.name)) {
      const fallback = known.length > 0 ? `It knows ${known.join(', ')}.` : 'It has no attributes.'
      complain(reader, scene, line, [
        `<${name}> has no attribute ${attribute.name}.`,
        didYouMean(attribute.name, known, fallback),
      ])
    } else if (typeof value === 'object' && value !== null) {
      complain(reader, scene, line, [
        `${attribute.name}={…} is code, and templates hold no code.`,
        `Write it in quotes: ${attribute.name}="…".`,
      ])
    } else if (found.has(attribute.name)) {
      complain(reader, scene, line, [`<${name}> has ${attribute.name} twice.`, 'Keep one.'])
    } else if (typeof value !== 'string' || value.trim() === '') {
      complain(reader, scene, line, [
        `${attribute.name} of <${name}> is empty.`,
        `Write ${attribute.name}="…" with words between the quotes.`,
      ])
    } else {
      found.set(attribute.name, value.trim().replace(/\s+/g, ' '))
    }
  }
  return found
}

/** An attribute that `readTag` has already made sure of. */
export function valueOf(tag: Tag, attribute: string): string {
  return tag.attributes.get(attribute) ?? ''
}

/** An attribute whose value must be one of a few words; undefined (and a mistake) when it is not. */
export function oneOf<Word extends string>(
  tag: Tag,
  attribute: string,
  words: readonly Word[],
  at: { scene: Scene; reader: Reader },
): Word | undefined {
  const value = valueOf(tag, attribute)
  const found = words.find((word) => word === value)
  if (found === undefined) {
    complain(at.reader, at.scene, tag.node, [
      `"${value}" is not a ${attribute} of <${tag.name}>.`,
      didYouMean(value, words, `Use one of ${words.join(', ')}.`),
    ])
  }
  return found
}

/** Takes an id: small letters, digits and hyphens, not used before for the same kind of thing. */
export function takeId(
  tag: Tag,
  kind: 'clause' | 'question' | 'step' | 'check',
  at: { scene: Scene; reader: Reader; attribute?: string },
): string | undefined {
  const { scene, reader } = at
  const id = valueOf(tag, at.attribute ?? 'id')
  if (!isKebab(id)) {
    complain(reader, scene, tag.node, [
      `"${id}" cannot be an id.`,
      'Use small letters, digits and single hyphens, like "who-answers".',
    ])
    return undefined
  }
  const before = reader.ids.get(`${kind} ${id}`)
  if (before) {
    const where = before.file === scene.file ? `line ${before.line}` : `${before.file}, line ${before.line}`
    complain(reader, scene, tag.node, [
      `The ${kind} id "${id}" is already taken (${where}).`,
      'Give this one another id, or remove it.',
    ])
    return undefined
  }
  reader.ids.set(`${kind} ${id}`, { file: scene.file, line: lineOf(tag.node) })
  return id
}

function unknownTag(name: string): string {
  return /^[a-z]/.test(name)
    ? `<${name}> is HTML, and templates hold none.`
    : `<${name}> is not a tag of a template.`
}

function wrongKind(name: TagName, only: 'policy' | 'playbook'): [string, string] {
  return only === 'policy'
    ? [
        `A scenario asks no questions, so <${name}> cannot stand here.`,
        'Remove it; write the words that are always true.',
      ]
    : [`<${name}> belongs to playbook scenarios.`, 'Move it to a file in playbook/, or write a list.']
}
