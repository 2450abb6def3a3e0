// Headers and footers of a taken look as Word's XML. They stand above our own lines, which say what the text is worth.
import type { PageBlock, PageParagraph, PageRun, PageTable, Picture, WordLook } from '../domain/word-look'
import { escapedXml, paragraphXml, runXml } from './word-look-xml'

export type SideXml = { xml: string; pictures: number[] }

const pictureRelation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/image'

/** Blocks as the content of a header or footer that is `width` wide. `name` stands for a picture without words. */
export function sideXml(blocks: PageBlock[], { width, name }: { width: number; name: string }): SideXml {
  const pictures = new Set<number>()
  const draw = (paragraph: PageParagraph) => {
    for (const run of paragraph.runs) if (run.kind === 'picture') pictures.add(run.picture)
    return paragraphOf(paragraph, { width, name })
  }
  const xml = blocks
    .map((block) => (block.kind === 'table' ? tableOf(block, width, draw) : draw(block)))
    .join('')
  return { xml, pictures: [...pictures] }
}

/** The relations of a part with those to its pictures. */
export function withPictures(rels: string, pictures: number[], kinds: Picture[]): string {
  const rows = pictures.map((index) => {
    const kind = kinds[index]?.kind ?? 'png'
    return `<Relationship Id="rIdLook${index + 1}" Type="${pictureRelation}" Target="media/look${index + 1}.${kind}"/>`
  })
  if (rows.length === 0) return rels
  const open = rels.replace(/\/>\s*$/, '></Relationships>')
  return open.replace('</Relationships>', `${rows.join('')}</Relationships>`)
}

/** The pictures as parts of the package. */
export function pictureParts({ pictures }: WordLook): Record<string, Uint8Array> {
  return Object.fromEntries(
    pictures.map(({ kind, bytes }, index) => [`word/media/look${index + 1}.${kind}`, bytes]),
  )
}

function tableOf({ columns, rows }: PageTable, width: number, draw: (one: PageParagraph) => string): string {
  const sum = columns.reduce((total, column) => total + column, 0)
  const fitting = columns.map((column) => Math.floor((column * width) / Math.max(sum, width)))
  const cells = (row: PageParagraph[][]) =>
    fitting
      .map((column, at) => {
        const content = (row[at] ?? []).map(draw).join('')
        return `<w:tc><w:tcPr><w:tcW w:w="${column}" w:type="dxa"/></w:tcPr>${content === '' ? '<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr></w:p>' : content}</w:tc>`
      })
      .join('')
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="${fitting.reduce((total, one) => total + one, 0)}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>` +
    `<w:tblGrid>${fitting.map((column) => `<w:gridCol w:w="${column}"/>`).join('')}</w:tblGrid>` +
    `${rows.map((row) => `<w:tr>${cells(row)}</w:tr>`).join('')}</w:tbl>`
  )
}

function paragraphOf({ look, runs }: PageParagraph, setting: { width: number; name: string }): string {
  const words = runs.map((run) => runOf(run, setting)).join('')
  // A line of a set height would show a strip of the picture only.
  const whole = runs.some((run) => run.kind === 'picture') ? ({ line: 240, lineRule: 'auto' } as const) : {}
  return `<w:p><w:pPr><w:pStyle w:val="Header"/>${paragraphXml({ ...look, ...whole })}</w:pPr>${words}</w:p>`
}

function runOf(run: PageRun, { width, name }: { width: number; name: string }): string {
  switch (run.kind) {
    case 'text': {
      const look = runXml(run.look)
      return `<w:r>${look === '' ? '' : `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${escapedXml(run.text)}</w:t></w:r>`
    }
    case 'tab':
      return '<w:r><w:tab/></w:r>'
    case 'break':
      return '<w:r><w:br/></w:r>'
    case 'picture':
      return pictureOf(run, { width, name })
    default:
      return run satisfies never
  }
}

/** English metric units for each twentieth of a point. */
const unitsPerTwentieth = 635

function pictureOf(
  run: Extract<PageRun, { kind: 'picture' }>,
  { width, name }: { width: number; name: string },
): string {
  const shrink = Math.min(1, (width * unitsPerTwentieth) / run.width)
  const size = `cx="${Math.round(run.width * shrink)}" cy="${Math.round(run.height * shrink)}"`
  const id = run.picture + 1
  const words = escapedXml(run.alt === '' ? name : run.alt)
  const main = 'http://schemas.openxmlformats.org/drawingml/2006/main'
  const picture = 'http://schemas.openxmlformats.org/drawingml/2006/picture'
  return (
    `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent ${size}/>` +
    `<wp:docPr id="${1000 + id}" name="Logo ${id}" descr="${words}"/>` +
    `<a:graphic xmlns:a="${main}"><a:graphicData uri="${picture}"><pic:pic xmlns:pic="${picture}">` +
    `<pic:nvPicPr><pic:cNvPr id="${1000 + id}" name="Logo ${id}" descr="${words}"/><pic:cNvPicPr/></pic:nvPicPr>` +
    `<pic:blipFill><a:blip r:embed="rIdLook${id}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
    `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>` +
    `</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
  )
}
