// A new approval path, kept as a preset.
import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { listDepartments } from '../../db/departments'
import { newId } from '../../db/identifier'
import { createApprovalPath } from '../commands/keep-approval-path'
import { listApprovers } from '../commands/settle-path'
import { emptyRow, stepsOfRows } from '../governance/path-rows'
import { readFields, readForm, typedAgain } from '../forms/fields'
import { changedRows, packRows, readStepRows, unpackRows } from '../forms/path-form'
import { refusedForm, unfinishedForm } from '../forms/refused-form'
import { deskFor } from '../identity/desk'
import { allowed } from '../identity/guard'
import { PathScreen } from '../ui/path-screen'

export const meta: MetaFunction = () => [{ title: 'New approval path · Candor' }]

export async function loader({ context, request }: LoaderFunctionArgs) {
  allowed(context, request, 'manage-approval-paths')
  const { db } = context.candor
  return {
    people: (await listApprovers(db)).map((person) => ({
      id: person.id,
      name: person.name,
      role: person.jobTitle || person.department,
    })),
    departments: await listDepartments(db),
    once: newId(),
  }
}

export async function action({ context, request }: ActionFunctionArgs) {
  allowed(context, request, 'manage-approval-paths')
  const form = await readForm(request)
  const rows = readStepRows(form)
  const typed = { ...typedAgain(form, ['name']), rows: packRows(rows) }
  const changed = changedRows(form, rows)
  if (changed) return unfinishedForm({ ...typed, rows: packRows(changed) })
  const fields = readFields(form, { name: { label: 'The name', max: 80 } })
  if (!fields.ok) return refusedForm(fields, typed)
  const steps = stepsOfRows(rows, await listDepartments(context.candor.db))
  const outcome = await createApprovalPath(deskFor(context, form), { name: fields.value.name, steps })
  if (!outcome.ok) return refusedForm(outcome, typed)
  return redirect('/settings/approval-paths?done=created', 303)
}

export default function NewApprovalPath() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  return (
    <PathScreen
      {...page}
      title="New approval path"
      name=""
      revision={0}
      rows={unpackRows(refusal?.typed['rows']) ?? [emptyRow]}
      refusal={refusal}
    />
  )
}
