// Which part of a returned file belongs to which section: by content control, else by bookmark, else by its heading.
import type { FoundBy } from '../domain/word-return'
import { allClauses, type Clause, type ClauseId, type PolicyDocument } from '../domain/policy-document'
import { flat } from './word-line'
import { printedHeading } from './word-return-clause'
import { textOfRaw, type RawFlow, type RawItem, type RawParagraph } from './word-return-raw'

export type Segment = { clauseId: ClauseId; by: FoundBy; flow: RawFlow }

export type PlacedFlow = {
  /** In the order of the file; a section that was moved or copied has several. */
  segments: Segment[]
  strays: { flow: RawFlow; after: ClauseId | null }[]
  /** Title block, contents and records: what the export prints around the sections. */
  around: RawFlow
}

/** Styles of what stands before the sections, by their ids. */
const frontStyle = /^(organisation|title|status|notice|fact(label|value)|contents\w*|toc\d*|aftertable)$/

type Base = { byId: Map<ClauseId, Clause>; inOrder: Clause[] }
type Spot =
  | { kind: 'around' }
  | { kind: 'clause'; segment: Segment }
  | { kind: 'stray'; flow: RawFlow; control: ClauseId | undefined }

/** Divides the file. Every item stands in exactly one place. `printed` is what the export wrote around the sections. */
export function placeFlow(flow: RawFlow, document: PolicyDocument, printed: string[] = []): PlacedFlow {
  const inOrder = allClauses(document.clauses)
  const base = { byId: new Map(inOrder.map((clause) => [clause.id, clause])), inOrder }
  const anchors = anchorsIn(flow, base)
  const controlsHold = doControlsHold(flow, base)
  const placed: PlacedFlow = { segments: [], strays: [], around: [] }
  const work = { base, anchors, controlsHold, placed, ours: new Set(printed.map(flat)) }
  let spot: Spot = { kind: 'around' }
  for (const item of flow) {
    spot = spotOf(item, spot, work)
    if (spot.kind === 'around') placed.around.push(item)
    else if (spot.kind === 'clause') spot.segment.flow.push(item)
    else spot.flow.push(item)
  }
  return { ...placed, strays: placed.strays.filter(({ flow: held }) => textOfRaw(held, 'all').trim() !== '') }
}

type Work = {
  base: Base
  anchors: Map<RawItem, Segment>
  controlsHold: boolean
  placed: PlacedFlow
  ours: ReadonlySet<string>
}

function spotOf(item: RawItem, spot: Spot, work: Work): Spot {
  const { placed, anchors } = work
  const anchor = anchors.get(item)
  if (anchor) {
    const segment = { ...anchor, flow: [] }
    placed.segments.push(segment)
    return { kind: 'clause', segment }
  }
  const isHeading = isHeadingItem(item)
  if (item.kind === 'paragraph' && isHeading && item.unnumbered && item.control === undefined)
    return { kind: 'around' }
  const control = work.controlsHold ? knownControl(item, work.base) : undefined
  switch (spot.kind) {
    case 'around': {
      const isFurniture =
        placed.segments.length > 0 ||
        item.kind === 'table' ||
        !hasWords(item) ||
        isFront(item) ||
        work.ours.has(wordsOf(item))
      return isFurniture && control === undefined ? spot : stray(placed, control)
    }
    case 'clause': {
      const isInside =
        !work.controlsHold || control === spot.segment.clauseId || spot.segment.by !== 'control'
      const isOwn = !isHeading || !spot.segment.flow.some(isHeadingItem)
      return (isInside && isOwn) || !hasWords(item) ? spot : stray(placed, control)
    }
    case 'stray':
      // Back in the control that the stray began in front of, or still beside it.
      return spot.control === control || !isHeading ? spot : stray(placed, control)
    default:
      return spot satisfies never
  }
}

function stray(placed: PlacedFlow, control: ClauseId | undefined): Spot {
  const flow: RawFlow = []
  placed.strays.push({ flow, after: placed.segments.at(-1)?.clauseId ?? null })
  return { kind: 'stray', flow, control }
}

/** Where each section begins. A control that goes on is one beginning; the same section may begin more than once. */
function anchorsIn(flow: RawFlow, base: Base): Map<RawItem, Segment> {
  const anchors = new Map<RawItem, Segment>()
  const found = new Set<ClauseId>()
  let last: ClauseId | undefined
  const put = (item: RawItem, clauseId: ClauseId, by: FoundBy) => {
    anchors.set(item, { clauseId, by, flow: [] })
    found.add(clauseId)
  }
  for (const item of flow) {
    const control = knownControl(item, base)
    if (control !== undefined && control !== last) put(item, control, 'control')
    last = control
    if (control !== undefined || item.kind !== 'paragraph' || item.bookmark === undefined) continue
    const clause = base.inOrder[item.bookmark - 1]
    if (clause) put(item, clause.id, 'bookmark')
  }
  return withHeadings(flow, { base, anchors, found })
}

/** Sections that neither a control nor a bookmark names: by their headings, in order. */
function withHeadings(
  flow: RawFlow,
  { base, anchors, found }: { base: Base; anchors: Map<RawItem, Segment>; found: Set<ClauseId> },
): Map<RawItem, Segment> {
  const wanted = new Map<string, ClauseId[]>()
  for (const clause of base.inOrder) {
    if (found.has(clause.id)) continue
    const words = printedHeading(clause)
    wanted.set(words, [...(wanted.get(words) ?? []), clause.id])
  }
  if (wanted.size === 0) return anchors
  for (const item of flow) {
    if (item.kind !== 'paragraph' || item.inContents || anchors.has(item) || knownControl(item, base))
      continue
    if (item.heading === null) continue
    const clauseId = [textOfRaw([item], new Set()), textOfRaw([item], 'all')]
      .map((text) => wanted.get(flat(text))?.shift())
      .find((id) => id !== undefined)
    if (clauseId !== undefined) anchors.set(item, { clauseId, by: 'heading', flow: [] })
  }
  return anchors
}

/** Some programs keep a control for the first paragraph only: then it says where a section begins, not where it ends. */
function doControlsHold(flow: RawFlow, base: Base): boolean {
  const items = new Map<ClauseId, number>()
  for (const item of flow) {
    const control = knownControl(item, base)
    if (control !== undefined && hasWords(item)) items.set(control, (items.get(control) ?? 0) + 1)
  }
  const long = base.inOrder.filter((clause) => clause.blocks.length > 0 && items.has(clause.id))
  return long.filter((clause) => (items.get(clause.id) ?? 0) > 1).length * 2 >= long.length
}

function knownControl(item: RawItem, base: Base): ClauseId | undefined {
  return item.control !== undefined && base.byId.has(item.control) ? item.control : undefined
}

function isFront(item: RawParagraph): boolean {
  return item.inContents || frontStyle.test(item.style)
}

function isHeadingItem(item: RawItem): boolean {
  return item.kind === 'paragraph' && item.heading !== null && hasWords(item)
}

function hasWords(item: RawItem): boolean {
  return wordsOf(item) !== ''
}

function wordsOf(item: RawItem): string {
  return flat(textOfRaw([item], 'all'))
}
