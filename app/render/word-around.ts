// The words that a Word file prints around the sections, paragraph by paragraph: so that a change there can be told.
import type { PolicyDocument } from '../domain/policy-document'
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
