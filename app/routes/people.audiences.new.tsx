// A new audience: conditions, a live count, a name.
import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { listAudienceChoices } from '../../db/audience-choices'
import { newId } from '../../db/identifier'
import { countedAudience } from '../commands/count-audience'
import { saveAudience } from '../commands/keep-audience'
import {
  changedConditions,
  chosenSoFar,
  packConditions,
  readConditions,
  unpackConditions,
} from '../forms/audience-form'
import { readFields, readForm, typedAgain } from '../forms/fields'
import { refusedForm, unfinishedForm } from '../forms/refused-form'
import { deskFor } from '../identity/desk'
import { allowed } from '../identity/guard'
import { AudienceScreen } from '../ui/audience-screen'

export const meta: MetaFunction = () => [{ title: 'New audience · Candor' }]

export async function loader({ context, request }: LoaderFunctionArgs) {
  allowed(context, request, 'manage-campaigns')
  const { db } = context.candor
  return {
    choices: await listAudienceChoices(db),
    count: await countedAudience(db, { conditions: [] }),
    once: newId(),
  }
}

export async function action({ context, request }: ActionFunctionArgs) {
  allowed(context, request, 'manage-campaigns')
  const { db } = context.candor
  const form = await readForm(request)
  const conditions = readConditions(form)
  const changed = changedConditions(form, conditions)
  const typed = {
    ...typedAgain(form, ['name']),
    conditions: packConditions(changed ?? conditions),
    count: JSON.stringify(await countedAudience(db, chosenSoFar(changed ?? conditions))),
  }
  if (changed) return unfinishedForm(typed)
  const fields = readFields(form, { name: { label: 'The name', max: 80 } })
  if (!fields.ok) return refusedForm(fields, typed)
  const outcome = await saveAudience(deskFor(context, form), { ...fields.value, rule: { conditions } })
  if (!outcome.ok) return refusedForm(outcome, typed)
  return redirect('/people/audiences?done=saved', 303)
}

export default function NewAudience() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const counted = refusal?.typed['count']
  return (
    <AudienceScreen
      {...page}
      title="New audience"
      name=""
      revision={0}
      conditions={unpackConditions(refusal?.typed['conditions']) ?? []}
      count={counted ? (JSON.parse(counted) as typeof page.count) : page.count}
      refusal={refusal}
    />
  )
}
