// The text a Word file was made from, as a part of its package: Word and LibreOffice keep it, and it never shows.
import { strFromU8, strToU8 } from 'fflate'
import { canonicalJson } from '../domain/canonical-json'
import { baseNamespace, basePart, type WordBase } from '../domain/word-marks'

const propertiesPart = 'customXml/itemProps1.xml'
const relationsPart = 'customXml/_rels/item1.xml.rels'

/** Names the part among the custom parts of a file. The same in every file: one file has one base. */
const itemId = '{6C0D2C3B-5D0C-4B53-9B1E-0A7C1A9D4E11}'

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const officeRelations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships'
const customXml = 'http://schemas.openxmlformats.org/officeDocument/2006/customXml'

/** The parts of a package with the base among them, and named where Word looks for it. */
export function withBase(parts: Record<string, Uint8Array>, base: WordBase): Record<string, Uint8Array> {
  const document = 'word/_rels/document.xml.rels'
  const types = '[Content_Types].xml'
  const relation = `<Relationship Id="rIdBase" Type="${officeRelations}/customXml" Target="../${basePart}"/>`
  const type = `<Override ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml" PartName="/${propertiesPart}"/>`
  return {
    ...parts,
    [document]: withLast(parts[document], '</Relationships>', relation),
    [types]: withLast(parts[types], '</Types>', type),
    [basePart]: strToU8(`${head}<base xmlns="${baseNamespace}">${encoded(base)}</base>`),
    [propertiesPart]: strToU8(
      `${head}<ds:datastoreItem ds:itemID="${itemId}" xmlns:ds="${customXml}"><ds:schemaRefs><ds:schemaRef ds:uri="${baseNamespace}"/></ds:schemaRefs></ds:datastoreItem>`,
    ),
    [relationsPart]: strToU8(
      `${head}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${officeRelations}/customXmlProps" Target="itemProps1.xml"/></Relationships>`,
    ),
  }
}

/** Base64, because XML cannot carry every character that a text may hold. */
function encoded(base: WordBase): string {
  return Buffer.from(canonicalJson(base), 'utf8').toString('base64')
}

function withLast(part: Uint8Array | undefined, end: string, element: string): Uint8Array {
  const xml = strFromU8(part ?? new Uint8Array())
  const at = xml.lastIndexOf(end)
  if (at < 0) throw new Error(`A Word package without ${end} cannot take the base.`)
  return strToU8(xml.slice(0, at) + element + xml.slice(at))
}
