// Two records of one person: find the other one, see both side by side, and merge it into this one, for good.
import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { newId } from '../../db/identifier'
import { findPerson } from '../../db/people'
import { listPeople } from '../../db/people-list'
import { listAcknowledgementsOfPerson } from '../../db/person-history'
import { mergePeople } from '../commands/merge-people'
import { addressKey } from '../forms/address'
import { readFields, readForm, showable, typedAgain } from '../forms/fields'
import { refusedForm } from '../forms/refused-form'
import { deskFor } from '../identity/desk'
import { allowed, notFound } from '../identity/guard'
import { MergeScreen } from '../ui/merge-screen'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Merge into ${data?.kept.name ?? 'a record'} · Candor` },
]

const shown = 20

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  allowed(context, request, 'manage-people')
  const { db } = context.candor
  const kept = await side(context, params.id ?? '')
  if (!kept) notFound('person')
  const query = new URL(request.url).searchParams
  const words = showable(query.get('words') ?? kept.name)
    .trim()
    .slice(0, 100)
  const found = [
    ...(await listPeople(db, { search: words, standing: 'active', limit: shown })).people,
    ...(await listPeople(db, { search: words, standing: 'left', limit: shown })).people,
  ]
  const other = addressKey(request, 'other')
  return {
    kept,
    other: other === undefined ? null : ((await side(context, other)) ?? null),
    words,
    found: found
      .filter((person) => person.id !== kept.id && person.mergedInto === null)
      .map(({ id, name, email, jobTitle, department, leftAt }) => ({
        ...{ id, name, email, jobTitle, department },
        hasLeft: leftAt !== null,
      })),
    zone: context.organisation?.timeZone ?? 'UTC',
    once: newId(),
  }
}

async function side({ candor: { db } }: LoaderFunctionArgs['context'], id: string) {
  const found = await findPerson(db, id)
  if (!found) return undefined
  const { passwordHash: _, ...person } = found
  const acknowledged = await listAcknowledgementsOfPerson(db, id, 200)
  return { ...person, acknowledged: acknowledged.length }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  allowed(context, request, 'manage-people')
  const keptId = params.id ?? ''
  const form = await readForm(request)
  const typed = typedAgain(form, ['other', 'reason'])
  const fields = readFields(form, {
    other: { label: 'The other record', max: 60, missing: 'Choose the other record.' },
    reason: { label: 'The reason', max: 500, lines: true },
  })
  if (!fields.ok) return refusedForm(fields, typed)
  const { other, reason } = fields.value
  const outcome = await mergePeople(deskFor(context, form), { keptId, mergedId: other, reason })
  if (!outcome.ok) return refusedForm(outcome, typed)
  return redirect(`/people/${keptId}?done=merged`, 303)
}

export default function MergePeople() {
  return <MergeScreen {...useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()} />
}
