// A .docx made to depend on its content alone: dates, random ids, counters and zip entries are settled.
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate'
import type { WordBase } from '../domain/word-marks'
import { withBase } from './word-base'
import { withMoves, type Pen } from './word-pen'

/** Zip keeps dates without a zone, and none before 1980; this one says nothing. */
const zipDate = new Date(1980, 0, 1)

/** For each kind of id: old → new, in order of first use. */
type Ids = Map<string, Map<string, string>>

/** What a package is settled by: its date, its base, and the changes in it that are moves. */
type Settlement = { date: string; base: WordBase; moves: Pen['moves'] }

/** The package with its base, with `date` (ISO, to the second) as its core dates and with ids in the order of their first use. */
export function settledPackage(bytes: Uint8Array, { date, base, moves }: Settlement): Uint8Array {
  const parts = withBase(unzipSync(bytes), base)
  const ids: Ids = new Map()
  const settled: Zippable = {}
  for (const name of Object.keys(parts).sort(inPackageOrder)) {
    const content = parts[name]
    if (!content) continue
    settled[name] = [settledPart(name, content, { date, ids, moves }), { mtime: zipDate }]
  }
  return zipSync(settled, { level: 6 })
}

function settledPart(
  name: string,
  content: Uint8Array,
  { date, ids, moves }: { date: string; ids: Ids; moves: Pen['moves'] },
): Uint8Array {
  if (name === 'docProps/core.xml') return strToU8(withDate(strFromU8(content), date))
  if (!/^word\/(_rels\/)?(document|header\d+|footer\d+)\.xml(\.rels)?$/.test(name)) return content
  const xml = withSettledIds(strFromU8(content), ids)
  return strToU8(name === 'word/document.xml' ? withMoves(xml, moves) : xml)
}

function withDate(xml: string, date: string): string {
  return xml.replace(/(<dcterms:(?:created|modified) [^<>]*>)[^<]*/g, `$1${date}`)
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
