// Blocks as a document holds them: texts without double spaces, nothing empty, tables with rows of one width.
import { cleanRuns } from './draft-text'
import { plainRuns, text, type Block, type Run } from './policy-document'

/** The same words without what no reader sees: empty paragraphs, items, frames and tables. Tidy blocks stay as they are. */
export function tidyBlocks(blocks: Block[]): Block[] {
  return blocks.flatMap(tidyBlock)
}

function tidyBlock(block: Block): Block[] {
  switch (block.kind) {
    case 'paragraph': {
      const runs = tidyRuns(block.runs)
      return runs.length > 0 ? [{ kind: 'paragraph', runs }] : []
    }
    case 'list': {
      const items = block.items.map(tidyBlocks).filter((item) => item.length > 0)
      return items.length > 0 ? [{ kind: 'list', ordered: block.ordered, items }] : []
    }
    case 'table':
      return tidyTable(block)
    case 'callout':
    case 'quote': {
      const inner = tidyBlocks(block.blocks)
      return inner.length > 0 ? [{ ...block, blocks: inner }] : []
    }
    case 'step':
    case 'statement':
      return [{ ...block, blocks: tidyBlocks(block.blocks) }]
    case 'contact':
      return [block]
    default:
      return block satisfies never
  }
}

function tidyTable(table: Extract<Block, { kind: 'table' }>): Block[] {
  const rows = [table.header, ...table.rows].map((row) => row.map(tidyRuns))
  const width = Math.max(...rows.map((row) => row.length))
  const caption = table.caption.replace(/\s+/g, ' ').trim()
  const [header = [], ...body] = rows.map((row) => [
    ...row,
    ...Array.from({ length: width - row.length }, (): Run[] => []),
  ])
  const filled = body.filter((row) => row.some((cell) => cell.length > 0))
  const words = [header, ...filled].flat().some((cell) => plainRuns(cell).trim() !== '')
  // A table without a word in it is its caption, if it has one.
  if (!words) return tidyBlock({ kind: 'paragraph', runs: [text(caption)] })
  return [{ kind: 'table', caption, header, rows: filled }]
}

/** Keys in one order and none that says nothing, so that equal texts have equal marks. */
function tidyRuns(runs: Run[]): Run[] {
  return cleanRuns(
    runs.flatMap((run): Run[] => {
      if (run.kind === 'break') return [{ kind: 'break' }]
      if (run.text === '') return []
      return [
        {
          kind: 'text',
          text: run.text,
          ...(run.strong ? { strong: true as const } : {}),
          ...(run.emphasis ? { emphasis: true as const } : {}),
          ...(run.href === undefined ? {} : { href: run.href }),
          ...(run.gap === undefined ? {} : { gap: run.gap }),
        },
      ]
    }),
  )
}
