// What changed between two documents: clauses pair by id, so that a move is a move; then their blocks, then words.
import { textOfBlocks, type BlockDiff } from './block-diff'
import { diffClauses, isUntouched, type ClauseDiff } from './clause-diff'
import { boundedComparison } from './edits'
import { deepEqual } from '../domain/deep-equal'
import {
  plainRuns,
  text,
  type Block,
  type Fact,
  type PolicyDocument,
  type Run,
} from '../domain/policy-document'
import { pairSequences } from './sequence-diff'
import { diffRuns, diffText, isUnchanged, type Piece } from './word-diff'
import { countWords } from '../domain/words'

export type { BlockDiff, ChangedBlock, ItemDiff, RowDiff, TableDiff } from './block-diff'
export { diffClause, isSameClause, type ClauseDiff } from './clause-diff'
export type { Piece } from './word-diff'

/** Plain data: it crosses to the browser as JSON. */
export type DocumentDiff = {
  language: string
  /** The language of the earlier document, when it was another. */
  languageWas?: string
  title: Piece[]
  facts: FactDiff[]
  /** Clauses of both documents in the reading order of the later one; a removed clause stands where it stood. */
  clauses: ClauseDiff[]
}

export type FactDiff = { change: 'same' | 'changed' | 'added' | 'removed'; label: string; value: Piece[] }

export type ChangeCount = {
  /** Clauses. One that moved and changed counts in both. */
  added: number
  removed: number
  changed: number
  moved: number
  /** Got another number where they stand, because others came, went or moved. */
  renumbered: number
  /** Facts above the clauses, and the title. */
  facts: number
  wordsAdded: number
  wordsRemoved: number
}

/** Compares two documents. Costs little where clauses are the same objects; beyond a bound, texts count as replaced. */
export function diffDocuments(before: PolicyDocument, after: PolicyDocument): DocumentDiff {
  return boundedComparison(() => ({
    language: after.language,
    ...(before.language !== after.language && { languageWas: before.language }),
    title: diffText(before.title, after.title),
    facts: diffFacts(before.facts, after.facts),
    clauses: diffClauses(before.clauses, after.clauses),
  }))
}

/** How much changed: clauses by kind of change, facts, and words. */
export function countChanges(diff: DocumentDiff): ChangeCount {
  const clauses = flat(diff.clauses)
  const count = (change: ClauseDiff['change']): number =>
    clauses.filter((clause) => clause.change === change).length
  const pieces = [
    ...diff.title,
    ...diff.facts.flatMap((fact) => fact.value),
    ...clauses.flatMap((clause) => [...clause.heading, ...clause.blocks.flatMap(piecesOfBlock)]),
  ]
  const words = (change: Piece['change']): number =>
    pieces
      .filter((piece) => piece.change === change)
      .reduce((sum, piece) => sum + countWords(plainRuns(piece.runs)), 0)
  return {
    added: count('added'),
    removed: count('removed'),
    changed: clauses.filter(isRevised).length,
    moved: clauses.filter((clause) => clause.movedFrom !== undefined).length,
    renumbered: clauses.filter((clause) => clause.numberWas !== undefined && clause.movedFrom === undefined)
      .length,
    facts: diff.facts.filter((fact) => fact.change !== 'same').length + (isUnchanged(diff.title) ? 0 : 1),
    wordsAdded: words('added'),
    wordsRemoved: words('removed'),
  }
}

/** There before and after, with other words or for other people. */
function isRevised(clause: ClauseDiff): boolean {
  return clause.change === 'changed' || (clause.change === 'same' && !isUntouched(clause))
}

function diffFacts(before: Fact[], after: Fact[]): FactDiff[] {
  const isKin = (a: Fact, b: Fact): boolean => a.label === b.label
  return pairSequences(before, after, { isSame: deepEqual, isKin }).map((pair): FactDiff => {
    if (pair.change === 'removed')
      return {
        change: 'removed',
        label: pair.before.label,
        value: [{ change: 'removed', runs: pair.before.value }],
      }
    if (pair.change === 'added')
      return {
        change: 'added',
        label: pair.after.label,
        value: [{ change: 'added', runs: pair.after.value }],
      }
    return {
      change: pair.change,
      label: pair.after.label,
      value: diffRuns(pair.before.value, pair.after.value),
    }
  })
}

function flat(clauses: ClauseDiff[]): ClauseDiff[] {
  return clauses.flatMap((clause) => [clause, ...flat(clause.clauses)])
}

function piecesOfBlock(diff: BlockDiff): Piece[] {
  if (diff.change !== 'changed')
    return diff.change === 'same' || diff.moved
      ? []
      : [{ change: diff.change, runs: runsOfBlock(diff.block) }]
  const { parts } = diff
  switch (parts.kind) {
    case 'paragraph':
      return parts.pieces
    case 'list':
      return parts.items.filter((item) => !item.moved).flatMap((item) => item.blocks.flatMap(piecesOfBlock))
    case 'table':
      return [...parts.caption, ...parts.header.flat(), ...parts.rows.flatMap((row) => row.cells.flat())]
    case 'callout':
    case 'quote':
      return parts.blocks.flatMap(piecesOfBlock)
    case 'step':
      return [...parts.minutes, ...parts.who, ...parts.blocks.flatMap(piecesOfBlock)]
    case 'contact':
      return parts.why
    case 'statement':
      return [...parts.label, ...parts.blocks.flatMap(piecesOfBlock)]
    default:
      parts satisfies never
      return []
  }
}

function runsOfBlock(block: Block): Run[] {
  return [text(textOfBlocks([block]))]
}
