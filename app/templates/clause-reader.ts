// The Clause tag: its attributes, and its place among the others.
import { isCalendarDate } from '../domain/answer-value'
import type { GroupKey } from '../domain/policy-document'
import type { SectionKey } from '../domain/section'
import { isSectionKey, sections } from '../domain/section'
import type { TemplateClause } from '../domain/template'
import { isKebab } from './grammar'
import { didYouMean } from './mistake'
import type { Reader, Scene } from './reader'
import { complain, isElement, lineOf } from './reader'
import type { Tag } from './tag'
import { takeId, valueOf } from './tag'

/** Starts a clause, hangs it into its parent, and gives the scene for what stands in it. Undefined when it cannot stand. */
export function openClause(
  tag: Tag,
  scene: Scene,
  reader: Reader,
): { clause: TemplateClause; scene: Scene } | undefined {
  if (scene.clauseDepth >= 2) {
    complain(reader, scene, tag.node, [
      'A clause stands in a clause in a clause.',
      'Clauses nest once: move this one up a level.',
    ])
    return undefined
  }
  const section = readSection(tag, scene, reader)
  checkChecked(tag, scene, reader)
  const clause: TemplateClause = {
    id: takeId(tag, 'clause', { scene, reader }) ?? `clause-at-line-${lineOf(tag.node)}`,
    section,
    heading: valueOf(tag, 'title'),
    why: valueOf(tag, 'why'),
    source: valueOf(tag, 'source'),
    checked: valueOf(tag, 'checked'),
    notes: [],
    audience: readAudience(tag, scene, reader),
    when: scene.conditions,
    blocks: [],
    clauses: [],
  }
  const siblings = scene.clause?.clauses ?? reader.clauses
  siblings.push(clause)
  return { clause, scene: { ...scene, clause, clauseDepth: scene.clauseDepth + 1 } }
}

/** Refuses a clause without any text, and text that stands after a sub-clause (it would read as part of that one). */
export function closeClause(clause: TemplateClause, tag: Tag, at: { scene: Scene; reader: Reader }): void {
  if (clause.blocks.length === 0 && clause.clauses.length === 0) {
    complain(at.reader, at.scene, tag.node, [
      `The clause "${clause.heading}" has no text of its own.`,
      'Write what people must or may do, or remove the clause.',
    ])
  }
  const children = tag.node.children
  const first = children.findIndex((child) => isElement(child) && child.name === 'Clause')
  if (first < 0) return
  const late = children.slice(first).find((child) => !isElement(child))
  if (late) {
    complain(at.reader, at.scene, late, [
      'Text stands after a sub-clause.',
      'Move it above the first sub-clause, or into a clause of its own.',
    ])
  }
}

function readSection(tag: Tag, scene: Scene, reader: Reader): SectionKey {
  const section = valueOf(tag, 'section')
  const known = reader.kind === 'playbook' ? ['crisis', 'mistakes'] : Object.keys(sections)
  if (isSectionKey(section) && known.includes(section)) return section
  complain(reader, scene, tag.node, [
    `"${section}" is not a section${reader.kind === 'playbook' ? ' for a scenario' : ''}.`,
    didYouMean(section, known, `Use one of ${known.join(', ')}.`),
  ])
  return 'crisis'
}

function readAudience(tag: Tag, scene: Scene, reader: Reader): GroupKey[] {
  const keys = (tag.attributes.get('audience') ?? '').split(' ').filter((key) => key !== '')
  const wrong = keys.find((key) => !isKebab(key))
  if (wrong !== undefined)
    complain(reader, scene, tag.node, [
      `"${wrong}" cannot be the key of a group.`,
      'Use small letters, digits and single hyphens, like "volunteers"; several stand with spaces between them.',
    ])
  return wrong === undefined ? [...new Set(keys)] : []
}

function checkChecked(tag: Tag, scene: Scene, reader: Reader): void {
  const checked = valueOf(tag, 'checked')
  if (checked === 'known' || isCalendarDate(checked)) return
  complain(reader, scene, tag.node, [
    `checked="${checked}" does not say when the source was read.`,
    'Write the date like 2026-11-24, or "known" when nobody checked it.',
  ])
}
