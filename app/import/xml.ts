// XML read as a stream: strict, without entities of its own, and without ever holding the whole text.
import sax from 'sax'
import { ImportProblem } from './problem'

declare module 'sax' {
  // Missing in its types: only XML's own five entities are known.
  interface SAXOptions {
    strictEntities?: boolean
  }
}

export type Attributes = Record<string, string>

/** What a reader is told, in order. Names have Word's usual prefixes ("w:p"), whatever prefix the file chose. */
export type XmlReader = {
  open: (name: string, attributes: Attributes) => void
  close: (name: string) => void
  text: (text: string) => void
}

/** Elements inside each other: Word's deepest tables in text boxes have about 60. */
const deepest = 250

/** One attribute, comment or name; drawings of Word carry pictures in attributes. */
const longestToken = 8 * 1024 * 1024
Object.assign(sax, { MAX_BUFFER_LENGTH: longestToken })

/** Namespaces of Word files, transitional and strict, with the prefix everybody uses for them. */
const usualPrefixes: Record<string, string> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing': 'wp',
  'http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing': 'wp',
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
  'http://purl.oclc.org/ooxml/drawingml/main': 'a',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/package/2006/relationships': '',
  'http://schemas.microsoft.com/office/word/2010/wordml': 'w14',
  'http://schemas.openxmlformats.org/officeDocument/2006/bibliography': 'b',
  'http://purl.org/dc/elements/1.1/': 'dc',
  'urn:schemas-microsoft-com:vml': 'v',
}

/**
 * Reads one part of a file. `part` is its name, for sentences.
 * @throws ImportProblem for broken XML, a document type (it could define entities), other encodings, and nests too deep
 */
export async function readXml(
  pieces: AsyncIterable<Uint8Array>,
  part: string,
  reader: XmlReader,
): Promise<void> {
  const parser = sax.parser(true, { strictEntities: true })
  const prefixes = new Map<string, string>()
  const canonical = (name: string) => {
    const cut = name.indexOf(':')
    const usual = prefixes.get(cut === -1 ? '' : name.slice(0, cut))
    if (usual === undefined) return name
    const local = name.slice(cut + 1)
    return usual === '' ? local : `${usual}:${local}`
  }
  let depth = 0
  parser.ondoctype = () => {
    throw new ImportProblem(
      'file-has-doctype',
      `The Word file is not read: “${part}” declares a document type, which Word never writes and which can be used to attack. Open it in Word, save it again, and choose that file.`,
    )
  }
  parser.onopentag = (tag) => {
    depth += 1
    if (depth > deepest)
      throw brokenXml(part, parser.line, `elements stand more than ${deepest} deep in each other`)
    const attributes: Attributes = {}
    for (const [name, value] of Object.entries(tag.attributes)) {
      if (typeof value !== 'string') continue
      if (name === 'xmlns' || name.startsWith('xmlns:')) {
        const usual = usualPrefixes[value]
        if (usual !== undefined) prefixes.set(name.slice(6), usual)
      }
    }
    for (const [name, value] of Object.entries(tag.attributes)) {
      if (typeof value === 'string') attributes[name.includes(':') ? canonical(name) : name] = value
    }
    reader.open(canonical(tag.name), attributes)
  }
  parser.onclosetag = (name) => {
    depth -= 1
    reader.close(canonical(name))
  }
  parser.ontext = reader.text
  parser.oncdata = reader.text
  parser.onerror = (error) => {
    throw brokenXml(part, parser.line, error.message.split('\n')[0] ?? '')
  }
  let decoder: TextDecoder | undefined
  try {
    for await (const piece of pieces) {
      decoder ??= new TextDecoder(encodingOf(piece), { fatal: true })
      parser.write(decoder.decode(piece, { stream: true }))
    }
    parser.write(decoder?.decode() ?? '').close()
  } catch (error) {
    if (error instanceof TypeError && 'code' in error && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
      throw brokenXml(part, parser.line, 'it holds bytes that are no text')
    throw error
  }
}

function encodingOf(piece: Uint8Array): string {
  const [first, second] = piece
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return 'utf-8'
}

function brokenXml(part: string, line: number, why: string): ImportProblem {
  const reason = why.charAt(0).toLowerCase() + why.slice(1).replace(/\.$/, '')
  return new ImportProblem(
    'file-broken',
    `The Word file is broken: “${part}”, line ${line + 1}: ${reason}. Open it in Word, save it again under another name, and choose that file.`,
  )
}
