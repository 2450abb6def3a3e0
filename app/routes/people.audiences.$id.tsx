// One saved audience: whom it holds now; change it, or put it away.
import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { listAudienceChoices } from '../../db/audience-choices'
import { findAudience } from '../../db/audiences'
import { newId } from '../../db/identifier'
import { countedAudience } from '../commands/count-audience'
import { archiveAudience, changeAudience } from '../commands/keep-audience'
import {
  changedConditions,
  chosenSoFar,
  packConditions,
  readConditions,
  unpackConditions,
} from '../forms/audience-form'
import { readFields, readForm, typedAgain, wholeNumber } from '../forms/fields'
import { refusedForm, unfinishedForm } from '../forms/refused-form'
import { deskFor } from '../identity/desk'
import { allowed, notFound } from '../identity/guard'
import { AudienceScreen } from '../ui/audience-screen'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.name ?? 'Audience'} · Candor` },
]

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  allowed(context, request, 'manage-campaigns')
  const { db } = context.candor
  const audience = await findAudience(db, params.id ?? '')
  if (!audience) notFound('audience')
  return {
    name: audience.name,
    revision: audience.revision,
    isArchived: audience.archivedAt !== null,
    conditions: audience.rule.conditions,
    choices: await listAudienceChoices(db),
    count: await countedAudience(db, audience.rule),
    once: newId(),
  }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  allowed(context, request, 'manage-campaigns')
  const { db } = context.candor
  const audience = await findAudience(db, params.id ?? '')
  if (!audience) notFound('audience')
  const form = await readForm(request)
  const conditions = readConditions(form)
  const changed = changedConditions(form, conditions)
  const typed = {
    ...typedAgain(form, ['name']),
    conditions: packConditions(changed ?? conditions),
    count: JSON.stringify(await countedAudience(db, chosenSoFar(changed ?? conditions))),
  }
  if (changed) return unfinishedForm(typed)
  const fields = readFields(form, {
    name: { label: 'The name', max: 80 },
    revision: { label: 'The revision', max: 12 },
    press: { label: 'The button', max: 20 },
  })
  if (!fields.ok) return refusedForm(fields, typed)
  const seen = { id: audience.id, revision: wholeNumber(fields.value.revision) }
  const desk = deskFor(context, form)
  if (fields.value.press === 'archive') {
    const archived = await archiveAudience(desk, seen)
    if (!archived.ok) return refusedForm(archived, typed)
    return redirect('/people/audiences?done=archived', 303)
  }
  const outcome = await changeAudience(desk, { ...seen, name: fields.value.name, rule: { conditions } })
  if (!outcome.ok) return refusedForm(outcome, typed)
  return redirect('/people/audiences?done=saved', 303)
}

export default function OneAudience() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const counted = refusal?.typed['count']
  return (
    <AudienceScreen
      {...page}
      title={page.name}
      conditions={unpackConditions(refusal?.typed['conditions']) ?? page.conditions}
      count={counted ? (JSON.parse(counted) as typeof page.count) : page.count}
      refusal={refusal}
    />
  )
}
