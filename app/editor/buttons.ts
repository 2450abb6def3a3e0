// The buttons of the editor: what each is called, which keys do the same, what it does, and when it is on.
import { toggleMark } from 'prosemirror-commands'
import { redo, undo } from 'prosemirror-history'
import type { MarkType } from 'prosemirror-model'
import { sinkListItem } from 'prosemirror-schema-list'
import type { Command, EditorState } from 'prosemirror-state'
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  deleteColumn,
  deleteTable,
  isInTable,
} from 'prosemirror-tables'
import { deleteBodyRow, depthOf, higher, insertTable, toggleFrame, toggleList } from './commands'
import { linkAt } from './links'
import { schema } from './schema'

export type Button = {
  name: string
  /** As ProseMirror writes them: "Mod-b". */
  keys?: string
  /** A short sign in place of the name; the name is then read out and shown as a title. */
  sign?: string
  /** What it does, or which question it asks first. */
  does: Command | 'asks-for-link' | 'asks-for-caption'
  /** Given for buttons that stay pressed. */
  isOn?: (state: EditorState) => boolean
  /** False where it is not shown at all. */
  isShown?: (state: EditorState) => boolean
}

const { nodes, marks } = schema

export const buttons: Button[] = [
  {
    name: 'Bold',
    keys: 'Mod-b',
    sign: 'B',
    does: toggleMark(marks.strong),
    isOn: (state) => hasMark(state, marks.strong),
  },
  {
    name: 'Italic',
    keys: 'Mod-i',
    sign: 'I',
    does: toggleMark(marks.emphasis),
    isOn: (state) => hasMark(state, marks.emphasis),
  },
  { name: 'Link', keys: 'Mod-k', does: 'asks-for-link', isOn: (state) => linkAt(state) !== undefined },
  {
    name: 'Bullets',
    keys: 'Mod-Shift-8',
    does: toggleList(nodes.bullet_list),
    isOn: (state) => innermostList(state) === nodes.bullet_list,
  },
  {
    name: 'Numbers',
    keys: 'Mod-Shift-7',
    does: toggleList(nodes.ordered_list),
    isOn: (state) => innermostList(state) === nodes.ordered_list,
  },
  { name: 'Deeper', keys: 'Tab', does: sinkListItem(nodes.list_item), isShown: inList },
  { name: 'Higher', keys: 'Shift-Tab', does: higher, isShown: inList },
  { name: 'Note', does: toggleFrame(nodes.callout, 'note'), isOn: (state) => toneAt(state) === 'note' },
  {
    name: 'Warning',
    does: toggleFrame(nodes.callout, 'warning'),
    isOn: (state) => toneAt(state) === 'warning',
  },
  {
    name: 'Quote',
    keys: 'Mod-Shift-9',
    does: toggleFrame(nodes.quote),
    isOn: (state) => depthOf(state, nodes.quote) !== undefined,
  },
  { name: 'Table', does: insertTable },
  { name: 'Undo', keys: 'Mod-z', does: undo },
  { name: 'Redo', keys: 'Mod-y', does: redo },
]

/** Shown while the cursor is in a table. */
export const tableButtons: Button[] = [
  { name: 'Add a row', does: addRowAfter },
  { name: 'Delete the row', does: deleteBodyRow },
  { name: 'Add a column', does: addColumnAfter },
  { name: 'Add a column before', does: addColumnBefore },
  { name: 'Delete the column', does: deleteColumn },
  { name: 'Caption', does: 'asks-for-caption' },
  { name: 'Delete the table', does: deleteTable },
]

/** True where the buttons for tables are shown. */
export function showsTableButtons(state: EditorState): boolean {
  return isInTable(state)
}

/** True when pressing it would do something. */
export function canPress(button: Button, state: EditorState): boolean {
  return typeof button.does === 'string' || button.does(state)
}

/** Name and keys for the title: "Bold (Ctrl+B)". */
export function titleOf(button: Button, isMac: boolean): string {
  if (button.keys === undefined) return button.name
  const keys = button.keys
    .split('-')
    .map((key) => (key === 'Mod' ? (isMac ? '⌘' : 'Ctrl') : key.length === 1 ? key.toUpperCase() : key))
  return `${button.name} (${keys.join(isMac ? ' ' : '+')})`
}

function hasMark(state: EditorState, type: MarkType): boolean {
  const { $from, from, to, empty } = state.selection
  if (empty) return type.isInSet(state.storedMarks ?? $from.marks()) !== undefined
  return state.doc.rangeHasMark(from, to, type)
}

function innermostList(state: EditorState) {
  const depth = depthOf(state, nodes.bullet_list, nodes.ordered_list)
  return depth === undefined ? undefined : state.selection.$from.node(depth).type
}

function inList(state: EditorState): boolean {
  return innermostList(state) !== undefined
}

function toneAt(state: EditorState): unknown {
  const depth = depthOf(state, nodes.callout)
  return depth === undefined ? undefined : state.selection.$from.node(depth).attrs['tone']
}
