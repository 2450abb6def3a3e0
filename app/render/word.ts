// A policy as a Word file: the same input gives the same bytes, in any process, at any time.
import type { PolicyDocument } from '../domain/policy-document'
import type { WordLook } from '../domain/word-look'
import type { Sheet } from './sheet'
import { blocksWriter, clauseRows, headingFlow } from './word-blocks'
import { clauseLists, plainList } from './word-clause-lists'
import { commented, commentedHead, commentsPart, placedComments, type WordComment } from './word-comments'
import { clauseControl } from './word-control'
import { drawn } from './word-draw'
import { wordFile } from './word-file'
import { headOf, startsOnNewPage } from './word-front'
import { newPen } from './word-pen'

export type WordSetting = {
  /** The policy's slug; "" where there is no store. */
  policy?: string
  comments?: WordComment[]
  /** The organisation's own, where it has one. */
  look?: WordLook | undefined
}

/**
 * The document with its sheet as the bytes of a .docx file, and in it what it was made from (`WordBase`).
 * Nothing comes from the clock: its dates are those of the sheet.
 */
export async function wordOfDocument(
  document: PolicyDocument,
  sheet: Sheet,
  { policy = '', comments: given = [], look }: WordSetting = {},
): Promise<Uint8Array> {
  const lists = clauseLists(document.clauses)
  const pen = newPen({ author: '', date: '' })
  const onNewPage = startsOnNewPage(document, sheet)
  const blocksFlow = blocksWriter()
  const comments = placedComments(document, given)
  const clauses = clauseRows(document.clauses).map((row, index) => {
    const { clause } = row
    const heading = headingFlow(row, {
      list: lists.of.get(clause) ?? plainList,
      onNewPage: onNewPage && index === 0,
      place: index + 1,
    })
    const flows = commented([heading, ...blocksFlow(clause.blocks)], comments.of(clause.id))
    return clauseControl(clause, drawn(flows, pen), index + 1)
  })
  return wordFile({
    document,
    sheet,
    head: commentedHead(headOf(document), comments.of('')),
    clauses,
    lists: lists.lists,
    comments: commentsPart(comments.all),
    base: { format: 1, policy, fingerprint: sheet.fingerprint, document, ours: [] },
    pen,
    look,
  })
}
