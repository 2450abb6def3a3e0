// Pasting into the editor: from other programs cleaned to the model, from the editor itself as it is.
import { DOMParser, Fragment, Slice, type Node, type ParseOptions } from 'prosemirror-model'
import type { EditorView } from 'prosemirror-view'
import { isInTable } from 'prosemirror-tables'
import { editorNodes } from './from-blocks'
import { pastedBlocks } from './paste'
import { schema } from './schema'

/** ProseMirror asks its parser for a slice; a class is the only way to be asked in its place. */
class PasteParser extends DOMParser {
  constructor(private readonly tell: (losses: string[]) => void) {
    const own = DOMParser.fromSchema(schema)
    super(own.schema, own.rules)
  }

  override parseSlice(dom: globalThis.Node, options?: ParseOptions): Slice {
    if (!(dom instanceof Element) || dom.querySelector('[data-pm-slice]') || dom.closest('[data-pm-slice]'))
      return super.parseSlice(dom, options)
    const { blocks, losses } = pastedBlocks(dom)
    this.tell(losses)
    return new Slice(Fragment.from(editorNodes(blocks)), 0, 0)
  }
}

/** The parser for what is pasted; `tell` hears what was left out, also when that is nothing. */
export function pasteParser(tell: (losses: string[]) => void): DOMParser {
  return new PasteParser(tell)
}

/**
 * Takes stylesheets out of clipboard HTML, which would be put over the attributes that tell what is a list, and gives
 * style attributes a name under which they are read but not applied: the page forbids inline styles.
 */
export function withInertStyles(html: string): string {
  return html
    .replace(/<style[\s>][^]*?<\/style\s*>/gi, '')
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\sstyle(?=\s*=)/gi, ' data-style'))
}

/** A cell holds one paragraph: several stand in it as lines, so that none of them is lost. */
export function fitIntoCell(slice: Slice, view: EditorView): Slice {
  if (!isInTable(view.state) || slice.content.firstChild?.type.spec['tableRole'] !== undefined) return slice
  if (slice.content.firstChild?.isInline) return slice
  const lines: Node[][] = []
  slice.content.descendants((node) => {
    if (node.isTextblock) lines.push(childrenOf(node))
    return !node.isTextblock
  })
  const nodes = lines.flatMap((line, index) => (index === 0 ? line : [schema.nodes.break.create(), ...line]))
  return new Slice(Fragment.from(nodes), 0, 0)
}

function childrenOf(node: Node): Node[] {
  return Array.from({ length: node.childCount }, (_, index) => node.child(index))
}
