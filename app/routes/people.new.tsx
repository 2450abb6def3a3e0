// Invite a person: they get a link and choose their own password.
import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { listDepartments } from '../../db/departments'
import { newId } from '../../db/identifier'
import { listLocations } from '../../db/people-list'
import { invitePerson } from '../commands/invite-person'
import { roles } from '../domain/person'
import { timeZones } from '../domain/time-zone'
import { formChoices, readForm } from '../forms/fields'
import { readPersonForm, typedPerson } from '../forms/person-form'
import { deskFor } from '../identity/desk'
import { allowed } from '../identity/guard'
import { refusedForm } from '../forms/refused-form'
import { AttributeFields } from '../ui/attribute-fields'
import { ErrorSummary, OnceKey, TextField } from '../ui/field'
import { HandedLink } from '../ui/handed-link'
import { Notice } from '../ui/notice'
import { PageHead } from '../ui/page-head'
import { DetailFields, RoleFields } from '../ui/person-fields'

export const meta: MetaFunction = () => [{ title: 'Invite a person · Candor' }]

export async function loader({ context, request }: LoaderFunctionArgs) {
  allowed(context, request, 'manage-people')
  const { db } = context.candor
  const departments = await listDepartments(db)
  return {
    departments: departments.map(({ name }) => name),
    locations: await listLocations(db),
    zones: timeZones(),
    once: newId(),
  }
}

export async function action({ context, request }: ActionFunctionArgs) {
  allowed(context, request, 'manage-people')
  const form = await readForm(request)
  const chosen = formChoices(form, 'roles', roles)
  const typed = { ...typedPerson(form), roles: chosen.join(' ') }
  const fields = readPersonForm(form)
  if (!fields.ok) return refusedForm(fields, typed)
  const outcome = await invitePerson(deskFor(context, form), { ...fields.value, roles: chosen })
  if (!outcome.ok) return refusedForm(outcome, typed)
  const { settings } = context.candor
  return data(
    {
      invited: {
        personId: outcome.value.personId,
        name: fields.value.name,
        byMail: fields.value.email !== '',
        link: outcome.value.link && `${settings.url}${outcome.value.link}`,
        sent: settings.smtpUrl !== null && !context.organisation?.sample,
      },
    },
    { headers: { 'cache-control': 'no-store' } },
  )
}

export default function NewPerson() {
  const { departments, locations, zones, once } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const crumbs = [{ label: 'People', href: '/people' }]
  if (answer && 'invited' in answer) {
    const { personId, name, byMail, link, sent } = answer.invited
    return (
      <div className="stack narrow">
        <PageHead title={byMail ? `${name} is invited` : `${name} is here`} crumbs={crumbs} />
        {byMail ? (
          <HandedLink name={name} link={link} sent={sent} />
        ) : (
          <Notice tone="good">
            They have no e-mail address, so they do not sign in. They acknowledge at a kiosk with a code, or
            somebody records it for them.
          </Notice>
        )}
        <div className="row">
          <a className="button primary" href="/people/new">
            Add another person
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
        hint="Leave it empty for people without one."
        type="email"
        maxLength={254}
        autoComplete="off"
        defaultValue={typed?.['email']}
        error={answer?.fields?.['email']}
      />
      <DetailFields typed={typed} errors={answer?.fields} departments={departments} />
      <AttributeFields typed={typed} errors={answer?.fields} locations={locations} zones={zones} />
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
