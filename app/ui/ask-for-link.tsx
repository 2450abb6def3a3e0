// The form that asks for a link by mail: one address, and the way back to signing in.
import { ErrorSummary, TextField } from './field'
import { PageHead } from './page-head'

type Refused = { fields?: Record<string, string>; typed: Record<string, string> }

export function AskForLink({ title, hint, refused }: { title: string; hint: string; refused?: Refused }) {
  return (
    <form method="post" className="stack narrow">
      <PageHead title={title}>
        <p className="muted">{hint}</p>
      </PageHead>
      <ErrorSummary fields={refused?.fields} />
      <TextField
        name="email"
        label="E-mail address"
        type="email"
        autoComplete="username"
        required
        maxLength={254}
        defaultValue={refused?.typed['email']}
        error={refused?.fields?.['email']}
      />
      <div className="row">
        <button className="button primary">Send me a link</button>
        <a className="button quiet" href="/sign-in">
          Back to signing in
        </a>
      </div>
    </form>
  )
}
