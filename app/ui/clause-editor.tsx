// The form for a section's own words: heading, text, what would be lost, and what somebody else wrote meanwhile.
import { LossesNotice } from './losses-notice'
import { ErrorSummary, OnceKey, TextField } from './field'
import { Notice } from './notice'
import { TemplateWords } from './template-words'
import { WordsConflict } from './words-conflict'
import type { WordsPage, WordsResult } from './words-facts'
import { useWordsForm, type WordsWires } from './words-form'
import { WordsText, type LoadEditor } from './words-text'

export function ClauseEditor({
  page,
  result,
  wires,
  load,
}: {
  page: WordsPage
  result?: WordsResult | undefined
  wires: WordsWires
  load: LoadEditor
}) {
  const words = useWordsForm(page.form, result, wires)
  const { latest, start } = words
  const refused = latest?.kind === 'refused' ? latest : undefined
  const losses = refused?.losses
  const other = refused?.other
  const here = `/policies/${page.slug}/draft/${page.clauseId}/text`
  return (
    <div className="stack loose">
      <div ref={words.summary} tabIndex={-1} className="summary-place stack">
        {refused && <ErrorSummary sentence={refused.sentence} fields={losses ? {} : refused.fields} />}
        {latest?.kind === 'unreachable' && <Notice tone="alarm">{latest.sentence}</Notice>}
        {latest?.kind === 'shown' && (
          <Notice tone="wait" title="The merged words stand in the form">
            Nothing is saved yet. Read them once more, change what you like, and keep them.
          </Notice>
        )}
      </div>
      {other && (
        <WordsConflict
          other={other}
          zone={page.zone}
          language={page.language}
          choice={{
            theirs: here,
            started: words.started,
            onMerge: (merged) => words.take({ ...merged, markdown: other.markdown }),
            onLeave: words.leave,
          }}
        />
      )}
      <div className={page.own ? 'stack loose narrow' : 'split words'}>
        <form
          method="post"
          id="words"
          className="stack loose"
          aria-label="The section’s own words"
          ref={words.form}
          onSubmit={words.onSubmit}
          onInput={words.onChange}
        >
          <OnceKey value={page.once} />
          <input type="hidden" name="started" value={words.started} />
          <input type="hidden" name="base" value={JSON.stringify(words.base)} />
          {losses && <LossesNotice title="If you keep it, this changes:" losses={losses} />}
          <TextField
            key={`heading ${start.turn}`}
            name="heading"
            label="Heading"
            defaultValue={start.form.heading}
            error={refused?.fields['heading']}
            autoComplete="off"
          />
          <WordsText
            key={`text ${start.turn}`}
            form={start.form}
            error={losses ? undefined : refused?.fields['markdown']}
            language={page.language}
            load={page.rich ? load : undefined}
            elsewhere={page.rich ? `${here}?plain` : here}
            onChange={words.onChange}
          />
          <div className="row go-on">
            <button className={other ? 'button' : 'button primary'} name="intent" value="keep">
              {losses ? 'Keep it all the same' : 'Keep these words'}
            </button>
            {page.edited && !page.own && (
              <button className="button quiet" name="intent" value="restore">
                Go back to the template’s words
              </button>
            )}
            <a className="button quiet" href={page.back.href}>
              Leave without a change
            </a>
          </div>
        </form>
        <TemplateWords page={page} />
      </div>
    </div>
  )
}
