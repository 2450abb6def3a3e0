// The approver's form: what the signature says, what kind of change it is, a comment, and who signs; the buttons stay at hand.
import type { RefusedForm } from '../forms/refused-form'
import type { Place } from '../governance/path-view'
import { meaningOf } from '../governance/review'
import { changeClasses, type ChangeClass } from '../governance/version'
import { Choices, OnceKey, TextArea, TextField } from './field'

export type DecisionFormProps = {
  fingerprint: string
  once: string
  places: Place[]
  proof: 'fresh' | 'sample' | 'password-needed'
  /** Null in rounds older than the question: then it is not asked. */
  proposed: ChangeClass | null
  /** A first version is material, so there is nothing to choose. */
  isFirst: boolean
  email: string
  refusal: RefusedForm | undefined
}

export function DecisionForm(props: DecisionFormProps) {
  const { fingerprint, once, places, proof, refusal } = props
  const [first] = places
  if (!first) return null
  const typed = refusal?.typed
  return (
    <>
      <form method="post" className="narrow stack" id="decision">
        <OnceKey value={once} />
        <input type="hidden" name="fingerprint" value={fingerprint} />
        <h2>Your decision</h2>
        <PlaceField places={places} chosen={typed?.['inPlaceOf']} />
        <p className="muted">
          To approve says: “{meaningOf('approved', first.isOwn ? null : first)}” It is stored with your name,
          your role, the time and the fingerprint <span className="mono">{fingerprint.slice(0, 16)}</span>.
        </p>
        <ClassField {...props} />
        <TextArea
          name="comment"
          label="Comment"
          hint="Needed when you send it back, stand aside, or set a lighter kind of change than was proposed."
          defaultValue={typed?.['comment']}
          error={refusal?.fields?.['comment']}
          maxLength={4_000}
        />
        <ProofField proof={proof} email={props.email} error={refusal?.fields?.['password']} />
        {first.isOwn && (
          <details className="thumb">
            <summary>Should you not decide on this one?</summary>
            <div className="stack tight">
              <p>
                If you have an interest in it, stand aside: write the reason as your comment. The others
                decide without you, and the record says why.
              </p>
              <p>
                <button className="button" name="word" value="recused">
                  Stand aside
                </button>
              </p>
            </div>
          </details>
        )}
      </form>
      <div className="foot-bar">
        <button className="button" form="decision" name="word" value="sent-back">
          Send back
        </button>
        <button className="button primary" form="decision" name="word" value="approved">
          Approve this version
        </button>
      </div>
    </>
  )
}

function PlaceField({ places, chosen }: { places: Place[]; chosen: string | undefined }) {
  const [first] = places
  if (!first || first.isOwn) return null
  if (places.length === 1) {
    return (
      <>
        <input type="hidden" name="inPlaceOf" value={first.personId} />
        <p className="note">
          You decide in place of <b>{first.name}</b>
          {first.title && `, ${first.title}`}. Both names stand in the record.
        </p>
      </>
    )
  }
  return (
    <Choices
      name="inPlaceOf"
      kind="single"
      label="In whose place do you decide?"
      options={places.map(({ personId, name, title }) => ({ value: personId, label: name, hint: title }))}
      chosen={[chosen ?? first.personId]}
    />
  )
}

function ClassField({ proposed, isFirst, refusal }: DecisionFormProps) {
  if (proposed === null) return null
  if (isFirst) {
    return (
      <>
        <input type="hidden" name="changeClass" value="material" />
        <p>This is the first version, so it counts as a material change.</p>
      </>
    )
  }
  const chosen = refusal?.typed['changeClass']
  return (
    <Choices
      name="changeClass"
      kind="single"
      label="What kind of change is it?"
      hint={`Needed to approve. Proposed is ${proposed}; you decide.`}
      error={refusal?.fields?.['changeClass']}
      options={Object.entries(changeClasses).map(([value, { label, hint }]) => ({ value, label, hint }))}
      chosen={chosen ? [chosen] : []}
    />
  )
}

function ProofField({
  proof,
  email,
  error,
}: Pick<DecisionFormProps, 'proof' | 'email'> & { error: string | undefined }) {
  switch (proof) {
    case 'fresh':
      return <p className="muted">You gave your password a short while ago: that counts as your proof.</p>
    case 'sample':
      return (
        <p className="muted">
          In the sample organisation nobody has a password. The record says “sample sign-in”.
        </p>
      )
    case 'password-needed':
      return (
        <>
          <input type="hidden" name="username" autoComplete="username" value={email} />
          <TextField
            name="password"
            label="Your password"
            hint="Typed again, so that nobody else decides at your screen."
            type="password"
            autoComplete="current-password"
            maxLength={400}
            error={error}
          />
        </>
      )
    default:
      return proof satisfies never
  }
}
