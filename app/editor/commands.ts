// What the buttons and keys of the editor do.
import { wrapIn } from 'prosemirror-commands'
import type { NodeType } from 'prosemirror-model'
import { liftListItem, sinkListItem, wrapInList } from 'prosemirror-schema-list'
import { Selection, type Command, type EditorState } from 'prosemirror-state'
import { addRowAfter, deleteRow, goToNextCell, isInTable, selectedRect } from 'prosemirror-tables'
import { liftTarget } from 'prosemirror-transform'
import type { EditorView } from 'prosemirror-view'
import { editorNodes } from './from-blocks'
import { schema } from './schema'

const { nodes } = schema

/** Depth of the innermost node of these types around the selection, or undefined. */
export function depthOf(state: EditorState, ...types: NodeType[]): number | undefined {
  const { $from } = state.selection
  for (let depth = $from.depth; depth > 0; depth -= 1)
    if (types.includes($from.node(depth).type)) return depth
  return undefined
}

/** Makes a list of the selection, changes the kind of the list it is in, or takes it out of a list of this kind. */
export function toggleList(type: NodeType): Command {
  return (state, dispatch) => {
    const depth = depthOf(state, nodes.bullet_list, nodes.ordered_list)
    if (depth === undefined) return wrapInList(type)(state, dispatch)
    const { $from } = state.selection
    if ($from.node(depth).type === type) return liftListItem(nodes.list_item)(state, dispatch)
    dispatch?.(state.tr.setNodeMarkup($from.before(depth), type))
    return true
  }
}

/** Puts a frame around the selection, changes its tone, or takes a frame of this tone away. */
export function toggleFrame(type: NodeType, tone?: 'note' | 'warning'): Command {
  const attrs = tone === undefined ? null : { tone }
  return (state, dispatch) => {
    const depth = depthOf(state, type)
    if (depth === undefined) return wrapIn(type, attrs)(state, dispatch)
    const { $from } = state.selection
    const frame = $from.node(depth)
    const before = $from.before(depth)
    if (tone !== undefined && frame.attrs['tone'] !== tone) {
      dispatch?.(state.tr.setNodeMarkup(before, null, attrs))
      return true
    }
    const first = state.doc.resolve(before + 2)
    const range = first.blockRange(state.doc.resolve(before + frame.nodeSize - 2), (node) => node === frame)
    const target = range && liftTarget(range)
    if (!range || target === null || target === undefined) return false
    dispatch?.(state.tr.lift(range, target).scrollIntoView())
    return true
  }
}

/** A table of two columns and two rows under a header, where the cursor is; the cursor goes into its first cell. */
export const insertTable: Command = (state, dispatch) => {
  const { $from } = state.selection
  if (isInTable(state) || !$from.parent.isTextblock) return false
  const [table] = editorNodes([
    {
      kind: 'table',
      caption: '',
      header: [[], []],
      rows: [
        [[], []],
        [[], []],
      ],
    },
  ])
  if (!table) return false
  const empty = $from.parent.content.size === 0
  const at = empty ? $from.before() : $from.after()
  const tr = state.tr.replaceWith(at, empty ? $from.after() : at, table)
  dispatch?.(tr.setSelection(Selection.near(tr.doc.resolve(at + 1))).scrollIntoView())
  return true
}

/** The caption of the table around the selection, or undefined outside of tables. */
export function captionAt(state: EditorState): string | undefined {
  const depth = depthOf(state, nodes.table)
  return depth === undefined ? undefined : String(state.selection.$from.node(depth).attrs['caption'])
}

/** Sets the caption of the table around the selection. */
export function setCaption(caption: string): Command {
  return (state, dispatch) => {
    const depth = depthOf(state, nodes.table)
    if (depth === undefined) return false
    dispatch?.(state.tr.setNodeMarkup(state.selection.$from.before(depth), null, { caption }))
    return true
  }
}

/** A table keeps its header: only rows below it go one by one. */
export const deleteBodyRow: Command = (state, dispatch) => {
  if (!isInTable(state) || selectedRect(state).top === 0) return false
  return deleteRow(state, dispatch)
}

/** A new line inside a paragraph or cell. */
export const insertBreak: Command = (state, dispatch) => {
  if (!state.selection.$from.parent.inlineContent) return false
  dispatch?.(state.tr.replaceSelectionWith(nodes.break.create()).scrollIntoView())
  return true
}

/** Enter in a cell: cells hold one paragraph. */
export const breakInCell: Command = (state, dispatch) => isInTable(state) && insertBreak(state, dispatch)

/** Tab in a table: the next cell, and after the last one a new row. */
export const nextCell: Command = (state, dispatch, view) => {
  if (!isInTable(state)) return false
  if (goToNextCell(1)(state, dispatch)) return true
  if (!dispatch || !view) return true
  addRowAfter(state, dispatch)
  return goToNextCell(1)(view.state, (tr) => view.dispatch(tr))
}

/** Shift-Tab in a table: the cell before; it stays in the first. */
export const previousCell: Command = (state, dispatch) => {
  if (!isInTable(state)) return false
  goToNextCell(-1)(state, dispatch)
  return true
}

/** Tab in a list: one level deeper. Where that cannot be, nothing happens; Escape is the way out. */
export const deeper: Command = (state, dispatch) => {
  if (depthOf(state, nodes.list_item) === undefined) return false
  sinkListItem(nodes.list_item)(state, dispatch)
  return true
}

/** Shift-Tab in a list: one level up, from the first level out of the list. */
export const higher: Command = (state, dispatch) => liftListItem(nodes.list_item)(state, dispatch)

/** The line above a table that begins the text: there is no other way to write before it. */
export const lineBeforeFirst: Command = (state, dispatch) => {
  const { $from } = state.selection
  const first = state.doc.firstChild
  if ($from.index(0) !== 0 || first?.type !== nodes.table || $from.index(1) !== 0) return false
  const tr = state.tr.insert(0, nodes.paragraph.create())
  dispatch?.(tr.setSelection(Selection.near(tr.doc.resolve(1))).scrollIntoView())
  return true
}

/** Runs a command on what the editor shows now, and gives the focus back to the text. */
export function runIn(view: EditorView, command: Command): void {
  command(view.state, (tr) => view.dispatch(tr), view)
  view.focus()
}
