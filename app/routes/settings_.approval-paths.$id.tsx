// One approval path: change it, put it away, or bring it back.
import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findApprovalPath } from '../../db/approval-paths'
import { listDepartments } from '../../db/departments'
import { newId } from '../../db/identifier'
import { archiveApprovalPath, changeApprovalPath } from '../commands/keep-approval-path'
import { listApprovers } from '../commands/settle-path'
import { rowsOfSteps, stepsOfRows } from '../governance/path-rows'
import { readFields, readForm, typedAgain, wholeNumber } from '../forms/fields'
import { changedRows, packRows, readStepRows, unpackRows } from '../forms/path-form'
import { refusedForm, unfinishedForm } from '../forms/refused-form'
import { deskFor } from '../identity/desk'
import { allowed, notFound } from '../identity/guard'
import { PathScreen } from '../ui/path-screen'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.name ?? 'Approval path'} · Candor` },
]

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  allowed(context, request, 'manage-approval-paths')
  const { db } = context.candor
  const path = await findApprovalPath(db, params.id ?? '')
  if (!path) notFound('approval path')
  return {
    name: path.name,
    revision: path.revision,
    isArchived: path.archivedAt !== null,
    rows: rowsOfSteps(path.steps),
    people: (await listApprovers(db)).map((person) => ({
      id: person.id,
      name: person.name,
      role: person.jobTitle || person.department,
    })),
    departments: await listDepartments(db),
    once: newId(),
  }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  allowed(context, request, 'manage-approval-paths')
  const { db } = context.candor
  const path = await findApprovalPath(db, params.id ?? '')
  if (!path) notFound('approval path')
  const form = await readForm(request)
  const rows = readStepRows(form)
  const typed = { ...typedAgain(form, ['name']), rows: packRows(rows) }
  const changed = changedRows(form, rows)
  if (changed) return unfinishedForm({ ...typed, rows: packRows(changed) })
  const fields = readFields(form, {
    name: { label: 'The name', max: 80 },
    revision: { label: 'The revision', max: 12 },
    press: { label: 'The button', max: 20 },
  })
  if (!fields.ok) return refusedForm(fields, typed)
  const { name, press } = fields.value
  const wish = { id: path.id, revision: wholeNumber(fields.value.revision) }
  const desk = deskFor(context, form)
  if (press === 'archive') {
    const archived = await archiveApprovalPath(desk, wish)
    if (!archived.ok) return refusedForm(archived, typed)
    return redirect('/settings/approval-paths?done=archived', 303)
  }
  const steps = stepsOfRows(rows, await listDepartments(db))
  const outcome = await changeApprovalPath(desk, { ...wish, name, steps })
  if (!outcome.ok) return refusedForm(outcome, typed)
  return redirect('/settings/approval-paths?done=changed', 303)
}

export default function OneApprovalPath() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  return (
    <PathScreen
      {...page}
      title={page.name}
      rows={unpackRows(refusal?.typed['rows']) ?? page.rows}
      refusal={refusal}
    />
  )
}
