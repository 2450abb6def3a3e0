// Links in the editor: the address as people type it, and the link around the cursor.
import type { Mark, ResolvedPos } from 'prosemirror-model'
import type { Command, EditorState } from 'prosemirror-state'
import { safeHref } from '../domain/policy-document'
import { schema } from './schema'

/** "www.example.org" and "ana@example.org" become addresses; undefined for one that no policy may carry. */
export function readAddress(typed: string): string | undefined {
  const address = typed.trim()
  if (/^[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+$/.test(address)) return safeHref(`mailto:${address}`)
  if (/^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+(:\d+)?([/?#]|$)/u.test(address))
    return safeHref(`https://${address}`)
  return safeHref(address)
}

/** The address of the link at the selection; undefined when there is none. */
export function linkAt(state: EditorState): string | undefined {
  const { $from, empty } = state.selection
  const mark = linkIn($from.marks()) ?? linkIn($from.nodeAfter?.marks ?? [])
  if (mark) return String(mark.attrs['href'])
  if (empty) return undefined
  let found: Mark | undefined
  state.doc.nodesBetween(state.selection.from, state.selection.to, (node) => {
    found ??= linkIn(node.marks)
  })
  return found && String(found.attrs['href'])
}

/** Links the selection, the link around the cursor, or, with neither, the address written out. */
export function setLink(href: string): Command {
  return (state, dispatch) => {
    const mark = schema.marks.link.create({ href })
    const range = linkRange(state)
    const tr = state.tr
    if (range.from === range.to)
      tr.replaceSelectionWith(schema.text(href.replace(/^(mailto|tel):/i, ''), [mark]), false)
    else tr.removeMark(range.from, range.to, schema.marks.link).addMark(range.from, range.to, mark)
    dispatch?.(tr.scrollIntoView())
    return true
  }
}

/** Takes the link at the selection away; its words stay. */
export const removeLink: Command = (state, dispatch) => {
  if (linkAt(state) === undefined) return false
  const range = linkRange(state)
  dispatch?.(state.tr.removeMark(range.from, range.to, schema.marks.link))
  return true
}

function linkRange(state: EditorState): { from: number; to: number } {
  const { $from, from, to, empty } = state.selection
  return empty ? aroundCursor($from) : { from, to }
}

/** The stretch of neighbouring words that carry the link the cursor stands in. */
function aroundCursor($at: ResolvedPos): { from: number; to: number } {
  const mark = linkIn($at.marks()) ?? linkIn($at.nodeAfter?.marks ?? [])
  if (!mark) return { from: $at.pos, to: $at.pos }
  const start = $at.start()
  let [from, to] = [$at.pos, $at.pos]
  $at.parent.forEach((node, offset) => {
    const [begin, end] = [start + offset, start + offset + node.nodeSize]
    if (!mark.isInSet(node.marks) || begin > to || end < from) return
    from = Math.min(from, begin)
    to = Math.max(to, end)
  })
  return { from, to }
}

function linkIn(marks: readonly Mark[]): Mark | undefined {
  return marks.find((mark) => mark.type === schema.marks.link)
}
