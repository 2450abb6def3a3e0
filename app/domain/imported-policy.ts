// A policy that came in as a file: its clauses as they stood, and everything that could not be carried over.
import type { Block } from './policy-document'
import type { SectionMatch } from './section-match'

export type ImportedPolicy = {
  title: string
  format: 'word' | 'markdown' | 'text'
  /** In the order of the file; a part (level 2) stands after the clause it belongs to. */
  clauses: ImportedClause[]
  /** By the id of the clause: which section it is about. */
  matches: Record<string, SectionMatch>
  losses: ImportLoss[]
  /** The file holds changes that somebody proposed and nobody decided. */
  hasTrackedChanges: boolean
}

/** As a reader gives it, before its clauses are matched. */
export type UnmatchedPolicy = Omit<ImportedPolicy, 'matches'>

export type ImportedClause = {
  /** "c1", "c2" …: its place in the file. */
  id: string
  level: 1 | 2
  heading: string
  /** What made a heading of a line that the file does not mark as one; null for real headings. */
  guessed: HeadingGuess | null
  blocks: Block[]
}

export type HeadingGuess = 'bold-line' | 'capitals' | 'numbered-line' | 'opening' | 'whole-text'

/** Why a line counts as a heading although the file does not say so. */
export const guessWords: Record<HeadingGuess, string> = {
  'bold-line': 'a short line, all bold',
  capitals: 'a short line in capitals',
  'numbered-line': 'a short line with a number',
  opening: 'the text before the first heading',
  'whole-text': 'the file has no headings',
}

/** One thing of the file that is not in the draft as it was. */
export type ImportLoss = {
  kind: LossKind
  /** What happened to it, as a sentence. */
  what: string
  /** Where it stood: a section, a paragraph, a part of the page. */
  where: string
  /** The words it held; "" when it held none. */
  text: string
}

/** Kinds of losses with the heading they stand under, the ones that change meaning first. */
export const lossKinds = {
  'tracked-change': 'Tracked changes',
  comment: 'Comments',
  hidden: 'Hidden text',
  'text-box': 'Text boxes',
  footnote: 'Footnotes and endnotes',
  picture: 'Pictures, drawings and charts',
  'page-header': 'Headers and footers',
  heading: 'Headings',
  link: 'Links',
  reference: 'References to old numbers',
  list: 'Lists',
  table: 'Tables',
  field: 'Fields and contents lists',
  macro: 'Macros and embedded files',
  formatting: 'Looks that carry meaning',
  html: 'HTML and code',
  other: 'Anything else',
} as const

export type LossKind = keyof typeof lossKinds

/** Losses by kind, in the order of the table; kinds without any are left out. */
export function lossesByKind(
  losses: ImportLoss[],
): { kind: LossKind; title: string; losses: ImportLoss[] }[] {
  return lossKindKeys
    .map((kind) => ({ kind, title: lossKinds[kind], losses: losses.filter((loss) => loss.kind === kind) }))
    .filter((group) => group.losses.length > 0)
}

const lossKindKeys = Object.keys(lossKinds).filter(isLossKind)

function isLossKind(key: string): key is LossKind {
  return Object.hasOwn(lossKinds, key)
}

/** A first-level clause with its parts. */
export type ImportedSection = { clause: ImportedClause; parts: ImportedClause[] }

/** Clauses with the parts that stand under each. */
export function importedSections(clauses: ImportedClause[]): ImportedSection[] {
  const sections: ImportedSection[] = []
  for (const clause of clauses) {
    const last = sections.at(-1)
    if (clause.level === 2 && last) last.parts.push(clause)
    else sections.push({ clause, parts: [] })
  }
  return sections
}
