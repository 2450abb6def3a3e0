// One clause of a redline: its heading and blocks with marks, by what became of it.
import type { Clause } from '../domain/policy-document'
import type { Pair } from '../compare/sequence-diff'
import { blocksWriter, formerHeading, headingFlow, headingFrame, type ClauseRow } from './word-blocks'
import { plainList, type ClauseLists } from './word-clause-lists'
import type { Flow, FlowParagraph } from './word-flow'
import type { ClauseEntry } from './word-redline-clauses'
import { marked, mergedRuns, pairFlows, redlined } from './word-redline-flows'
import { formerPlace, presentPlace } from './word-redline-moves'

/** `stands` where the later version has the clause. */
export type WrittenEntry = { clause: Clause; flows: Flow[]; stands: boolean }

/** Ordered lists of the earlier document are numbered from here, so that they are none of the later one's. */
const firstFormerList = 100_000

/** Writes entries in reading order; `lists` says in which list each heading of the later document counts. */
export function entryWriter(
  lists: ClauseLists['of'],
  onNewPage: boolean,
): (entry: ClauseEntry) => WrittenEntry {
  const formerBlocks = blocksWriter(firstFormerList)
  const presentBlocks = blocksWriter()
  const heading = (row: ClauseRow, place: number): FlowParagraph =>
    headingFlow(row, {
      list: lists.get(row.clause) ?? plainList,
      onNewPage: onNewPage && place === 1,
      place,
    })
  const blockPairs = (before: ClauseRow, after: ClauseRow): Pair<Flow>[] =>
    pairFlows(formerBlocks(before.clause.blocks), presentBlocks(after.clause.blocks))

  return (entry) => {
    switch (entry.kind) {
      case 'stayed': {
        const { before, after, place } = entry
        const head = keptHeading(before, after.depth, heading(after, place))
        return { clause: after.clause, flows: [head, ...redlined(blockPairs(before, after))], stands: true }
      }
      case 'removed': {
        const { clause } = entry.before
        const flows = [formerHeading(entry.before), ...formerBlocks(clause.blocks)]
        return { clause, flows: flows.map((flow) => marked(flow, 'deleted')), stands: false }
      }
      case 'added': {
        const { clause } = entry.after
        const flows = [heading(entry.after, entry.place), ...presentBlocks(clause.blocks)]
        return { clause, flows: flows.map((flow) => marked(flow, 'inserted')), stands: true }
      }
      case 'moved-from':
      case 'moved-to': {
        const { kind, before, after, place } = entry
        const heads: Pair<Flow> = {
          change: 'changed',
          before: formerHeading(before),
          after: heading(after, place),
        }
        const pairs = [heads, ...blockPairs(before, after)]
        const name = `candor_move_${place}`
        return kind === 'moved-from'
          ? { clause: before.clause, flows: formerPlace(pairs, name), stands: false }
          : { clause: after.clause, flows: presentPlace(pairs, name), stands: true }
      }
      default:
        return entry satisfies never
    }
  }
}

/** A heading stays one paragraph however much of it changed. A clause that stands deeper now is set in another style. */
function keptHeading(before: ClauseRow, depth: number, heading: FlowParagraph): FlowParagraph {
  return {
    ...heading,
    runs: mergedRuns(formerHeading(before), heading),
    ...(before.depth === depth ? {} : { formerFrame: headingFrame(before.depth) }),
  }
}
