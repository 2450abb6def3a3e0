// Who makes the tracked changes of a Word file and when, the numbers they get, and what the library has no writer for.
import { BuilderElement } from 'docx'
import type { Mark } from './word-flow'
import type { Written } from './word-quick'

export type Pen = {
  author: string
  /** ISO to the second. */
  date: string
  /** Every change has a number of its own in the file. */
  nextId: () => number
  /** The changes that are moves, by number: the library has no writer for them. */
  moves: Map<number, 'w:moveFrom' | 'w:moveTo'>
  /** The stretch of moved paragraphs that is being drawn. Stretches do not nest. */
  openRange: number
  /** Paragraphs that the library has not to write. */
  written: Written
}

export type Change = { id: number; author: string; date: string }

/** A pen for one file. Without a name it draws what is not marked. */
export function newPen({ author, date }: { author: string; date: string }): Pen {
  let last = 0
  return { author, date, nextId: () => (last += 1), moves: new Map(), openRange: 0, written: [] }
}

/** The next change of this pen. A move is written as an insertion, and `withMoves` renames it. */
export function nextChange({ author, date, nextId, moves }: Pen, mark?: Mark): Change {
  const id = nextId()
  if (mark === 'moved-from') moves.set(id, 'w:moveFrom')
  if (mark === 'moved-to') moves.set(id, 'w:moveTo')
  return { id, author, date }
}

/** The end of a paragraph as a change. */
export function changedEnd(mark: Mark, pen: Pen): { insertion: Change } | { deletion: Change } {
  const change = nextChange(pen, mark)
  return mark === 'deleted' ? { deletion: change } : { insertion: change }
}

/** The start of a range that changed; one that moved has a name, the same in both places. */
export function rangeStart(element: string, change: Change, name?: string): BuilderElement {
  return new BuilderElement({
    name: element,
    attributes: {
      id: { key: 'w:id', value: change.id },
      ...(name === undefined ? {} : { name: { key: 'w:name', value: name } }),
      author: { key: 'w:author', value: change.author },
      date: { key: 'w:date', value: change.date },
    },
  })
}

/** The end of a range, by the id of its start. */
export function rangeEnd(element: string, id: number): BuilderElement {
  return new BuilderElement({ name: element, attributes: { id: { key: 'w:id', value: id } } })
}

/** The file's XML with moves named as such. Only tags match, for text stands escaped; an insertion holds no other. */
export function withMoves(xml: string, moves: Pen['moves']): string {
  if (moves.size === 0) return xml
  let open = 'w:ins'
  return xml.replace(/<w:ins w:id="(\d+)"|<\/w:ins>/g, (_, id: string | undefined) => {
    if (id === undefined) return `</${open}>`
    open = moves.get(Number(id)) ?? 'w:ins'
    return `<${open} w:id="${id}"`
  })
}
