// The edits between two sequences, within what one comparison may cost: two hostile texts must not hold the server.
import { diffArrays } from 'diff'

export type Edit<Item> = { added: boolean; removed: boolean; value: Item[] }

/**
 * Steps that one comparison may take: less than a second. Two texts of 200 pages with a change in every paragraph take a tenth.
 * A count and not a time limit: the same two texts must give the same answer on every machine.
 */
const mostSteps = 3_000_000

/** Steps that are left to the comparison that is under way; no bound outside of one. */
let left = Infinity

/** Runs one comparison within the bound. One inside of another shares its bound. */
export function boundedComparison<Result>(compare: () => Result): Result {
  if (left !== Infinity) return compare()
  left = mostSteps
  try {
    return compare()
  } finally {
    left = Infinity
  }
}

/**
 * What stayed, came and went, in order. Undefined beyond `most` edits, or beyond what is left to this comparison: then the two
 * count as having nothing in common.
 */
export function editsBetween<Item>(
  before: Item[],
  after: Item[],
  { most, isSame }: { most: number; isSame?: (one: Item, other: Item) => boolean },
): Edit<Item>[] | undefined {
  const length = before.length + after.length
  const allowed = Math.min(most, affordable(length))
  const edits = diffArrays(before, after, {
    maxEditLength: allowed,
    ...(isSame && { comparator: isSame }),
  })
  const made = edits?.reduce((sum, edit) => sum + (edit.added || edit.removed ? edit.value.length : 0), 0)
  left -= stepsOf(Math.min(made ?? allowed, allowed), length)
  return edits
}

/** Each edit tries as many ways as there were edits before it; in texts that repeat themselves, each way runs far. */
function stepsOf(edits: number, length: number): number {
  return edits ** 2 / 2 + (edits * length) / 16
}

/** The most edits whose steps are left. */
function affordable(length: number): number {
  if (left === Infinity) return Infinity
  const each = length / 16
  return Math.max(0, Math.floor(Math.sqrt(each ** 2 + 2 * left) - each))
}
