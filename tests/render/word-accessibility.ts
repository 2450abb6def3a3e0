// What an accessibility checker for Word asks of a file, asked of its XML. docs/word.md lists the rules.
import { contrast, leastContrast } from '../../app/domain/word-look'
import { wordParts } from './reading'

/** Every breach as a sentence that names the rule; none for an accessible file. */
export function accessibilityFaults(bytes: Uint8Array): string[] {
  const parts = wordParts(bytes)
  const body = parts['word/document.xml'] ?? ''
  const styles = parts['word/styles.xml'] ?? ''
  const sides = Object.entries(parts).flatMap(([name, xml]) =>
    /^word\/(header|footer)\d+\.xml$/.test(name) ? [xml] : [],
  )
  return [
    ...titleAndLanguage(parts, styles),
    ...headings(body),
    ...tables(body),
    ...pictures([body, ...sides]),
    ...links(body),
    ...emptyParagraphs(body),
    ...colors(body, styles),
  ]
}

function titleAndLanguage(parts: Record<string, string>, styles: string): string[] {
  const title = /<dc:title>([^<]+)<\/dc:title>/.exec(parts['docProps/core.xml'] ?? '')
  const language = /<w:rPrDefault>.*?<w:lang [^<>]*w:val="[A-Za-z-]{2,}"/s.exec(styles)
  return [
    ...(title ? [] : ['The document has no title.']),
    ...(language ? [] : ['The text has no language.']),
  ]
}

/** Real heading styles that never skip a level downwards. */
function headings(body: string): string[] {
  const levels = [...body.matchAll(/<w:pStyle w:val="Heading(\d)"\/>/g)].map((found) => Number(found[1]))
  return levels.flatMap((level, index) => {
    const before = levels[index - 1] ?? 0
    return level > before + 1 ? [`Heading ${level} follows heading ${before}.`] : []
  })
}

/** Tables of data have a header row that repeats, rows that hold together, and no cells that are joined. The innermost are looked at. */
function tables(body: string): string[] {
  const faults: string[] = []
  for (const [table] of body.matchAll(/<w:tbl>(?:(?!<w:tbl>).)*?<\/w:tbl>/gs)) {
    const isGrid = table.includes('<w:tblStyle w:val="PolicyTable"/>')
    if (isGrid && !/<w:trPr>(?:(?!<\/w:trPr>).)*<w:tblHeader\/>/s.test(table.split('</w:tr>')[0] ?? ''))
      faults.push('A table has no header row.')
    if (/<w:(gridSpan|vMerge|hMerge)\b/.test(table)) faults.push('A table has joined cells.')
    if (isGrid && /<w:tr>(?!<w:trPr>.*?<w:cantSplit\/>)/s.test(table))
      faults.push('A row may break over pages.')
    if (!/<w:tblStyle w:val="Policy\w+"\/>/.test(table)) faults.push('A table has no style.')
  }
  return faults
}

/** Words, or a mark that there is nothing to see, on every picture and drawing. */
function pictures(xml: string[]): string[] {
  return xml.flatMap((part) => [
    ...(part.match(/<wp:docPr [^<>]*>/g) ?? []).flatMap((one) =>
      /descr="[^"]+"/.test(one) ? [] : ['A picture has no words.'],
    ),
    ...(part.match(/<v:shape [^<>]*>/g) ?? []).flatMap((one) =>
      / alt="[^"]+"/.test(one) ? [] : ['A drawing has no words.'],
    ),
  ])
}

function links(body: string): string[] {
  return [...body.matchAll(/<w:hyperlink [^<>]*>(.*?)<\/w:hyperlink>/gs)].flatMap(([, inside = '']) =>
    inside.replace(/<[^<>]*>/g, '').trim() === '' ? ['A link has no words.'] : [],
  )
}

/** One after a table is asked for by Word itself; more would be read out as blank lines. */
function emptyParagraphs(body: string): string[] {
  const faults: string[] = []
  if (/<w:t [^<>]*>[^<]*[ \u00a0]{3}/.test(body)) faults.push('Blank characters stand in a row.')
  const empty = /^<w:p>(?:<w:pPr>.*<\/w:pPr>)?<\/w:p>$|^<w:p\/>$/s
  const rows = body.match(/<w:p\/>|<w:p>.*?<\/w:p>/gs) ?? []
  rows.forEach((row, index) => {
    if (!empty.test(row)) return
    if (row.includes('w:val="AfterTable"') && !empty.test(rows[index + 1] ?? '')) return
    if (row.includes('w:val="TableText"') || row.includes('w:val="TableHead"')) return
    if (/w:numId|w:val="(FactValue|FactLabel)"/.test(row)) return
    faults.push('A paragraph stands empty for its space.')
  })
  return faults
}

/** Every colour that text has, on white and on the ground of its style. */
function colors(body: string, styles: string): string[] {
  const faults: string[] = []
  const usual = /<w:rPrDefault>.*?<w:color w:val="([0-9A-F]{6})"/s.exec(styles)?.[1] ?? '000000'
  for (const [style, id = ''] of styles.matchAll(/<w:style [^<>]*w:styleId="([^"]*)".*?<\/w:style>/gs)) {
    if (style.includes('w:type="table"')) continue
    const ground = /<w:shd [^<>]*w:fill="([0-9A-F]{6})"/.exec(style)?.[1] ?? 'FFFFFF'
    const color = /<w:rPr>.*<w:color w:val="([0-9A-F]{6})"/s.exec(style)?.[1] ?? usual
    if (contrast(color, ground) < leastContrast) faults.push(`The style ${id} is too faint.`)
    if (/<w:(vanish|webHidden|specVanish)\b/.test(style)) faults.push(`The style ${id} hides its text.`)
  }
  for (const [, fill = ''] of body.matchAll(/<w:shd [^<>]*w:fill="([0-9A-F]{6})"/g))
    if (contrast(usual, fill) < leastContrast) faults.push(`Text on ${fill} is too faint.`)
  return faults
}

/** What stands in the body beside styles: the list of all that may. */
export function directFormatting(bytes: Uint8Array): string[] {
  const body = (wordParts(bytes)['word/document.xml'] ?? '').replace(/<w:sectPr.*?<\/w:sectPr>/s, '')
  const runs = [...body.matchAll(/<w:rPr>(.*?)<\/w:rPr>/gs)].flatMap(
    ([, look = '']) => look.match(/<w:\w+/g) ?? [],
  )
  const frames = [...body.matchAll(/<w:pPr>(.*?)<\/w:pPr>/gs)].flatMap(
    ([, look = '']) =>
      look.replace(/<w:rPr>.*?<\/w:rPr>|<w:tabs>.*?<\/w:tabs>/gs, '<w:tabs/>').match(/<w:\w+/g) ?? [],
  )
  return [...new Set([...runs, ...frames])].map((tag) => tag.slice(3)).sort()
}
