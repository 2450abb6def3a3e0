// Words of a returned file that stand in no section, as an own section of the draft.
import { addOwnClause } from './arrangement'
import type { DraftText } from './draft'
import { markOf } from './mark'
import { accepted, type Outcome } from './outcome'
import { allClauses, type Block, type ClauseId, type PolicyDocument } from './policy-document'
import type { Template } from './template'
import { cleanLine } from './typed-text'
import type { WordStray } from './word-return'

const headingLimit = 160
const withoutHeading = 'New section'

/**
 * The draft with the stray as a first-level section after the one that `after` names or stands in; before all of them for
 * null. It counts for what its neighbour is about. A heading that is no heading stands as its first paragraph.
 * Refuses a neighbour that is not in the draft, and more own sections than a draft takes.
 */
export function withBroughtSection(
  draft: DraftText,
  { template, document }: { template: Template; document: PolicyDocument },
  brought: { id: ClauseId; stray: WordStray; after: ClauseId | null; file: string },
): Outcome<DraftText> {
  const { id, stray, after, file } = brought
  const neighbour = document.clauses.find((clause) => allClauses([clause]).some((one) => one.id === after))
  const section = (neighbour ?? document.clauses[0])?.section ?? 'purpose'
  const { heading, blocks } = ownWords(stray)
  const arrangement = addOwnClause(draft.arrangement, template, {
    clause: { id, section, origin: { kind: 'imported', file, heading }, parts: [] },
    after: after === null ? undefined : (neighbour?.id ?? after),
  })
  if (!arrangement.ok) return arrangement
  return accepted({
    ...draft,
    arrangement: arrangement.value,
    edits: { ...draft.edits, [id]: { heading, blocks, from: markOf(undefined) } },
  })
}

function ownWords({ heading, blocks }: WordStray): { heading: string; blocks: Block[] } {
  if (heading === null || heading.trim() === '') return { heading: withoutHeading, blocks }
  const clean = cleanLine(heading, headingLimit)
  if (clean.ok && clean.value !== '') return { heading: clean.value, blocks }
  const words: Block = { kind: 'paragraph', runs: [{ kind: 'text', text: heading, strong: true }] }
  return { heading: withoutHeading, blocks: [words, ...blocks] }
}
