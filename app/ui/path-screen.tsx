// The screen that makes or changes an approval path.
import type { RefusedForm } from '../forms/refused-form'
import { ErrorSummary, OnceKey, TextField } from './field'
import { PageHead } from './page-head'
import { PathFields, type PathFieldsProps } from './path-fields'

export type PathScreenProps = Omit<PathFieldsProps, 'errors' | 'submit'> & {
  title: string
  name: string
  /** 0 for a new one. */
  revision: number
  once: string
  refusal: RefusedForm | undefined
  isArchived?: boolean
}

export function PathScreen(props: PathScreenProps) {
  const { title, revision, refusal } = props
  const submit = revision === 0 ? 'Keep the path' : 'Save the path'
  return (
    <>
      <PageHead
        title={title}
        crumbs={[
          { label: 'Settings', href: '/settings' },
          { label: 'Approvals', href: '/settings/approval-paths' },
        ]}
      >
        {props.isArchived && <p className="muted">It was put away. Save it to offer it again.</p>}
      </PageHead>
      <ErrorSummary sentence={refusal?.sentence} fields={refusal?.fields} />
      <form method="post" className="stack narrow">
        <OnceKey value={props.once} />
        <input type="hidden" name="revision" value={revision} />
        <TextField
          name="name"
          label="Name of the path"
          hint="As authors know it, for example “Legal, then leadership”."
          maxLength={80}
          defaultValue={refusal?.typed['name'] ?? props.name}
          error={refusal?.fields?.['name']}
        />
        <PathFields
          rows={props.rows}
          people={props.people}
          departments={props.departments}
          errors={refusal?.fields}
          submit={submit}
        />
        <div className="foot-bar">
          {revision > 0 && !props.isArchived && (
            <button className="button" name="press" value="archive" formNoValidate>
              Put it away
            </button>
          )}
          <button className="button primary">{submit}</button>
        </div>
      </form>
    </>
  )
}
