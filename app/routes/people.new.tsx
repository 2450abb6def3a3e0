// Invite a person: they get a link and choose their own password.
import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { listDepartments } from '../../db/departments'
import { newId } from '../../db/identifier'
import { invitePerson } from '../commands/invite-person'
import { roles } from '../domain/person'
import { formChoices, readFields, readForm, typedAgain } from '../forms/fields'
import { deskFor } from '../identity/desk'
import { allowed } from '../identity/guard'
import { refusedForm } from '../forms/refused-form'
import { ErrorSummary, OnceKey, TextField } from '../ui/field'
import { HandedLink } from '../ui/handed-link'
import { PageHead } from '../ui/page-head'
import { DetailFields, RoleFields } from '../ui/person-fields'

export const meta: MetaFunction = () => [{ title: 'Invite a person · Candor' }]

export async function loader({ context, request }: LoaderFunctionArgs) {
  allowed(context, request, 'manage-people')
  const departments = await listDepartments(context.candor.db)
  return { departments: departments.map(({ name }) => name), once: newId() }
}

export async function action({ context, request }: ActionFunctionArgs) {
  allowed(context, request, 'manage-people')
  const form = await readForm(request)
  const chosen = formChoices(form, 'roles', roles)
  const typed = {
    ...typedAgain(form, ['name', 'email', 'jobTitle', 'department']),
    roles: chosen.join(' '),
  }
  const fields = readFields(form, {
    name: { label: 'The name', max: 120, missing: 'Type the name of the person.' },
    email: { label: 'The e-mail address', max: 254, missing: 'Type their e-mail address.' },
    jobTitle: { label: 'The job title', max: 120 },
    department: { label: 'The department', max: 80 },
  })
  if (!fields.ok) return refusedForm(fields, typed)
  const outcome = await invitePerson(deskFor(context, form), { ...fields.value, roles: chosen })
  if (!outcome.ok) return refusedForm(outcome, typed)
  const { settings } = context.candor
  return data(
    {
      invited: {
        personId: outcome.value.personId,
        name: fields.value.name,
        link: outcome.value.link && `${settings.url}${outcome.value.link}`,
        sent: settings.smtpUrl !== null && !context.organisation?.sample,
      },
    },
    { headers: { 'cache-control': 'no-store' } },
  )
}

export default function NewPerson() {
  const { departments, once } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const crumbs = [{ label: 'People', href: '/people' }]
  if (answer && 'invited' in answer) {
    const { personId, name, link, sent } = answer.invited
    return (
      <div className="stack narrow">
        <PageHead title={`${name} is invited`} crumbs={crumbs} />
        <HandedLink name={name} link={link} sent={sent} />
        <div className="row">
          <a className="button primary" href="/people/new">
            Invite another person
          </a>
          <a className="button quiet" href={`/people/${personId}`}>
            Open the page of {name}
          </a>
        </div>
      </div>
    )
  }
  const typed = answer?.typed
  return (
    <form method="post" className="stack narrow">
      <PageHead title="Invite a person" crumbs={crumbs}>
        <p className="muted">
          They get a link that works once and for seven days, and choose their own password.
        </p>
      </PageHead>
      <ErrorSummary sentence={answer?.sentence} fields={answer?.fields} />
      <OnceKey value={once} />
      <TextField
        name="email"
        label="E-mail address"
        type="email"
        required
        maxLength={254}
        autoComplete="off"
        defaultValue={typed?.['email']}
        error={answer?.fields?.['email']}
      />
      <DetailFields typed={typed} errors={answer?.fields} departments={departments} />
      <RoleFields chosen={typed?.['roles']?.split(' ') ?? ['staff']} error={answer?.fields?.['roles']} />
      <div className="row">
        <button className="button primary">Invite</button>
        <a className="button quiet" href="/people">
          Cancel
        </a>
      </div>
    </form>
  )
}
