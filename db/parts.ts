// Rows by parts: a statement takes only so many values.

/** How many values a statement is given at most. SQLite takes 32,766, PostgreSQL 65,535. */
const mostValues = 20_000

/** The rows in parts that fit into one statement each, in order. */
export function inParts<Row extends object>(rows: readonly Row[]): Row[][] {
  const size = Math.floor(mostValues / Math.max(1, Object.keys(rows[0] ?? {}).length))
  const parts: Row[][] = []
  for (let from = 0; from < rows.length; from += size) parts.push(rows.slice(from, from + size))
  return parts
}
