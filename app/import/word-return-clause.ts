// One section of a returned file for whoever has taken in some authors' changes: its words, and a check that none is lost.
import type { MetLoss } from '../domain/outline'
import type { Clause } from '../domain/policy-document'
import type { Words } from '../domain/thread'
import { splitTokens } from '../domain/words'
import { audienceMark, headingWords } from '../render/clause-heading'
import { flat, plainText } from './word-line'
import { printedNodes, printedOf } from './word-printed'
import { rebuiltBlocks } from './word-rebuild'
import type { RawFlow } from './word-return-raw'
import { viewOf, type Actual, type ActualLine } from './word-view'

export type ClauseRead = {
  words: Words
  losses: MetLoss[]
  /** Not a word of it is left. */
  isGone: boolean
  /** Of its first line, for sentences about where something is. */
  place: number
}

/** The words of a section, and what of them a policy cannot hold. Every word of the view is in one of the two. */
export function readClause(
  clause: Clause,
  place: number,
  { flow, taken }: { flow: RawFlow; taken: ReadonlySet<string> },
): ClauseRead {
  const view = viewOf(flow, taken)
  const first = flow[0]?.place ?? 0
  const base: Words = { heading: clause.heading, blocks: clause.blocks }
  if (view.length === 0) {
    const prints = printedHeading(clause) !== '' || printedOf(printedNodes(clause.blocks)).length > 0
    return { words: base, losses: [], isGone: prints, place: first }
  }
  const line = headingLine(view, clause, place)
  const { blocks, losses } = rebuiltBlocks(
    clause.blocks,
    view.filter((item) => item !== line),
  )
  const unchanged =
    blocks.length === clause.blocks.length && blocks.every((block, index) => block === clause.blocks[index])
  const words = {
    heading: headingOf(line, clause, losses, first),
    blocks: unchanged ? clause.blocks : blocks,
  }
  const all = [...losses, ...unheld(view, { clause, words, losses, place: first })]
  return { words, losses: all, isGone: false, place: first }
}

function headingLine(view: Actual[], clause: Clause, place: number): ActualLine | undefined {
  const lines = view.filter((item): item is ActualLine => item.kind === 'line')
  const printed = printedHeading(clause)
  return (
    lines.find((one) => one.bookmark === place) ??
    lines.find((one) => one.heading !== null) ??
    (printed === '' ? undefined : lines.find((one) => one.text === printed))
  )
}

function headingOf(line: ActualLine | undefined, clause: Clause, losses: MetLoss[], place: number): string {
  const printed = printedHeading(clause)
  if (!line) {
    if (printed !== '')
      losses.push({
        kind: 'heading',
        what: 'The heading was taken out. A section keeps its heading.',
        at: place,
        text: printed,
      })
    return clause.heading
  }
  if (line.text === printed) return clause.heading
  const mark = flat(audienceMark(clause))
  if (mark === '') return line.text
  if (line.text.endsWith(mark)) return line.text.slice(0, -mark.length).trim()
  losses.push({
    kind: 'heading',
    what: `For whom the section is, “${mark}”, is set in the draft. It stays.`,
    at: line.place,
    text: line.text,
  })
  return clause.heading
}

/** Words of the view that stand neither in the words that were made nor in a loss; and the other way about. */
function unheld(
  view: Actual[],
  made: { clause: Clause; words: Words; losses: MetLoss[]; place: number },
): MetLoss[] {
  const { clause, words, losses, place } = made
  const printed = [
    printedHeading({ ...clause, heading: words.heading }),
    ...printedOf(printedNodes(words.blocks)).map((one) => one.text),
  ]
  const [now, then] = [
    countOf(view.map((item) => item.text)),
    countOf([...printed, ...losses.map((loss) => loss.text)]),
  ]
  const [missing, extra] = [
    beyond(now, then),
    beyond(countOf(printed), countOf([...view.map((item) => item.text), ...losses.map((loss) => loss.text)])),
  ]
  const told: MetLoss[] = []
  if (missing !== '')
    told.push({
      kind: 'other',
      what: 'These words of the section found no place in it.',
      at: place,
      text: missing,
    })
  if (extra !== '')
    told.push({
      kind: 'other',
      what: 'These words were taken out in the file, and could not be taken out of the section.',
      at: place,
      text: extra,
    })
  return told
}

/** The heading as the file holds it. */
export function printedHeading(clause: Pick<Clause, 'audience' | 'heading'>): string {
  return plainText([{ kind: 'text', text: headingWords(clause) }])
}

function countOf(texts: string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const token of splitTokens(texts.join(' ')))
    if (token.trim() !== '') counts.set(token, (counts.get(token) ?? 0) + 1)
  return counts
}

function beyond(some: Map<string, number>, others: Map<string, number>): string {
  return [...some]
    .flatMap(([token, count]) =>
      Array.from({ length: Math.max(0, count - (others.get(token) ?? 0)) }, () => token),
    )
    .join(' ')
}
