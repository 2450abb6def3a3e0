// Two people wrote one section: both texts against the one they started from, and an offer of both together.
import {
  conflictsIn,
  mergedBlocks,
  type ClauseMerge,
  type ClauseWords,
  type MergePiece,
} from '../compare/clause-merge'
import { momentText } from '../domain/date-words'
import type { Clause } from '../domain/policy-document'
import { ClauseRedline } from '../render/diff-web'
import { BlocksText } from '../render/web'
import type { OtherWords } from './words-facts'

type Choice = {
  /** Where their words stand alone. */
  theirs: string
  started: string
  /** With a script: puts the merged words into the form. Else the button asks the server to. */
  onMerge: (words: ClauseWords) => void
  onLeave: () => void
}

export function WordsConflict({
  other,
  zone,
  language,
  choice,
}: {
  other: OtherWords
  zone: string
  language: string
  choice: Choice
}) {
  const { who, at, theirs, base, mine, merge } = other
  return (
    <section className="other-answer stack" aria-labelledby="other-words">
      <h2 id="other-words">
        {who} changed this section{at && `, ${momentText(at, zone)}`}
      </h2>
      <div className={mine ? 'two' : 'stack'}>
        {mine && (
          <div className="stack tight">
            <h3>Your words</h3>
            <Words words={mine} base={base} language={language} />
          </div>
        )}
        <div className="stack tight">
          <h3>{other.fromTemplate ? `${who} went back to the template’s words` : `The words of ${who}`}</h3>
          {theirs ? (
            <Words words={theirs} base={base} language={language} />
          ) : (
            <p>The section is not in the text any more.</p>
          )}
        </div>
      </div>
      {base && (
        <details>
          <summary>What you both started from</summary>
          <Words words={base} base={null} language={language} />
        </details>
      )}
      {merge && <Merge merge={merge} who={who} language={language} />}
      <div className="row">
        {merge && theirs && <UseMerged merge={merge} theirs={theirs} choice={choice} />}
        {mine && (
          <button className="button" form="words" name="intent" value="keep">
            Keep mine
          </button>
        )}
        <a className="button" href={choice.theirs} onClick={choice.onLeave}>
          Take theirs
        </a>
      </div>
    </section>
  )
}

function Words({
  words,
  base,
  language,
}: {
  words: ClauseWords
  base: ClauseWords | null
  language: string
}) {
  return (
    <div className="policy redline card" lang={language}>
      <ClauseRedline before={clauseOf(base ?? words)} after={clauseOf(words)} headingLevel={4} />
    </div>
  )
}

function Merge({ merge, who, language }: { merge: ClauseMerge; who: string; language: string }) {
  const conflicts = conflictsIn(merge)
  return (
    <div className="stack tight">
      <h3>Both together</h3>
      <p>
        {conflicts === 0
          ? 'Your changes and theirs do not touch the same passages.'
          : `${conflicts === 1 ? 'One passage was' : `${conflicts} passages were`} changed by both of you. Both texts stand there, yours first: make one of them.`}
      </p>
      {merge.otherHeading !== null && (
        <p>
          You both changed the heading. Yours stands in the merged words; theirs is “{merge.otherHeading}”.
        </p>
      )}
      <div className="policy card" lang={language}>
        <h4 dir="auto">{merge.heading}</h4>
        {merge.pieces.map((piece, index) => (
          <Piece key={index} piece={piece} who={who} />
        ))}
      </div>
    </div>
  )
}

function Piece({ piece, who }: { piece: MergePiece; who: string }) {
  if (piece.kind === 'conflict') {
    return (
      <div className="both-changed">
        <p className="whose">▲ Changed by both. You:</p>
        {piece.mine.length > 0 ? <BlocksText blocks={piece.mine} /> : <p>Taken out by you.</p>}
        <p className="whose">{who}:</p>
        {piece.theirs.length > 0 ? <BlocksText blocks={piece.theirs} /> : <p>Taken out by {who}.</p>}
      </div>
    )
  }
  if (piece.by === 'nobody') return <BlocksText blocks={piece.blocks} />
  return (
    <div className="one-changed">
      <p className="whose">{piece.by === 'me' ? 'You' : piece.by === 'them' ? who : 'Both of you'}:</p>
      <BlocksText blocks={piece.blocks} />
    </div>
  )
}

/** A form of its own: without a script the page comes back with the merged words in the text box. */
function UseMerged({ merge, theirs, choice }: { merge: ClauseMerge; theirs: ClauseWords; choice: Choice }) {
  const merged = { heading: merge.heading, blocks: mergedBlocks(merge.pieces) }
  return (
    <form
      method="post"
      onSubmit={(event) => {
        event.preventDefault()
        choice.onMerge(merged)
      }}
    >
      <input type="hidden" name="started" value={choice.started} />
      <input type="hidden" name="base" value={JSON.stringify(theirs)} />
      <input type="hidden" name="heading" value={merged.heading} />
      <input type="hidden" name="blocks" value={JSON.stringify(merged.blocks)} />
      <button className="button primary" name="intent" value="look">
        Use the merged words
      </button>
    </form>
  )
}

function clauseOf({ heading, blocks }: ClauseWords): Clause {
  return {
    id: 'words',
    number: '',
    section: 'purpose',
    audience: { kind: 'everyone' },
    heading,
    blocks,
    clauses: [],
  }
}
