// The author's form: which path the version takes, what readers and approvers are told, and by when.
import type { StepView } from '../governance/path-view'
import { emptyRow, type Department, type StepRow } from '../governance/path-rows'
import type { RefusedForm } from '../forms/refused-form'
import { Choices, OnceKey, TextArea, TextField } from './field'
import { PathDrawing } from './path-drawing'
import { PathFields, type PathPerson } from './path-fields'

export type SubmissionFormProps = {
  slug: string
  revision: number
  once: string
  gaps: number
  /** Presets, each with whom it asks today, or why it cannot be used. */
  presets: { id: string; name: string; says: string }[]
  approvers: PathPerson[]
  departments: Department[]
  isFirst: boolean
  now: string
  zone: string
  refusal: RefusedForm | undefined
  rows: StepRow[] | undefined
  preview: StepView[] | undefined
}

const submit = 'Send for approval'

export function SubmissionForm(props: SubmissionFormProps) {
  const { slug, revision, once, gaps, isFirst, refusal, preview } = props
  const typed = refusal?.typed
  return (
    <form method="post" className="stack narrow">
      <OnceKey value={once} />
      <input type="hidden" name="revision" value={revision} />
      <PathField {...props} />
      {preview && (
        <section className="card stack" aria-labelledby="preview-title">
          <h2 id="preview-title">Who will be asked</h2>
          <PathDrawing steps={preview} label="Who will be asked" now={props.now} zone={props.zone} />
        </section>
      )}
      <p>
        <button className="button" name="press" value="preview" formNoValidate>
          Show who will be asked
        </button>
      </p>
      <TextArea
        name="changeNote"
        label={isFirst ? 'Why is this policy new? (for readers)' : 'What changed? (for readers)'}
        hint="A sentence or two that everybody reads before the text."
        required
        defaultValue={typed?.['changeNote']}
        error={refusal?.fields?.['changeNote']}
        maxLength={2_000}
      />
      <TextArea
        name="note"
        label="What should the approvers know? (you may leave this empty)"
        hint="Why, and what you would like them to look at."
        defaultValue={typed?.['note']}
        error={refusal?.fields?.['note']}
        maxLength={4_000}
      />
      <TextField
        name="dueOn"
        label="Answer wanted by (you may leave this empty)"
        hint="For steps without a day of their own."
        type="date"
        className="input short"
        defaultValue={typed?.['dueOn']}
        error={refusal?.fields?.['dueOn']}
      />
      {gaps > 0 && (
        <Choices
          name="acceptsGaps"
          kind="multiple"
          label={gaps === 1 ? 'One question is not answered' : `${gaps} questions are not answered`}
          hint={
            <>
              They print as marked placeholders. <a href={`/policies/${slug}/plan`}>See what is missing</a>.
            </>
          }
          error={refusal?.fields?.['acceptsGaps']}
          options={[{ value: 'yes', label: 'Send it with these open' }]}
          chosen={typed?.['acceptsGaps'] ? [typed['acceptsGaps']] : []}
        />
      )}
      <div className="row">
        <button className="button primary">{submit}</button>
        <a className="button quiet" href={`/policies/${slug}/plan`}>
          Not yet
        </a>
      </div>
    </form>
  )
}

function PathField({ presets, approvers, departments, refusal, rows }: SubmissionFormProps) {
  const [first] = presets
  const chosen = refusal?.typed['path'] || (first?.id ?? 'steps')
  const fields = (
    <PathFields
      rows={rows ?? [emptyRow]}
      people={approvers}
      departments={departments}
      errors={refusal?.fields}
      submit={submit}
    />
  )
  if (!first) {
    return (
      <>
        <input type="hidden" name="path" value="steps" />
        <p className="muted">Whoever wrote or edited this text is not in the list.</p>
        {fields}
      </>
    )
  }
  return (
    <>
      <Choices
        name="path"
        kind="single"
        label="Which way does it go?"
        error={refusal?.fields?.['path']}
        options={[
          ...presets.map(({ id, name, says }) => ({ value: id, label: name, hint: says })),
          { value: 'steps', label: 'Steps built here, for this time', hint: 'Open the part below.' },
        ]}
        chosen={[chosen]}
      />
      <details className="thumb" open={chosen === 'steps'}>
        <summary>Build the steps here</summary>
        <p className="muted">Whoever wrote or edited this text is not in the list.</p>
        {fields}
      </details>
    </>
  )
}
