// Text without markup, as it comes from a mail or a web page → Markdown with the same words.

// No pattern for white space that may hold line ends: it would start over at each of them.
const typedMarkup =
  /^(?: {0,3}#{1,6}\s+\S| {0,3}>\s|[ \t]*[-*+][ \t]+\S.*\n(?:[ \t]*\n){0,3}[ \t]*[-*+]\s|\|.+\|)|\*\*\S|\]\(/m
const bullet = /^(\s*)[•·▪◦●○■‣–—]\s+/
const numbered = /^\s*\d{1,2}[.)]\s/

/**
 * Text that was typed as Markdown stays. In other text every bullet sign becomes a list item, and where nothing parts
 * paragraphs, each line is one.
 */
export function asMarkdown(source: string): string {
  if (typedMarkup.test(source)) return source
  const lines = source.split('\n').map((line) => line.replace(bullet, '$1- ').replaceAll('\t', ' ').trimEnd())
  const words = lines.filter((line) => line.trim() !== '')
  const gaps = lines.length - words.length
  const isParted = gaps * 4 >= words.length || words.length < 3
  const apart = lines.map((line, index) => {
    const plain = line.trimStart().replace(/^([#>|`~+*=]|-(?!\s))/, '\\$1')
    const next = lines[index + 1]?.trim() ?? ''
    const staysTogether =
      isItem(plain) && isItem(next)
        ? true
        : isParted && !(isItem(next) || isItem(plain) || isShortLine(plain))
    return staysTogether ? plain : `${plain}\n`
  })
  return apart.join('\n')
}

function isItem(line: string): boolean {
  return /^-\s/.test(line) || numbered.test(line)
}

/** Too short to be a line that was wrapped. */
function isShortLine(line: string): boolean {
  return line !== '' && line.length < 50
}
