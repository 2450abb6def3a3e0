// The words that taking a suggestion puts into a section: as suggested, or put together with what changed there since.
import { accepted, refused, type Outcome } from '../domain/outcome'
import { wordsMark, type Words } from '../domain/thread'
import { conflictsIn, mergeClause, mergedBlocks } from './clause-merge'

type Suggested = { base: Words; baseMark: string; words: Words }

/**
 * In: a suggestion, and the section's words now; undefined when it is not in the draft. Out: the words to write.
 * Where the section changed since, both changes stand in them, unless they meet in one passage (`clause-changed-since`).
 */
export function takenWords({ base, baseMark, words }: Suggested, now: Words | undefined): Outcome<Words> {
  if (!now)
    return refused(
      'clause-not-in-draft',
      'This section is not in the draft any more, so nothing can go into it.',
    )
  if (wordsMark(now) === baseMark) return accepted(words)
  const merge = mergeClause(base, now, words)
  if (conflictsIn(merge) === 0)
    return accepted({ heading: merge.heading, blocks: mergedBlocks(merge.pieces) })
  return refused(
    'clause-changed-since',
    'The same passage of the section has changed since these words were suggested, so nothing was changed now. Compare both, write the section by hand, and then leave the suggestion with a word about it.',
  )
}
