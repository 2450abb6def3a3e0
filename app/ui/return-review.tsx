// A returned Word file before anything is brought in: by section with its redlines and comments, then words without a place.
import type { ReturnedSection, ReturnedSuggestion, StrayView } from '../domain/return-view'
import { placeField, placeValue, tickField, wordAuthorWords, type WordComment } from '../domain/word-return'
import { DocumentRedline } from '../render/diff-web'
import { diffDocuments } from '../compare/document-diff'
import type { Clause } from '../domain/policy-document'
import { BlocksText } from '../render/web'
import { DateText } from './date-text'
import { SelectField } from './field'
import { Status } from './status'

type Place = { zone: string; language: string }

/** Sections in the order of the draft. Everything is ticked at first. */
export function ReturnedSections({
  sections,
  without,
  place,
}: {
  sections: ReturnedSection[]
  without: string[]
  place: Place
}) {
  return sections.map((section) => (
    <section key={section.clauseId} className="stack" aria-labelledby={`returned-${section.clauseId}`}>
      <h3 id={`returned-${section.clauseId}`} dir="auto">
        {section.number} {section.heading}
      </h3>
      {section.suggestions.map((one) => (
        <SuggestionCard key={one.id} one={one} ticked={!without.includes(one.id)} place={place} />
      ))}
      {section.comments.map((one) => (
        <CommentCard key={one.id} one={one} ticked={!without.includes(one.id)} zone={place.zone} />
      ))}
    </section>
  ))
}

function SuggestionCard({ one, ticked, place }: { one: ReturnedSuggestion; ticked: boolean; place: Place }) {
  return (
    <article className="card stack returned">
      <Tick
        id={one.id}
        ticked={ticked}
        author={one.author}
        at={one.at}
        zone={place.zone}
        what="Suggested words"
      />
      <div className="suggested">
        <DocumentRedline diff={changeOf(one, place.language)} only="changes" />
      </div>
      {one.notes.map((note) => (
        <p key={note} className="muted" dir="auto">
          {note}
        </p>
      ))}
      {one.section !== 'as it was' && (
        <p className="note wait">
          {one.section === 'gone'
            ? 'This section is not in the draft any more. The suggestion can be read, but not taken.'
            : 'The draft has changed this section since the file was exported. Both are kept: an author compares them before taking anything.'}
        </p>
      )}
    </article>
  )
}

function CommentCard({ one, ticked, zone }: { one: WordComment; ticked: boolean; zone: string }) {
  return (
    <article className="card stack returned">
      <Tick
        id={one.id}
        ticked={ticked}
        author={one.author}
        at={one.at}
        zone={zone}
        what={commentWords[one.kind]}
      />
      {one.quote !== '' && (
        <div className="thread-quote">
          <blockquote dir="auto">{one.quote}</blockquote>
        </div>
      )}
      <p className="comment-text" dir="auto">
        {one.text}
      </p>
      {one.replies.map((reply, index) => (
        <p key={index} className="comment-text" dir="auto">
          <b>{wordAuthorWords(reply.author)}:</b> {reply.text}
        </p>
      ))}
    </article>
  )
}

const commentWords: Record<WordComment['kind'], string> = {
  said: 'Comment',
  moved: 'Section moved',
  'left-out': 'Section taken out',
}

function Tick({
  id,
  ticked,
  author,
  at,
  zone,
  what,
}: {
  id: string
  ticked: boolean
  author: string | null
  at: string | null
  zone: string
  what: string
}) {
  return (
    <label className="row tick-line">
      <input type="checkbox" name={tickField} value={id} defaultChecked={ticked} />
      <Status tone={author === null ? 'review' : 'plain'}>{what}</Status>
      <b dir="auto">{wordAuthorWords(author)}</b>
      {at !== null && (
        <span className="muted">
          <DateText at={at} zone={zone} time />
        </span>
      )}
    </label>
  )
}

/** Words outside of every section, each with a choice. */
export function ReturnedStrays({
  strays,
  places,
  chosen,
  adds,
}: {
  strays: StrayView[]
  places: { id: string; name: string }[]
  /** Whether the reader may change the draft. */
  adds: boolean
  chosen: Record<string, string>
}) {
  if (strays.length === 0) return null
  return (
    <section className="stack" aria-labelledby="strays">
      <h2 id="strays">Words without a section</h2>
      <p>
        {strays.length === 1 ? 'These words stand' : 'These words stand in places'} outside of the sections of
        the file. Choose where they go.
      </p>
      {strays.map((stray) => (
        <article key={stray.id} className="card stack returned">
          <p className="row">
            <b dir="auto">
              {stray.authors.length > 0 ? `${stray.authors.join(', ')}, in Word` : 'Untracked changes'}
            </b>
            <span className="muted" dir="auto">
              {stray.after ? `after ${stray.after.name}` : 'before all sections'}
            </span>
          </p>
          <div className="suggested policy">
            {stray.shown.heading !== '' && (
              <p dir="auto">
                <b>{stray.shown.heading}</b>
              </p>
            )}
            <BlocksText blocks={stray.shown.blocks} />
          </div>
          <SelectField
            name={placeField(stray.id)}
            label="Where do they go?"
            defaultValue={chosen[stray.id] ?? usualPlace(stray, places)}
            options={[
              { value: 'left', label: 'Nowhere: leave them out' },
              ...(adds ? [ownSection(stray)] : []),
              ...places.map(({ id, name }) => ({
                value: placeValue({ kind: 'into', clauseId: id }),
                label: `At the end of ${name}, as suggested words`,
              })),
              ...places.map(({ id, name }) => ({
                value: placeValue({ kind: 'comment', clauseId: id }),
                label: `As a comment on ${name}`,
              })),
            ]}
          />
        </article>
      ))}
    </section>
  )
}

function ownSection({ after }: StrayView): { value: string; label: string } {
  const where = after ? `after ${after.name}` : 'before all others'
  const value = placeValue({ kind: 'section', after: after?.id ?? null })
  return { value, label: `Into the draft now, as a section of its own ${where}` }
}

/** A new section is proposed as a comment, so that an author decides where it stands; a paragraph goes to its neighbour. */
function usualPlace({ after, shown }: StrayView, places: { id: string }[]): string {
  const clauseId = after?.id ?? places[0]?.id
  if (clauseId === undefined) return 'left'
  return placeValue({ kind: shown.heading === '' ? 'into' : 'comment', clauseId })
}

/** As a document of one section, so that long unchanged stretches are counted instead of shown. */
function changeOf({ before, after }: ReturnedSuggestion, language: string) {
  const alone = (clause: Clause) => ({
    format: 1 as const,
    language,
    title: '',
    facts: [],
    clauses: [clause],
  })
  return diffDocuments(alone(before), alone(after))
}
