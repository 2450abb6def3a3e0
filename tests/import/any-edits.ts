// Documents of words that occur once, and edits made to their XML at random: what must come back is known for each.
import fc from 'fast-check'
import {
  numberClauses,
  type Block,
  type Clause,
  type PolicyDocument,
  type Run,
} from '../../app/domain/policy-document'
import { clause, policy } from '../render/documents'
import {
  commented,
  controlsOf,
  deletedParagraph,
  inserted,
  mark,
  newParagraph,
  run,
  type Remark,
} from './word-edits'

export const authors = ['Dr Weber', 'Jo Roe', 'María-José'] as const
export type Author = (typeof authors)[number]

/** Shapes of blocks; the words are put in afterwards, each once. */
const shapes = fc.array(
  fc.constantFrom(
    'paragraph',
    'bold',
    'list',
    'nested',
    'table',
    'callout',
    'framed',
    'quote',
    'step',
    'contact',
    'statement',
  ),
  {
    minLength: 1,
    maxLength: 4,
  },
)

export const anyDocument: fc.Arbitrary<PolicyDocument> = fc
  .array(fc.tuple(shapes, fc.boolean()), { minLength: 2, maxLength: 4 })
  .map((parts) => {
    let count = 0
    const words = (many: number) => Array.from({ length: many }, () => `w${(count += 1)}`).join(' ')
    const clauses = parts.map(([kinds, hasPart], index): Clause => {
      const made = clause(
        `c${index}`,
        `Heading ${words(2)}`,
        kinds.map((kind) => blockOf(kind, words)),
      )
      return {
        ...made,
        clauses: hasPart ? [clause(`c${index}-part`, `Part ${words(2)}`, [blockOf('paragraph', words)])] : [],
      }
    })
    return policy(numberClauses(clauses))
  })

function blockOf(kind: string, words: (many: number) => string): Block {
  const text = (): Run => ({ kind: 'text', text: `${words(5)}.` })
  const paragraph = (): Block => ({ kind: 'paragraph', runs: [text()] })
  switch (kind) {
    case 'bold':
      return {
        kind: 'paragraph',
        runs: [
          { kind: 'text', text: `${words(3)} ` },
          { kind: 'text', text: words(2), strong: true },
          { kind: 'text', text: ` ${words(3)}` },
        ],
      }
    case 'list':
      return { kind: 'list', ordered: false, items: [[paragraph()], [paragraph()], [paragraph()]] }
    case 'nested':
      return {
        kind: 'list',
        ordered: true,
        items: [
          [paragraph(), { kind: 'list', ordered: false, items: [[paragraph()], [paragraph()]] }],
          [paragraph(), paragraph()],
        ],
      }
    case 'table':
      return {
        kind: 'table',
        caption: words(2),
        header: [[text()], [text()]],
        rows: [
          [[text()], [text()]],
          [[text()], [text()]],
        ],
      }
    case 'callout':
      return { kind: 'callout', tone: 'warning', blocks: [paragraph(), paragraph()] }
    case 'framed':
      return {
        kind: 'callout',
        tone: 'note',
        blocks: [paragraph(), { kind: 'list', ordered: false, items: [[paragraph()]] }],
      }
    case 'quote':
      return { kind: 'quote', blocks: [paragraph()] }
    case 'step':
      return { kind: 'step', id: 'step', minutes: '0–5', who: words(2), blocks: [paragraph()] }
    case 'contact':
      return { kind: 'contact', role: 'hr', why: words(3) }
    case 'statement':
      return { kind: 'statement', label: words(2), blocks: [paragraph()] }
    default:
      return paragraph()
  }
}

const kinds = [
  'insert',
  'delete',
  'insert-plainly',
  'replace-plainly',
  'delete-paragraph',
  'delete-paragraph-plainly',
  'add-paragraph',
  'add-paragraph-plainly',
  'add-between',
  'move-section',
  'comment',
  'colour',
  'bold',
] as const

export type Edit = { kind: (typeof kinds)[number]; at: number; author: Author }

export const anyEdits = fc.array(
  fc.record({ kind: fc.constantFrom(...kinds), at: fc.nat(10_000), author: fc.constantFrom(...authors) }),
  { minLength: 1, maxLength: 8 },
)

/** What an edit must leave behind: words that came, by whom (null: untracked), or words that went. */
export type Trace = { word: string; author: Author | null; did: 'came' | 'said' }

export type EditedBody = { xml: string; traces: Trace[]; remarks: Remark[] }

/** Makes the edits one after the other, each in a paragraph that no edit has touched yet. */
export function withEdits(xml: string, edits: Edit[]): EditedBody {
  return edits.reduce<EditedBody>((body, edit, index) => edited(body, edit, index), {
    xml,
    traces: [],
    remarks: [],
  })
}

function edited(body: EditedBody, edit: Edit, index: number): EditedBody {
  const word = `zq${index}x`
  const { xml } = body
  if (edit.kind === 'move-section' || edit.kind === 'add-between') return betweenSections(body, edit, word)
  const free = untouched(xml)
  const spot = free[edit.at % free.length]
  if (!spot) return body
  const put = (made: string) => xml.slice(0, spot.start) + made + xml.slice(spot.end)
  const last = spot.xml.length - '</w:p>'.length
  const came = (author: Author | null): Trace => ({ word, author, did: 'came' })
  switch (edit.kind) {
    case 'insert':
      return {
        ...body,
        xml: put(spot.xml.slice(0, last) + inserted(` ${word}`, edit.author) + '</w:p>'),
        traces: [...body.traces, came(edit.author)],
      }
    case 'insert-plainly':
      return {
        ...body,
        xml: put(`${spot.xml.slice(0, last)}${run(` ${word}`)}</w:p>`),
        traces: [...body.traces, came(null)],
      }
    case 'delete':
      return {
        ...body,
        xml: put(
          firstRun(
            spot.xml,
            (one) =>
              `<${mark('del', edit.author)}>${one.replace(/<w:t( [^>]*)?>/g, '<w:delText$1>').replaceAll('</w:t>', '</w:delText>')}</w:del>`,
          ),
        ),
      }
    case 'replace-plainly':
      return { ...body, xml: put(spot.xml.replace(/\bw\d+\b/, word)), traces: [...body.traces, came(null)] }
    case 'delete-paragraph':
      return { ...body, xml: put(deletedParagraph(spot.xml, edit.author)) }
    case 'delete-paragraph-plainly':
      return spot.inTable || spot.isHeading ? body : { ...body, xml: put('') }
    case 'add-paragraph':
      return spot.isHeading || spot.isCaption
        ? body
        : {
            ...body,
            xml: put(spot.xml + newParagraph(spot.xml, word, edit.author)),
            traces: [...body.traces, came(edit.author)],
          }
    case 'add-paragraph-plainly':
      return spot.isHeading || spot.isCaption
        ? body
        : { ...body, xml: put(spot.xml + newParagraph(spot.xml, word)), traces: [...body.traces, came(null)] }
    case 'comment':
      return {
        xml: put(firstRun(spot.xml, (one) => commented(one, String(index + 50)))),
        traces: [...body.traces, { word, author: edit.author, did: 'said' }],
        remarks: [...body.remarks, { id: String(index + 50), author: edit.author, text: word }],
      }
    case 'colour':
      return { ...body, xml: put(firstRun(spot.xml, (one) => withLook(one, '<w:color w:val="C00000"/>'))) }
    case 'bold':
      return { ...body, xml: put(firstRun(spot.xml, (one) => withLook(one, '<w:b/>'))) }
    default:
      return edit.kind satisfies never
  }
}

function betweenSections(body: EditedBody, { kind, at, author }: Edit, word: string): EditedBody {
  const { xml } = body
  const controls = controlsOf(xml)
  const [from, to] = [controls[at % controls.length], controls[(at >> 3) % controls.length]]
  if (!from || !to) return body
  if (kind === 'add-between') {
    const made = at % 2 === 0 ? newParagraph('', word, author) : newParagraph('', word)
    const trace: Trace = { word, author: at % 2 === 0 ? author : null, did: 'came' }
    return {
      ...body,
      xml: xml.slice(0, from.end) + made + xml.slice(from.end),
      traces: [...body.traces, trace],
    }
  }
  if (from === to) return body
  const without = xml.slice(0, from.start) + xml.slice(from.end)
  const place = to.end > from.end ? to.end - from.xml.length : to.end
  return { ...body, xml: without.slice(0, place) + from.xml + without.slice(place) }
}

type Spot = {
  start: number
  end: number
  xml: string
  isHeading: boolean
  /** Nothing can stand between a caption and its table. */
  isCaption: boolean
  inTable: boolean
}

/** Paragraphs of sections with words that nobody has edited. */
function untouched(xml: string): Spot[] {
  return controlsOf(xml).flatMap((control) =>
    [...control.xml.matchAll(/<w:p>.*?<\/w:p>/g)]
      .filter(
        (match) => /\bw\d/.test(match[0]) && !/zq\d|<w:(ins|del|comment)|C00000|<w:t><\/w:t>/.test(match[0]),
      )
      .map((match) => {
        const start = control.start + match.index
        const before = control.xml.slice(0, match.index)
        return {
          start,
          end: start + match[0].length,
          xml: match[0],
          isHeading: match[0].includes('w:val="Heading'),
          isCaption: match[0].includes('w:val="Caption"'),
          inTable: before.lastIndexOf('<w:tc>') > before.lastIndexOf('</w:tc>'),
        }
      }),
  )
}

function firstRun(paragraph: string, change: (run: string) => string): string {
  return paragraph.replace(/<w:r>(?:(?!<\/w:r>).)*<w:t(?:(?!<\/w:r>).)*<\/w:r>/, change)
}

function withLook(one: string, look: string): string {
  return one.includes('<w:rPr>')
    ? one.replace('</w:rPr>', `${look}</w:rPr>`)
    : one.replace('<w:r>', `<w:r><w:rPr>${look}</w:rPr>`)
}

/** The words of a section as they stand in its control for whoever has taken in the changes of these authors. */
export function wordsIn(xml: string, id: string, taken: readonly Author[]): string[] {
  const control = controlsOf(xml).find((one) => one.xml.includes(`candor:clause:${id}"`))
  const others = authors.filter((one) => !taken.includes(one))
  let text = control?.xml ?? ''
  for (const other of others)
    text = text.replace(new RegExp(`<w:ins [^>]*w:author="${other}"[^>/]*>.*?</w:ins>`, 'g'), '')
  for (const one of taken)
    text = text.replace(new RegExp(`<w:del [^>]*w:author="${one}"[^>/]*>.*?</w:del>`, 'g'), '')
  return [...text.matchAll(/<w:(?:t|delText)(?: [^>]*)?>([^<]*)</g)].flatMap(
    (match) => match[1]?.match(/\b(?:w\d+|zq\d+x)\b/g) ?? [],
  )
}
