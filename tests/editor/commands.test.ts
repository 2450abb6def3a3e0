// What buttons and keys do to a text: lists, frames, tables and links, each with a way back.
import { EditorState, TextSelection, type Command } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { paragraph, text, type Block } from '../../app/domain/policy-document'
import {
  captionAt,
  deeper,
  deleteBodyRow,
  insertBreak,
  insertTable,
  nextCell,
  setCaption,
  toggleFrame,
  toggleList,
} from '../../app/editor/commands'
import { editorState } from '../../app/editor/editor-state'
import { linkAt, readAddress, removeLink, setLink } from '../../app/editor/links'
import { schema } from '../../app/editor/schema'
import { blocksOf } from '../../app/editor/to-blocks'

const { nodes } = schema

/** The editor with the cursor at the end of these words, or with them selected. */
function at(blocks: Block[], words: string, selected = false): EditorState {
  const state = editorState(blocks, { toButtons: () => undefined, askForLink: () => undefined })
  let place = -1
  state.doc.descendants((node, position) => {
    if (node.isText && place < 0 && node.text?.includes(words)) place = position + node.text.indexOf(words)
  })
  const end = place + words.length
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, selected ? place : end, end)))
}

function after(state: EditorState, ...commands: Command[]): EditorState {
  return commands.reduce((now, command) => {
    let next = now
    command(now, (tr) => (next = now.apply(tr)))
    return next
  }, state)
}

const bullets = (...items: string[]): Block => ({
  kind: 'list',
  ordered: false,
  items: items.map((item) => [paragraph(item)]),
})

const table: Block = {
  kind: 'table',
  caption: '',
  header: [[text('Who')], [text('When')]],
  rows: [[[text('Ana')], [text('Monday')]]],
}

test('a paragraph becomes a list, changes its kind, and becomes a paragraph again', () => {
  const list = after(at([paragraph('One')], 'One'), toggleList(nodes.bullet_list))
  expect(blocksOf(list.doc)).toEqual([bullets('One')])
  const numbered = after(list, toggleList(nodes.ordered_list))
  expect(blocksOf(numbered.doc)).toEqual([{ ...bullets('One'), ordered: true }])
  expect(blocksOf(after(numbered, toggleList(nodes.ordered_list)).doc)).toEqual([paragraph('One')])
})

test('Tab puts an item into the one before it, and swallows itself on the first', () => {
  const two = after(at([bullets('One', 'Two')], 'Two'), deeper)
  expect(blocksOf(two.doc)).toEqual([
    { kind: 'list', ordered: false, items: [[paragraph('One'), bullets('Two')]] },
  ])
  expect(deeper(at([bullets('One')], 'One'))).toBe(true)
  expect(deeper(at([paragraph('One')], 'One'))).toBe(false)
})

test('a frame is put around a paragraph, changes its tone, and goes with its words kept', () => {
  const note = after(at([paragraph('Look')], 'Look'), toggleFrame(nodes.callout, 'note'))
  expect(blocksOf(note.doc)).toEqual([{ kind: 'callout', tone: 'note', blocks: [paragraph('Look')] }])
  const warning = after(note, toggleFrame(nodes.callout, 'warning'))
  expect(blocksOf(warning.doc)).toEqual([{ kind: 'callout', tone: 'warning', blocks: [paragraph('Look')] }])
  expect(blocksOf(after(warning, toggleFrame(nodes.callout, 'warning')).doc)).toEqual([paragraph('Look')])
})

test('a frame around a list goes as a whole', () => {
  const framed = at([{ kind: 'quote', blocks: [paragraph('Said'), bullets('One', 'Two')] }], 'Two')
  expect(blocksOf(after(framed, toggleFrame(nodes.quote)).doc)).toEqual([
    paragraph('Said'),
    bullets('One', 'Two'),
  ])
})

test('a table comes after the words, its header first, and the text goes on below it', () => {
  const made = after(at([paragraph('Look')], 'Look'), insertTable)
  expect(made.doc.child(1).type).toBe(nodes.table)
  expect(made.doc.child(1).child(0).child(0).type).toBe(nodes.table_header)
  expect(made.doc.lastChild?.type).toBe(nodes.paragraph)
  expect(insertTable(made)).toBe(false)
  const typed = after(made, (state, dispatch) => (dispatch?.(state.tr.insertText('Who')), true))
  expect(blocksOf(typed.doc)[1]).toMatchObject({ kind: 'table', header: [[text('Who')], []] })
})

test('a table keeps its header row; when it goes all the same, the next row becomes the header', () => {
  expect(deleteBodyRow(at([table], 'Who'))).toBe(false)
  expect(blocksOf(after(at([table], 'Ana'), deleteBodyRow).doc)).toEqual([
    { kind: 'table', caption: '', header: [[text('Who')], [text('When')]], rows: [] },
  ])
  const state = at([table], 'Who')
  const without = state.apply(state.tr.delete(1, 1 + (state.doc.firstChild?.firstChild?.nodeSize ?? 0)))
  expect(without.doc.firstChild?.firstChild?.firstChild?.type).toBe(nodes.table_header)
})

test('Tab walks through the cells', () => {
  const walked = after(at([table], 'Who'), nextCell, nextCell)
  expect(walked.selection.$from.parent.textContent).toBe('Ana')
})

test('a caption is set on the table one stands in, and nowhere else', () => {
  const captioned = after(at([table], 'Ana'), setCaption('Who answers'))
  expect(captionAt(captioned)).toBe('Who answers')
  expect(blocksOf(captioned.doc)).toEqual([{ ...table, caption: 'Who answers' }])
  expect(captionAt(at([paragraph('a')], 'a'))).toBeUndefined()
})

test('a line break stays inside its paragraph', () => {
  const broken = after(at([paragraph('One')], 'One'), insertBreak, (state, dispatch) => {
    dispatch?.(state.tr.insertText('two'))
    return true
  })
  expect(blocksOf(broken.doc)).toEqual([
    { kind: 'paragraph', runs: [text('One'), { kind: 'break' }, text('two')] },
  ])
})

test('a link is set on what is selected, changed where the cursor is in it, and taken away', () => {
  const linked = after(at([paragraph('See our guide.')], 'our guide', true), setLink('https://example.org/a'))
  expect(blocksOf(linked.doc)).toEqual([
    {
      kind: 'paragraph',
      runs: [text('See '), { ...text('our guide'), href: 'https://example.org/a' }, text('.')],
    },
  ])
  const inside = linked.apply(linked.tr.setSelection(TextSelection.create(linked.doc, 8)))
  expect(linkAt(inside)).toBe('https://example.org/a')
  const changed = after(inside, setLink('https://example.org/b'))
  expect(JSON.stringify(blocksOf(changed.doc))).toContain('https://example.org/b')
  expect(blocksOf(after(changed, removeLink).doc)).toEqual([paragraph('See our guide.')])
})

test.each([
  ['www.example.org/help', 'https://www.example.org/help'],
  ['example.org', 'https://example.org'],
  ['ana@example.org', 'mailto:ana@example.org'],
  ['tel:+441632960111', 'tel:+441632960111'],
  ['https://example.org/ä', 'https://example.org/ä'],
  ['javascript:alert(1)', undefined],
  ['our guide', undefined],
  ['', undefined],
])('the address “%s” is read as %s', (typed, address) => {
  expect(readAddress(typed)).toBe(address)
})
