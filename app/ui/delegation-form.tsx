// The form that names who decides in somebody's place, for which days and why.
import type { RefusedForm } from '../forms/refused-form'
import { OnceKey, SelectField, TextField } from './field'

export type DelegationFormProps = {
  mine: string
  /** Administrators write it down for somebody who is absent. */
  managesPeople: boolean
  people: { value: string; label: string }[]
  today: string
  once: string
  refusal: RefusedForm | undefined
}

export function DelegationForm({ mine, managesPeople, people, today, once, refusal }: DelegationFormProps) {
  const typed = refusal?.typed
  const others = managesPeople ? people : people.filter((person) => person.value !== mine)
  return (
    <form method="post" className="stack narrow" aria-labelledby="give-title">
      <h2 id="give-title">Name somebody</h2>
      <OnceKey value={once} />
      {managesPeople && (
        <SelectField
          name="from"
          label="In whose place?"
          options={people}
          defaultValue={typed?.['from'] || mine}
          error={refusal?.fields?.['from']}
        />
      )}
      <SelectField
        name="to"
        label="Who decides?"
        hint="Another approver. They cannot pass it on."
        options={[{ value: '', label: 'Choose' }, ...others]}
        defaultValue={typed?.['to'] ?? ''}
        error={refusal?.fields?.['to']}
      />
      <div className="two">
        <TextField
          name="fromDay"
          label="From"
          type="date"
          required
          className="input short"
          defaultValue={typed?.['fromDay'] ?? today}
          error={refusal?.fields?.['fromDay']}
        />
        <TextField
          name="untilDay"
          label="Until, that day included"
          type="date"
          required
          className="input short"
          defaultValue={typed?.['untilDay']}
          error={refusal?.fields?.['untilDay']}
        />
      </div>
      <TextField
        name="reason"
        label="Why?"
        hint="For example “On leave”."
        required
        maxLength={1_000}
        defaultValue={typed?.['reason']}
        error={refusal?.fields?.['reason']}
      />
      <div className="row">
        <button className="button primary">Name this person</button>
      </div>
    </form>
  )
}
