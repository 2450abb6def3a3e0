// Sign in: address and password, or one click on a person of the sample organisation.
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { listPeopleWithRole } from '../../db/people'
import { sendsMail } from '../commands/sign-in-link'
import { signIn, signInAsSample } from '../commands/sign-in'
import type { Candor } from '../context'
import { roleLabels, roles } from '../domain/person'
import { readFields, readForm, typedAgain } from '../forms/fields'
import { refusalStatus, unlessBusy } from '../identity/busy'
import { enter } from '../identity/enter'
import { localPath } from '../identity/local-path'
import { ErrorSummary, TextField } from '../ui/field'
import { Notice } from '../ui/notice'
import { PageHead } from '../ui/page-head'
import { SamplePeople, type SampleGroup } from '../ui/sample-people'

export const meta: MetaFunction = () => [{ title: 'Sign in · Candor' }]

const said: Record<string, string> = {
  'signed-out': 'You are signed out.',
  everywhere: 'You are signed out everywhere.',
  reset: 'Your new password counts from now on. Sign in with it.',
}

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const next = localPath(searchParams.get('next'))
  const done = searchParams.get('done') ?? ''
  if (context.person) throw redirect(next, 303)
  return {
    next,
    isSetUp: context.organisation !== null,
    organisation: context.organisation?.name ?? '',
    sendsMail: await sendsMail(context.candor),
    said: Object.hasOwn(said, done) ? said[done] : undefined,
    groups: context.organisation?.sample ? await sampleGroups(context.candor) : [],
  }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await readForm(request)
  const next = localPath(String(form.get('next') ?? ''))
  const samplePerson = form.get('person')
  if (typeof samplePerson === 'string') {
    const outcome = await signInAsSample(context.candor, samplePerson)
    if (outcome.ok) return enter(context, outcome.value.personId, next)
    return data({ ...outcome, typed: typedAgain(form, []) }, { status: 422 })
  }
  const fields = readFields(form, {
    email: { label: 'The e-mail address', max: 254, missing: 'Type your e-mail address.' },
    password: { label: 'The password', max: 400, exact: true, missing: 'Type your password.' },
  })
  const typed = typedAgain(form, ['email'])
  if (!fields.ok) return data({ ...fields, typed }, { status: 422 })
  const { address, candor } = context
  const outcome = await unlessBusy(() => signIn(candor, { ...fields.value, address }))
  if (outcome.ok) return enter(context, outcome.value.personId, next)
  return data({ ...outcome, typed }, { status: refusalStatus(outcome.rule) })
}

export default function SignIn() {
  const page = useLoaderData<typeof loader>()
  const { next, isSetUp, organisation, said, groups } = page
  const refusal = useActionData<typeof action>()
  if (!isSetUp) return <NotSetUp />
  return (
    <div className="stack loose narrow">
      <PageHead title="Sign in">
        <p className="muted">{organisation}</p>
      </PageHead>
      {said && !refusal && <Notice tone="good">{said}</Notice>}
      <ErrorSummary sentence={refusal?.sentence} fields={refusal?.fields} />
      {groups.length > 0 && <SamplePeople groups={groups} next={next} />}
      <form method="post" className="stack">
        {groups.length > 0 && <h2>Or with a password</h2>}
        <input type="hidden" name="next" value={next} />
        <TextField
          name="email"
          label="E-mail address"
          type="email"
          autoComplete="username"
          required
          maxLength={254}
          defaultValue={refusal?.typed['email']}
          error={refusal?.fields?.['email']}
        />
        <TextField
          name="password"
          label="Password"
          type="password"
          autoComplete="current-password"
          required
          maxLength={200}
          error={refusal?.fields?.['password']}
        />
        <div className="row">
          <button className={groups.length > 0 ? 'button' : 'button primary'}>Sign in</button>
          <a className="button quiet" href="/reset">
            I forgot my password
          </a>
        </div>
        {page.sendsMail && (
          <p>
            No password? <a href="/sign-in/link">Send me a link instead</a>
          </p>
        )}
      </form>
    </div>
  )
}

function NotSetUp() {
  return (
    <div className="stack narrow">
      <PageHead title="Candor is not set up yet" />
      <p>
        The person who started it finds a link where it was started: in the terminal, or in its log. The link
        works once, and leads through the first steps.
      </p>
      <p className="muted">Lost the link? Stop Candor and start it again: it prints a new one.</p>
    </div>
  )
}

/** Each person once, under the first of their roles; of staff only a few. */
async function sampleGroups({ db, settings }: Candor): Promise<SampleGroup[]> {
  if (!settings.loopback && !settings.samplePublic) return []
  const groups: SampleGroup[] = []
  for (const role of roles) {
    const holders = await listPeopleWithRole(db, role)
    const people = holders
      .filter((person) => person.roles[0] === role)
      .slice(0, 8)
      .map(({ id, name, jobTitle, department }) => ({ id, name, job: jobTitle || department }))
    if (people.length > 0) groups.push({ role, label: roleLabels[role], people })
  }
  return groups
}
