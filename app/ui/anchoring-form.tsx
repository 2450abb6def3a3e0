// Where the ledger's head is mailed each week, and which service stamps it.
import type { RefusedForm } from '../forms/refused-form'
import { OnceKey, TextArea, TextField } from './field'

export function AnchoringForm({
  anchoring,
  refusal,
  once,
}: {
  anchoring: { addresses: string; timestampUrl: string; revision: number }
  refusal: RefusedForm | undefined
  once: string
}) {
  const typed = refusal?.typed
  return (
    <form method="post" className="stack loose">
      <OnceKey value={once} />
      <input type="hidden" name="revision" value={anchoring.revision} />
      <TextArea
        name="addresses"
        label="Mail the head each week to"
        hint="One e-mail address on each line: people outside, who keep what they get. An auditor, a lawyer, a board member. Nothing about people or policies is in the mail."
        rows={3}
        maxLength={3000}
        defaultValue={typed?.['addresses'] ?? anchoring.addresses}
        error={refusal?.fields?.['addresses']}
      />
      <TextField
        name="timestampUrl"
        label="Time-stamping service"
        hint="The address of an RFC 3161 service. It gets the SHA-256 of each head and nothing else, and vouches for the moment. Leave it empty for none."
        type="url"
        dir="ltr"
        maxLength={500}
        defaultValue={typed?.['timestampUrl'] ?? anchoring.timestampUrl}
        error={refusal?.fields?.['timestampUrl']}
      />
      <div className="foot-bar">
        <button className="button primary">Save</button>
      </div>
    </form>
  )
}
