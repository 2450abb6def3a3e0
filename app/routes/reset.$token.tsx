// Choose a new password by the link of a message.
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { resetPassword } from '../commands/reset-password'
import { readForm } from '../forms/fields'
import { refusalStatus, unlessBusy } from '../identity/busy'
import { openLinkFor, tokenPageHeaders } from '../identity/one-time-link'
import { readNewPassword } from '../forms/new-password'
import { ErrorSummary } from '../ui/field'
import { PageHead } from '../ui/page-head'
import { NewPasswordFields } from '../ui/password-fields'

export const meta: MetaFunction = () => [{ title: 'Choose a new password · Candor' }]
export const headers = () => tokenPageHeaders

export async function loader({ context, params }: LoaderFunctionArgs) {
  const name = await openLinkFor(context.candor, 'reset', params.token ?? '')
  return data({ name }, { status: name === null ? 410 : 200, headers: tokenPageHeaders })
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const password = readNewPassword(await readForm(request))
  if (!password.ok) return data(password, { status: 422 })
  const form = { token: params.token ?? '', password: password.value }
  const outcome = await unlessBusy(() => resetPassword(context.candor, form))
  if (outcome.ok) return redirect('/sign-in?done=reset', 303)
  return data(outcome, { status: refusalStatus(outcome.rule) })
}

export default function NewPassword() {
  const { name } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  if (name === null) return <Over />
  return (
    <form method="post" className="stack narrow">
      <PageHead title="Choose a new password">
        <p className="muted">For {name}. Afterwards you are signed out everywhere, and sign in with it.</p>
      </PageHead>
      <ErrorSummary sentence={refusal?.sentence} fields={refusal?.fields} />
      <NewPasswordFields errors={refusal?.fields} label="New password" />
      <div className="row">
        <button className="button primary">Save the new password</button>
      </div>
    </form>
  )
}

function Over() {
  return (
    <div className="stack narrow">
      <PageHead title="This link does not work any more" />
      <p>It was used before, or it is older than one hour, or a newer one was sent.</p>
      <div className="row">
        <a className="button primary" href="/reset">
          Ask for a new link
        </a>
        <a className="button quiet" href="/sign-in">
          Sign in
        </a>
      </div>
    </div>
  )
}
