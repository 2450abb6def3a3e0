// Where something stands in a returned file, in words; and looks that a policy does not have, told section by section.
import type { MetLoss } from '../domain/outline'
import { allClauses, type ClauseId, type PolicyDocument } from '../domain/policy-document'
import type { PlacedFlow } from './word-return-places'
import type { Look } from './word-return-state'
import type { RawFlow } from './word-return-raw'

export type Where = { kind: 'clause' | 'stray' | 'around'; words: string }

/** What stands at a place: the section by number and heading. Places count the paragraphs with words. */
export function whereIn(placed: PlacedFlow, document: PolicyDocument): (place: number) => Where {
  const names = new Map<ClauseId, string>(
    allClauses(document.clauses).map((clause) => [
      clause.id,
      [clause.number, clause.heading].join(' ').trim(),
    ]),
  )
  const starts = [
    ...placed.segments.map(({ flow, clauseId }) =>
      startsOf(flow, { kind: 'clause', words: names.get(clauseId) ?? clauseId }),
    ),
    ...placed.strays.map(({ flow }) => startsOf(flow, { kind: 'stray', words: 'Outside of the sections' })),
    startsOf(placed.around, { kind: 'around', words: 'Around the sections' }),
  ]
    .flat()
    .sort((a, b) => a.place - b.place)
  return (place) => {
    let [low, high] = [0, starts.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((starts[middle]?.place ?? 0) <= place) low = middle + 1
      else high = middle
    }
    return starts[low - 1]?.where ?? { kind: 'around', words: 'Around the sections' }
  }
}

function startsOf(flow: RawFlow, where: Where): { place: number; where: Where }[] {
  return flow.filter(hasPlace).map((item) => ({ place: item.place, where }))
}

/** A blank paragraph has the place of whatever comes next. */
function hasPlace(item: RawFlow[number]): boolean {
  return item.kind === 'table' || item.runs.some((run) => run.text.trim() !== '')
}

/** Each kind of look once for each section, with some of the words. What is printed around the sections has its own looks. */
export function tellLooks(looks: Look[], where: (place: number) => Where): MetLoss[] {
  const told = new Map<string, { what: string; place: number; texts: string[]; times: number }>()
  for (const { what, place, text } of looks) {
    const spot = where(place)
    if (spot.kind === 'around') continue
    const key = `${what} ${spot.words}`
    const known = told.get(key) ?? { what, place, texts: [], times: 0 }
    told.set(key, known)
    known.times += 1
    if (known.texts.length < 5) known.texts.push(text)
  }
  return [...told.values()].map(({ what, place, texts, times }) => ({
    kind: 'formatting',
    what: `Words that are ${what} in the file${times > 1 ? ` (${times} times)` : ''} stand in the policy without that.`,
    at: place,
    text: texts.join(' … '),
  }))
}
