// The screen that makes or changes a saved audience.
import type { AudienceCondition } from '../governance/audience'
import type { RefusedForm } from '../forms/refused-form'
import { AudienceConditions, AudienceCounted, type AudienceChoices } from './audience-fields'
import type { AudienceCount } from '../governance/audience-rule'
import { ErrorSummary, OnceKey, TextField } from './field'
import { PageHead } from './page-head'

export type AudienceScreenProps = {
  title: string
  name: string
  /** 0 for a new one. */
  revision: number
  isArchived?: boolean
  conditions: AudienceCondition[]
  choices: AudienceChoices
  count: AudienceCount
  once: string
  refusal: RefusedForm | undefined
}

export function AudienceScreen(props: AudienceScreenProps) {
  const { title, revision, refusal, count } = props
  return (
    <>
      <PageHead title={title} crumbs={[{ label: 'Audiences', href: '/people/audiences' }]}>
        <p className="muted">
          {props.isArchived
            ? 'It was put away. Save it to offer it again.'
            : 'All conditions must hold. Whoever has left is never in an audience.'}
        </p>
      </PageHead>
      {refusal?.rule && <ErrorSummary sentence={refusal.sentence} fields={refusal.fields} />}
      <form method="post" className="stack narrow">
        {/* The first button of a form is pressed by Enter: it must not be one that adds or removes a condition. */}
        <button className="visually-hidden" tabIndex={-1} aria-hidden="true" name="press" value="count">
          Count
        </button>
        <OnceKey value={props.once} />
        <input type="hidden" name="revision" value={revision} />
        <TextField
          name="name"
          label="Name of the audience"
          hint="As everybody who runs campaigns knows it, for example “Volunteers in Leeds”."
          maxLength={80}
          defaultValue={refusal?.typed['name'] ?? props.name}
          error={refusal?.fields?.['name']}
        />
        <AudienceConditions conditions={props.conditions} choices={props.choices} errors={refusal?.fields} />
        <AudienceCounted count={count} />
        <div className="foot-bar">
          {revision > 0 && !props.isArchived && (
            <button className="button quiet" name="press" value="archive" formNoValidate>
              Put it away
            </button>
          )}
          <button className="button" name="press" value="count" formNoValidate>
            Count again
          </button>
          <button className="button primary">Save the audience</button>
        </div>
      </form>
    </>
  )
}
