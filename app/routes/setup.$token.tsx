// Set-up: the first page anybody sees. Begin with your own organisation, or look around in the sample.
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { createOrganisation } from '../commands/create-organisation'
import { startSample } from '../commands/start-sample'
import { readFields, readForm, typedAgain } from '../forms/fields'
import { refusalStatus, unlessBusy } from '../identity/busy'
import { setupDesk } from '../identity/desk'
import { enter } from '../identity/enter'
import { openLinkFor, tokenPageHeaders } from '../identity/one-time-link'
import { readNewPassword } from '../forms/new-password'
import { timeZones } from '../domain/time-zone'
import { ErrorSummary, SelectField, TextField } from '../ui/field'
import { PageHead } from '../ui/page-head'
import { NewPasswordFields } from '../ui/password-fields'

export const meta: MetaFunction = () => [{ title: 'Set up Candor' }]
export const headers = () => tokenPageHeaders

export async function loader({ context, params }: LoaderFunctionArgs) {
  const isOpen = (await openLinkFor(context.candor, 'setup', params.token ?? '')) !== null
  return data(
    {
      isOpen: isOpen && context.organisation === null,
      isSetUp: context.organisation !== null,
      zones: timeZones(),
      zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    },
    { status: isOpen ? 200 : 410, headers: tokenPageHeaders },
  )
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await readForm(request)
  const token = params.token ?? ''
  const typed = typedAgain(form, ['organisation', 'name', 'email', 'timeZone'])
  if (form.get('begin') === 'sample') {
    const outcome = await startSample(context.candor, token)
    if (outcome.ok) return redirect('/sign-in', 303)
    return data({ ...outcome, typed }, { status: 422 })
  }
  const fields = readFields(form, {
    organisation: { label: 'The name', max: 120, missing: 'Type the name of your organisation.' },
    name: { label: 'Your name', max: 120, missing: 'Type your name.' },
    email: { label: 'The e-mail address', max: 254, missing: 'Type your e-mail address.' },
    timeZone: { label: 'The time zone', max: 60, missing: 'Choose a time zone.' },
  })
  if (!fields.ok) return data({ ...fields, typed }, { status: 422 })
  const password = readNewPassword(form)
  if (!password.ok) return data({ ...password, typed }, { status: 422 })
  const first = { ...fields.value, token, password: password.value }
  const outcome = await unlessBusy(() => createOrganisation(setupDesk(context), first))
  if (outcome.ok) return enter(context, outcome.value.personId, '/')
  return data({ ...outcome, typed }, { status: refusalStatus(outcome.rule) })
}

export default function Setup() {
  const { isOpen, isSetUp, zones, zone } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  if (!isOpen) return <Over isSetUp={isSetUp} />
  const typed = refusal?.typed
  return (
    <div className="stack loose">
      <PageHead title="Welcome to Candor">
        <p className="muted">
          Write a social media policy people understand, and know what to do when a post goes wrong.
        </p>
      </PageHead>
      <ErrorSummary sentence={refusal?.sentence} fields={refusal?.fields} />
      <div className="split">
        <form method="post" className="stack card" aria-labelledby="own">
          <h2 id="own">Begin with your organisation</h2>
          <TextField
            name="organisation"
            label="Name of the organisation"
            required
            maxLength={120}
            autoComplete="organization"
            defaultValue={typed?.['organisation']}
            error={refusal?.fields?.['organisation']}
          />
          <TextField
            name="name"
            label="Your name"
            hint="You become the first administrator. You can invite others afterwards."
            required
            maxLength={120}
            autoComplete="name"
            defaultValue={typed?.['name']}
            error={refusal?.fields?.['name']}
          />
          <TextField
            name="email"
            label="Your e-mail address"
            type="email"
            required
            maxLength={254}
            autoComplete="username"
            defaultValue={typed?.['email']}
            error={refusal?.fields?.['email']}
          />
          <NewPasswordFields errors={refusal?.fields} />
          <SelectField
            name="timeZone"
            label="Time zone"
            hint="Due dates end when the day ends there."
            options={zones}
            defaultValue={typed?.['timeZone'] || zone}
            error={refusal?.fields?.['timeZone']}
          />
          <div className="row">
            <button className="button primary" name="begin" value="own">
              Begin
            </button>
          </div>
        </form>
        <form method="post" className="stack card" aria-labelledby="sample">
          <h2 id="sample">Look around first</h2>
          <p>
            Load a sample organisation with invented people, policies, approvals and a post that went wrong.
            You sign in as any of them with one click.
          </p>
          <p className="muted">
            It is marked as a sample for ever and sends no mail. For real work, start again with an empty data
            folder.
          </p>
          <div className="row">
            <button className="button" name="begin" value="sample">
              Load the sample
            </button>
          </div>
        </form>
      </div>
    </div>
  )
}

function Over({ isSetUp }: { isSetUp: boolean }) {
  return (
    <div className="stack narrow">
      <PageHead title={isSetUp ? 'Candor is set up' : 'This set-up link does not work any more'} />
      {isSetUp ? (
        <p>Somebody used this link already. If that was not you, ask who runs this machine.</p>
      ) : (
        <p>
          Each start of Candor prints a new link and ends the one before. Use the last one that was printed.
        </p>
      )}
      {isSetUp && (
        <div className="row">
          <a className="button primary" href="/sign-in">
            Sign in
          </a>
        </div>
      )}
    </div>
  )
}
