// A .docx made to depend on its content alone: dates, random ids, counters and zip entries are settled.
import { strFromU8, strToU8, unzipSync } from 'fflate'
import type { WordLook } from '../domain/word-look'
import type { WordBase } from '../domain/word-marks'
import { withBase } from './word-base'
import { withLook } from './word-look'
import { finishedStyles } from './word-style-sheet'
import { withMoves, type Pen } from './word-pen'
import { withWritten } from './word-quick'
import { zipFile } from './zip-file'

/** For each kind of id: old → new, in order of first use. */
type Ids = Map<string, Map<string, string>>

/** What a package is settled by: its date, its base, the changes in it that are moves, the paragraphs written already. */
type Settlement = { date: string; base: WordBase; look?: Look } & Pick<Pen, 'moves' | 'written'>

/** A look that is taken, and whose it is. */
export type Look = { look: WordLook; organisation: string }

/** The package with its base, with `date` (ISO, to the second) as its core dates and with ids in the order of their first use. */
export function settledPackage(
  bytes: Uint8Array,
  { date, base, moves, written, look }: Settlement,
): Uint8Array {
  const parts = withBase(unzipSync(bytes), base)
  const ids: Ids = new Map()
  const settled: Record<string, Uint8Array> = {}
  for (const name of Object.keys(parts).sort(inPackageOrder)) {
    const content = parts[name]
    if (!content) continue
    settled[name] = settledPart(name, content, { date, ids, moves, written })
  }
  return zipFile(look ? withLook(settled, look.look, look.organisation) : settled)
}

function settledPart(
  name: string,
  content: Uint8Array,
  { date, ids, moves, written }: Omit<Settlement, 'base' | 'look'> & { ids: Ids },
): Uint8Array {
  if (name === 'docProps/core.xml') return strToU8(withDate(strFromU8(content), date))
  if (name === 'word/styles.xml') return strToU8(finishedStyles(strFromU8(content)))
  if (!/^word\/(_rels\/)?(document|header\d+|footer\d+)\.xml(\.rels)?$/.test(name)) return content
  if (name !== 'word/document.xml') return strToU8(withAlternative(withSettledIds(strFromU8(content), ids)))
  const xml = withSettledIds(withWritten(strFromU8(content), written), ids)
  return strToU8(withMoves(xml, moves))
}

function withDate(xml: string, date: string): string {
  return xml.replace(/(<dcterms:(?:created|modified) [^<>]*>)[^<]*/g, `$1${date}`)
}

/** What the watermark says, for those who hear the page. */
function withAlternative(xml: string): string {
  return xml.replace(
    /<v:shape (?=id="PowerPlus)(.*?<v:textpath [^<>]*string="([^"]*)")/gs,
    '<v:shape alt="$2" $1',
  )
}

/** Each pattern is bound to its tag, so that text which looks like an id stays as it was written. */
function withSettledIds(xml: string, ids: Ids): string {
  const settle = (kind: string) => (_: string, before: string, old: string) => before + idFor(kind, old, ids)
  return xml
    .replace(/(<(?:w:hyperlink|Relationship) [^<>]*?\b(?:r:id|Id)=")(rId[\w-]{12,})/g, settle('rIdLink'))
    .replace(/(<w:bookmark(?:Start|End) [^<>]*?w:id=")(\d+)/g, settle(''))
    .replace(/(<v:shape id=")(PowerPlusWaterMarkObject[\w-]+)/g, settle('PowerPlusWaterMarkObject'))
}

function idFor(kind: string, old: string, ids: Ids): string {
  const known = ids.get(kind) ?? new Map<string, string>()
  ids.set(kind, known)
  const id = known.get(old) ?? `${kind}${known.size + 1}`
  known.set(old, id)
  return id
}

/** The list of content types comes first, as readers that stream expect; the rest by name. */
function inPackageOrder(a: string, b: string): number {
  const rank = (name: string): number => (name === '[Content_Types].xml' ? 0 : name === '_rels/.rels' ? 1 : 2)
  return rank(a) - rank(b) || (a < b ? -1 : 1)
}
