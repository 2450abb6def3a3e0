// Groups of people: how many are in each, and a new one.
import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { listGroups } from '../../db/groups'
import { newId } from '../../db/identifier'
import { addGroup, knownGroups } from '../commands/change-groups'
import { may } from '../domain/permission'
import { readFields, readForm, typedAgain } from '../forms/fields'
import { refusedForm } from '../forms/refused-form'
import { deskFor } from '../identity/desk'
import { allowed } from '../identity/guard'
import { ErrorSummary, OnceKey, TextField } from '../ui/field'
import { GroupTable } from '../ui/group-table'
import { Empty, Notice } from '../ui/notice'
import { PageHead } from '../ui/page-head'

export const meta: MetaFunction = () => [{ title: 'Groups · Candor' }]

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = allowed(context, request, 'read-people')
  const { db, library } = context.candor
  const { offered } = await knownGroups(db, library)
  return {
    groups: await listGroups(db),
    offered,
    mayManage: may(person, 'manage-people'),
    isAdded: new URL(request.url).searchParams.get('done') === 'added',
    once: newId(),
  }
}

export async function action({ context, request }: ActionFunctionArgs) {
  allowed(context, request, 'manage-people')
  const form = await readForm(request)
  const typed = typedAgain(form, ['newGroup'])
  const fields = readFields(form, {
    newGroup: { label: 'The name of the group', max: 60, missing: 'Give the group a name.' },
  })
  if (!fields.ok) return refusedForm(fields, typed)
  const outcome = await addGroup(deskFor(context, form), { name: fields.value.newGroup })
  if (!outcome.ok) return refusedForm(outcome, typed)
  return redirect('/people/groups?done=added', 303)
}

export default function Groups() {
  const { groups, offered, mayManage, isAdded, once } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  return (
    <>
      <PageHead title="Groups" crumbs={[{ label: 'People', href: '/people' }]}>
        <p className="muted narrow">
          A section of a policy can be for some people only: volunteers, the board, everyone in California.
          Put people into these groups on their own page, and each of them reads what applies to them.
        </p>
      </PageHead>
      {isAdded && !refusal && (
        <Notice tone="good">The group is there. Put people into it on their own page.</Notice>
      )}
      <ErrorSummary sentence={refusal?.sentence} fields={refusal?.fields} />
      {groups.length > 0 ? (
        <GroupTable groups={groups} />
      ) : (
        <Empty title="There is no group yet">Everybody reads what is for everyone until there is one.</Empty>
      )}
      {mayManage && (
        <div className="stack loose narrow">
          <form method="post" className="stack" aria-label="A new group">
            <OnceKey value={once} />
            <TextField
              name="newGroup"
              label="Name of a new group"
              hint="As people say it, for example “Night shift”."
              required
              maxLength={60}
              list="offered-groups"
              defaultValue={refusal?.typed['newGroup']}
              error={refusal?.fields?.['newGroup']}
            />
            <datalist id="offered-groups">
              {offered.map((group) => (
                <option value={group.name} key={group.key} />
              ))}
            </datalist>
            <div className="row">
              <button className="button primary">Add the group</button>
            </div>
          </form>
          {offered.length > 0 && (
            <section className="stack" aria-labelledby="offered">
              <h2 id="offered">Groups that templates speak of</h2>
              <p>Policies made from them have sections for these people. Add the ones you have.</p>
              <ul className="audience-list">
                {offered.map((group) => (
                  <li key={group.key}>
                    <form method="post" className="row">
                      <OnceKey value={`${once}-${group.key}`.slice(0, 80)} />
                      <input type="hidden" name="newGroup" value={group.name} />
                      <button className="button small">Add “{group.name}”</button>
                    </form>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
      )}
    </>
  )
}
