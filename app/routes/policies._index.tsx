// The policies: searchable, filtered by what is live and what is pending, page by page.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listPolicies, type PolicyStanding } from '../../db/policy-list'
import { localDay } from '../domain/local-day'
import { may } from '../domain/permission'
import { policyLine } from '../governance/policy-line'
import { allowed } from '../identity/guard'
import { readPlace, writePlace } from '../forms/address'
import { SelectField, TextField } from '../ui/field'
import { Empty } from '../ui/notice'
import { PageHead } from '../ui/page-head'
import { Pager } from '../ui/pager'
import { PolicyTable } from '../ui/policy-table'

const pageSize = 25

const standings: { value: PolicyStanding; label: string }[] = [
  { value: 'all', label: 'All policies' },
  { value: 'live', label: 'Live' },
  { value: 'in-review', label: 'In review' },
  { value: 'draft', label: 'With draft changes' },
  { value: 'review-due', label: 'Review overdue' },
]

export const meta: MetaFunction = () => [{ title: 'Policies · Candor' }]

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = allowed(context, request, 'read-policies')
  const drafts = may(person, 'read-drafts')
  const asked = new URL(request.url).searchParams
  const words = (asked.get('words') ?? '').slice(0, 100).toWellFormed().replaceAll('\u0000', '').trim()
  const chosen = standings.find((one) => one.value === asked.get('show'))?.value ?? 'all'
  const standing = drafts ? chosen : 'live'
  const after = readPlace(asked.get('after'))
  const at = context.candor.now()
  const zone = context.organisation?.timeZone ?? 'UTC'
  const { policies, more } = await listPolicies(context.candor.db, {
    words,
    standing,
    limit: pageSize,
    at,
    ...(after && { after: { title: after.label, id: after.id } }),
  })
  const last = policies.at(-1)
  const first = new URLSearchParams({ ...(words && { words }), ...(chosen !== 'all' && { show: chosen }) })
  const next = new URLSearchParams(first)
  if (last) next.set('after', writePlace({ label: last.title, id: last.id }))
  return {
    lines: policies.map((row) => policyLine(row, at, localDay(at, zone))),
    words,
    standing: chosen,
    drafts,
    mayWrite: may(person, 'write-drafts'),
    isFirst: after === undefined,
    firstHref: `/policies?${first}`,
    next: more ? `/policies?${next}` : null,
    now: at.toISOString(),
    zone,
  }
}

export default function Policies() {
  const page = useLoaderData<typeof loader>()
  const { lines, words, standing, drafts, mayWrite, isFirst } = page
  const filtered = words !== '' || standing !== 'all'
  const none = lines.length === 0 && isFirst && !filtered
  return (
    <>
      <PageHead
        title="Policies"
        action={
          mayWrite && (
            <a className="button primary" href="/policies/new">
              New policy
            </a>
          )
        }
      />
      {none ? (
        <NoPolicies mayWrite={mayWrite} />
      ) : (
        <form className="filters" role="search" aria-label="Policies">
          <TextField name="words" label="Words in the title" type="search" defaultValue={words} />
          {drafts && <SelectField name="show" label="Show" options={standings} defaultValue={standing} />}
          <button className="button">Show</button>
        </form>
      )}
      {!none && lines.length === 0 && (
        <p>
          No policy fits. <a href="/policies">Show all</a>
        </p>
      )}
      {lines.length > 0 && (
        <PolicyTable
          caption={filtered ? 'Policies that fit' : 'All policies, by title'}
          lines={lines}
          now={page.now}
          zone={page.zone}
          drafts={drafts}
        />
      )}
      <Pager next={page.next} isFirst={isFirst} firstHref={page.firstHref} />
    </>
  )
}

function NoPolicies({ mayWrite }: { mayWrite: boolean }) {
  if (!mayWrite)
    return <Empty title="Nothing is published yet">As soon as a policy is in force, you find it here.</Empty>
  return (
    <Empty
      title="No policy yet"
      action={
        <a className="button" href="/policies/new">
          Choose a template
        </a>
      }
    >
      Choose a template, answer its questions in your own time, and read the policy grow beside them. A first
      draft takes less than half an hour. Have one already?{' '}
      <a href="/policies/import">Bring your own policy</a>.
    </Empty>
  )
}
