// A playbook file → Scenario, checked in every corner; or the list of what is wrong with it.
import type { Root } from 'mdast'
import { basename, dirname } from 'node:path'
import type { Clock, Scenario, Severity, TriageKey } from '../domain/playbook'
import { blames, removeRules, triageKeys } from '../domain/playbook'
import type { Clause } from '../domain/policy-document'
import { numberClauses } from '../domain/policy-document'
import type { SectionKey } from '../domain/section'
import { isSectionKey, sections } from '../domain/section'
import type { TemplateClause } from '../domain/template'
import { readBlocks } from './block-reader'
import type { Frontmatter } from './frontmatter'
import {
  noteAt,
  readFrontmatter,
  takeGroups,
  takeLanguage,
  takeNumber,
  takeText,
  takeTexts,
  takeVersion,
  takeWord,
} from './frontmatter'
import { isKebab, scenarioClauses } from './grammar'
import type { TreeReader } from './mdx-tree'
import { parseTree, plainTree } from './mdx-tree'
import type { Reading } from './mistake'
import { didYouMean, inReadingOrder } from './mistake'
import { plainBlock } from './plain-block'
import type { PartialFile, Reader } from './reader'
import { complain, newReader } from './reader'
import { noPartials, readTemplateFiles } from './template-files'

const keys = [
  'version',
  'kind',
  'title',
  'language',
  'severity',
  'summary',
  'aliases',
  'signs',
  'involve',
  'blame',
  'remove',
  'evidence',
  'doNot',
  'prevent',
  'related',
  'triage',
  'clocks',
  'sources',
] as const

const removeWords = [
  'remove-now',
  'remove-and-say-so',
  'correct-visibly',
  'keep',
  'not-ours',
  'decide',
] as const satisfies (keyof typeof removeRules)[]

/** Reads one scenario file and the partials it includes. The file's name is the scenario's id. */
export async function readScenario(
  file: string,
  readTree: TreeReader = plainTree,
): Promise<Reading<Scenario>> {
  const files = await readTemplateFiles(file, dirname(dirname(file)), readTree)
  if (!files.ok) return files
  return scenarioFrom(files.value.tree, { file, id: basename(file, '.mdx'), partial: files.value.partial })
}

/** Reads a scenario from a text alone. Never compiles; includes nothing. */
export function parseScenario(
  source: string,
  { file, id = 'scenario' }: { file: string; id?: string },
): Reading<Scenario> {
  const tree = parseTree(source, file)
  if (!tree.ok) return tree
  return scenarioFrom(tree.value, { file, id, partial: (_, name) => noPartials(name) })
}

function scenarioFrom(
  tree: Root,
  from: { file: string; id: string; partial: (from: string, name: string) => PartialFile },
): Reading<Scenario> {
  const { file, id } = from
  const front = readFrontmatter(tree, file, keys)
  takeWord(front, 'kind', ['playbook'])
  const scenario: Omit<Scenario, 'clauses'> = {
    id,
    version: takeVersion(front),
    title: takeText(front, 'title'),
    language: takeLanguage(front),
    severity: takeSeverity(front),
    summary: takeText(front, 'summary'),
    aliases: takeNeeded(front, 'aliases'),
    signs: takeNeeded(front, 'signs'),
    involve: takeNeeded(front, 'involve'),
    blame: takeWord(front, 'blame', blames),
    remove: takeWord(front, 'remove', removeWords),
    evidence: takeTexts(front, 'evidence'),
    doNot: takeTexts(front, 'doNot'),
    prevent: takeTexts(front, 'prevent'),
    related: takeSections(front),
    triage: takeTriage(front),
    clocks: takeClocks(front),
    sources: takeTexts(front, 'sources'),
  }
  if (!isKebab(id))
    noteAt(
      front,
      'version',
      `"${id}" cannot be the id of a scenario.`,
      'Rename the file with small letters, digits and hyphens.',
    )
  const reader = newReader('playbook', from.partial)
  const body = tree.children[0]?.type === 'yaml' ? tree.children.slice(1) : tree.children
  readBlocks(body, { file, conditions: [], clauseDepth: 0, includes: [] }, reader)
  checkClauses(reader, file)
  const mistakes = [...front.mistakes, ...reader.mistakes]
  if (mistakes.length > 0) return { ok: false, mistakes: inReadingOrder(mistakes) }
  return { ok: true, value: { ...scenario, clauses: numberClauses(reader.clauses.map(clauseFrom)) } }
}

/** Responders learn one order by heart: what to do, whom to call, delete or not, what to say, what to record. */
function checkClauses(reader: Reader, file: string): void {
  const found = reader.clauses.map((clause) => clause.id)
  const expected: string[] = scenarioClauses.slice(0, found.includes('after') ? 6 : 5)
  if (found.join() === expected.join()) return
  const place = (id: string | undefined) => reader.ids.get(`clause ${id ?? ''}`) ?? { file, line: 1 }
  const missing = expected.filter((id) => !found.includes(id))
  const unknown = found.filter((id) => !expected.includes(id))
  for (const id of unknown) {
    complain(reader, place(id), place(id).line, [
      `A scenario has no clause "${id}".`,
      didYouMean(id, missing, `Its clauses are ${scenarioClauses.join(', ')}.`),
    ])
  }
  for (const id of missing) {
    complain(reader, { file }, 1, [
      `The scenario lacks the clause "${id}".`,
      `Its clauses are ${scenarioClauses.join(', ')}; only after may be missing.`,
    ])
  }
  if (unknown.length > 0 || missing.length > 0) return
  const wrong = found.find((id, index) => id !== expected[index])
  complain(reader, place(wrong), place(wrong).line, [
    `The clause "${wrong ?? ''}" stands in the wrong place.`,
    `Keep the order ${scenarioClauses.join(', ')}.`,
  ])
}

function clauseFrom(clause: TemplateClause): Clause {
  return {
    id: clause.id,
    number: '',
    section: clause.section,
    audience: { kind: 'everyone' },
    heading: clause.heading,
    blocks: clause.blocks.flatMap((block) => plainBlock(block) ?? []),
    clauses: clause.clauses.map(clauseFrom),
  }
}

function takeNeeded(front: Frontmatter, key: string): string[] {
  const texts = takeTexts(front, key)
  const known = front.lines.has(key)
  if (texts.length === 0 && (known || front.lines.size > 0)) {
    noteAt(front, key, `The front matter lacks ${key}.`, `Write ${key}: and at least one line "  - words".`)
  }
  return texts
}

function takeSeverity(front: Frontmatter): Severity {
  const value = takeNumber(front, 'severity', { from: 1, to: 4 })
  return value === 1 || value === 2 || value === 3 ? value : 4
}

function takeSections(front: Frontmatter): SectionKey[] {
  return takeTexts(front, 'related').flatMap((value) => {
    if (isSectionKey(value)) return [value]
    noteAt(
      front,
      'related',
      `"${value}" is not a section.`,
      didYouMean(value, Object.keys(sections), `Use some of ${Object.keys(sections).join(', ')}.`),
    )
    return []
  })
}

function takeTriage(front: Frontmatter): TriageKey[] {
  return takeNeeded(front, 'triage').flatMap((value) => {
    const key = triageKeys.find((known) => known === value)
    if (key) return [key]
    noteAt(
      front,
      'triage',
      `"${value}" is not a triage key.`,
      didYouMean(value, triageKeys, `Use some of ${triageKeys.join(', ')}.`),
    )
    return []
  })
}

function takeClocks(front: Frontmatter): Clock[] {
  const clocks = takeGroups(front, 'clocks', ['law', 'where', 'limit', 'status'])
  for (const clock of clocks) {
    if (clock.status === 'known, not checked' || /^checked [1-9]\d{3}-\d{2}-\d{2}$/.test(clock.status))
      continue
    noteAt(
      front,
      'clocks',
      `"${clock.status}" does not say whether the limit was checked.`,
      'Write "checked 2026-11-24" or "known, not checked".',
    )
  }
  return clocks
}
