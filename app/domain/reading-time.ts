// How long a text takes to read.
import { canonicalJson } from './canonical-json'
import { allClauses, plainRuns, type Block, type Clause, type PolicyDocument } from './policy-document'
import { countWords } from './words'

/** Words a minute. Slower than the 238 that Brysbaert (2019) found for silent reading: what binds is read with care. */
const pace = 200

/**
 * Whole minutes for the clauses, at least one; 0 where there are none. With `known`, an earlier text, only for clauses that
 * were not in it in these words.
 */
export function readingMinutes(document: PolicyDocument, known?: PolicyDocument): number {
  const old = new Set(known && allClauses(known.clauses).map(wordsKey))
  const fresh = allClauses(document.clauses).filter((clause) => !old.has(wordsKey(clause)))
  if (fresh.length === 0) return 0
  const words = fresh.reduce((sum, one) => sum + countWords(one.heading) + wordsIn(one.blocks), 0)
  return Math.max(1, Math.round(words / pace))
}

function wordsKey({ id, heading, blocks }: Clause): string {
  return canonicalJson({ id, heading, blocks })
}

function wordsIn(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + wordsOf(block), 0)
}

function wordsOf(block: Block): number {
  switch (block.kind) {
    case 'paragraph':
      return countWords(plainRuns(block.runs))
    case 'list':
      return wordsIn(block.items.flat())
    case 'table':
      return [block.header, ...block.rows].flat().reduce((sum, cell) => sum + countWords(plainRuns(cell)), 0)
    case 'callout':
    case 'quote':
    case 'step':
    case 'statement':
      return wordsIn(block.blocks)
    case 'contact':
      return countWords(block.why)
    default:
      return block satisfies never
  }
}
