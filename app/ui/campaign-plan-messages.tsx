// The parts of a campaign plan about messages and about questions that check understanding.
import { usualReminders, type CampaignPlan } from '../governance/campaign-plan'
import type { RefusedForm } from '../forms/refused-form'
import { TextField } from './field'

type Part = { plan: CampaignPlan | null; refusal: RefusedForm | undefined }

/** First message, reminders, and when the manager is told. */
export function ReminderFields({ plan, refusal }: Part) {
  const typed = refusal?.typed
  const errors = refusal?.fields
  const { first, before, every, manager } = plan?.reminders ?? usualReminders
  return (
    <fieldset className="card stack">
      <legend>Messages</legend>
      <p className="hint">
        Everything a person is reminded of goes into one message a day, and stops once they answer.
      </p>
      <label className="choice">
        <input
          type="checkbox"
          name="first"
          value="yes"
          defaultChecked={typed ? typed['first'] === 'yes' : first}
        />
        <span>Tell people at once when they are asked</span>
      </label>
      <TextField
        name="before"
        label="Remind them so many days before"
        hint="Numbers with commas; leave it empty for no reminder before the due date."
        className="input short"
        defaultValue={typed?.['before'] ?? before.join(', ')}
        error={errors?.['before']}
      />
      <div className="two">
        <TextField
          name="every"
          label="After it, once every so many days"
          hint="0: never."
          inputMode="numeric"
          className="input short"
          defaultValue={typed?.['every'] ?? String(every)}
          error={errors?.['every']}
        />
        <TextField
          name="manager"
          label="Tell their manager after so many days"
          hint="0: never. A manager sees only their own people."
          inputMode="numeric"
          className="input short"
          defaultValue={typed?.['manager'] ?? String(manager)}
          error={errors?.['manager']}
        />
      </div>
    </fieldset>
  )
}

/** Whether questions come before the statement. */
export function CheckFields({ plan, refusal }: Part) {
  const typed = refusal?.typed
  return (
    <fieldset className="card stack">
      <legend>Questions that check understanding</legend>
      <p className="hint">
        The questions that each policy has, as they are on the day of the launch. If a policy has fewer than
        you ask for here, all of its questions must be right. Without any, people only acknowledge it.
      </p>
      <div className="two">
        <TextField
          name="passMark"
          label="How many must be right"
          hint="0: no questions are asked."
          inputMode="numeric"
          className="input short"
          defaultValue={typed?.['passMark'] ?? String(plan?.checks.passMark ?? 0)}
          error={refusal?.fields?.['passMark']}
        />
        <TextField
          name="tries"
          label="How often they may try"
          hint="0: as often as they like."
          inputMode="numeric"
          className="input short"
          defaultValue={typed?.['tries'] ?? String(plan?.checks.tries ?? 0)}
          error={refusal?.fields?.['tries']}
        />
      </div>
    </fieldset>
  )
}
