// The fields of a publication: what kind of change, when, until when, who is asked to acknowledge it, and the next review.
import { defaultStatement } from '../governance/campaign'
import { changeClasses, type ChangeClass } from '../governance/version'
import type { RefusedForm } from '../forms/refused-form'
import { Choices, SelectField, TextArea, TextField } from './field'

type Came = { refusal: RefusedForm | undefined }

/** What the approvers set and the author wrote, to read; asked where the round is older than these questions. */
export function ChangeFields({
  change,
  refusal,
}: Came & {
  change: {
    isFirst: boolean
    changeClass: ChangeClass | null
    changeNote: string
    numbers: Record<ChangeClass, string>
  }
}) {
  const { isFirst, changeClass, changeNote, numbers } = change
  const typed = refusal?.typed
  return (
    <>
      {(changeClass || changeNote) && (
        <dl className="facts">
          {changeClass && (
            <>
              <dt>Kind of change</dt>
              <dd>
                {changeClasses[changeClass].label}, as the approvers set it: becomes {numbers[changeClass]}
              </dd>
            </>
          )}
          {changeNote && (
            <>
              <dt>For readers</dt>
              <dd dir="auto">{changeNote}</dd>
            </>
          )}
        </dl>
      )}
      {!changeClass && isFirst && <input type="hidden" name="changeClass" value="material" />}
      {!changeClass && !isFirst && <ChangeClassField numbers={numbers} refusal={refusal} />}
      {!changeNote && (
        <TextArea
          name="changeNote"
          label={
            isFirst
              ? 'Why does this policy exist, in a sentence?'
              : 'What changed, in a sentence for readers?'
          }
          hint="It stands in the version history, on the web and in every export."
          rows={2}
          maxLength={1_000}
          defaultValue={typed?.['changeNote']}
          error={refusal?.fields?.['changeNote']}
        />
      )}
    </>
  )
}

export function ChangeClassField({
  numbers,
  refusal,
  chosen,
}: Came & { numbers: Record<ChangeClass, string>; chosen?: ChangeClass | null }) {
  const now = refusal?.typed['changeClass'] || chosen
  return (
    <Choices
      name="changeClass"
      kind="single"
      label="What kind of change is it?"
      error={refusal?.fields?.['changeClass']}
      options={(['material', 'clarifying', 'editorial'] as const).map((kind) => ({
        value: kind,
        label: `${changeClasses[kind].label}: becomes ${numbers[kind]}`,
        hint: changeClasses[kind].hint,
      }))}
      chosen={now ? [now] : []}
    />
  )
}

export function WhenFields({ today, zone, refusal }: Came & { today: string; zone: string }) {
  const typed = refusal?.typed
  const errors = refusal?.fields
  return (
    <>
      <Choices
        name="when"
        kind="single"
        label="When is it published?"
        options={[
          { value: 'now', label: 'Now', hint: 'It may still take effect on a later day: say so below.' },
          {
            value: 'planned',
            label: 'At a moment',
            hint: 'It is published by itself then and takes effect at once. You can cancel it until then.',
          },
        ]}
        chosen={[typed?.['when'] || 'now']}
      />
      <div className="row">
        <TextField
          name="publishOn"
          label="Day (only with “At a moment”)"
          type="date"
          min={today}
          className="input short"
          defaultValue={typed?.['publishOn']}
          error={errors?.['publishOn']}
        />
        <TextField
          name="publishAt"
          label={`Time, ${zone.replaceAll('_', ' ')}`}
          type="time"
          className="input short"
          defaultValue={typed?.['publishAt'] || '09:00'}
          error={errors?.['publishAt']}
        />
      </div>
      <TextField
        name="effectiveOn"
        label="In force from (only with “Now”)"
        hint="Leave it empty to let it take effect at once. Until its day, readers see the version before."
        type="date"
        min={today}
        className="input short"
        defaultValue={typed?.['effectiveOn']}
        error={errors?.['effectiveOn']}
      />
      <TextField
        name="validTo"
        label="Last day"
        hint="Leave it empty unless it ends by itself, for example after an election. To go on after it, publish the text again."
        type="date"
        min={today}
        className="input short"
        defaultValue={typed?.['validTo']}
        error={errors?.['validTo']}
      />
    </>
  )
}

export function CampaignFields({
  departments,
  audiences = [],
  today,
  inTwoWeeks,
  refusal,
}: Came & {
  departments: { id: string; name: string }[]
  /** Saved audiences; left out where they are not offered. */
  audiences?: { id: string; name: string }[]
  today: string
  inTwoWeeks: string
}) {
  const typed = refusal?.typed
  const errors = refusal?.fields
  return (
    <>
      <Choices
        name="audience"
        kind="single"
        label="Who is asked to acknowledge it?"
        error={errors?.['audience']}
        options={[
          {
            value: 'everyone',
            label: 'Everyone',
            hint: 'All people who have not left, auditors from outside excepted.',
          },
          { value: 'department', label: 'One department', hint: 'Choose it below.' },
          ...(audiences.length > 0
            ? [{ value: 'saved', label: 'A saved audience', hint: 'Choose it below.' }]
            : []),
          { value: 'nobody', label: 'Nobody now', hint: 'The policy is published and can be read.' },
        ]}
        chosen={[typed?.['audience'] || 'everyone']}
      />
      {departments.length > 0 && (
        <SelectField
          name="department"
          label="Department (only with “One department”)"
          options={departments.map((department) => ({ value: department.id, label: department.name }))}
          {...(typed?.['department'] && { defaultValue: typed['department'] })}
        />
      )}
      {audiences.length > 0 && (
        <SelectField
          name="saved"
          label="Audience (only with “A saved audience”)"
          options={audiences.map(({ id, name }) => ({ value: id, label: name }))}
          {...(typed?.['saved'] && { defaultValue: typed['saved'] })}
        />
      )}
      <TextField
        name="statement"
        label="The sentence they sign"
        hint="“Read”, “understood” and “agree to follow” are different claims. Ask for what you need, and for no waiver of rights."
        defaultValue={typed?.['statement'] || defaultStatement}
        maxLength={500}
        error={errors?.['statement']}
      />
      <TextField
        name="dueOn"
        label="By when"
        type="date"
        min={today}
        className="input short"
        defaultValue={typed?.['dueOn'] || inTwoWeeks}
        error={errors?.['dueOn']}
      />
    </>
  )
}

export function ReviewFields({
  today,
  reviewOn,
  every,
  refusal,
}: Came & { today: string; reviewOn: string; every: number }) {
  const typed = refusal?.typed
  return (
    <div className="row">
      <TextField
        name="reviewOn"
        label="Look at it again on"
        hint="The owner is reminded before it."
        type="date"
        min={today}
        className="input short"
        defaultValue={typed?.['reviewOn'] ?? reviewOn}
        error={refusal?.fields?.['reviewOn']}
      />
      <TextField
        name="reviewEvery"
        label="Then every so many months"
        hint="A year is usual; sooner while you try things out."
        type="number"
        min={1}
        max={60}
        className="input short"
        defaultValue={typed?.['reviewEvery'] ?? String(every)}
        error={refusal?.fields?.['reviewEvery']}
      />
    </div>
  )
}
