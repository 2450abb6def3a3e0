// The state of an editor: its document, its keys, and what is put right after each change.
import { baseKeymap, chainCommands, toggleMark } from 'prosemirror-commands'
import { history, redo, undo } from 'prosemirror-history'
import { inputRules, wrappingInputRule } from 'prosemirror-inputrules'
import { keymap } from 'prosemirror-keymap'
import type { Node } from 'prosemirror-model'
import { splitListItem } from 'prosemirror-schema-list'
import { EditorState, Plugin, type Command, type Transaction } from 'prosemirror-state'
import { tableEditing } from 'prosemirror-tables'
import type { Block } from '../domain/policy-document'
import {
  breakInCell,
  deeper,
  higher,
  insertBreak,
  lineBeforeFirst,
  nextCell,
  previousCell,
  toggleFrame,
  toggleList,
} from './commands'
import { editorDocument } from './from-blocks'
import { schema } from './schema'

/** What keys ask of the page around the text. */
export type Around = {
  /** Escape and Alt+F10: to the buttons. */
  toButtons: () => void
  /** Ctrl+K: asks for an address. */
  askForLink: () => void
}

const { nodes, marks } = schema

/** A fresh editor on these blocks. */
export function editorState(blocks: Block[], around: Around): EditorState {
  return EditorState.create({
    doc: withLastLine(editorDocument(blocks)),
    plugins: [
      inputRules({
        rules: [
          wrappingInputRule(/^\s*[-*•]\s$/, nodes.bullet_list),
          wrappingInputRule(/^1[.)]\s$/, nodes.ordered_list),
          wrappingInputRule(/^>\s$/, nodes.quote),
        ],
      }),
      keymap(keys(around)),
      keymap(baseKeymap),
      tableEditing(),
      history(),
      tidy(),
    ],
  })
}

function keys({ toButtons, askForLink }: Around): Record<string, Command> {
  const calls =
    (work: () => void): Command =>
    (_state, dispatch) => {
      if (dispatch) work()
      return true
    }
  return {
    'Mod-b': toggleMark(marks.strong),
    'Mod-i': toggleMark(marks.emphasis),
    'Mod-k': calls(askForLink),
    'Mod-z': undo,
    'Mod-y': redo,
    'Shift-Mod-z': redo,
    'Shift-Mod-7': toggleList(nodes.ordered_list),
    'Shift-Mod-8': toggleList(nodes.bullet_list),
    'Shift-Mod-9': toggleFrame(nodes.quote),
    Enter: chainCommands(breakInCell, splitListItem(nodes.list_item)),
    'Shift-Enter': insertBreak,
    Tab: chainCommands(nextCell, deeper),
    'Shift-Tab': chainCommands(previousCell, higher),
    ArrowUp: lineBeforeFirst,
    Escape: calls(toButtons),
    'Alt-F10': calls(toButtons),
  }
}

/** The first row of a table is its header, whatever was deleted or pasted; and the text ends with a line to write on. */
function tidy(): Plugin {
  return new Plugin({
    appendTransaction(transactions, _before, state) {
      if (!transactions.some((one) => one.docChanged)) return null
      const tr = state.tr
      headersFirst(state, tr)
      if (!endsWithLine(tr.doc)) tr.insert(tr.doc.content.size, nodes.paragraph.create())
      return tr.docChanged ? tr : null
    },
  })
}

function withLastLine(document: Node): Node {
  return endsWithLine(document)
    ? document
    : document.copy(document.content.addToEnd(nodes.paragraph.create()))
}

function endsWithLine(document: Node): boolean {
  return document.lastChild?.type === nodes.paragraph
}

function headersFirst(state: EditorState, tr: Transaction): void {
  state.doc.descendants((node, position) => {
    if (node.type !== nodes.table) return node.type !== nodes.paragraph
    node.forEach((row, rowOffset, index) => {
      const type = index === 0 ? nodes.table_header : nodes.table_cell
      row.forEach((cell, cellOffset) => {
        if (cell.type !== type) tr.setNodeMarkup(position + 1 + rowOffset + 1 + cellOffset, type)
      })
    })
    return false
  })
}
