// People: who has a place here, with which roles; search, filters and pages.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listDepartments } from '../../db/departments'
import { listGroups } from '../../db/groups'
import { findPerson } from '../../db/people'
import { listPeople } from '../../db/people-list'
import { may } from '../domain/permission'
import { roleLabels, roles } from '../domain/person'
import { allowed } from '../identity/guard'
import { SelectField, TextField } from '../ui/field'
import { Empty } from '../ui/notice'
import { PageHead } from '../ui/page-head'
import { Pager } from '../ui/pager'
import { PeopleTable } from '../ui/people-table'

export const meta: MetaFunction = () => [{ title: 'People · Candor' }]

const onePage = 50
const standings = ['active', 'invited', 'left'] as const

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = allowed(context, request, 'read-people')
  const { db } = context.candor
  const { searchParams } = new URL(request.url)
  const words = (searchParams.get('words') ?? '').trim().slice(0, 100)
  const role = roles.find((role) => role === searchParams.get('role'))
  const departments = await listDepartments(db)
  const department = departments.find(({ id }) => id === searchParams.get('department'))
  const groups = await listGroups(db)
  const group = groups.find(({ key }) => key === searchParams.get('group'))
  const standing = standings.find((standing) => standing === searchParams.get('standing')) ?? 'active'
  const last = searchParams.get('after')
  const after = last ? await findPerson(db, last.slice(0, 60)) : undefined
  const { people, more } = await listPeople(db, {
    search: words,
    role,
    departmentId: department?.id,
    group: group?.key,
    standing,
    after: after && { name: after.name, id: after.id },
    limit: onePage,
  })
  const lastShown = people.at(-1)
  searchParams.delete('after')
  const here = `/people?${searchParams.toString()}`
  return {
    mayManage: may(person, 'manage-people'),
    filter: { words, role: role ?? '', department: department?.id ?? '', group: group?.key ?? '', standing },
    departments,
    groups: groups.map(({ key, name }) => ({ key, name })),
    people: people.map(({ id, name, email, jobTitle, department, roles }) => ({
      id,
      name,
      email,
      jobTitle,
      department,
      roles: roles.map((role) => roleLabels[role]),
    })),
    next: more && lastShown ? `${here}&after=${lastShown.id}` : null,
    isFirst: after === undefined,
    here,
  }
}

export default function People() {
  const { mayManage, filter, departments, groups, people, next, isFirst, here } =
    useLoaderData<typeof loader>()
  const isFiltered = [filter.words, filter.role, filter.department, filter.group].some((one) => one !== '')
  return (
    <>
      <PageHead
        title="People"
        action={
          mayManage && (
            <a className="button primary" href="/people/new">
              Invite a person
            </a>
          )
        }
      >
        <p>
          <a href="/people/groups">Groups</a> <a href="/people/departments">Departments</a>
        </p>
      </PageHead>
      <form className="filters" role="search" aria-label="Find people">
        <TextField
          name="words"
          label="Name, address or job title"
          type="search"
          defaultValue={filter.words}
        />
        <SelectField
          name="role"
          label="Role"
          defaultValue={filter.role}
          options={[
            { value: '', label: 'All roles' },
            ...roles.map((role) => ({ value: role, label: roleLabels[role] })),
          ]}
        />
        <SelectField
          name="department"
          label="Department"
          defaultValue={filter.department}
          options={[
            { value: '', label: 'All departments' },
            ...departments.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        {groups.length > 0 && (
          <SelectField
            name="group"
            label="Group"
            defaultValue={filter.group}
            options={[
              { value: '', label: 'All groups' },
              ...groups.map(({ key, name }) => ({ value: key, label: name })),
            ]}
          />
        )}
        <SelectField
          name="standing"
          label="Standing"
          defaultValue={filter.standing}
          options={[
            { value: 'active', label: 'Here' },
            { value: 'invited', label: 'Invited, not joined' },
            { value: 'left', label: 'Left' },
          ]}
        />
        <button className="button">Show</button>
      </form>
      {people.length > 0 && <PeopleTable people={people} standing={filter.standing} />}
      {people.length === 0 && (
        <Empty title={isFiltered ? 'Nobody fits' : emptyTitles[filter.standing]}>
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
