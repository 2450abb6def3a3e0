// A template block without answers and conditions is a document block already.
import type { Block, Run } from '../domain/policy-document'
import type { TemplateBlock, TemplateRun } from '../domain/template'

/** The same block as a document block, or undefined when it holds an Answer or a When at any depth. */
export function plainBlock(block: TemplateBlock): Block | undefined {
  switch (block.kind) {
    case 'paragraph': {
      const runs = plainRuns(block.runs)
      return runs && { kind: 'paragraph', runs }
    }
    case 'list': {
      const items = all(block.items, plainBlocks)
      return items && { kind: 'list', ordered: block.ordered, items }
    }
    case 'table': {
      const header = all(block.header, plainRuns)
      const rows = all(block.rows, (row) => all(row, plainRuns))
      return header && rows && { kind: 'table', caption: block.caption, header, rows }
    }
    case 'callout': {
      const blocks = plainBlocks(block.blocks)
      return blocks && { kind: 'callout', tone: block.tone, blocks }
    }
    case 'quote': {
      const blocks = plainBlocks(block.blocks)
      return blocks && { kind: 'quote', blocks }
    }
    case 'step': {
      const blocks = plainBlocks(block.blocks)
      return blocks && { ...block, blocks }
    }
    case 'statement': {
      const blocks = plainBlocks(block.blocks)
      return blocks && { ...block, blocks }
    }
    case 'contact':
      return block
    case 'when':
    case 'answer-list':
      return undefined
    default:
      return block satisfies never
  }
}

function plainBlocks(blocks: TemplateBlock[]): Block[] | undefined {
  return all(blocks, plainBlock)
}

function plainRuns(runs: TemplateRun[]): Run[] | undefined {
  return all(runs, (run) => (run.kind === 'text' || run.kind === 'break' ? run : undefined))
}

function all<In, Out>(items: In[], convert: (item: In) => Out | undefined): Out[] | undefined {
  const converted: Out[] = []
  for (const item of items) {
    const result = convert(item)
    if (result === undefined) return undefined
    converted.push(result)
  }
  return converted
}
