// What the editor can hold: the document model's blocks one to one, and nothing else.
import { Schema, type MarkSpec, type NodeSpec } from 'prosemirror-model'
import { tableNodes } from 'prosemirror-tables'
import { safeHref } from '../domain/policy-document'

const tables = tableNodes({ tableGroup: 'block', cellContent: 'paragraph', cellAttributes: {} })

const nodes = {
  doc: { content: 'block+' },
  paragraph: {
    group: 'block',
    content: 'inline*',
    parseDOM: [{ tag: 'p' }],
    toDOM: () => ['p', { dir: 'auto' }, 0],
  },
  bullet_list: {
    group: 'block',
    content: 'list_item+',
    parseDOM: [{ tag: 'ul' }],
    toDOM: () => ['ul', { dir: 'auto' }, 0],
  },
  ordered_list: {
    group: 'block',
    content: 'list_item+',
    parseDOM: [{ tag: 'ol' }],
    toDOM: () => ['ol', { dir: 'auto' }, 0],
  },
  list_item: {
    content: 'block+',
    defining: true,
    parseDOM: [{ tag: 'li' }],
    toDOM: () => ['li', 0],
  },
  callout: {
    group: 'block',
    content: 'block+',
    defining: true,
    attrs: { tone: { default: 'note' } },
    parseDOM: [
      {
        tag: 'aside',
        getAttrs: (element) => ({ tone: element.dataset['tone'] === 'warning' ? 'warning' : 'note' }),
      },
    ],
    toDOM: (node) => [
      'aside',
      {
        class: node.attrs['tone'] === 'warning' ? 'note wait' : 'note',
        'data-tone': String(node.attrs['tone']),
      },
      0,
    ],
  },
  quote: {
    group: 'block',
    content: 'block+',
    defining: true,
    parseDOM: [{ tag: 'blockquote' }],
    toDOM: () => ['blockquote', { dir: 'auto' }, 0],
  },
  table: {
    ...tables.table,
    attrs: { caption: { default: '' } },
    parseDOM: [
      { tag: 'caption', ignore: true },
      { tag: 'table', getAttrs: (element) => ({ caption: element.dataset['caption'] ?? '' }) },
    ],
    toDOM: (node) => {
      const caption = String(node.attrs['caption'])
      const body = ['tbody', 0] as const
      const shown = ['caption', { contenteditable: 'false' }, caption] as const
      return ['table', { 'data-caption': caption, dir: 'auto' }, ...(caption === '' ? [] : [shown]), body]
    },
  },
  table_row: { ...tables.table_row, content: '(table_cell | table_header)+' },
  table_header: tables.table_header,
  table_cell: tables.table_cell,
  text: { group: 'inline' },
  break: {
    group: 'inline',
    inline: true,
    selectable: false,
    leafText: () => '\n',
    linebreakReplacement: true,
    parseDOM: [{ tag: 'br' }],
    toDOM: () => ['br'],
  },
  // A placeholder is one thing: it can be moved, marked and deleted, but not be written into.
  gap: {
    group: 'inline',
    inline: true,
    attrs: { question: {}, words: {} },
    leafText: (node) => `[${String(node.attrs['words'])}]`,
    parseDOM: [
      {
        tag: 'mark[data-gap]',
        getAttrs: (element) => ({
          question: element.dataset['gap'] ?? '',
          words: element.dataset['words'] ?? '',
        }),
      },
    ],
    toDOM: (node) => {
      const words = String(node.attrs['words'])
      return [
        'mark',
        { class: 'gap', 'data-gap': String(node.attrs['question']), 'data-words': words },
        bracketed(words),
      ]
    },
  },
} satisfies Record<string, NodeSpec>

const marks = {
  link: {
    attrs: { href: {} },
    inclusive: false,
    parseDOM: [
      {
        tag: 'a[href]',
        getAttrs: (element) => {
          const href = safeHref(element.getAttribute('href') ?? '')
          return href === undefined ? false : { href }
        },
      },
    ],
    toDOM: (mark) => ['a', { href: String(mark.attrs['href']), rel: 'noopener noreferrer nofollow' }, 0],
  },
  strong: { parseDOM: [{ tag: 'strong' }, { tag: 'b' }], toDOM: () => ['strong', 0] },
  emphasis: { parseDOM: [{ tag: 'em' }, { tag: 'i' }], toDOM: () => ['em', 0] },
} satisfies Record<string, MarkSpec>

/** The editor's document: nodes named as the blocks are, list kinds apart, a gap as one unbreakable sign. */
export const schema = new Schema<keyof typeof nodes, keyof typeof marks>({ nodes, marks })

function bracketed(words: string): string {
  return /^\s*\[.*\]\s*$/.test(words) ? words : `[${words}]`
}
