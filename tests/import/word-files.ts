// Word files made in a test: real packages, with exactly the parts and the XML that a test is about.
import { strToU8, zipSync, type Zippable } from 'fflate'

const namespaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"`

const packageRelations = `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`

const styles = `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading3"><w:name w:val="heading 3"/></w:style>
<w:style w:type="paragraph" w:styleId="HouseHeading"><w:name w:val="House heading"/><w:basedOn w:val="berschrift1"/></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Zitat"><w:name w:val="Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="character" w:styleId="Fett"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>`

const numbering = `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>`

type Beside = { type: string; target: string; xml?: string; external?: true }

export type WordFile = {
  /** XML inside of <w:body>. */
  body: string
  /** Parts that the body uses, by relation id. */
  beside?: Record<string, Beside>
  /** More parts of the package, by name. */
  parts?: Record<string, string | Uint8Array>
  /** Replaces all of word/document.xml. */
  document?: string
}

/** The bytes of a Word file. */
export function wordFile({ body, beside = {}, parts = {}, document }: WordFile): Uint8Array {
  const relations: Record<string, Beside> = {
    styles: { type: 'styles', target: 'styles.xml', xml: wrapped('w:styles', styles) },
    numbering: { type: 'numbering', target: 'numbering.xml', xml: wrapped('w:numbering', numbering) },
    ...beside,
  }
  const files: Zippable = {
    '[Content_Types].xml': strToU8(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    ),
    '_rels/.rels': strToU8(packageRelations),
    'word/document.xml': strToU8(document ?? wrapped('w:document', `<w:body>${body}</w:body>`)),
    'word/_rels/document.xml.rels': strToU8(relationsXml(relations)),
  }
  for (const { target, xml } of Object.values(relations)) if (xml) files[`word/${target}`] = strToU8(xml)
  for (const [name, part] of Object.entries(parts))
    files[name] = typeof part === 'string' ? strToU8(part) : part
  return zipSync(files, { level: 1 })
}

/** An element with all namespaces of Word around some XML. */
export function wrapped(element: string, inner: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><${element} ${namespaces}>${inner}</${element}>`
}

/** A paragraph; `style` is the id of a style. */
export function p(inner: string, style = ''): string {
  return `<w:p>${style === '' ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}${inner}</w:p>`
}

/** A run of words; `properties` is XML inside of <w:rPr>. */
export function r(text: string, properties = ''): string {
  return `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`
}

/** A paragraph of a list. */
export function li(inner: string, list: { numId: number; level: number }): string {
  return `<w:p><w:pPr><w:numPr><w:ilvl w:val="${list.level}"/><w:numId w:val="${list.numId}"/></w:numPr></w:pPr>${inner}</w:p>`
}

/** Words that somebody proposed to add. */
export function ins(inner: string, author: string): string {
  return `<w:ins w:id="1" w:author="${author}" w:date="2026-05-03T10:00:00Z">${inner}</w:ins>`
}

/** Words that somebody proposed to take out. */
export function del(text: string, author: string): string {
  return `<w:del w:id="2" w:author="${author}" w:date="2026-05-04T10:00:00Z"><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`
}

function relationsXml(relations: Record<string, Beside>): string {
  const each = Object.entries(relations).map(
    ([id, { type, target, external }]) =>
      `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"${external ? ' TargetMode="External"' : ''}/>`,
  )
  return `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join('')}</Relationships>`
}
