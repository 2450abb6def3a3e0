// The words that a Word file prints around the sections, paragraph by paragraph: so that a change there can be told.
import type { PolicyDocument } from '../domain/policy-document'
import type { PageBlock, WordLook } from '../domain/word-look'
import type { Sheet } from './sheet'
import { records, titleBlock, type Head } from './word-front'
import { textRuns, type Flow } from './word-flow'
import { wordsOfPages } from './word-pages'
import { isGone } from './word-runs'

/** Title block, contents, records, headers and footers, as the later version has them; empty paragraphs are left out. */
export function wordsAround(document: PolicyDocument, sheet: Sheet, head: Head): string[] {
  const flows = [...titleBlock(head, sheet), ...records(sheet)]
  return [...flows.flatMap(wordsOfFlow), 'Contents', ...wordsOfPages(document, sheet)].filter(
    (words) => words.trim() !== '',
  )
}

/** What an organisation's own header and footer say. */
export function wordsOfLook(look: WordLook | undefined): string[] {
  const sides = [look?.pages.first, look?.pages.others].filter((side) => side !== undefined)
  return sides.flatMap(({ header, footer }) => [...header, ...footer].map(wordsOfPageBlock))
}

function wordsOfPageBlock(block: PageBlock): string {
  if (block.kind === 'table') return block.rows.flat(2).map(wordsOfPageBlock).join(' ')
  return block.runs.map((run) => (run.kind === 'text' ? run.text : ' ')).join('')
}

function wordsOfFlow(flow: Flow): string[] {
  switch (flow.kind) {
    case 'paragraph': {
      const runs = textRuns(flow.runs).filter((run) => !isGone(run.mark))
      return [runs.map((run) => (run.kind === 'break' ? ' ' : run.text)).join('')]
    }
    case 'table':
      return flow.rows.filter((row) => !isGone(row.mark)).flatMap((row) => row.cells.flatMap(wordsOfFlow))
    case 'frame':
      return flow.children.flatMap(wordsOfFlow)
    default:
      return flow satisfies never
  }
}
