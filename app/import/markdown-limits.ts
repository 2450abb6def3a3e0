// Which Markdown is too tangled to parse: some patterns cost the parser time that grows with the square of their length.

/** Markers of emphasis, links and code in one paragraph: a page of honest prose has dozens. */
const markersInParagraph = 1000

/** Quote and list markers at the start of one line. */
const markersInFront = 12

/**
 * The line (counted from 1) where a paragraph or a nest of lists and quotes begins that nobody wrote by hand;
 * undefined when the source is safe to parse. Takes time in proportion to the length of the source.
 */
export function firstTangledLine(source: string): number | undefined {
  let markers = 0
  let start = 1
  for (const [index, line] of source.split('\n').entries()) {
    if (markersBefore(line) > markersInFront) return index + 1
    if (line.trim() === '') {
      markers = 0
      start = index + 2
      continue
    }
    markers += countMarkers(line)
    if (markers > markersInParagraph) return start
  }
  return undefined
}

function markersBefore(line: string): number {
  let count = 0
  for (let rest = line.trimStart(); count <= markersInFront; count += 1) {
    const marker = /^(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))[ \t]*/.exec(rest)
    if (!marker) break
    rest = rest.slice(marker[0].length)
  }
  return count
}

function countMarkers(line: string): number {
  let count = 0
  for (const character of line) if ('*_~[]`<'.includes(character)) count += 1
  return count
}
