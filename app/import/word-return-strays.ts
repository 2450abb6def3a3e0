// Text of a returned file that belongs to no section: as blocks with a heading where it has one, by whoever wrote it.
import type { MetLoss } from '../domain/outline'
import { splitTokens } from '../domain/words'
import type { WordStray } from '../domain/word-return'
import { authorsIn, lastOf } from './word-return-clauses'
import { newBlocks } from './word-new-blocks'
import type { PlacedFlow } from './word-return-places'
import { printedNodes, printedOf } from './word-printed'
import { textOfRaw, type RawFlow } from './word-return-raw'
import { viewOf, type ActualLine } from './word-view'

/** The stray with all proposals in it taken in; words in it that somebody proposed to take out are told. */
export function strayOf(
  { flow, after }: PlacedFlow['strays'][number],
  id: string,
): { stray: WordStray | undefined; losses: MetLoss[] } {
  const authors = authorsIn(flow)
  const taken = new Set(authors.keys())
  const place = flow[0]?.place ?? 0
  const losses: MetLoss[] = []
  const gone = wordsTakenOut(flow, taken)
  if (gone !== '')
    losses.push({
      kind: 'tracked-change',
      what: `${[...authors.keys()].join(', ')}: words outside of the sections were put in and taken out again.`,
      at: place,
      text: gone,
    })
  const view = viewOf(flow, taken)
  if (view.length === 0) return { stray: undefined, losses }
  const first = view[0]
  const heading = first?.kind === 'line' && first.heading !== null ? first : undefined
  const blocks = newBlocks(view.slice(heading ? 1 : 0), losses)
  tellUnheld(
    view.map((item) => item.text),
    { heading, texts: printedOf(printedNodes(blocks)).map((one) => one.text), losses, place },
  )
  return {
    stray: {
      id,
      authors: [...authors.keys()],
      at: lastOf([...authors.values()].flat()),
      heading: heading?.text ?? null,
      blocks,
      after,
    },
    losses,
  }
}

function wordsTakenOut(flow: RawFlow, taken: ReadonlySet<string>): string {
  const left = splitTokens(textOfRaw(flow, taken))
  const counts = new Map<string, number>()
  for (const token of left) counts.set(token, (counts.get(token) ?? 0) + 1)
  return splitTokens(textOfRaw(flow, 'all'))
    .filter((token) => {
      const count = counts.get(token) ?? 0
      counts.set(token, count - 1)
      return count <= 0 && token.trim() !== ''
    })
    .join(' ')
}

function tellUnheld(
  view: string[],
  {
    heading,
    texts,
    losses,
    place,
  }: { heading: ActualLine | undefined; texts: string[]; losses: MetLoss[]; place: number },
): void {
  const held = [heading?.text ?? '', ...texts, ...losses.map((loss) => loss.text)].join(' ')
  const counts = new Map<string, number>()
  for (const token of splitTokens(held)) counts.set(token, (counts.get(token) ?? 0) + 1)
  const missing = splitTokens(view.join(' ')).filter((token) => {
    const count = counts.get(token) ?? 0
    counts.set(token, count - 1)
    return count <= 0 && token.trim() !== ''
  })
  if (missing.length > 0)
    losses.push({
      kind: 'other',
      what: 'These words outside of the sections found no place.',
      at: place,
      text: missing.join(' '),
    })
}
