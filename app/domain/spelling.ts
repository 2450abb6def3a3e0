// How far apart two words are, and which known word somebody probably meant.

/**
 * The number of single-letter slips (insert, drop, swap two neighbours, replace) between two words,
 * or `limit + 1` as soon as it is certain to be more than `limit`.
 * Optimal string alignment; Damerau 1964.
 */
export function editDistance(left: string, right: string, limit = 3): number {
  if (left === right) return 0
  if (Math.abs(left.length - right.length) > limit) return limit + 1
  let beforeLast: number[] = []
  let last = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= right.length; column += 1) {
      const same = left[row - 1] === right[column - 1]
      let best = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
      )
      if (
        row > 1 &&
        column > 1 &&
        left[row - 1] === right[column - 2] &&
        left[row - 2] === right[column - 1]
      ) {
        best = Math.min(best, at(beforeLast, column - 2) + 1)
      }
      current.push(best)
    }
    if (Math.min(...current) > limit) return limit + 1
    beforeLast = last
    last = current
  }
  return Math.min(at(last, right.length), limit + 1)
}

/** The choice that was probably meant by `word`, if one is near enough; upper and lower case count as the same. */
export function closest(word: string, choices: Iterable<string>): string | undefined {
  if (word.length > 100) return undefined
  const asked = word.toLowerCase()
  const limit = asked.length <= 3 ? 1 : asked.length <= 6 ? 2 : 3
  let found: string | undefined
  let foundAt = limit + 1
  for (const choice of choices) {
    const distance = editDistance(asked, choice.toLowerCase(), limit)
    if (distance < foundAt) {
      found = choice
      foundAt = distance
    }
  }
  return found
}

function at(row: number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY
}
