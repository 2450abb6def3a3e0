// A template folder → Template, checked in every corner; or the list of what is wrong with it.
import type { Root } from 'mdast'
import { basename, dirname, join } from 'node:path'
import type { Template } from '../domain/template'
import { readBlocks } from './block-reader'
import {
  noteAt,
  readFrontmatter,
  takeGroups,
  takeLanguage,
  takeNumber,
  takeText,
  takeVersion,
  takeWord,
} from './frontmatter'
import { isKebab } from './grammar'
import type { TreeReader } from './mdx-tree'
import { parseTree, plainTree } from './mdx-tree'
import type { Reading } from './mistake'
import { inReadingOrder } from './mistake'
import type { PartialFile } from './reader'
import { complain, newReader } from './reader'
import { settleReferences } from './references'
import { withSample } from './sample-answers'
import { noPartials, readTemplateFiles } from './template-files'

const keys = [
  'version',
  'kind',
  'title',
  'language',
  'summary',
  'forWhom',
  'minutes',
  'facts',
  'changes',
] as const

/**
 * Reads `<folder>/template.mdx` and the partials it includes. The folder's name is the template's id.
 * By default nothing is compiled; `readTree` can be the reader that compiles what ships (`compiledTree`).
 */
export async function readTemplate(
  folder: string,
  readTree: TreeReader = plainTree,
): Promise<Reading<Template>> {
  const file = join(folder, 'template.mdx')
  const files = await readTemplateFiles(file, dirname(folder), readTree)
  if (!files.ok) return files
  const template = templateFrom(files.value.tree, {
    file,
    id: basename(folder),
    partial: files.value.partial,
  })
  return template.ok ? withSample(template.value, join(folder, 'sample.yaml')) : template
}

/** Reads a template from a text alone, as an upload brings it. Never compiles; includes nothing. */
export function parseTemplate(
  source: string,
  { file, id = 'template' }: { file: string; id?: string },
): Reading<Template> {
  const tree = parseTree(source, file)
  if (!tree.ok) return tree
  return templateFrom(tree.value, { file, id, partial: (_, name) => noPartials(name) })
}

function templateFrom(
  tree: Root,
  from: { file: string; id: string; partial: (from: string, name: string) => PartialFile },
): Reading<Template> {
  const { file, id } = from
  const front = readFrontmatter(tree, file, keys)
  const facts = takeGroups(front, 'facts', ['label', 'question'])
  const reader = newReader('policy', from.partial)
  const template: Template = {
    id,
    version: takeVersion(front),
    kind: takeWord(front, 'kind', ['policy']),
    title: takeText(front, 'title'),
    language: takeLanguage(front),
    summary: takeText(front, 'summary'),
    forWhom: takeText(front, 'forWhom'),
    minutes: takeNumber(front, 'minutes', { from: 1, to: 240 }),
    changes: takeGroups(front, 'changes', ['version', 'what', 'why']),
    sample: {},
    questions: reader.questions,
    facts,
    clauses: reader.clauses,
  }
  if (!isKebab(id))
    noteAt(
      front,
      'version',
      `"${id}" cannot be the id of a template.`,
      'Rename the folder with small letters, digits and hyphens.',
    )
  const body = tree.children[0]?.type === 'yaml' ? tree.children.slice(1) : tree.children
  readBlocks(body, { file, conditions: [], clauseDepth: 0, includes: [] }, reader)
  for (const fact of facts) {
    const line = front.lines.get('facts') ?? 1
    reader.uses.push({ question: fact.question, file, line, purpose: { kind: 'fact' }, conditions: [] })
  }
  if (reader.clauses.length === 0 && reader.mistakes.length === 0) {
    complain(reader, { file }, 1, ['The template has no clauses.', 'Write at least one <Clause>.'])
  }
  settleReferences(reader)
  if (reader.rulings.length > 0) template.rulings = reader.rulings
  if (reader.checks.length > 0) template.checks = reader.checks
  const mistakes = [...front.mistakes, ...reader.mistakes]
  return mistakes.length > 0
    ? { ok: false, mistakes: inReadingOrder(mistakes) }
    : { ok: true, value: template }
}
