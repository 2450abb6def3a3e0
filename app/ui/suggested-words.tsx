// Suggested words as a redline against their section, and what changed there since they were suggested.
import { diffDocuments, type DocumentDiff } from '../compare/document-diff'
import type { Clause } from '../domain/policy-document'
import type { SuggestionView, ThreadView } from '../domain/thread-view'
import { DocumentRedline } from '../render/diff-web'
import type { ThreadPlace } from './thread-card'

export function SuggestedWords({
  suggestion,
  thread,
  place,
}: {
  suggestion: SuggestionView
  thread: ThreadView
  place: ThreadPlace
}) {
  const { section } = suggestion
  return (
    <>
      <div className="suggested">
        <DocumentRedline diff={changeOf(suggestion, place.language)} only="changes" />
      </div>
      {!thread.closed && section !== 'as it was' && (
        <p className="note wait">
          {sinceWords[section]}{' '}
          {section === 'changed' && thread.may.decide && place.writeBy && (
            <a href={place.writeBy(thread.clauseId)}>Write the section by hand, from its words now</a>
          )}
        </p>
      )}
    </>
  )
}

const sinceWords: Record<Exclude<SuggestionView['section'], 'as it was'>, string> = {
  fits: 'The section has changed in other places since. Both changes fit together: this is what taking these words does to it now.',
  changed:
    'The same passage has changed since. What you see here is the change against its former words, and it cannot be taken as it is: write the section by hand with what you want of both, then leave these words with a line about it.',
  gone: 'The section is not in the draft any more, so these words have no place.',
}

/** The suggestion as a document of one section, so that long unchanged stretches are counted instead of shown. */
function changeOf({ before, after }: SuggestionView, language: string): DocumentDiff {
  const alone = (clause: Clause) => ({
    format: 1 as const,
    language,
    title: '',
    facts: [],
    clauses: [clause],
  })
  return diffDocuments(alone(before), alone(after))
}
