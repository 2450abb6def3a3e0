// One person: details, roles, groups, the way back in, and leaving.
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { listDepartments } from '../../db/departments'
import { listMerges } from '../../db/person-merges'
import { listStays } from '../../db/groups'
import { newId } from '../../db/identifier'
import { findPerson } from '../../db/people'
import { listLocations } from '../../db/people-list'
import { listAcknowledgementsOfPerson } from '../../db/person-history'
import { countOpenSessions } from '../../db/sessions'
import { changeGroups, knownGroups } from '../commands/change-groups'
import { changePerson } from '../commands/change-person'
import { changeRoles } from '../commands/change-roles'
import { inviteAgain } from '../commands/invite-person'
import { markLeaver } from '../commands/mark-leaver'
import { sendReset } from '../commands/request-reset'
import type { Context } from '../context'
import { may } from '../domain/permission'
import { roles } from '../domain/person'
import { timeZones } from '../domain/time-zone'
import { formChoices, readFields, readForm, typedAgain, wholeNumber } from '../forms/fields'
import { readPersonForm, typedPerson } from '../forms/person-form'
import { deskFor } from '../identity/desk'
import { allowed, notFound } from '../identity/guard'
import { refusedForm } from '../forms/refused-form'
import { HandedLink } from '../ui/handed-link'
import { PersonScreen } from '../ui/person-screen'

const shownAcknowledgements = 20

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.person.name ?? 'Person'} · Candor` },
]

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const reader = allowed(context, request, 'read-people')
  const { db, now } = context.candor
  const found = await findPerson(db, params.id ?? '')
  if (!found) notFound('person')
  const { passwordHash, ...person } = found
  const departments = await listDepartments(db)
  const manager = person.managerId ? await findPerson(db, person.managerId) : undefined
  const into = person.mergedInto ? await findPerson(db, person.mergedInto) : undefined
  return {
    manager: manager
      ? { id: manager.id, name: manager.name, key: manager.email || manager.staffNumber || manager.id }
      : null,
    mergedInto: into ? { id: into.id, name: into.name } : null,
    merges: await listMerges(db, person.id),
    acknowledged: await listAcknowledgementsOfPerson(db, person.id, shownAcknowledgements),
    locations: await listLocations(db),
    zones: timeZones(),
    person: { ...person, hasJoined: passwordHash !== null || (context.organisation?.sample ?? false) },
    mayManage: may(reader, 'manage-people'),
    isMe: reader.id === person.id,
    departments: departments.map(({ name }) => name),
    groups: { ...(await knownGroups(db, context.candor.library)), stays: await listStays(db, person.id) },
    sessions: await countOpenSessions(db, person.id, now()),
    done: new URL(request.url).searchParams.get('done'),
    zone: context.organisation?.timeZone ?? 'UTC',
    once: newId(),
  }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  allowed(context, request, 'manage-people')
  const personId = params.id ?? ''
  const form = await readForm(request)
  switch (form.get('do')) {
    case 'roles':
      return saveRoles(context, personId, form)
    case 'groups':
      return saveGroups(context, personId, form)
    case 'leave':
      return settle(personId, form, 'left', await markLeaver(deskFor(context, form), personId))
    case 'reset':
      return settle(personId, form, 'reset-sent', await sendReset(deskFor(context, form), personId))
    case 'invite':
      return invite(context, personId, form)
    default:
      return saveDetails(context, personId, form)
  }
}

type Ended = Awaited<ReturnType<typeof markLeaver | typeof sendReset>>

function settle(personId: string, form: FormData, done: string, outcome: Ended) {
  if (!outcome.ok) return refusedForm(outcome, typedAgain(form, ['do']))
  return redirect(`/people/${personId}?done=${done}`, 303)
}

async function saveRoles(context: Context, personId: string, form: FormData) {
  const chosen = formChoices(form, 'roles', roles)
  const outcome = await changeRoles(deskFor(context, form), { personId, roles: chosen })
  if (!outcome.ok) return refusedForm(outcome, { ...typedAgain(form, ['do']), roles: chosen.join(' ') })
  if (personId === context.person?.id && outcome.value.changed) return redirect('/sign-in', 303)
  return redirect(`/people/${personId}?done=roles`, 303)
}

async function saveGroups(context: Context, personId: string, form: FormData) {
  const { known, offered } = await knownGroups(context.candor.db, context.candor.library)
  const keys = [...known, ...offered].map((group) => group.key)
  const chosen = formChoices(form, 'groups', keys)
  const typed = { ...typedAgain(form, ['do', 'newGroup']), groups: chosen.join(' ') }
  const fields = readFields(form, { newGroup: { label: 'The name of the group', max: 60 } })
  if (!fields.ok) return refusedForm(fields, typed)
  const shown = formChoices(form, 'shown', keys)
  const outcome = await changeGroups(deskFor(context, form), { ...fields.value, personId, shown, chosen })
  if (!outcome.ok) return refusedForm(outcome, typed)
  return redirect(`/people/${personId}?done=groups`, 303)
}

async function saveDetails(context: Context, personId: string, form: FormData) {
  const typed = typedPerson(form)
  const fields = readPersonForm(form)
  if (!fields.ok) return refusedForm(fields, typed)
  const revision = wholeNumber(form.get('revision'))
  const outcome = await changePerson(deskFor(context, form), { ...fields.value, personId, revision })
  if (!outcome.ok) return refusedForm(outcome, typed)
  return redirect(`/people/${personId}?done=details`, 303)
}

async function invite(context: Context, personId: string, form: FormData) {
  const outcome = await inviteAgain(deskFor(context, form), personId)
  if (!outcome.ok) return refusedForm(outcome, typedAgain(form, ['do']))
  const { settings } = context.candor
  const link = outcome.value.link && `${settings.url}${outcome.value.link}`
  const sent = settings.smtpUrl !== null && !context.organisation?.sample
  return data({ invited: { link, sent } }, { headers: { 'cache-control': 'no-store' } })
}

export default function PersonPage() {
  const facts = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const invited = answer && 'invited' in answer ? answer.invited : null
  const refusal = answer && 'rule' in answer ? answer : undefined
  return (
    <PersonScreen {...facts} refusal={refusal}>
      {invited && <HandedLink name={facts.person.name} {...invited} />}
    </PersonScreen>
  )
}
