// Rows as CSV that is safe in a spreadsheet, one row a line: made the same way when a pack is written and when it is checked.

/** A sign that makes a spreadsheet take a cell for a formula (OWASP, CSV injection). */
const formula = /^[=+\-@\t\r\uff0b\uff0d\uff1d\uff20]/

/** One line without its end. A line break inside a value becomes a space: each row is one line. */
export function csvLine(values: string[]): string {
  return values.map(csvCell).join(',')
}

function csvCell(value: string): string {
  const line = value.replace(/[\r\n\u2028\u2029]+/g, ' ')
  const safe = formula.test(line) ? `'${line}` : line
  return /[",';\s]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
