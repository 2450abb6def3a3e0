// What one reader sees of a document: the clauses that apply to them, or all of it with the addenda marked.
import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils'
import { canonicalJson } from './canonical-json'
import { countForOthers, documentFor, groupsIn, type Group } from './group'
import type { Clause, GroupKey, PolicyDocument } from './policy-document'

export type ReaderPart = {
  /** The groups of the document that the reader is in, by key. */
  groups: Group[]
  /** How many clauses are for others. */
  others: number
  /** They asked to see those too. */
  all: boolean
}

/** The document as the reader gets it. `part` is null when all of it is for everyone. */
export function readerPart(
  document: PolicyDocument,
  reader: { groups: readonly GroupKey[]; all: boolean },
): { document: PolicyDocument; part: ReaderPart | null } {
  const used = groupsIn(document)
  if (used.length === 0) return { document, part: null }
  const groups = used.filter((group) => reader.groups.includes(group.key))
  const keys = groups.map((group) => group.key)
  return {
    document: reader.all ? document : documentFor(document, keys),
    part: { groups, others: countForOthers(document, keys), all: reader.all },
  }
}

/** The audience of an export that holds what the reader sees: "volunteers", "everyone" or "board,volunteers"; "" for all of it. */
export function exportedAudience(part: ReaderPart | null): string {
  if (!part || part.all) return ''
  return part.groups.length === 0 ? 'everyone' : part.groups.map((group) => group.key).join(',')
}

/**
 * SHA-256 of the words that bind a person of these groups, as 64 hex characters: their clauses in order. Numbers and audiences do
 * not count: a clause for others that comes or goes moves the numbers of the rest and changes nothing for this reader.
 */
export function readerFingerprint(document: PolicyDocument, groups: readonly GroupKey[]): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(wordsOf(documentFor(document, groups).clauses)))))
}

type ClauseWords = Pick<Clause, 'id' | 'heading' | 'blocks'> & { clauses: ClauseWords[] }

function wordsOf(clauses: readonly Clause[]): ClauseWords[] {
  return clauses.map(({ id, heading, blocks, clauses: inner }) => ({
    id,
    heading,
    blocks,
    clauses: wordsOf(inner),
  }))
}
