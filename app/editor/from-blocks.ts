// Blocks of a document → the document of the editor.
import type { Mark, Node } from 'prosemirror-model'
import type { Block, Run } from '../domain/policy-document'
import { safeHref } from '../domain/policy-document'
import { schema } from './schema'

const { nodes, marks } = schema

/** The editor's document for these blocks; an empty paragraph when there are none. @throws when `canEdit` is false. */
export function editorDocument(blocks: Block[]): Node {
  return nodes.doc.create(null, filled(blocks))
}

/** The same without a document around them, for what is pasted. */
export function editorNodes(blocks: Block[]): Node[] {
  return blocks.map(nodeOf)
}

function filled(blocks: Block[]): Node[] {
  return blocks.length === 0 ? [nodes.paragraph.create()] : editorNodes(blocks)
}

function nodeOf(block: Block): Node {
  switch (block.kind) {
    case 'paragraph':
      return nodes.paragraph.create(null, inlineNodes(block.runs))
    case 'list': {
      const items = block.items.length === 0 ? [[]] : block.items
      const type = block.ordered ? nodes.ordered_list : nodes.bullet_list
      return type.create(
        null,
        items.map((item) => nodes.list_item.create(null, filled(item))),
      )
    }
    case 'table':
      return tableOf(block)
    case 'callout':
      return nodes.callout.create({ tone: block.tone }, filled(block.blocks))
    case 'quote':
      return nodes.quote.create(null, filled(block.blocks))
    case 'step':
    case 'contact':
    case 'statement':
      throw new Error(`The editor holds no ${block.kind}; ask canEdit first.`)
    default:
      return block satisfies never
  }
}

function tableOf(table: Extract<Block, { kind: 'table' }>): Node {
  const width = Math.max(1, table.header.length, ...table.rows.map((row) => row.length))
  const cells = (row: Run[][], type: typeof nodes.table_cell): Node[] =>
    Array.from({ length: width }, (_, column) =>
      type.create(null, nodes.paragraph.create(null, inlineNodes(row[column] ?? []))),
    )
  return nodes.table.create({ caption: table.caption }, [
    nodes.table_row.create(null, cells(table.header, nodes.table_header)),
    ...table.rows.map((row) => nodes.table_row.create(null, cells(row, nodes.table_cell))),
  ])
}

function inlineNodes(runs: Run[]): Node[] {
  return runs.flatMap((run) => {
    if (run.kind === 'break') return [nodes.break.create()]
    const style = marksOf(run)
    if (run.gap !== undefined) return [nodes.gap.create({ question: run.gap, words: run.text }, null, style)]
    return run.text === '' ? [] : [schema.text(run.text, style)]
  })
}

function marksOf(run: Extract<Run, { kind: 'text' }>): Mark[] {
  const href = run.href === undefined ? undefined : safeHref(run.href)
  return [
    ...(href === undefined ? [] : [marks.link.create({ href })]),
    ...(run.strong ? [marks.strong.create()] : []),
    ...(run.emphasis ? [marks.emphasis.create()] : []),
  ]
}
