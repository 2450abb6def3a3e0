// Two versions as one Word file whose tracked changes are the difference: taken in they give the later, left out the earlier.
import { boundedComparison } from '../compare/edits'
import type { PolicyDocument } from '../domain/policy-document'
import type { WordLook } from '../domain/word-look'
import { printable } from './printable'
import type { Sheet } from './sheet'
import { clauseLists } from './word-clause-lists'
import { commented, commentedHead, commentsPart, placedComments, type WordComment } from './word-comments'
import { bodyChild, clauseControl } from './word-control'
import { drawn } from './word-draw'
import { wordFile } from './word-file'
import { startsOnNewPage } from './word-front'
import { newPen } from './word-pen'
import { clauseEntries } from './word-redline-clauses'
import { entryWriter } from './word-redline-entry'
import { redlinedHead } from './word-redline-head'

export type RedlineSetting = {
  /** Around the later document; it stands without marks. */
  sheet: Sheet
  /** Who made the difference, and when: ISO. */
  author: string
  at: string
  /** The policy's slug, "" without a store. */
  policy?: string
  /** The earlier document: its fingerprint, and what people call it, "Version 2.0", for the title block. */
  against: { fingerprint: string; name: string }
  comments?: WordComment[]
  /** The organisation's own, where it has one. */
  look?: WordLook | undefined
}

/** The bytes of a .docx file, the same for the same input. Names and dates of its changes are as given, never the clock's. */
export async function redlineOfDocuments(
  before: PolicyDocument,
  after: PolicyDocument,
  setting: RedlineSetting,
): Promise<Uint8Array> {
  const { sheet, policy = '', against } = setting
  const ours = {
    author: signature(setting.author),
    at: `${new Date(setting.at).toISOString().slice(0, 19)}Z`,
  }
  const pen = newPen({ author: ours.author, date: ours.at })
  const lists = clauseLists(after.clauses)
  const comments = placedComments(after, setting.comments ?? [])
  const writer = entryWriter(lists.of, startsOnNewPage(after, sheet))
  const entries = clauseEntries(before.clauses, after.clauses)
  const clauses = boundedComparison(() =>
    entries.flatMap((entry, index) => {
      const { clause, flows, stands } = writer(entry)
      // Text that goes has no control: an empty one would stay behind when it is gone.
      if (!stands) return drawn(flows, pen).map(bodyChild)
      return [clauseControl(clause, drawn(commented(flows, comments.of(clause.id)), pen), index + 1)]
    }),
  )
  return wordFile({
    document: after,
    sheet,
    head: commentedHead(redlinedHead(before, after, against.name), comments.of('')),
    clauses,
    lists: lists.lists,
    comments: commentsPart(comments.all),
    base: {
      format: 1,
      policy,
      fingerprint: sheet.fingerprint,
      document: after,
      against: against.fingerprint,
      ours: [ours],
    },
    pen,
    look: setting.look,
  })
}

/** A change without a name would be nobody's. */
function signature(author: string): string {
  return printable(author).trim() || 'Candor'
}
