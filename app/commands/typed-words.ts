// The words of a section as a form brings them, from the editor or as Markdown. What Markdown cannot carry is shown first.
import { markOf } from '../domain/mark'
import { accepted, refused, type Outcome } from '../domain/outcome'
import type { Block } from '../domain/policy-document'
import { readBlocksText } from '../domain/typed-blocks'
import { cleanText } from '../domain/typed-text'
import { blocksFromMarkdown } from '../import/markdown'

/** Characters of one section. */
const sectionLimit = 40_000

export type TypedWords = {
  /** The text as the editor sends it, JSON; it stands before `markdown`. Untrusted like any field. */
  blocks?: string
  markdown: string
  /** The mark of the losses that were shown and accepted; "" when none were shown. */
  losses: string
}

/**
 * The text as blocks. Refuses what cannot be read, at its field, and text that loses something until those losses are
 * accepted (rule `markdown-losses`; read them with `lossesOf`).
 */
export function acceptedBlocks(form: TypedWords): Outcome<Block[]> {
  const typed = typedBlocks(form)
  if (!typed.ok) return typed
  const { blocks, losses } = typed.value
  if (losses.length === 0 || form.losses === markOf(losses)) return accepted(blocks)
  return refused(
    'markdown-losses',
    'Some of what you typed cannot stand in a policy. See what would be left out, then decide.',
    { markdown: 'Some of this would be left out.' },
  )
}

/** The text as blocks, whatever it loses. Refuses what cannot be read, at its field. */
export function typedBlocks(
  form: Pick<TypedWords, 'blocks' | 'markdown'>,
): Outcome<{ blocks: Block[]; losses: string[] }> {
  if (form.blocks !== undefined) {
    const read = readBlocksText(form.blocks)
    return read.ok
      ? accepted({ blocks: read.value, losses: [] })
      : refused(read.rule, read.sentence, { markdown: read.sentence })
  }
  const source = cleanText(form.markdown, sectionLimit)
  return source.ok
    ? accepted(blocksFromMarkdown(source.value))
    : refused(source.rule, source.sentence, { markdown: source.sentence })
}

/** What would be left out of this Markdown, and the mark that accepts it. */
export function lossesOf(markdown: string): { losses: string[]; mark: string } {
  const typed = typedBlocks({ markdown })
  if (!typed.ok) return { losses: [], mark: '' }
  const { losses } = typed.value
  return { losses, mark: markOf(losses) }
}
