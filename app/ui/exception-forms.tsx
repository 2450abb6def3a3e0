// The forms on the page of an exception: the decision, an early end, and taking the request back.
import type { RefusedForm } from '../forms/refused-form'
import { exceptionMeaning } from '../governance/exception-words'
import { Choices, OnceKey, TextArea, TextField } from './field'

type FormProps = { once: string; refusal: RefusedForm | undefined }

export function ExceptionDecisionForm({
  once,
  refusal,
  untilOn,
  fromOn,
}: FormProps & { untilOn: string; fromOn: string }) {
  const typed = refusal?.typed
  return (
    <form method="post" className="stack narrow" aria-labelledby="decision-title">
      <h2 id="decision-title">Your decision</h2>
      <OnceKey value={once} />
      <Choices
        name="outcome"
        label="What do you decide?"
        kind="single"
        options={[
          { value: 'approved', label: 'Approve it', hint: `Approving says: “${exceptionMeaning}”` },
          { value: 'refused', label: 'Refuse it', hint: 'The section applies as it stands. Say why below.' },
        ]}
        chosen={typed?.['outcome'] ? [typed['outcome']] : []}
        error={refusal?.fields?.['outcome']}
      />
      <TextField
        name="until"
        label="Last day, if you approve"
        hint="The day that was asked for, or an earlier one."
        type="date"
        className="input short"
        min={fromOn}
        max={untilOn}
        defaultValue={typed?.['until'] ?? untilOn}
        error={refusal?.fields?.['until']}
      />
      <TextArea
        name="comment"
        label="Comment"
        hint="Needed when you refuse. The person who asked reads it."
        maxLength={2_000}
        defaultValue={typed?.['comment']}
        error={refusal?.fields?.['comment']}
      />
      <div className="row">
        <button className="button primary" name="do" value="decide">
          Record my decision
        </button>
      </div>
    </form>
  )
}

export function RevokeForm({ once, refusal }: FormProps) {
  return (
    <form method="post" className="stack narrow" aria-labelledby="revoke-title">
      <h2 id="revoke-title">End it early</h2>
      <OnceKey value={once} />
      <TextArea
        name="reason"
        label="Why does it end?"
        hint="From that moment on the section applies again. The person has a message with your words."
        required
        maxLength={2_000}
        defaultValue={refusal?.typed['reason']}
        error={refusal?.fields?.['reason']}
      />
      <div className="row">
        <button className="button alarm" name="do" value="revoke">
          Revoke the exception
        </button>
      </div>
    </form>
  )
}

export function TakeBackForm({ once }: { once: string }) {
  return (
    <form method="post" className="stack narrow">
      <OnceKey value={once} />
      <p className="muted">Nobody has decided yet. You can take the request back and ask again.</p>
      <div className="row">
        <button className="button" name="do" value="take-back">
          Take the request back
        </button>
      </div>
    </form>
  )
}
