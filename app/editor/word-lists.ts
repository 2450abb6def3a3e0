// Lists that arrive as single paragraphs or items with a level each, as Word writes them: put into each other again.
import type { Block } from '../domain/policy-document'
import { declarationsOf } from './pasted-style'

/** One item of a list that has not been built yet. */
export type LooseItem = { kind: 'loose-item'; level: number; ordered: boolean; blocks: Block[] }

/** Level and kind of a Word paragraph that is a list item; undefined for any other. */
export function wordItemOf(element: Element): { level: number; ordered: boolean } | undefined {
  const list = declarationsOf(element).get('mso-list')
  if (list === undefined || list === 'none' || list === 'ignore' || list.startsWith('skip')) return undefined
  const level = Number(/level(\d)/.exec(list)?.[1] ?? 1)
  return { level, ordered: /^\(?([0-9]+|[a-z]{1,5})[.)]/i.test(markOf(element)) }
}

/** True for the span in which Word writes an item's bullet or number. */
export function isWordMark(element: Element): boolean {
  return declarationsOf(element).get('mso-list') === 'ignore'
}

/** Neighbouring loose items as lists; deeper ones stand in the item before them. */
export function gatherLists(found: (Block | LooseItem)[]): Block[] {
  const blocks: Block[] = []
  let open: { level: number; list: Extract<Block, { kind: 'list' }> }[] = []
  for (const part of found) {
    if (part.kind !== 'loose-item') {
      open = []
      blocks.push(part)
      continue
    }
    open = open.filter((one) => one.level <= part.level)
    const last = open.at(-1)
    if (last?.level === part.level && last.list.ordered === part.ordered) {
      last.list.items.push(part.blocks)
      continue
    }
    open = open.filter((one) => one.level < part.level)
    const list: Extract<Block, { kind: 'list' }> = {
      kind: 'list',
      ordered: part.ordered,
      items: [part.blocks],
    }
    const around = open.at(-1)?.list.items.at(-1) ?? blocks
    around.push(list)
    open.push({ level: part.level, list })
  }
  return blocks
}

function markOf(paragraph: Element): string {
  const mark = [...paragraph.querySelectorAll('span')].find(isWordMark)
  return (mark?.textContent ?? '').replace(/[\s\u00a0]+/g, '')
}
