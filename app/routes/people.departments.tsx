// Departments and their heads: who is reminded when the owner of a policy has left.
import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { listHeads } from '../../db/departments'
import { newId } from '../../db/identifier'
import { listPeople } from '../../db/people-list'
import { nameHead } from '../commands/name-head'
import { may } from '../domain/permission'
import { readFields, readForm } from '../forms/fields'
import { refusedForm } from '../forms/refused-form'
import { deskFor } from '../identity/desk'
import { allowed } from '../identity/guard'
import { ErrorSummary, OnceKey, SelectField } from '../ui/field'
import { Empty, Notice } from '../ui/notice'
import { PageHead } from '../ui/page-head'

export const meta: MetaFunction = () => [{ title: 'Departments · Candor' }]

/** A head comes from the department first; the list is not longer than a person can look through. */
const most = 200

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = allowed(context, request, 'read-people')
  const { db } = context.candor
  const departments = await listHeads(db)
  const mayManage = may(person, 'manage-people')
  const everybody = mayManage ? (await listPeople(db, { standing: 'active', limit: most })).people : []
  return {
    mayManage,
    departments: departments.map((department) => ({
      ...department,
      // Its own people first, then everybody else by name.
      choices: [...everybody]
        .sort(
          (one, other) =>
            Number(other.departmentId === department.id) - Number(one.departmentId === department.id),
        )
        .map(({ id, name }) => ({ value: id, label: name })),
    })),
    done: new URL(request.url).searchParams.get('done') === 'named',
    once: newId(),
  }
}

export async function action({ context, request }: ActionFunctionArgs) {
  allowed(context, request, 'manage-people')
  const form = await readForm(request)
  const fields = readFields(form, {
    department: { label: 'The department', max: 60, missing: 'Choose a department from the list.' },
    head: { label: 'The head', max: 60 },
  })
  if (!fields.ok) return refusedForm(fields, {})
  const { department, head } = fields.value
  const outcome = await nameHead(deskFor(context, form), { departmentId: department, headId: head })
  if (!outcome.ok) return refusedForm(outcome, { [department]: head })
  return redirect('/people/departments?done=named', 303)
}

export default function Departments() {
  const { departments, mayManage, done, once } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  return (
    <>
      <PageHead title="Departments" crumbs={[{ label: 'People', href: '/people' }]}>
        <p className="muted narrow">
          When the owner of a policy leaves, the head of their department is reminded of its reviews. Without
          a head, the administrators are.
        </p>
      </PageHead>
      {done && !refusal && <Notice tone="good">Saved.</Notice>}
      <ErrorSummary sentence={refusal?.sentence} fields={refusal?.fields} />
      {departments.length === 0 && (
        <Empty title="There is no department yet">
          A department is added with the first person in it, on that person’s page.
        </Empty>
      )}
      <ul className="plain stack narrow">
        {departments.map((department) => (
          <li className="card stack tight" key={department.id}>
            <h2 dir="auto">{department.name}</h2>
            {mayManage ? (
              <form method="post" className="filters">
                <OnceKey value={once} />
                <input type="hidden" name="department" value={department.id} />
                <SelectField
                  name="head"
                  id={`head-${department.id}`}
                  label="Head"
                  options={[{ value: '', label: 'Nobody' }, ...department.choices]}
                  defaultValue={refusal?.typed[department.id] ?? department.headId ?? ''}
                  error={refusal?.fields?.[`head-${department.id}`]}
                />
                <button className="button">
                  Save<span className="visually-hidden">: head of {department.name}</span>
                </button>
              </form>
            ) : (
              <p>{department.headName ? `Head: ${department.headName}` : 'Nobody heads it.'}</p>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
