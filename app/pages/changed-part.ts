// What differs for one kind of reader between two published texts: compared once, because neither of them ever changes.
import { LRUCache } from 'lru-cache'
import { textOfBlocks } from '../compare/block-diff'
import { blocksOfSide } from '../compare/diff-sides'
import { diffDocuments, isSameClause, type ClauseDiff, type DocumentDiff } from '../compare/document-diff'
import { documentFor } from '../domain/group'
import type { GroupKey, PolicyDocument } from '../domain/policy-document'

type Text = { fingerprint: string; document: PolicyDocument }

/** Characters of changed sections, before and after, beyond which they are folded; and beyond which they are not drawn here. */
const foldedFrom = 4_000
const mostDrawn = 40_000

export type ChangedPart = { diff: DocumentDiff | null; isLong: boolean }

const known = new LRUCache<string, ChangedPart>({ max: 200 })

/** The two texts as people of these groups read them, compared. `diff` is null beyond what a phone should load. */
export function changedPart(before: Text, after: Text, groups: readonly GroupKey[]): ChangedPart {
  const key = [before.fingerprint, after.fingerprint, [...groups].sort().join(' ')].join('\n')
  const found = known.get(key)
  if (found) return found
  const diff = diffDocuments(documentFor(before.document, groups), documentFor(after.document, groups))
  const length = changedLength(diff.clauses)
  const part = { diff: length > mostDrawn ? null : diff, isLong: length > foldedFrom }
  known.set(key, part)
  return part
}

function changedLength(clauses: ClauseDiff[]): number {
  return clauses
    .filter((clause) => !isSameClause(clause))
    .reduce((sum, clause) => sum + ownLength(clause) + changedLength(clause.clauses), 0)
}

function ownLength(clause: ClauseDiff): number {
  if (clause.change === 'same') return 0
  const length = (side: 'before' | 'after') => textOfBlocks(blocksOfSide(clause.blocks, side)).length
  return length('before') + length('after')
}
