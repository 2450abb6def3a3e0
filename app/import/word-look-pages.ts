// Page size, headers and footers of a Word file: text and pictures, taken apart and kept as plain data.
import {
  contrast,
  leastContrast,
  type PageBlock,
  type PageParagraph,
  type PageRun,
  type PageSize,
  type Picture,
  type RunLook,
} from '../domain/word-look'
import { paragraphLook, runLook, within } from './word-look-style'
import type { LookTheme } from './word-look-theme'
import type { WordPackage } from './word-package'
import { readRelations } from './word-relations'
import { allBelow, child, readTree, type XmlNode } from './xml-tree'

/** Pictures of one file together, in bytes: they stand in every export. */
const mostPictures = 1_500_000
const mostBlocks = 40
const mostCharacters = 2_000

/** What is known while headers are read; `losses` are sentences. */
export type PagesReading = {
  file: WordPackage
  theme: LookTheme
  pictures: Picture[]
  losses: Set<string>
}

/** The blocks of a header or footer. @throws ImportProblem */
export async function readPageBlocks(part: string, reading: PagesReading): Promise<PageBlock[]> {
  const pieces = reading.file.read(part)
  if (!pieces) return []
  const root = await readTree(pieces, part)
  const pictures = await picturesOf(part, root, reading)
  const around = { ...reading, placed: pictures, room: mostCharacters, inField: 0 }
  const blocks = flowOf(root)
    .slice(0, mostBlocks)
    .map((node) => (node.name === 'w:tbl' ? tableOf(node, around) : paragraphOf(node, around)))
  return withoutEmptyEnds(blocks)
}

/** Size and margins from `w:sectPr`, within what a page can be. */
export function pageSize(section: XmlNode): PageSize | undefined {
  const size = child(section, 'w:pgSz')?.attributes ?? {}
  const margins = child(section, 'w:pgMar')?.attributes ?? {}
  const width = within(size['w:w'], 7_000, 25_000)
  const height = within(size['w:h'], 7_000, 25_000)
  if (width === undefined || height === undefined) return undefined
  const edge = (name: string, usual: number) => within(margins[`w:${name}`], 567, 3_400) ?? usual
  return {
    width,
    height,
    top: edge('top', 1_440),
    bottom: edge('bottom', 1_440),
    left: edge('left', 1_440),
    right: edge('right', 1_440),
    header: within(margins['w:header'], 284, 2_000) ?? 709,
    footer: within(margins['w:footer'], 284, 2_000) ?? 624,
  }
}

type Around = PagesReading & { placed: Map<string, number>; room: number; inField: number }

/** Paragraphs and tables, also those inside controls that hold them. */
function flowOf(node: XmlNode): XmlNode[] {
  return node.children.flatMap((one) => {
    if (one.name === 'w:p' || one.name === 'w:tbl') return [one]
    return one.name === 'w:sdt' || one.name === 'w:sdtContent' ? flowOf(one) : []
  })
}

function paragraphOf(node: XmlNode, around: Around): PageParagraph {
  const properties = child(node, 'w:pPr')
  const runs = node.children.flatMap((one) => runsOf(one, around))
  return { kind: 'paragraph', look: paragraphLook(properties, around.theme), runs }
}

function tableOf(node: XmlNode, around: Around): PageBlock {
  const rows = node.children
    .filter((one) => one.name === 'w:tr')
    .slice(0, 6)
    .map((row) =>
      row.children
        .filter((one) => one.name === 'w:tc')
        .slice(0, 6)
        .map((cell) =>
          flowOf(cell)
            .filter((one) => one.name === 'w:p')
            .slice(0, 10)
            .map((one) => paragraphOf(one, around)),
        ),
    )
  const columns = (child(node, 'w:tblGrid')?.children ?? []).map(
    (column) => within(column.attributes['w:w'], 100, 20_000) ?? 1_000,
  )
  const width = Math.max(1, ...rows.map((row) => row.length))
  return { kind: 'table', columns: Array.from({ length: width }, (_, at) => columns[at] ?? 1_000), rows }
}

function runsOf(node: XmlNode, around: Around): PageRun[] {
  switch (node.name) {
    case 'w:r':
      return node.children.flatMap((one) => pieceOf(one, child(node, 'w:rPr'), around))
    case 'w:hyperlink':
    case 'w:sdt':
    case 'w:sdtContent':
    case 'w:smartTag':
    case 'w:ins':
      return node.children.flatMap((one) => runsOf(one, around))
    case 'w:fldSimple':
      around.losses.add(fieldLoss)
      return []
    default:
      return []
  }
}

const fieldLoss =
  'Page numbers, dates and other fields in headers and footers were not taken: Candor prints its own page numbers.'

function pieceOf(node: XmlNode, properties: XmlNode | undefined, around: Around): PageRun[] {
  if (node.name === 'w:fldChar') {
    around.losses.add(fieldLoss)
    around.inField += { begin: 1, end: -1 }[node.attributes['w:fldCharType'] ?? ''] ?? 0
    return []
  }
  if (around.inField > 0) return []
  switch (node.name) {
    case 'w:t': {
      if (child(properties, 'w:vanish')) {
        around.losses.add('Hidden text in a header or footer was not taken.')
        return []
      }
      const text = node.text.replace(/[\p{Cc}\ufffe\uffff]|\p{Surrogate}/gu, ' ').slice(0, around.room)
      around.room -= text.length
      return text === '' ? [] : [{ kind: 'text', text, look: readableLook(properties, around) }]
    }
    case 'w:tab':
      return [{ kind: 'tab' }]
    case 'w:br':
      return [{ kind: 'break' }]
    case 'w:drawing':
      return pictureOf(node, around)
    case 'w:pict':
    case 'w:object':
    case 'mc:AlternateContent':
      around.losses.add(
        'Drawings, text boxes and watermarks in headers and footers were not taken: only pictures are.',
      )
      return []
    default:
      return []
  }
}

/** On white, as the page is. */
function readableLook(properties: XmlNode | undefined, { theme, losses }: Around): RunLook {
  const { color, ...plain } = runLook(properties, theme)
  if (color === undefined) return plain
  if (contrast(color, 'FFFFFF') >= leastContrast) return { ...plain, color }
  losses.add('The colour of text in a header or footer was not taken: it is too faint to read.')
  return plain
}

function pictureOf(node: XmlNode, around: Around): PageRun[] {
  const frame = child(node, 'wp:inline') ?? child(node, 'wp:anchor')
  const extent = frame && child(frame, 'wp:extent')?.attributes
  const [blip] = allBelow(node, 'a:blip')
  const picture = around.placed.get(blip?.attributes['r:embed'] ?? '')
  const width = within(extent?.['cx'], 60_000, 5_400_000)
  const height = within(extent?.['cy'], 60_000, 1_800_000)
  if (picture === undefined || width === undefined || height === undefined) {
    around.losses.add(
      'A picture in a header or footer was not taken: Candor takes PNG, JPEG and GIF files inside the document, together up to 1.5 MB.',
    )
    return []
  }
  if (frame?.name === 'wp:anchor')
    around.losses.add(
      'A picture that floats over the page stands in its line instead, so that it covers nothing.',
    )
  const properties = frame && child(frame, 'wp:docPr')?.attributes
  const alt = (properties?.['descr'] ?? '')
    .replace(/[\p{Cc}\ufffe\uffff]|\p{Surrogate}/gu, ' ')
    .trim()
    .slice(0, 200)
  return [{ kind: 'picture', picture, width, height, alt }]
}

/** The pictures that a part uses, by the names of their relations. What lies outside of the file is never fetched. */
async function picturesOf(part: string, root: XmlNode, reading: PagesReading): Promise<Map<string, number>> {
  const placed = new Map<string, number>()
  if (allBelow(root, 'a:blip').length === 0) return placed
  for (const relation of (await readRelations(reading.file, part)).slice(0, 20)) {
    if (relation.type !== 'image' || relation.external) continue
    const bytes = await bytesOf(reading, relation.target)
    const kind = bytes && pictureKind(bytes)
    if (!bytes || !kind) continue
    const same = reading.pictures.findIndex((one) => Buffer.compare(one.bytes, bytes) === 0)
    placed.set(relation.id, same >= 0 ? same : reading.pictures.push({ kind, bytes }) - 1)
  }
  return placed
}

async function bytesOf({ file, pictures }: PagesReading, part: string): Promise<Uint8Array | undefined> {
  const pieces: Uint8Array[] = []
  let size = pictures.reduce((sum, picture) => sum + picture.bytes.length, 0)
  for await (const piece of file.read(part) ?? []) {
    size += piece.length
    if (size > mostPictures) return undefined
    pieces.push(piece)
  }
  return pieces.length === 0 ? undefined : new Uint8Array(Buffer.concat(pieces))
}

/** By the first bytes, whatever the name says. SVG is a program's text and is not taken. */
function pictureKind(bytes: Uint8Array): Picture['kind'] | undefined {
  const start = Buffer.from(bytes.subarray(0, 8)).toString('latin1')
  if (start === '\x89PNG\r\n\x1a\n') return 'png'
  if (start.startsWith('\xff\xd8\xff')) return 'jpeg'
  return /^GIF8[79]a/.test(start) ? 'gif' : undefined
}

function withoutEmptyEnds(blocks: PageBlock[]): PageBlock[] {
  const holds = (block: PageBlock) =>
    block.kind === 'table'
      ? block.rows.some((row) => row.some((cell) => cell.some((one) => one.runs.length > 0)))
      : block.runs.some((run) => run.kind === 'picture' || (run.kind === 'text' && run.text.trim() !== ''))
  const last = blocks.findLastIndex(holds)
  return blocks.slice(Math.max(0, blocks.findIndex(holds)), last + 1)
}
