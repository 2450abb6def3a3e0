// Paragraphs of lists in a Word file → lists in lists.
import type { Block } from '../domain/policy-document'
import type { LossLog } from './loss-log'
import type { FlowParagraph } from './word-flow'
import type { ListLevel, WordNumbering } from './word-numbering'

/** Counts every list of the file, to notice one that goes on after other text. */
export type ListCounter = (paragraph: FlowParagraph) => number

const unknown: ListLevel = { ordered: false, start: 1, format: 'bullet' }

/** A counter to which every list paragraph is given once, in order; it gives the number the file shows there. */
export function listCounter(numbering: WordNumbering): ListCounter {
  const counts = new Map<string, number[]>()
  return ({ list }) => {
    if (!list) return 0
    const levels = counts.get(list.numId) ?? []
    counts.set(list.numId, levels)
    const { start } = numbering(list.numId, list.level) ?? unknown
    const now = (levels[list.level] ?? start - 1) + 1
    levels.length = list.level
    levels[list.level] = now
    return now
  }
}

/** True when this paragraph counts in its list. */
export function isOrdered(paragraph: FlowParagraph, numbering: WordNumbering): boolean {
  return paragraph.list !== null && (numbering(paragraph.list.numId, paragraph.list.level) ?? unknown).ordered
}

type Item = { level: number; ordered: boolean; numId: string; number: number; paragraph: FlowParagraph }

/** Neighbouring list paragraphs as lists, nested by their levels. */
export function listBlocks(
  paragraphs: FlowParagraph[],
  tools: { numbering: WordNumbering; count: ListCounter; losses: LossLog },
): Block[] {
  const items = paragraphs.flatMap((paragraph): Item[] => {
    const { list } = paragraph
    if (!list) return []
    const { ordered, format } = tools.numbering(list.numId, list.level) ?? unknown
    if (ordered && /letter|roman/i.test(format)) {
      const what = 'A list with letters or Roman numerals counts 1, 2, 3 in the draft.'
      tools.losses.count('list', what, paragraph.place)
    }
    return [{ level: list.level, numId: list.numId, ordered, number: tools.count(paragraph), paragraph }]
  })
  const blocks: Block[] = []
  const at = { index: 0 }
  while (at.index < items.length) blocks.push(...listsFrom(items, at, tools.losses))
  return blocks
}

/** Lists from here on at the level of the item here, and deeper ones inside its items. */
function listsFrom(items: Item[], at: { index: number }, losses: LossLog): Block[] {
  const level = items[at.index]?.level ?? 0
  const blocks: Block[] = []
  let open: { list: Extract<Block, { kind: 'list' }>; numId: string } | undefined
  for (let item = items[at.index]; item !== undefined && item.level >= level; item = items[at.index]) {
    const last = open?.list.items.at(-1)
    if (item.level > level && last) {
      last.push(...listsFrom(items, at, losses))
      continue
    }
    at.index += 1
    if (!open || open.list.ordered !== item.ordered || (item.ordered && open.numId !== item.numId)) {
      open = { list: { kind: 'list', ordered: item.ordered, items: [] }, numId: item.numId }
      blocks.push(open.list)
      if (item.ordered && item.number !== 1) tellStart(item, losses)
    }
    open.list.items.push([{ kind: 'paragraph', runs: item.paragraph.runs }])
  }
  return blocks
}

function tellStart({ number, paragraph }: Item, losses: LossLog): void {
  losses.note({
    kind: 'list',
    what: `A list that goes on at ${number} in the file begins at 1 in the draft.`,
    at: paragraph.place,
    text: '',
  })
}
