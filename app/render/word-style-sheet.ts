// The styles part of a Word file, finished: what the library has no writer for.
import { tableStylesXml } from './word-table-styles'

/** Styles that also come as a look for a few words: a lawyer changes one, and both change. */
const linked = ['Title', 'Heading1', 'Heading2', 'Heading3', 'Heading4', 'Heading5', 'Heading6', 'Quote']

/** One style of a styles part, from its opening tag to its end. */
export const oneStyle = /<w:style [^<>]*?w:styleId="([^"]*)"[^<>]*>.*?<\/w:style>/gs

/** The styles of the library with the looks of tables, and with the styles for words that belong to headings. */
export function finishedStyles(xml: string): string {
  const added: string[] = [tableStylesXml]
  const styles = xml.replace(oneStyle, (style, id: string) => {
    if (!linked.includes(id)) return style
    added.push(wordsStyle(style, id))
    return style.replace(/(<w:(?:basedOn|next) [^<>]*\/>)(?!<w:next)/, `$1<w:link w:val="${id}Char"/>`)
  })
  return styles.replace('</w:styles>', `${added.join('')}</w:styles>`)
}

function wordsStyle(style: string, id: string): string {
  const name = /<w:name w:val="([^"]*)"/.exec(style)?.[1] ?? id
  const look = /<w:rPr>.*<\/w:rPr>/s.exec(style)?.[0] ?? ''
  return (
    `<w:style w:type="character" w:customStyle="1" w:styleId="${id}Char"><w:name w:val="${name} Char"/>` +
    `<w:link w:val="${id}"/><w:uiPriority w:val="9"/>${look}</w:style>`
  )
}
