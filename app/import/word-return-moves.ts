// Sections that stand in two places of a returned file, or in another order: moved, copied, or as they were.
import { allClauses, type ClauseId, type PolicyDocument } from '../domain/policy-document'
import type { WordComment } from '../domain/word-return'
import { authorsIn, lastOf } from './word-return-clauses'
import type { PlacedFlow, Segment } from './word-return-places'
import { textOfRaw, type RawFlow } from './word-return-raw'

export type SettledPlaces = {
  /** What belongs to each section: both places of one that was moved with a track. */
  flows: Map<ClauseId, RawFlow>
  moves: Omit<WordComment, 'id'>[]
  /** Further copies of a section. */
  copies: PlacedFlow['strays']
}

const nobody: ReadonlySet<string> = new Set()

/** One flow for each section of the file; the rest are moves to tell, and copies that have no place. */
export function settlePlaces(placed: PlacedFlow, document: PolicyDocument): SettledPlaces {
  const settled: SettledPlaces = { flows: new Map(), moves: [], copies: [] }
  const order: ClauseId[] = []
  for (const [clauseId, segments] of segmentsOf(placed)) {
    const [live, put] = [segments.filter(isLive), segments.filter((one) => !isLive(one))]
    const [first = put[0], ...others] = live
    if (!first) continue
    const flow = [...first.flow]
    for (const segment of put.filter((one) => one !== first)) {
      const mover = live.length === 1 ? moverOf(first, segment) : undefined
      const isEmpty = textOfRaw(segment.flow, 'all').trim() === ''
      if (mover) {
        flow.push(...segment.flow)
        const at = lastOf(authorsIn(segment.flow).get(mover) ?? [])
        settled.moves.push(moved({ clauseId, author: mover, at, after: before(placed, segment), document }))
      } else if (!isEmpty) others.push(segment)
    }
    settled.flows.set(clauseId, flow)
    for (const copy of others) settled.copies.push({ flow: copy.flow, after: before(placed, copy) ?? null })
  }
  for (const segment of placed.segments)
    if (isLive(segment) && !order.includes(segment.clauseId)) order.push(segment.clauseId)
  settled.moves.push(...untrackedMoves(order, document))
  return settled
}

function segmentsOf({ segments }: PlacedFlow): Map<ClauseId, Segment[]> {
  const all = new Map<ClauseId, Segment[]>()
  for (const segment of segments) {
    const known = all.get(segment.clauseId)
    if (known) known.push(segment)
    else all.set(segment.clauseId, [segment])
  }
  return all
}

function isLive({ flow }: Segment): boolean {
  return textOfRaw(flow, nobody).trim() !== ''
}

/** Whoever took all of the section out here and put it in there. */
function moverOf(from: Segment, to: Segment): string | undefined {
  return [...authorsIn(to.flow).keys()].find((author) => {
    const taken = new Set([author])
    return textOfRaw(from.flow, taken).trim() === '' && textOfRaw(to.flow, taken).trim() !== ''
  })
}

/** The section that stands before a segment in the file. */
function before({ segments }: PlacedFlow, segment: Segment): ClauseId | undefined {
  return segments[segments.indexOf(segment) - 1]?.clauseId
}

/** The fewest sections that must have moved for the others to stand in their old order. */
function untrackedMoves(order: ClauseId[], document: PolicyDocument): Omit<WordComment, 'id'>[] {
  const places = new Map(allClauses(document.clauses).map((clause, index) => [clause.id, index]))
  const stayed = longestRise(order.map((id) => places.get(id) ?? 0))
  const movedIds = new Set(order.filter((_, index) => !stayed.has(index)))
  const parents = new Map(
    allClauses(document.clauses).flatMap((clause) =>
      clause.clauses.map((child) => [child.id, clause.id] as const),
    ),
  )
  return order.flatMap((clauseId, index) => {
    const parent = parents.get(clauseId)
    if (!movedIds.has(clauseId) || (parent !== undefined && movedIds.has(parent))) return []
    return [moved({ clauseId, author: null, at: null, after: order[index - 1], document })]
  })
}

function moved(to: {
  clauseId: ClauseId
  author: string | null
  at: string | null
  after: ClauseId | undefined
  document: PolicyDocument
}): Omit<WordComment, 'id'> {
  const { clauseId, author, at, after, document } = to
  const clause = allClauses(document.clauses).find((one) => one.id === after)
  const place = clause
    ? `after “${[clause.number, clause.heading].join(' ').trim()}”`
    : 'before all other sections'
  const text = `Move this section: in the file it stands ${place}.`
  return { kind: 'moved', clauseId, author, at, quote: '', text, replies: [] }
}

/** Places of one longest rising run of numbers, each as often as it stands there. */
function longestRise(numbers: number[]): Set<number> {
  const ends: number[] = []
  const before: (number | undefined)[] = []
  for (const [index, number] of numbers.entries()) {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((numbers[ends[middle] ?? 0] ?? 0) < number) low = middle + 1
      else high = middle
    }
    before.push(low > 0 ? ends[low - 1] : undefined)
    ends[low] = index
  }
  const run = new Set<number>()
  for (let at = ends.at(-1); at !== undefined; at = before[at]) run.add(at)
  return run
}
