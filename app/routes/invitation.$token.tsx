// An invited person chooses their password and is in.
import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { acceptInvitation } from '../commands/accept-invitation'
import { readForm } from '../forms/fields'
import { refusalStatus, unlessBusy } from '../identity/busy'
import { enter } from '../identity/enter'
import { openLinkFor, tokenPageHeaders } from '../identity/one-time-link'
import { readNewPassword } from '../forms/new-password'
import { ErrorSummary } from '../ui/field'
import { PageHead } from '../ui/page-head'
import { NewPasswordFields } from '../ui/password-fields'

export const meta: MetaFunction = () => [{ title: 'Choose your password · Candor' }]
export const headers = () => tokenPageHeaders

export async function loader({ context, params }: LoaderFunctionArgs) {
  const name = await openLinkFor(context.candor, 'invitation', params.token ?? '')
  return data(
    { name, organisation: context.organisation?.name ?? '' },
    { status: name === null ? 410 : 200, headers: tokenPageHeaders },
  )
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const password = readNewPassword(await readForm(request))
  if (!password.ok) return data(password, { status: 422 })
  const form = { token: params.token ?? '', password: password.value }
  const outcome = await unlessBusy(() => acceptInvitation(context.candor, form))
  if (outcome.ok) return enter(context, outcome.value.personId, '/')
  return data(outcome, { status: refusalStatus(outcome.rule) })
}

export default function Invitation() {
  const { name, organisation } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  if (name === null) return <Over />
  return (
    <form method="post" className="stack narrow">
      <PageHead title={`Welcome, ${name}`}>
        <p className="muted">
          Choose a password for your place in Candor, where {organisation} keeps its social media policies.
        </p>
      </PageHead>
      <ErrorSummary sentence={refusal?.sentence} fields={refusal?.fields} />
      <NewPasswordFields errors={refusal?.fields} />
      <div className="row">
        <button className="button primary">Begin</button>
      </div>
    </form>
  )
}

function Over() {
  return (
    <div className="stack narrow">
      <PageHead title="This invitation does not work any more" />
      <p>It was used before, or it is older than seven days, or a newer one was sent.</p>
      <p>Have you chosen a password already? Sign in. Else ask the person who invited you for a new one.</p>
      <div className="row">
        <a className="button primary" href="/sign-in">
          Sign in
        </a>
      </div>
    </div>
  )
}
