// The two ways to speak about a section: a comment, or other words for it.
import { commentLimit } from '../domain/thread'
import type { SectionView } from '../domain/thread-view'
import { LossesNotice } from './losses-notice'
import { MarkdownHelp } from './markdown-help'
import { OnceKey, SelectField, TextArea, TextField } from './field'
import type { RefusedThreadForm } from './thread-card'

export type Listener = { id: string; name: string; title: string }

type NewThreadProps = {
  section: SectionView
  /** Whom a comment can be brought to; empty for outside experts, who know nobody here. */
  listeners: Listener[]
  once: string
  refused?: RefusedThreadForm | undefined
  /** A word about what follows from suggesting, for those whom it concerns. */
  caution?: string | undefined
}

export function NewThread(props: NewThreadProps) {
  const { refused } = props
  return (
    <div className="stack no-print">
      <CommentForm {...props} refused={refused?.intent === 'comment' ? refused : undefined} />
      <SuggestionForm {...props} refused={refused?.intent === 'suggest' ? refused : undefined} />
    </div>
  )
}

function CommentForm({ section, listeners, once, refused }: NewThreadProps) {
  const [first] = listeners
  return (
    <form method="post" className="stack" aria-label="Comment">
      <OnceKey value={`${once}-comment`} />
      <input type="hidden" name="section" value={section.clause.id} />
      {section.sentences.length > 0 && (
        <SelectField
          name="quote"
          id="comment-quote"
          label="About"
          defaultValue={refused?.typed['quote'] ?? ''}
          error={refused?.fields['quote']}
          options={[
            { value: '', label: 'the whole section' },
            ...section.sentences.map((sentence) => ({ value: sentence, label: shortened(sentence) })),
          ]}
        />
      )}
      <TextArea
        name="text"
        id="comment-text"
        label="Your comment"
        hint={first && `@ and a name brings it to that person, as in @${first.name}.`}
        maxLength={commentLimit}
        defaultValue={refused?.typed['text']}
        error={refused?.fields['text']}
      />
      <Tell listeners={listeners} form="comment" refused={refused} />
      <div>
        <button className="button primary" name="intent" value="comment">
          Comment
        </button>
      </div>
    </form>
  )
}

function SuggestionForm({ section, listeners, once, refused, caution }: NewThreadProps) {
  const losses = refused?.losses
  return (
    <details className="thread-form" open={refused !== undefined}>
      <summary>Suggest other words</summary>
      <form method="post" className="stack">
        <OnceKey value={`${once}-suggest`} />
        <input type="hidden" name="section" value={section.clause.id} />
        <input type="hidden" name="started" value={refused?.typed['started'] || section.mark} />
        {caution && <p className="note wait">{caution}</p>}
        {losses && <LossesNotice title="If you send it, this changes:" losses={losses} />}
        <TextField
          name="heading"
          id="suggest-heading"
          label="Heading"
          defaultValue={refused?.typed['heading'] ?? section.clause.heading}
          error={refused?.fields['heading']}
          autoComplete="off"
        />
        <TextArea
          name="markdown"
          id="suggest-markdown"
          label="Text"
          hint="These are the words of the section. Change what you would like changed."
          className="input markdown"
          rows={12}
          defaultValue={refused?.typed['markdown'] ?? section.markdown}
          error={losses ? undefined : refused?.fields['markdown']}
        />
        <MarkdownHelp />
        <TextArea
          name="text"
          id="suggest-text"
          label="Why are they better?"
          rows={2}
          maxLength={commentLimit}
          defaultValue={refused?.typed['text']}
          error={refused?.fields['text']}
        />
        <Tell listeners={listeners} form="suggest" refused={refused} />
        <div>
          <button className="button" name="intent" value="suggest">
            {losses ? 'Suggest it all the same' : 'Suggest these words'}
          </button>
        </div>
      </form>
    </details>
  )
}

function Tell({
  listeners,
  form,
  refused,
}: {
  listeners: Listener[]
  form: 'comment' | 'suggest'
  refused: RefusedThreadForm | undefined
}) {
  if (listeners.length === 0) return null
  return (
    <SelectField
      name="tell"
      id={`${form}-tell`}
      label="Tell somebody (you may leave this)"
      defaultValue={refused?.typed['tell'] ?? ''}
      error={refused?.fields['tell']}
      options={[
        { value: '', label: 'nobody in particular' },
        ...listeners.map(({ id, name, title }) => ({ value: id, label: title ? `${name}, ${title}` : name })),
      ]}
    />
  )
}

function shortened(sentence: string): string {
  return sentence.length > 90 ? `${sentence.slice(0, 88).trimEnd()}…` : sentence
}
