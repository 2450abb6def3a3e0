// The sentences of a section, one by one: what a comment can be about.
import { plainRuns, type Block, type Run } from './policy-document'

/** The sentences of blocks in reading order, each once. A table row is one sentence. */
export function clauseSentences(blocks: Block[]): string[] {
  return [...new Set(blocks.flatMap(sentencesOf))]
}

function sentencesOf(block: Block): string[] {
  switch (block.kind) {
    case 'paragraph':
      return split(block.runs)
    case 'list':
      return block.items.flat().flatMap(sentencesOf)
    case 'table':
      return [block.header, ...block.rows].map((row) => row.map(plainRuns).join(' | ').trim()).filter(Boolean)
    case 'callout':
    case 'quote':
    case 'step':
    case 'statement':
      return block.blocks.flatMap(sentencesOf)
    case 'contact':
      return [block.why.trim()].filter(Boolean)
    default:
      return block satisfies never
  }
}

/** After a full stop, where the next sentence begins with a capital, a digit or an opening mark. */
function split(runs: Run[]): string[] {
  return plainRuns(runs)
    .replace(/\s+/g, ' ')
    .trim()
    .split(/(?<=[.!?…]["”’)]?) (?=["“‘(]?[\p{Lu}\p{N}])/u)
    .filter(Boolean)
}
