// The forms of a policy's standing: re-affirm, review, owner, a plan to cancel, withdraw, retire. Each says what happens.
import { dayText, momentText } from '../domain/date-words'
import type { RefusedForm } from '../forms/refused-form'
import { OnceKey, SelectField, TextArea, TextField } from './field'

type Refusal = { refusal: RefusedForm | undefined }
type Common = { policy: { once: string; title: string; today: string; zone: string } } & Refusal

function FormEnd({ act, once, label, alarm }: { act: string; once: string; label: string; alarm?: true }) {
  return (
    <>
      <OnceKey value={once} />
      <input type="hidden" name="do" value={act} />
      <div className="row">
        <button className={alarm ? 'button alarm' : 'button'}>{label}</button>
      </div>
    </>
  )
}

export function PlanForm({
  policy,
  refusal,
}: Common & { policy: { plan: { ordinal: number; publishAt: string; by: string } | null } }) {
  const { plan, zone, once } = policy
  if (!plan) return null
  return (
    <form method="post" className="card stack" aria-labelledby="plan">
      <h2 id="plan">Planned publication</h2>
      <p>
        Submission {plan.ordinal} is published on {momentText(plan.publishAt, zone)}, as planned by {plan.by}.
      </p>
      <TextField
        name="reason"
        id="cancel-reason"
        label="Why is it cancelled?"
        maxLength={1_000}
        defaultValue={refusal?.typed['reason']}
        error={refusal?.fields?.['reason']}
      />
      <FormEnd act="cancel-plan" once={once} label="Cancel the plan" />
    </form>
  )
}

export function ReaffirmForm({
  policy,
  live,
  refusal,
}: Common & {
  policy: { nextReview: string; every: number }
  live: { number: string; fingerprint: string }
}) {
  return (
    <form method="post" className="card stack" aria-labelledby="reaffirm">
      <h2 id="reaffirm">It stays as it is</h2>
      <p className="muted">
        You have looked at {live.number} and it still says what it should. Nobody is asked to acknowledge it
        again; readers see when it was last reviewed.
      </p>
      <input type="hidden" name="fingerprint" value={live.fingerprint} />
      <TextArea
        name="note"
        label="What did you look at, and why does it stay?"
        hint="It stands in the history and in every export."
        rows={2}
        maxLength={1_000}
        defaultValue={refusal?.typed['note']}
        error={refusal?.fields?.['note']}
      />
      <TextField
        name="due"
        id="reaffirm-due"
        label="Look at it again on"
        hint={`Every ${monthsText(policy.every)}: ${dayText(policy.nextReview)}.`}
        type="date"
        min={policy.today}
        className="input short"
        defaultValue={refusal?.typed['due'] ?? policy.nextReview}
        error={refusal?.fields?.['due']}
      />
      <FormEnd act="reaffirm" once={policy.once} label={`Re-affirm ${live.number}`} />
    </form>
  )
}

export function ReviewForm({
  policy,
  refusal,
}: Common & { policy: { reviewDue: string | null; every: number } }) {
  return (
    <form method="post" className="card stack" aria-labelledby="review">
      <h2 id="review">Next review</h2>
      <p className="muted">The owner is reminded 30 and 7 days before, on the day, and each week after it.</p>
      <TextField
        name="due"
        label="On"
        type="date"
        min={policy.today}
        className="input short"
        defaultValue={refusal?.typed['due'] ?? policy.reviewDue ?? ''}
        error={refusal?.fields?.['due']}
      />
      <TextField
        name="every"
        label="Then every so many months"
        type="number"
        min={1}
        max={60}
        className="input short"
        defaultValue={refusal?.typed['every'] ?? String(policy.every)}
        error={refusal?.fields?.['every']}
      />
      <FormEnd act="review" once={policy.once} label="Set the review" />
    </form>
  )
}

export function OwnerForm({
  policy,
  refusal,
}: Common & {
  policy: { ownerName: string; ownerId: string; owners: { id: string; name: string }[] | null }
}) {
  const { owners, ownerName, ownerId } = policy
  if (!owners)
    return (
      <section className="stack tight" aria-labelledby="owner-title">
        <h2 id="owner-title">Owner</h2>
        <p>
          {ownerName}. <span className="muted">The owner or an administrator can name another.</span>
        </p>
      </section>
    )
  const isThere = owners.some((one) => one.id === ownerId)
  return (
    <form method="post" className="card stack" aria-labelledby="owner-title">
      <h2 id="owner-title">Owner</h2>
      <p className="muted">
        Now {ownerName}. The owner is accountable for the policy and gets its reminders. When an owner leaves,
        the head of their department gets them.
      </p>
      <SelectField
        name="owner"
        label="Owner from now on"
        options={[
          ...(isThere ? [] : [{ value: '', label: 'Choose somebody' }]),
          ...owners.map((one) => ({ value: one.id, label: one.name })),
        ]}
        defaultValue={refusal?.typed['owner'] ?? (isThere ? ownerId : '')}
        error={refusal?.fields?.['owner']}
      />
      <FormEnd act="owner" once={policy.once} label="Change the owner" />
    </form>
  )
}

export function WithdrawForm({
  policy,
  refusal,
}: Common & { policy: { open: { id: string; label: string }[] } }) {
  return (
    <form method="post" className="card stack" aria-labelledby="withdraw">
      <h2 id="withdraw">Withdraw a version</h2>
      <p className="muted">
        It does not apply any more from now on, and nobody is asked about it. Nothing is deleted: its address
        says when it was withdrawn and why. The version before does not come back by itself; one that is
        withdrawn before its day changes nothing for readers.
      </p>
      <SelectField
        name="version"
        label="Version"
        options={policy.open.map((one) => ({ value: one.id, label: one.label }))}
        {...(refusal?.typed['version'] && { defaultValue: refusal.typed['version'] })}
        error={refusal?.fields?.['version']}
      />
      <TextField
        name="reason"
        label="Why is it withdrawn?"
        maxLength={1_000}
        defaultValue={refusal?.typed['reason']}
        error={refusal?.fields?.['reason']}
      />
      <FormEnd act="withdraw" once={policy.once} label="Withdraw it" alarm />
    </form>
  )
}

export function RetireForm({ policy, refusal }: Common) {
  return (
    <form method="post" className="card stack" aria-labelledby="retire">
      <h2 id="retire">Retire the policy</h2>
      <p className="muted">
        For good: “{policy.title}” does not apply any more, nobody is asked or reminded, and nothing of it can
        be published again. Its versions, decisions and acknowledgements stay readable.
      </p>
      <TextField
        name="reason"
        id="retire-reason"
        label="Why does it no longer apply?"
        maxLength={1_000}
        defaultValue={refusal?.typed['reason']}
        error={refusal?.fields?.['reason']}
      />
      <FormEnd act="retire" once={policy.once} label="Retire it" alarm />
    </form>
  )
}

function monthsText(months: number): string {
  return months === 1 ? 'month' : `${months} months`
}
