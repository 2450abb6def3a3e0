// One section of an upgrade: what one has, what the template said and says, and the choice what becomes of it.
import type { ClauseWords } from '../compare/clause-merge'
import type { Clause } from '../domain/policy-document'
import { ClauseRedline } from '../render/diff-web'
import { BlocksText } from '../render/web'
import { TextArea, TextField } from './field'
import { Status } from './status'

export type ClauseUpgradeFacts =
  | {
      kind: 'changed'
      id: string
      mine: ClauseWords
      then: ClauseWords
      now: ClauseWords
      edited: boolean
      audience: { mine: string; now: string } | null
      /** Passages that both sides changed differently. */
      conflicts: number
      /** What stands in the merge box at first. */
      start: { heading: string; markdown: string }
    }
  | { kind: 'new'; id: string; now: ClauseWords; parts: ClauseWords[]; why: string }
  | { kind: 'gone'; id: string; mine: ClauseWords; parts: ClauseWords[]; edited: boolean }

export type TypedChoice = {
  choice: 'take' | 'keep' | 'merge'
  heading?: string
  markdown?: string
  losses?: string
}

type CardProps = { clause: ClauseUpgradeFacts; typed: TypedChoice | undefined; error: string | undefined }

export function ClauseUpgradeCard({ clause, typed, error }: CardProps) {
  const heading = clause.kind === 'new' ? clause.now.heading : clause.mine.heading
  return (
    <section className="card stack upgrade" aria-labelledby={`upgrade-${clause.id}`}>
      <div className="row between">
        <h3 id={`upgrade-${clause.id}`} dir="auto">
          {heading}
        </h3>
        <Standing clause={clause} />
      </div>
      <Texts clause={clause} />
      <fieldset
        className={error ? 'field wrong' : 'field'}
        id={`choice-${clause.id}`}
        tabIndex={-1}
        aria-describedby={error ? `choice-${clause.id}-error` : undefined}
      >
        <legend>
          What becomes of it?<span className="visually-hidden"> {heading}</span>
        </legend>
        {error && (
          <p className="error" id={`choice-${clause.id}-error`}>
            {error}
          </p>
        )}
        <div className="choices across">
          {choicesFor(clause).map((option) => (
            <label className="choice" key={option.value}>
              <input
                type="radio"
                name={`choice-${clause.id}`}
                value={option.value}
                defaultChecked={typed?.choice === option.value}
              />
              <span>{option.label}</span>
              <small>{option.hint}</small>
            </label>
          ))}
        </div>
      </fieldset>
      {clause.kind === 'changed' && <MergeBox clause={clause} typed={typed} />}
    </section>
  )
}

function Standing({ clause }: { clause: ClauseUpgradeFacts }) {
  switch (clause.kind) {
    case 'changed':
      return clause.edited ? (
        <Status tone="review">You wrote this by hand</Status>
      ) : (
        <Status tone="plain">You have exactly what the template said</Status>
      )
    case 'new':
      return <Status tone="live">New</Status>
    case 'gone':
      return <Status tone="past">No longer in the template</Status>
    default:
      return clause satisfies never
  }
}

function Texts({ clause }: { clause: ClauseUpgradeFacts }) {
  switch (clause.kind) {
    case 'changed':
      return (
        <>
          {clause.audience && (
            <p>
              For <del>{clause.audience.mine}</del> <ins>{clause.audience.now}</ins>
            </p>
          )}
          {clause.edited ? (
            <div className="three sides">
              <Words label="What you have" words={clause.mine} />
              <Words label="What the template said" words={clause.then} />
              <Change label="What it says now" before={clause.then} after={clause.now} />
            </div>
          ) : (
            <Change label="What changes" before={clause.then} after={clause.now} />
          )}
        </>
      )
    case 'new':
      return (
        <>
          <p className="muted">{clause.why}</p>
          <Words label="What it says" words={clause.now} parts={clause.parts} />
        </>
      )
    case 'gone':
      return <Words label="What you have" words={clause.mine} parts={clause.parts} />
    default:
      return clause satisfies never
  }
}

function Words({ label, words, parts = [] }: { label: string; words: ClauseWords; parts?: ClauseWords[] }) {
  return (
    <div className="side-text">
      <h4>{label}</h4>
      <div className="policy">
        {[words, ...parts].map((one, index) => (
          <div key={index}>
            <p dir="auto">
              <strong>{one.heading}</strong>
            </p>
            <BlocksText blocks={one.blocks} />
          </div>
        ))}
      </div>
    </div>
  )
}

function Change({ label, before, after }: { label: string; before: ClauseWords; after: ClauseWords }) {
  return (
    <div className="side-text">
      <h4>{label}</h4>
      <div className="policy redline">
        <ClauseRedline before={clauseOf(before)} after={clauseOf(after)} headingLevel={5} />
      </div>
    </div>
  )
}

function clauseOf(words: ClauseWords): Clause {
  return { id: 'one', number: '', section: 'purpose', audience: { kind: 'everyone' }, clauses: [], ...words }
}

function choicesFor(
  clause: ClauseUpgradeFacts,
): { value: TypedChoice['choice']; label: string; hint: string }[] {
  switch (clause.kind) {
    case 'changed':
      return [
        {
          value: 'take',
          label: 'Take the template’s words',
          hint: clause.edited ? 'The words you wrote by hand go.' : '',
        },
        { value: 'keep', label: 'Keep what you have', hint: 'It counts as written by hand from now on.' },
        {
          value: 'merge',
          label: 'Merge by hand',
          hint: clause.edited ? mergeHint(clause.conflicts) : 'Start from the new words and change them.',
        },
      ]
    case 'new':
      return [
        { value: 'take', label: 'Take it in', hint: '' },
        { value: 'keep', label: 'Leave it out', hint: 'You can bring it back later.' },
      ]
    case 'gone':
      return [
        { value: 'take', label: 'Let it go', hint: clause.edited ? 'Your words go with it.' : '' },
        { value: 'keep', label: 'Keep it as a section of your own', hint: 'It stays where it stands.' },
      ]
    default:
      return clause satisfies never
  }
}

function mergeHint(conflicts: number): string {
  if (conflicts === 0) return 'Your changes and the template’s are put together in a box below.'
  return conflicts === 1
    ? 'Both changed one passage: it stands twice in the box, first yours.'
    : `Both changed ${conflicts} passages: each stands twice in the box, first yours.`
}

function MergeBox({
  clause,
  typed,
}: {
  clause: Extract<ClauseUpgradeFacts, { kind: 'changed' }>
  typed: TypedChoice | undefined
}) {
  return (
    <div className="stack merge-box">
      <input type="hidden" name={`losses-${clause.id}`} value={typed?.losses ?? ''} />
      <TextField
        name={`heading-${clause.id}`}
        label="Heading of the merged section"
        defaultValue={typed?.heading ?? clause.start.heading}
        autoComplete="off"
      />
      <TextArea
        name={`markdown-${clause.id}`}
        label="Text of the merged section"
        hint="An empty line starts a new paragraph; a hyphen at the start of a line makes a list."
        className="input markdown"
        rows={10}
        defaultValue={typed?.markdown ?? clause.start.markdown}
      />
    </div>
  )
}
