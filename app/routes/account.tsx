// My account: who I am here, my password, and where I am signed in.
import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { newId } from '../../db/identifier'
import { findPerson } from '../../db/people'
import { countOpenSessions } from '../../db/sessions'
import { findTimeZone } from '../../db/time-zone-of'
import { changeMyTimeZone } from '../commands/change-my-time-zone'
import { changePassword } from '../commands/change-password'
import { signOutEverywhere } from '../commands/end-sessions'
import type { Context } from '../context'
import { may } from '../domain/permission'
import { roleLabels } from '../domain/person'
import { timeZones } from '../domain/time-zone'
import { readFields, readForm, typedAgain } from '../forms/fields'
import { unlessBusy } from '../identity/busy'
import { deskFor } from '../identity/desk'
import { signedIn } from '../identity/guard'
import { endedCookie } from '../identity/session'
import { readNewPassword } from '../forms/new-password'
import { refusedForm } from '../forms/refused-form'
import { ErrorSummary, OnceKey, SelectField, TextField } from '../ui/field'
import { Notice } from '../ui/notice'
import { PageHead } from '../ui/page-head'
import { NewPasswordFields } from '../ui/password-fields'

export const meta: MetaFunction = () => [{ title: 'My account · Candor' }]

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = signedIn(context, request)
  const { db, now } = context.candor
  const record = await findPerson(db, person.id)
  return {
    person,
    approves: may(person, 'approve-versions'),
    hasPassword: record?.passwordHash != null,
    timeZone: await findTimeZone(db, person.id),
    zones: [{ value: '', label: 'As the organisation' }, ...timeZones()],
    once: newId(),
    sessions: await countOpenSessions(db, person.id, now()),
    done: new URL(request.url).searchParams.get('done'),
  }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const person = signedIn(context, request)
  const form = await readForm(request)
  if (form.get('do') === 'end-sessions') {
    await signOutEverywhere(context.candor, person.id)
    return redirect('/sign-in?done=everywhere', {
      status: 303,
      headers: { 'set-cookie': endedCookie(context.candor.settings.url) },
    })
  }
  if (form.get('do') === 'time-zone') return chooseZone(context, form)
  const fields = readFields(form, {
    current: { label: 'The current password', max: 400, exact: true, missing: 'Type your current password.' },
  })
  if (!fields.ok) return refusedForm(fields, {})
  const password = readNewPassword(form)
  if (!password.ok) return refusedForm(password, {})
  const change = {
    current: fields.value.current,
    password: password.value,
    sessionId: context.sessionId ?? '',
    address: context.address,
  }
  const outcome = await unlessBusy(() => changePassword(deskFor(context, form), change))
  if (!outcome.ok) return refusedForm(outcome, {})
  return redirect('/account?done=password', 303)
}

async function chooseZone(context: Context, form: FormData) {
  const fields = readFields(form, { timeZone: { label: 'The time zone', max: 60 } })
  const typed = typedAgain(form, ['timeZone'])
  if (!fields.ok) return refusedForm(fields, typed)
  const outcome = await changeMyTimeZone(deskFor(context, form), fields.value.timeZone)
  if (!outcome.ok) return refusedForm(outcome, typed)
  return redirect('/account?done=time-zone', 303)
}

export default function Account() {
  const page = useLoaderData<typeof loader>()
  const { person, approves, hasPassword, sessions, done } = page
  const refusal = useActionData<typeof action>()
  return (
    <div className="stack loose narrow">
      <PageHead title="My account" />
      {done === 'password' && !refusal && (
        <Notice tone="good">Your new password counts from now on. Other browsers were signed out.</Notice>
      )}
      {done === 'time-zone' && !refusal && (
        <Notice tone="good">Your time zone is saved. Reminders come when it is day there.</Notice>
      )}
      <dl className="facts">
        <dt>Name</dt>
        <dd dir="auto">{person.name}</dd>
        <dt>Address</dt>
        <dd>{person.email || 'none'}</dd>
        <dt>Department</dt>
        <dd>{person.department || 'none'}</dd>
        <dt>Roles</dt>
        <dd>{person.roles.map((role) => roleLabels[role]).join(', ')}</dd>
      </dl>
      <p className="muted">Something is wrong here? Ask an administrator to change it.</p>
      <p>
        <a href={`/people/${person.id}/certificate`}>
          What applied to me on a day, and what had I acknowledged?
        </a>
      </p>
      {approves && (
        <p>
          <a href="/account/delegation">Who decides in my place when I am away</a>
        </p>
      )}
      <p>
        <a href="/account/calendar">My calendar: what is due, in the calendar you use</a>
      </p>
      <form method="post" action="/sign-out">
        <button className="button">Sign out</button>
      </form>
      {hasPassword && (
        <form method="post" className="stack" aria-labelledby="password-title">
          <h2 id="password-title">Change my password</h2>
          <ErrorSummary sentence={refusal?.sentence} fields={refusal?.fields} />
          <input type="hidden" name="username" autoComplete="username" value={person.email} />
          <TextField
            name="current"
            label="Current password"
            type="password"
            autoComplete="current-password"
            required
            maxLength={200}
            error={refusal?.fields?.['current']}
          />
          <NewPasswordFields errors={refusal?.fields} label="New password" />
          <div className="row">
            <button className="button primary">Change the password</button>
          </div>
        </form>
      )}
      <form method="post" className="stack" aria-labelledby="zone-title">
        <h2 id="zone-title">My time zone</h2>
        <OnceKey value={page.once} />
        <SelectField
          name="timeZone"
          label="Where it is day for me"
          hint="Reminders keep out of your evenings and weekends. Due days stay those of the organisation."
          options={page.zones}
          defaultValue={refusal?.typed['timeZone'] ?? page.timeZone}
          error={refusal?.fields?.['timeZone']}
        />
        <div className="row">
          <button className="button" name="do" value="time-zone">
            Save my time zone
          </button>
        </div>
      </form>
      <form method="post" className="stack" aria-labelledby="sessions-title">
        <h2 id="sessions-title">Signed in elsewhere?</h2>
        <p>
          {sessions === 1
            ? 'You are signed in here only.'
            : `You are signed in ${sessions} times, this browser included.`}{' '}
          After 12 hours without a visit, or 14 days in all, you sign in again.
        </p>
        <div className="row">
          <button className="button" name="do" value="end-sessions">
            Sign out everywhere
          </button>
        </div>
      </form>
    </div>
  )
}
