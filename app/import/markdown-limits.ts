// Which Markdown is too tangled to parse: some patterns cost the parser time that grows with the square of their length.

/** Markers of emphasis, links and code in one paragraph: a page of honest prose has dozens. */
const markersInParagraph = 1000

/** Cell borders, entities, addresses and attributes in one paragraph or table: a long table has hundreds. */
const joinsInParagraph = 2500

/** Lines without an empty one between them. */
const linesTogether = 1000

/** Paragraphs, and lines parted by an empty one: a book has fewer. */
const partsInText = 4000

/** Spaces before a list item: eight levels of lists need less. */
const spacesBeforeItem = 100

/** Quote and list markers at the start of one line. */
const markersInFront = 12

/** Quote and list markers in the whole text: nested items cost more the more there are. */
const itemsInText = 1500

/**
 * The line (counted from 1) where a paragraph or a nest of lists and quotes begins that nobody wrote by hand;
 * undefined when the source is safe to parse. `mostParts` paragraphs are let through. Takes time in proportion to the length of the source.
 */
export function firstTangledLine(source: string, mostParts = partsInText): number | undefined {
  let markers = 0
  let joins = 0
  let items = 0
  let parts = 0
  let start = 1
  for (const [index, line] of source.split('\n').entries()) {
    const inFront = markersBefore(line)
    items += inFront
    if (inFront > markersInFront || items > itemsInText) return index + 1
    if (inFront > 0 && line.length - line.trimStart().length > spacesBeforeItem) return index + 1
    if (line.trim() === '') {
      parts += 1
      if (parts > mostParts) return index + 1
      markers = 0
      joins = 0
      start = index + 2
      continue
    }
    markers += countOf('*_~[]`<{', line)
    joins += countOf('|&@', line) + (line.match(joining)?.length ?? 0)
    if (hasGap(line)) return start
    if (markers > markersInParagraph || joins > joinsInParagraph) return start
    if (index + 2 - start > linesTogether) return start
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

/** Addresses that become links by themselves, and values of attributes. */
const joining = /www\.|:\/\/|="/gi

const endlessSpace = ' '.repeat(1000)

/** Spaces without end between two words; not by a pattern, which would start over at each of them. */
function hasGap(line: string): boolean {
  return line.trim().includes(endlessSpace)
}

function countOf(signs: string, line: string): number {
  let count = 0
  for (const character of line) if (signs.includes(character)) count += 1
  return count
}
