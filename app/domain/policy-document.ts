// The policy as blocks: what everyone reads, compares and exports. One tree, many renderers.

export type ClauseId = string

/** One of the 24 section keys in `section.ts`; says what a clause is about, whatever its heading. */
export type { SectionKey } from './section'
import type { SectionKey } from './section'

/** A group of people, "volunteers" or "california": small letters, digits and hyphens. Never renamed. */
export type GroupKey = string

/** Who a clause applies to: everyone, or the people of any of these groups. Sub-clauses are at most for as many. */
export type ClauseAudience =
  { kind: 'everyone' } | { kind: 'groups'; groups: { key: GroupKey; name: string }[] }

export type PolicyDocument = {
  /** Version of this shape. A reader that meets a higher number refuses instead of guessing. */
  format: 1
  /** BCP 47 tag of the text, for example "en-GB". */
  language: string
  title: string
  /** Two or three lines that stand above the clauses: label and value, in order. */
  facts: Fact[]
  clauses: Clause[]
}

export type Fact = { label: string; value: Run[] }

export type Clause = {
  /** Stable: comes from the template and never changes, so that comparisons pair clauses by it. */
  id: ClauseId
  /** "4" or "4.2"; computed once by `numberClauses`, never by a renderer. */
  number: string
  section: SectionKey
  audience: ClauseAudience
  heading: string
  blocks: Block[]
  clauses: Clause[]
}

/** Closed and small. Every renderer is one switch over `kind` that ends in `satisfies never`. */
export type Block =
  | { kind: 'paragraph'; runs: Run[] }
  | { kind: 'list'; ordered: boolean; items: Block[][] }
  | { kind: 'table'; caption: string; header: Run[][]; rows: Run[][][] }
  | { kind: 'callout'; tone: 'note' | 'warning'; blocks: Block[] }
  | { kind: 'quote'; blocks: Block[] }
  | { kind: 'step'; id: string; minutes: string; who: string; blocks: Block[] }
  | { kind: 'contact'; role: string; why: string }
  | { kind: 'statement'; label: string; blocks: Block[] }

export type Run = TextRun | { kind: 'break' }

export type TextRun = {
  kind: 'text'
  text: string
  strong?: true
  emphasis?: true
  /** http, https, mailto or tel only; `safeHref` is the gate. */
  href?: string
  /** The id of the question nobody answered yet: the text is a placeholder and must look like one. */
  gap?: string
}

/** A plain text run. */
export function text(value: string): TextRun {
  return { kind: 'text', text: value }
}

/** A paragraph of one plain run. */
export function paragraph(value: string): Block {
  return { kind: 'paragraph', runs: [text(value)] }
}

/**
 * Gives every clause its number ("1", "1.1", …) in reading order.
 * In: clauses whose numbers are ignored. Out: new clauses, numbered.
 */
export function numberClauses(clauses: Clause[], prefix = ''): Clause[] {
  return clauses.map((clause, index) => {
    const number = `${prefix}${index + 1}`
    return { ...clause, number, clauses: numberClauses(clause.clauses, `${number}.`) }
  })
}

/** Every clause in reading order, parents before their children. */
export function allClauses(clauses: Clause[]): Clause[] {
  return clauses.flatMap((clause) => [clause, ...allClauses(clause.clauses)])
}

/** The clause with this id, at any depth. */
export function findClause(document: PolicyDocument, id: ClauseId): Clause | undefined {
  return allClauses(document.clauses).find((clause) => clause.id === id)
}

/** The characters of runs, a break as a single space. */
export function plainRuns(runs: Run[]): string {
  return runs.map((run) => (run.kind === 'break' ? ' ' : run.text)).join('')
}

/** True when the placeholder of an unanswered question stands anywhere in the document. */
export function hasGaps(document: PolicyDocument): boolean {
  return (
    document.facts.some((fact) => fact.value.some(isGap)) ||
    allClauses(document.clauses).some((clause) => clause.blocks.some(blockHasGap))
  )
}

function isGap(run: Run): boolean {
  return run.kind === 'text' && run.gap !== undefined
}

function blockHasGap(block: Block): boolean {
  switch (block.kind) {
    case 'paragraph':
      return block.runs.some(isGap)
    case 'list':
      return block.items.flat().some(blockHasGap)
    case 'table':
      return [...block.header, ...block.rows.flat()].flat().some(isGap)
    case 'callout':
    case 'quote':
    case 'step':
    case 'statement':
      return block.blocks.some(blockHasGap)
    case 'contact':
      return false
    default:
      block satisfies never
      return false
  }
}

const safeSchemes = /^(https?:\/\/|mailto:|tel:)/i

/**
 * The address if a link may carry it, else undefined.
 * Only http, https, mailto and tel; no white space or control characters (they hide a scheme from the reader).
 */
export function safeHref(address: string): string | undefined {
  const href = address.trim()
  if (!safeSchemes.test(href)) return undefined

  if (/[\s\u0000-\u001f\u007f"<>\\]/.test(href)) return undefined
  return href
}
