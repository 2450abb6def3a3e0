// The difference of two texts with its verdict, kept for the next page and the next view of the same two.
import { LRUCache } from 'lru-cache'
import { diffDocuments, type DocumentDiff } from '../compare/document-diff'
import { judgeChanges, type ChangeVerdict } from '../compare/duty-change'
import type { PolicyDocument } from '../domain/policy-document'

export type JudgedDifference = { diff: DocumentDiff; verdict: ChangeVerdict }

/** Six differences of texts of 200 pages take some 60 MB. */
const kept = new LRUCache<string, JudgedDifference>({ max: 6 })

/** `key` must name both texts by what is in them: their fingerprints, and which part of them the reader sees. */
export function judgedDifference(
  key: string,
  { from, to }: { from: PolicyDocument; to: PolicyDocument },
): JudgedDifference {
  const known = kept.get(key)
  if (known) return known
  const diff = diffDocuments(from, to)
  const judged = { diff, verdict: judgeChanges(diff) }
  kept.set(key, judged)
  return judged
}
