// Blocks and clauses as a Markdown tree (mdast). Escaping is left to the library that writes the tree.
import type { BlockContent, Heading, ListItem, PhrasingContent, RootContent, Table, TableRow } from 'mdast'
import type { Block, Clause } from '../domain/policy-document'
import { contactRole, stepLabel } from './block-labels'
import { groupBlocks, type BlockGroup, type SingleBlock } from './block-groups'
import { headingWords } from './clause-heading'
import { phrasing, plainPhrasing } from './markdown-runs'
import { printable } from './printable'
import { rectangular } from './table-shape'

/** Blocks as flow content; what holds no text is left out, because Markdown cannot say it. */
export function blocksTree(blocks: Block[]): BlockContent[] {
  return groupBlocks(blocks).flatMap(groupTree)
}

/** A clause and its sub-clauses: heading "4.2 Your own accounts", then the text. */
export function clauseTree(clause: Clause, depth = 2): RootContent[] {
  return [
    heading(depth, `${clause.number} ${headingWords(clause)}`),
    ...blocksTree(clause.blocks),
    ...clause.clauses.flatMap((child) => clauseTree(child, depth + 1)),
  ]
}

/** A heading of plain text; levels below 6 stay at 6. */
export function heading(depth: number, text: string): Heading {
  const level = ([1, 2, 3, 4, 5, 6] as const)[Math.min(depth, 6) - 1] ?? 6
  return { type: 'heading', depth: level, children: plainPhrasing(text) }
}

/** A table of phrasing cells; the first row is the header. */
export function tableTree(header: PhrasingContent[][], rows: PhrasingContent[][][]): Table {
  const row = (cells: PhrasingContent[][]): TableRow => ({
    type: 'tableRow',
    children: cells.map((children) => ({ type: 'tableCell', children: children.map(spaceForBreak) })),
  })
  return { type: 'table', align: header.map(() => null), children: [header, ...rows].map(row) }
}

/** A paragraph of one bold text, or nothing when the text is empty. */
export function boldLine(text: string): BlockContent[] {
  const children = plainPhrasing(text)
  return children.length === 0 ? [] : [{ type: 'paragraph', children: [{ type: 'strong', children }] }]
}

function groupTree(group: BlockGroup): BlockContent[] {
  switch (group.kind) {
    case 'steps':
      return [
        list(
          true,
          group.steps.map((step) => [...boldLine(stepLabel(step)), ...blocksTree(step.blocks)]),
        ),
      ]
    case 'contacts':
      return [
        list(
          false,
          group.contacts.map((contact) => {
            const why = printable(contact.why).trim()
            const role: PhrasingContent = {
              type: 'strong',
              children: plainPhrasing(contactRole(contact.role)),
            }
            const rest: PhrasingContent[] = why === '' ? [] : [{ type: 'text', value: `: ${why}` }]
            return [{ type: 'paragraph', children: [role, ...rest] }]
          }),
        ),
      ]
    case 'single':
      return blockTree(group.block)
    default:
      group satisfies never
      return []
  }
}

function blockTree(block: SingleBlock): BlockContent[] {
  switch (block.kind) {
    case 'paragraph': {
      const children = phrasing(block.runs)
      return children.length === 0 ? [] : [{ type: 'paragraph', children }]
    }
    case 'list': {
      const items = block.items.map(blocksTree).filter((item) => item.length > 0)
      return items.length === 0 ? [] : [list(block.ordered, items)]
    }
    case 'table': {
      const table = rectangular(block)
      if (!table) return []
      return [
        ...boldLine(printable(table.caption)),
        tableTree(
          table.header.map(phrasing),
          table.rows.map((row) => row.map(phrasing)),
        ),
      ]
    }
    case 'callout':
      return [
        {
          type: 'blockquote',
          data: { callout: block.tone === 'warning' ? 'WARNING' : 'NOTE' },
          children: blocksTree(block.blocks),
        },
      ]
    case 'quote': {
      const children = blocksTree(block.blocks)
      return children.length === 0 ? [] : [{ type: 'blockquote', children }]
    }
    case 'statement': {
      const children = blocksTree(block.blocks)
      const words: BlockContent[] = children.length === 0 ? [] : [{ type: 'blockquote', children }]
      return [...boldLine(printable(block.label)), ...words]
    }
    default:
      block satisfies never
      return []
  }
}

function list(ordered: boolean, items: BlockContent[][]): BlockContent {
  const spread = items.some((item) => item.length > 2 || (item.length === 2 && item[1]?.type !== 'list'))
  return {
    type: 'list',
    ordered,
    start: ordered ? 1 : null,
    spread,
    children: items.map((children): ListItem => ({ type: 'listItem', spread, checked: null, children })),
  }
}

/** A table cell is one line: a break becomes a space. */
function spaceForBreak(content: PhrasingContent): PhrasingContent {
  return content.type === 'break' ? { type: 'text', value: ' ' } : content
}
