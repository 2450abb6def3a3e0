// The fields of a campaign plan: what is asked of whom, by when, in which words, and how it reminds.
import type { AudienceCondition } from '../governance/audience'
import { defaultStatement } from '../governance/campaign'
import type { CampaignPlan } from '../governance/campaign-plan'
import type { RefusedForm } from '../forms/refused-form'
import { AudienceConditions, AudienceCounted, type AudienceChoices } from './audience-fields'
import type { AudienceCount } from '../governance/audience-rule'
import { CheckFields, ReminderFields } from './campaign-plan-messages'
import { Choices, SelectField, TextField } from './field'

export type CampaignPlanFieldsProps = {
  /** As it is kept; null for a new one. */
  plan: CampaignPlan | null
  choices: {
    policies: { value: string; label: string; hint: string }[]
    departments: { id: string; name: string }[]
    audiences: { id: string; name: string }[]
    conditions: AudienceChoices
  }
  /** Values of the policies that are chosen. */
  policies: string[]
  conditions: AudienceCondition[]
  count: AudienceCount | null
  today: string
  refusal: RefusedForm | undefined
}

export function CampaignPlanFields(props: CampaignPlanFieldsProps) {
  const { plan, choices, refusal } = props
  const errors = refusal?.fields
  return (
    <>
      <TextField
        name="title"
        label="Title"
        hint="People see it in messages, for example “Yearly refresher 2027”."
        maxLength={120}
        defaultValue={refusal?.typed['title'] ?? plan?.title ?? ''}
        error={errors?.['title']}
      />
      <div className="many-choices">
        <Choices
          name="policies"
          kind="multiple"
          label="Which policies?"
          hint={
            choices.policies.length === 0 ? 'Publish a policy first; then it can be asked about.' : undefined
          }
          error={errors?.['policies']}
          options={choices.policies}
          chosen={props.policies}
        />
      </div>
      <WhoFields {...props} />
      <DueFields plan={plan} today={props.today} refusal={refusal} />
      <TextField
        name="statement"
        label="The sentence they sign"
        hint="“Read”, “understood” and “agree to follow” are different claims. Ask for what you need, and for no waiver of rights."
        defaultValue={refusal?.typed['statement'] ?? plan?.statement ?? defaultStatement}
        maxLength={500}
        error={errors?.['statement']}
      />
      <ReminderFields plan={plan} refusal={refusal} />
      <CheckFields plan={plan} refusal={refusal} />
    </>
  )
}

function WhoFields({ plan, choices, conditions, count, refusal }: CampaignPlanFieldsProps) {
  const typed = refusal?.typed
  const errors = refusal?.fields
  const audience = plan?.audience
  const kept =
    !audience || audience.kind !== 'rule' ? audience?.kind : audience.audienceId === null ? 'rule' : 'saved'
  return (
    <>
      <Choices
        name="audience"
        kind="single"
        label="Who is asked?"
        error={errors?.['audience']}
        options={[
          {
            value: 'everyone',
            label: 'Everyone',
            hint: 'All people who have not left, auditors from outside excepted.',
          },
          { value: 'department', label: 'One department', hint: 'Choose it below.' },
          {
            value: 'saved',
            label: 'A saved audience',
            hint: 'Choose it below. The rule as it is on the day counts.',
          },
          { value: 'rule', label: 'A rule of its own', hint: 'Put it together below.' },
        ]}
        chosen={[typed?.['audience'] || kept || 'everyone']}
      />
      <div className="two">
        <SelectField
          name="department"
          label="Department (only with “One department”)"
          options={[
            { value: '', label: 'Choose' },
            ...choices.departments.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          defaultValue={
            typed?.['department'] ?? (audience?.kind === 'department' ? audience.departmentId : '')
          }
          error={errors?.['department']}
        />
        <SelectField
          name="saved"
          label="Audience (only with “A saved audience”)"
          options={[
            { value: '', label: 'Choose' },
            ...choices.audiences.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          defaultValue={typed?.['saved'] ?? (audience?.kind === 'rule' ? (audience.audienceId ?? '') : '')}
          error={errors?.['saved']}
        />
      </div>
      <details
        className="card stack"
        open={conditions.length > 0 || typed?.['audience'] === 'rule' || Boolean(errors?.['attribute'])}
      >
        <summary>A rule of its own</summary>
        <AudienceConditions conditions={conditions} choices={choices.conditions} errors={errors} />
      </details>
      {count && <AudienceCounted count={count} />}
      <p>
        <button className="button" name="press" value="count" formNoValidate>
          Count who is asked
        </button>
      </p>
      <Choices
        name="earlier"
        kind="single"
        label="People whose earlier acknowledgement still holds"
        options={[
          {
            value: 'keep',
            label: 'Are not asked again',
            hint: 'It holds while no material change touched a section that applies to them.',
          },
          {
            value: 'ask-again',
            label: 'Are asked again',
            hint: 'As once a year. What they acknowledged before stays on record.',
          },
        ]}
        chosen={[typed?.['earlier'] || plan?.earlier || 'keep']}
      />
    </>
  )
}

type Part = Pick<CampaignPlanFieldsProps, 'plan' | 'refusal'>

function DueFields({ plan, today, refusal }: Part & { today: string }) {
  const typed = refusal?.typed
  const due = plan?.due
  return (
    <>
      <Choices
        name="due"
        kind="single"
        label="By when?"
        options={[
          {
            value: 'days',
            label: 'So many days after somebody is asked',
            hint: 'Whoever joins later has as many.',
          },
          { value: 'day', label: 'On one day for all', hint: 'Whoever joins later has at least a week.' },
        ]}
        chosen={[typed?.['due'] || due?.kind || 'days']}
      />
      <div className="two">
        <TextField
          name="dueDays"
          label="Days (only with the first)"
          inputMode="numeric"
          className="input short"
          defaultValue={typed?.['dueDays'] ?? (due?.kind === 'days' ? String(due.days) : '14')}
          error={refusal?.fields?.['dueDays']}
        />
        <TextField
          name="dueOn"
          label="Day (only with the second)"
          type="date"
          min={today}
          className="input short"
          defaultValue={typed?.['dueOn'] ?? (due?.kind === 'day' ? due.day : '')}
          error={refusal?.fields?.['dueOn']}
        />
      </div>
    </>
  )
}
