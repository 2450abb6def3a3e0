// A finished Word package in the look of an organisation's own file.
import { strFromU8, strToU8 } from 'fflate'
import type { PageSize, WordLook } from '../domain/word-look'
import { pictureParts, sideXml, withPictures } from './word-look-pages'
import { lookedStyles, lookedTheme } from './word-look-styles'
import { textWidth } from './word-styles'

type Parts = Record<string, Uint8Array>

/** Which side of which page each part is: the library writes the usual pages first, then the first page. */
const sides = [
  { part: 'header1', page: 'others', side: 'header' },
  { part: 'header2', page: 'first', side: 'header' },
  { part: 'footer1', page: 'others', side: 'footer' },
  { part: 'footer2', page: 'first', side: 'footer' },
] as const

/** The parts in this look. `organisation` names its logo for those who cannot see it. */
export function withLook(parts: Parts, look: WordLook, organisation: string): Parts {
  const width = look.size ? look.size.width - look.size.left - look.size.right : textWidth
  const name = `Logo of ${organisation === '' ? 'the organisation' : organisation}`
  const all = { ...parts, ...pictureParts(look) }
  const change = (part: string, how: (xml: string) => string) => {
    const content = all[part]
    if (content) all[part] = strToU8(how(strFromU8(content)))
  }
  change('word/styles.xml', (xml) => lookedStyles(xml, look, width))
  const { theme, size } = look
  if (theme) change('word/theme/theme1.xml', (xml) => lookedTheme(xml, theme))
  if (size) change('word/document.xml', (xml) => withWidths(withSize(xml, size), width / textWidth))
  for (const { part, page, side } of sides) {
    const blocks = (look.pages[page] ?? look.pages.others)[side]
    const { xml: content, pictures } = sideXml(blocks, { width, name })
    change(`word/${part}.xml`, (xml) => withSide(xml, content))
    change(`word/_rels/${part}.xml.rels`, (rels) => withPictures(rels, pictures, look.pictures))
  }
  return all
}

function withSize(xml: string, size: PageSize): string {
  const turned = size.width > size.height ? 'landscape' : 'portrait'
  return xml
    .replace(/<w:pgSz [^<>]*\/>/g, `<w:pgSz w:w="${size.width}" w:h="${size.height}" w:orient="${turned}"/>`)
    .replace(
      /<w:pgMar [^<>]*\/>/g,
      `<w:pgMar w:top="${size.top}" w:right="${size.right}" w:bottom="${size.bottom}" w:left="${size.left}" w:header="${size.header}" w:footer="${size.footer}" w:gutter="0"/>`,
    )
}

/** Tables as wide as the lines of the page. Only tags match: text stands escaped. */
function withWidths(xml: string, ratio: number): string {
  return xml.replace(
    /(<w:(?:gridCol|tcW|tblW) [^<>]*?w:w=")(\d+)/g,
    (_, start: string, width: string) => start + String(Math.round(Number(width) * ratio)),
  )
}

/** Theirs above ours, and air between a tall header and the text below it. */
function withSide(xml: string, content: string): string {
  if (content === '') return xml
  return xml
    .replace('<w:pStyle w:val="Header"/>', '$&<w:spacing w:before="80" w:after="200"/>')
    .replace(/<w:(?:hdr|ftr) [^>]*>/, (open) => open + content)
}
