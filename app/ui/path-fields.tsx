// The rows of a form that builds an approval path: who is asked in each step, how many must approve, by when.
import { approvingRoles, mostSteps } from '../governance/approval-path'
import type { Department, StepRow } from '../governance/path-rows'
import { roleLabels } from '../domain/person'
import { Choices, SelectField, TextField, type FieldErrors } from './field'

export type PathPerson = { id: string; name: string; role: string }

export type PathFieldsProps = {
  rows: StepRow[]
  people: PathPerson[]
  departments: Department[]
  errors: FieldErrors | undefined
  /** What the form's own button says. */
  submit: string
}

export function PathFields({ rows, people, departments, errors, submit }: PathFieldsProps) {
  return (
    <div className="stack">
      {/* The first button of a form is pressed by Enter: it must not be one that adds or removes a step. */}
      <button className="visually-hidden" tabIndex={-1} aria-hidden="true">
        {submit}
      </button>
      <input type="hidden" name="step-count" value={rows.length} />
      {rows.map((row, place) => (
        <StepFields
          key={place}
          place={place}
          row={row}
          isOnly={rows.length === 1}
          people={people}
          departments={departments}
          errors={errors}
        />
      ))}
      {rows.length < mostSteps && (
        <p>
          <button className="button" name="press" value="add-step" formNoValidate>
            Add a step
          </button>
        </p>
      )}
    </div>
  )
}

function StepFields({
  place,
  row,
  isOnly,
  people,
  departments,
  errors,
}: Omit<PathFieldsProps, 'rows' | 'submit'> & { place: number; row: StepRow; isOnly: boolean }) {
  const field = (name: string): string => `step-${place}-${name}`
  const error = (name: string): string | undefined => errors?.[field(name)]
  return (
    <fieldset className="card stack">
      <legend>Step {place + 1}</legend>
      <TextField
        name={field('title')}
        label="Name of the step (you may leave this empty)"
        hint="For example Legal, or Leadership."
        maxLength={80}
        defaultValue={row.title}
        error={error('title')}
      />
      <Choices
        name={field('asks')}
        kind="single"
        label="Who is asked?"
        options={[
          { value: 'people', label: 'The people chosen below' },
          {
            value: 'role',
            label: 'Everybody who holds a role',
            hint: 'Whoever holds it on the day it is sent.',
          },
        ]}
        chosen={[row.asks]}
      />
      <div className="many-choices">
        <Choices
          name={field('people')}
          kind="multiple"
          label="People"
          error={error('people')}
          options={people.map((person) => ({ value: person.id, label: person.name, hint: person.role }))}
          chosen={row.people}
        />
      </div>
      <div className="two">
        <SelectField
          name={field('role')}
          label="Role"
          options={approvingRoles.map((role) => ({ value: role, label: roleLabels[role] }))}
          defaultValue={row.role}
          error={error('role')}
        />
        <SelectField
          name={field('department')}
          label="In the department"
          options={[
            { value: '', label: 'Any department' },
            ...departments.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          defaultValue={row.department}
        />
      </div>
      <div className="two">
        <SelectField
          name={field('rule')}
          label="How many must approve?"
          options={[
            { value: 'all', label: 'All of them' },
            { value: 'any', label: 'Any one of them' },
            { value: 'some', label: 'So many of them:' },
          ]}
          defaultValue={row.rule}
        />
        <TextField
          name={field('needed')}
          label="How many, where not all or one"
          inputMode="numeric"
          className="input short"
          defaultValue={row.needed}
          error={error('needed')}
        />
      </div>
      <TextField
        name={field('days')}
        label="Answer wanted within so many days (you may leave this empty)"
        hint="Counted from the day it is sent."
        inputMode="numeric"
        className="input short"
        defaultValue={row.days}
        error={error('days')}
      />
      {!isOnly && (
        <p>
          <button className="button quiet" name="press" value={`remove-step-${place}`} formNoValidate>
            Remove step {place + 1}
          </button>
        </p>
      )}
    </fieldset>
  )
}
