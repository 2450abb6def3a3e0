// The document of the editor → blocks of a document, tidied.
import type { Fragment, Node } from 'prosemirror-model'
import type { Block, Run } from '../domain/policy-document'
import { tidyBlocks } from '../domain/tidy-blocks'

/** The blocks that the editor shows: empty paragraphs, items and frames are not among them. */
export function blocksOf(document: Node): Block[] {
  return tidyBlocks(blocksIn(document.content))
}

function blocksIn(content: Fragment): Block[] {
  return childrenOf(content).flatMap(blockOf)
}

function blockOf(node: Node): Block[] {
  switch (node.type.name) {
    case 'paragraph':
      return [{ kind: 'paragraph', runs: runsOf(node) }]
    case 'bullet_list':
    case 'ordered_list':
      return [
        {
          kind: 'list',
          ordered: node.type.name === 'ordered_list',
          items: childrenOf(node.content).map((item) => blocksIn(item.content)),
        },
      ]
    case 'table':
      return [tableOf(node)]
    case 'callout':
      return [
        {
          kind: 'callout',
          tone: node.attrs['tone'] === 'warning' ? 'warning' : 'note',
          blocks: blocksIn(node.content),
        },
      ]
    case 'quote':
      return [{ kind: 'quote', blocks: blocksIn(node.content) }]
    default:
      return []
  }
}

function tableOf(table: Node): Block {
  const [header = [], ...rows] = childrenOf(table.content).map((row) =>
    childrenOf(row.content).map((cell) => childrenOf(cell.content).flatMap(runsOf)),
  )
  return { kind: 'table', caption: String(table.attrs['caption']), header, rows }
}

function runsOf(paragraph: Node): Run[] {
  return childrenOf(paragraph.content).map((node): Run => {
    if (node.type.name === 'break') return { kind: 'break' }
    const gap = node.type.name === 'gap'
    const link = node.marks.find((mark) => mark.type.name === 'link')
    return {
      kind: 'text',
      text: gap ? String(node.attrs['words']) : (node.text ?? ''),
      ...(node.marks.some((mark) => mark.type.name === 'strong') ? { strong: true } : {}),
      ...(node.marks.some((mark) => mark.type.name === 'emphasis') ? { emphasis: true } : {}),
      ...(link ? { href: String(link.attrs['href']) } : {}),
      ...(gap ? { gap: String(node.attrs['question']) } : {}),
    }
  })
}

function childrenOf(content: Fragment): Node[] {
  return Array.from({ length: content.childCount }, (_, index) => content.child(index))
}
