// What people do to a file in Word, done to its XML: tracked and untracked, by several authors, with words that occur once.
import { withPart } from './returned'

/** A change that Word wrote: who, and the element's name. */
export function mark(kind: 'ins' | 'del' | 'moveFrom' | 'moveTo', author: string): string {
  return `w:${kind} w:id="9${author.length}" w:author="${author}" w:date="2027-03-0${(author.length % 8) + 1}T10:00:00Z"`
}

/** A run of words; `looks` is XML inside of <w:rPr>. */
export function run(text: string, looks = ''): string {
  return `<w:r>${looks === '' ? '' : `<w:rPr>${looks}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`
}

export function inserted(text: string, author: string): string {
  return `<${mark('ins', author)}>${run(text)}</w:ins>`
}

export function deleted(text: string, author: string): string {
  return `<${mark('del', author)}><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`
}

/** The run that holds these words, replaced by `change` of the words before, them, and those after. */
export function atWords(
  xml: string,
  words: string,
  change: (parts: { before: string; words: string; after: string }) => string,
): string {
  const at = xml.indexOf(`>${words}`) + 1 || xml.indexOf(words)
  const start = xml.lastIndexOf('<w:r>', at)
  const end = xml.indexOf('</w:r>', at) + '</w:r>'.length
  const whole = xml.slice(start, end)
  const text = /<w:t[^>]*>([^<]*)<\/w:t>/.exec(whole)?.[1] ?? ''
  const looks = /<w:rPr>(.*?)<\/w:rPr>/.exec(whole)?.[1] ?? ''
  const cut = text.indexOf(words)
  const part = (piece: string) => (piece === '' ? '' : run(piece, looks))
  const made = change({
    before: part(text.slice(0, cut)),
    words,
    after: part(text.slice(cut + words.length)),
  })
  return xml.slice(0, start) + made + xml.slice(end)
}

/** The start and end of the paragraph that holds these words. */
export function paragraphAt(xml: string, words: string): { start: number; end: number } {
  const at = xml.lastIndexOf(words)
  return { start: xml.lastIndexOf('<w:p>', at), end: xml.indexOf('</w:p>', at) + '</w:p>'.length }
}

/** A paragraph with all its words and its end taken out by somebody. */
export function deletedParagraph(paragraph: string, author: string): string {
  const runs = paragraph
    .replace(
      /<w:r>((?:(?!<\/w:r>).)*<w:t(?:(?!<\/w:r>).)*)<\/w:r>/g,
      `<${mark('del', author)}><w:r>$1</w:r></w:del>`,
    )
    .replace(/<w:t( [^>]*)?>/g, '<w:delText$1>')
    .replaceAll('</w:t>', '</w:delText>')
  return withEnd(runs, `<${mark('del', author)}/>`)
}

/** A paragraph whose end carries a change. */
export function withEnd(paragraph: string, end: string): string {
  if (paragraph.includes('</w:pPr>')) return paragraph.replace('</w:pPr>', `<w:rPr>${end}</w:rPr></w:pPr>`)
  return paragraph.replace('<w:p>', `<w:p><w:pPr><w:rPr>${end}</w:rPr></w:pPr>`)
}

/** A new paragraph with the properties of another one; written by somebody, or by nobody knows whom. */
export function newParagraph(like: string, text: string, author?: string): string {
  const properties = /<w:pPr>.*?<\/w:pPr>/.exec(like)?.[0] ?? ''
  if (author === undefined) return `<w:p>${properties}${run(text)}</w:p>`
  return withEnd(`<w:p>${properties}${inserted(text, author)}</w:p>`, `<${mark('ins', author)}/>`)
}

/** The controls of the sections, in the order of the file. */
export function controlsOf(xml: string): { start: number; end: number; xml: string }[] {
  return [
    ...xml.matchAll(/<w:sdt><w:sdtPr><w:alias [^>]*\/><w:tag w:val="candor:clause:[^"]*"\/>.*?<\/w:sdt>/g),
  ].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    xml: match[0],
  }))
}

export type Remark = { id: string; author: string; text: string }

/** The file with comments in it; the body points to them already. */
export function withComments(bytes: Uint8Array, remarks: Remark[]): Uint8Array {
  const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
  const each = remarks.map(
    ({ id, author, text }) =>
      `<w:comment w:id="${id}" w:author="${author}" w:date="2027-03-02T09:00:00Z"><w:p>${run(text)}</w:p></w:comment>`,
  )
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments'
  const related = withPart(bytes, 'word/_rels/document.xml.rels', (xml) =>
    /relationships\/comments"/.test(xml)
      ? xml
      : xml.replace(
          '</Relationships>',
          `<Relationship Id="rIdRemarks" Type="${type}" Target="comments.xml"/></Relationships>`,
        ),
  )
  return withPart(related, 'word/comments.xml', (xml) =>
    xml.includes('</w:comments>')
      ? xml.replace('</w:comments>', `${each.join('')}</w:comments>`)
      : `<?xml version="1.0"?><w:comments ${w}>${each.join('')}</w:comments>`,
  )
}

/** Words with a comment around them. */
export function commented(words: string, id: string): string {
  return `<w:commentRangeStart w:id="${id}"/>${words}<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`
}
