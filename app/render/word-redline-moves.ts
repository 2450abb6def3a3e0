// A clause that moved: the same stretches of paragraphs in both places, and what else changed beside them.
import type { Pair } from '../compare/sequence-diff'
import type { Flow, FlowParagraph, FlowRun, Mark } from './word-flow'
import { marked, mergedRuns } from './word-redline-flows'

/** Where it stood: what both versions have as moved away, the rest as deleted. `name` is the move's own. */
export function formerPlace(pairs: Pair<Flow>[], name: string): Flow[] {
  return inStretches(pairs, name, (pair, range) => {
    if (pair.change === 'added') return []
    if (range === undefined || pair.change === 'removed') return [marked(pair.before, 'deleted')]
    return pair.before.kind === 'paragraph' && pair.after.kind === 'paragraph'
      ? [{ ...pair.before, ...range, mark: 'moved-from', runs: moved(pair, 'moved-from', 'deleted') }]
      : []
  })
}

/** Where it stands: what both versions have as moved here, the rest as inserted. */
export function presentPlace(pairs: Pair<Flow>[], name: string): Flow[] {
  return inStretches(pairs, name, (pair, range) => {
    if (pair.change === 'removed') return []
    if (range === undefined || pair.change === 'added') return [marked(pair.after, 'inserted')]
    return pair.before.kind === 'paragraph' && pair.after.kind === 'paragraph'
      ? [{ ...pair.after, ...range, mark: 'moved-to', runs: moved(pair, 'moved-to', 'inserted') }]
      : []
  })
}

type Range = Pick<FlowParagraph, 'moveStart' | 'moveEnd'>

/** Gives each pair of paragraphs its part in a stretch; a table, or a paragraph of one version only, ends the stretch. */
function inStretches(
  pairs: Pair<Flow>[],
  name: string,
  write: (pair: Pair<Flow>, range: Range | undefined) => Flow[],
): Flow[] {
  let stretch = 0
  return pairs.flatMap((pair, index) => {
    if (!isMoved(pair)) return write(pair, undefined)
    const starts = !isMoved(pairs[index - 1])
    if (starts) stretch += 1
    return write(pair, {
      ...(starts ? { moveStart: `${name}_${stretch}` } : {}),
      ...(isMoved(pairs[index + 1]) ? {} : { moveEnd: true }),
    })
  })
}

function isMoved(pair: Pair<Flow> | undefined): boolean {
  return (
    (pair?.change === 'same' || pair?.change === 'changed') &&
    pair.before.kind === 'paragraph' &&
    pair.after.kind === 'paragraph'
  )
}

/** The words of one place only: those of both versions as moved, and those that only this one has. */
function moved(pair: Pair<Flow>, move: Mark, own: 'inserted' | 'deleted'): FlowRun[] {
  if (pair.change === 'added' || pair.change === 'removed') return []
  const { before, after } = pair
  if (before.kind !== 'paragraph' || after.kind !== 'paragraph') return []
  return mergedRuns(before, after).flatMap((run) => {
    if (run.kind !== 'text' && run.kind !== 'break') return []
    if (run.mark === undefined) return [{ ...run, mark: move }]
    return run.mark === own ? [run] : []
  })
}
