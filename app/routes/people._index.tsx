// People: who has a place here, with which roles; search, filters and pages.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listDepartments } from '../../db/departments'
import { listGroups } from '../../db/groups'
import { findPerson } from '../../db/people'
import { listLocations, listPeople } from '../../db/people-list'
import { may } from '../domain/permission'
import { roleLabels, roles } from '../domain/person'
import { personKindLabels, personKinds } from '../governance/audience'
import { readPeopleFilter } from '../forms/people-filter'
import { allowed } from '../identity/guard'
import { SelectField, TextField } from '../ui/field'
import { Empty } from '../ui/notice'
import { PageHead } from '../ui/page-head'
import { Pager } from '../ui/pager'
import { PeopleTable } from '../ui/people-table'

export const meta: MetaFunction = () => [{ title: 'People · Candor' }]

const onePage = 50

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = allowed(context, request, 'read-people')
  const { db } = context.candor
  const { searchParams } = new URL(request.url)
  const { words, ...asked } = readPeopleFilter(searchParams)
  const departments = await listDepartments(db)
  const groups = await listGroups(db)
  const manager = asked.managerId ? await findPerson(db, asked.managerId) : undefined
  const last = searchParams.get('after')
  const after = last ? await findPerson(db, last.slice(0, 60)) : undefined
  const { people, more } = await listPeople(db, {
    ...asked,
    search: words,
    after: after && { name: after.name, id: after.id },
    limit: onePage,
  })
  const lastShown = people.at(-1)
  searchParams.delete('after')
  const here = `/people?${searchParams.toString()}`
  return {
    mayManage: may(person, 'manage-people'),
    filter: { words, ...asked },
    manager: manager ? { id: manager.id, name: manager.name } : null,
    locations: await listLocations(db),
    departments,
    groups: groups.map(({ key, name }) => ({ key, name })),
    people: people.map(({ id, name, email, jobTitle, department, location, kind, roles }) => ({
      id,
      name,
      email,
      jobTitle,
      department,
      location,
      kind: personKindLabels[kind],
      roles: roles.map((role) => roleLabels[role]),
    })),
    next: more && lastShown ? `${here}&after=${lastShown.id}` : null,
    isFirst: after === undefined,
    here,
  }
}

export default function People() {
  const { mayManage, filter, manager, departments, groups, locations, people, next, isFirst, here } =
    useLoaderData<typeof loader>()
  const { words, standing, ...narrowed } = filter
  const isFiltered = words !== '' || Object.keys(narrowed).length > 0
  return (
    <>
      <PageHead
        title="People"
        action={
          mayManage && (
            <a className="button primary" href="/people/new">
              Add a person
            </a>
          )
        }
      >
        <p className="row">
          {mayManage && <a href="/people/lists">People from a file</a>} <a href="/people/groups">Groups</a>{' '}
          <a href="/people/departments">Departments</a>{' '}
          {mayManage && <a href="/people/audiences">Audiences</a>}{' '}
          <a href={here.replace('/people?', '/people/export.csv?')} download>
            These people as CSV
          </a>
        </p>
      </PageHead>
      <form className="filters" role="search" aria-label="Find people">
        <TextField name="words" label="Name, address or job title" type="search" defaultValue={words} />
        <SelectField
          name="role"
          label="Role"
          defaultValue={filter.role ?? ''}
          options={[
            { value: '', label: 'All roles' },
            ...roles.map((role) => ({ value: role, label: roleLabels[role] })),
          ]}
        />
        <SelectField
          name="department"
          label="Department"
          defaultValue={filter.departmentId ?? ''}
          options={[
            { value: '', label: 'All departments' },
            ...departments.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        {groups.length > 0 && (
          <SelectField
            name="group"
            label="Group"
            defaultValue={filter.group ?? ''}
            options={[
              { value: '', label: 'All groups' },
              ...groups.map(({ key, name }) => ({ value: key, label: name })),
            ]}
          />
        )}
        <SelectField
          name="kind"
          label="Kind"
          defaultValue={filter.kind ?? ''}
          options={[
            { value: '', label: 'All kinds' },
            ...personKinds.map((kind) => ({ value: kind, label: personKindLabels[kind] })),
          ]}
        />
        {locations.length > 0 && (
          <SelectField
            name="location"
            label="Location"
            defaultValue={filter.location ?? ''}
            options={[
              { value: '', label: 'All locations' },
              ...locations.map((location) => ({ value: location, label: location })),
            ]}
          />
        )}
        {manager && (
          <SelectField
            name="manager"
            label="Manager"
            defaultValue={manager.id}
            options={[
              { value: '', label: 'All managers' },
              { value: manager.id, label: manager.name },
            ]}
          />
        )}
        <SelectField
          name="standing"
          label="Standing"
          defaultValue={standing}
          options={[
            { value: 'active', label: 'Here' },
            { value: 'invited', label: 'Invited, not joined' },
            { value: 'left', label: 'Left' },
          ]}
        />
        <button className="button">Show</button>
      </form>
      {people.length > 0 && <PeopleTable people={people} standing={standing} />}
      {people.length === 0 && (
        <Empty title={isFiltered ? 'Nobody fits' : emptyTitles[standing]}>
          {isFiltered
            ? 'Type less of the name, or choose all roles, departments and groups.'
            : 'People appear here when an administrator invites them.'}
        </Empty>
      )}
      <Pager next={next} isFirst={isFirst} firstHref={here} />
    </>
  )
}

const emptyTitles = {
  active: 'Nobody is here yet',
  invited: 'No invitation is open',
  left: 'Nobody has left',
}
