// Plain paragraphs written as XML at once. The library makes five objects for each word's look; a long policy has thousands.
import { Paragraph, type IContext, type IXmlableObject } from 'docx'
import { safeHref } from '../domain/policy-document'
import { holdsRightToLeft, runsRightToLeft } from './direction'
import { textOfRuns } from './plain-text'
import { textRuns, type Flow, type FlowParagraph, type FlowRun, type Frame } from './word-flow'

/** Paragraphs that are written already, by their number. Each file has a list of its own. */
export type Written = string[]

/** U+FFFE is in no text that is printed (`printable`), so what stands between two of them is ours. */
const mark = '\ufffe'
const place = /<\ufffe(\d+)((?: \d+)*)\ufffe\/>/g
const listMark = '\ufffelist\ufffe'
const numberPlace = /\ufffelist\ufffe/g

/** A link of a written paragraph: the name of its relation after “rId”, and where it leads. */
type Link = { id: string; target: string }

type Quick = { xml: string; list: string | undefined; instance: number; links: Link[] }

/**
 * The paragraph, drawn; or undefined where it holds what only the library writes: tracked changes, comments, links
 * into pages, or a look that is not known here.
 */
export function quickParagraph(flow: FlowParagraph, written: Written): Paragraph | undefined {
  return quickStretch([flow], 0, written)?.drawn
}

/** The paragraphs from this place on that can be written at once, as one; undefined where the first one cannot. */
export function quickStretch(
  flows: Flow[],
  from: number,
  written: Written,
): { drawn: Paragraph; next: number } | undefined {
  const stretch: Quick[] = []
  for (const flow of flows.slice(from)) {
    const quick =
      flow.kind === 'paragraph' ? paragraphOf(flow, `${written.length}p${stretch.length}`) : undefined
    if (!quick) break
    stretch.push(quick)
  }
  if (stretch.length === 0) return undefined
  written.push(stretch.map(({ xml }) => xml).join(''))
  return { drawn: new WrittenParagraph(written.length - 1, stretch), next: from + stretch.length }
}

/** A table whose rows are `rows` of paragraphs, drawn; undefined where one of them is not quick, or stands in a list. */
export function quickTable(
  { before, after }: { before: string; after: string },
  rows: { before: string; cells: { before: string; flow: FlowParagraph }[] }[],
  written: Written,
): Paragraph | undefined {
  const links: Link[] = []
  let xml = before
  for (const row of rows) {
    xml += row.before
    for (const cell of row.cells) {
      const quick = paragraphOf(cell.flow, `${written.length}c${links.length}`)
      if (quick === undefined || quick.list !== undefined) return undefined
      links.push(...quick.links)
      xml += `${cell.before}${quick.xml}</w:tc>`
    }
    xml += '</w:tr>'
  }
  written.push(xml + after)
  return new WrittenParagraph(written.length - 1, [{ links, list: undefined, instance: 0 }])
}

function paragraphOf(flow: FlowParagraph, place: string): Quick | undefined {
  const { frame, runs, mark: change, formerFrame, moveStart, moveEnd } = flow
  if (change ?? formerFrame ?? moveStart ?? moveEnd) return undefined
  const properties = frameXml(frame, runsRightToLeft(textOfRuns(textRuns(runs))))
  const links: Link[] = []
  const words = runsXml(runs, (target) => {
    links.push({ id: `writtenLink${place}x${links.length}`, target })
    return links[links.length - 1]?.id ?? ''
  })
  if (properties === undefined || words === undefined) return undefined
  const { before, after } = bookmarksXml(flow.bookmarks)
  const content = properties + before + words + after
  const { reference, instance = 0 } = frame.numbering || {}
  return {
    xml: content === '' ? '<w:p/>' : `<w:p>${content}</w:p>`,
    list: typeof reference === 'string' ? reference : undefined,
    instance,
    links,
  }
}

/** The XML of a part with the written paragraphs in their places. */
export function withWritten(xml: string, written: Written): string {
  return xml.replace(place, (_, index: string, lists: string) => {
    const paragraphs = written[Number(index)] ?? ''
    if (lists === '') return paragraphs
    const numbers = lists.trim().split(' ')
    let at = 0
    return paragraphs.replace(numberPlace, () => numbers[at++] ?? '')
  })
}

/** Takes a place in the library's tree. The library fills in the numbers of lists, as for every text in braces. */
class WrittenParagraph extends Paragraph {
  constructor(
    private readonly index: number,
    private readonly stretch: Omit<Quick, 'xml'>[],
  ) {
    super({})
  }

  override prepForXml({ file, viewWrapper }: IContext): IXmlableObject {
    let name = `${mark}${this.index}`
    for (const { list, instance, links } of this.stretch) {
      for (const { id, target } of links)
        viewWrapper.Relationships.addRelationship(id, linkRelation, target, 'External')
      if (list === undefined) continue
      file.Numbering.createConcreteNumberingInstance(list, instance)
      name += ` {${list}-${instance}}`
    }
    return { [`${name}${mark}`]: {} }
  }
}

const linkRelation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink'

const knownFrame = new Set(['style', 'keepNext', 'pageBreakBefore', 'numbering', 'spacing', 'indent'])

/** In the order of CT_PPr (ECMA-376, 17.3.1.26). */
function frameXml(frame: Frame, rightToLeft: boolean): string | undefined {
  if (Object.keys(frame).some((key) => !knownFrame.has(key)) || frame.keepNext === false) return undefined
  const { style, keepNext, pageBreakBefore, numbering, spacing, indent } = frame
  const space = spacing === undefined ? '' : numbersXml('w:spacing', spacing, ['after', 'before', 'line'])
  const edges =
    indent === undefined ? '' : numbersXml('w:ind', indent, ['left', 'right', 'hanging', 'firstLine'])
  const list = numberingXml(numbering)
  if (space === undefined || edges === undefined || list === undefined) return undefined
  const all = [
    style === undefined ? '' : `<w:pStyle w:val="${escaped(style)}"/>`,
    keepNext ? '<w:keepNext/>' : '',
    pageBreakBefore ? '<w:pageBreakBefore/>' : '',
    list,
    rightToLeft ? '<w:bidi/>' : '',
    space,
    edges,
  ].join('')
  return all === '' ? '' : `<w:pPr>${all}</w:pPr>`
}

function numberingXml(numbering: Frame['numbering']): string | undefined {
  if (numbering === undefined) return ''
  if (numbering === false) return '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
  const { reference, level, custom, restart } = numbering
  if (typeof reference !== 'string' || !custom || restart !== undefined) return undefined
  return `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${listMark}"/></w:numPr>`
}

/** Undefined where it holds more than these, or anything but whole numbers. */
function numbersXml(name: string, values: object, known: string[]): string | undefined {
  const rows = Object.entries(values)
  if (rows.some(([key, value]) => !known.includes(key) || !Number.isInteger(value))) return undefined
  const held = new Map(rows)
  const shown = known.filter((key) => held.has(key)).map((key) => ` w:${key}="${String(held.get(key))}"`)
  return `<${name}${shown.join('')}/>`
}

function runsXml(runs: FlowRun[], linkTo: (target: string) => string): string | undefined {
  let xml = ''
  for (const run of runs) {
    if (run.kind === 'comment-start' || run.kind === 'comment-end' || run.mark !== undefined) return undefined
    if (run.kind === 'break') {
      xml += '<w:r><w:br/></w:r>'
      continue
    }
    const target = run.href === undefined ? undefined : linkAddress(run.href)
    // The library writes a place inside a page as something of its own.
    if (target?.includes('#')) return undefined
    const text = `<w:r>${lookXml(run, target !== undefined)}<w:t xml:space="preserve">${escaped(run.text)}</w:t></w:r>`
    xml +=
      target === undefined
        ? text
        : `<w:hyperlink w:history="1" r:id="rId${linkTo(target)}">${text}</w:hyperlink>`
  }
  return xml
}

/** A file with a malformed address in it does not open in Word, so what no URL parser reads is no link. */
export function linkAddress(href: string): string | undefined {
  const safe = safeHref(href)
  if (safe === undefined || !URL.canParse(safe)) return undefined
  return new URL(safe).href
}

/** In the order of EG_RPrBase (ECMA-376, 17.3.2.28). */
function lookXml(run: Extract<FlowRun, { kind: 'text' }>, isLink: boolean): string {
  const look = [
    isLink ? '<w:rStyle w:val="Hyperlink"/>' : '',
    run.strong ? '<w:b/><w:bCs/>' : '',
    run.emphasis ? '<w:i/><w:iCs/>' : '',
    run.gap === undefined ? '' : '<w:shd w:fill="FFEFB8" w:color="auto" w:val="clear"/>',
    holdsRightToLeft(run.text) ? '<w:rtl/>' : '',
  ].join('')
  return look === '' ? '' : `<w:rPr>${look}</w:rPr>`
}

function bookmarksXml(bookmarks: FlowParagraph['bookmarks']): { before: string; after: string } {
  if (!bookmarks) return { before: '', after: '' }
  const { names, firstId } = bookmarks
  return {
    before: names
      .map((name, index) => `<w:bookmarkStart w:name="${escaped(name)}" w:id="${firstId + index}"/>`)
      .join(''),
    after: names.map((_, index) => `<w:bookmarkEnd w:id="${firstId + index}"/>`).join(''),
  }
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign)
}
