// Sentences of the Markdown reader → the kinds under which an import lists them.
import type { LossKind } from '../domain/imported-policy'

const kinds: readonly [RegExp, LossKind][] = [
  [/^HTML|^Code/, 'html'],
  [/link/, 'link'],
  [/picture/, 'picture'],
  [/Footnote/, 'footnote'],
  [/table|Cells/i, 'table'],
  [/list|Tick boxes/i, 'list'],
  [/Heading/i, 'heading'],
  [/Struck/, 'formatting'],
]

/** The kind of loss that a sentence of the Markdown reader tells of. */
export function kindOfSentence(sentence: string): LossKind {
  return kinds.find(([pattern]) => pattern.test(sentence))?.[1] ?? 'other'
}
