// Exceptions: one's own; for those who decide or look after policies everybody's, what waits for a decision first.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listExceptions } from '../../db/exception-lists'
import type { ExceptionRecord } from '../../db/exceptions'
import { findPolicyBySlug } from '../../db/policies'
import { localDay } from '../domain/local-day'
import { may } from '../domain/permission'
import { exceptionState, isRunning } from '../governance/exception'
import { exceptionViews, type ExceptionView } from '../governance/exception-words'
import { addressKey } from '../forms/address'
import { allowed, signedIn } from '../identity/guard'
import { ExceptionTable, type ExceptionRow } from '../ui/exception-table'
import { Empty } from '../ui/notice'
import { PageHead } from '../ui/page-head'
import { Pager } from '../ui/pager'

export const meta: MetaFunction = () => [{ title: 'Exceptions · Candor' }]

const pageSize = 25

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = signedIn(context, request)
  const seesAll = may(person, 'read-exceptions')
  if (!seesAll) allowed(context, request, 'ask')
  const { db, now } = context.candor
  const query = new URL(request.url).searchParams
  const slug = addressKey(request, 'policy')
  const policy = slug === undefined ? undefined : await findPolicyBySlug(db, slug)
  const own = !seesAll || query.get('whose') === 'mine'
  const view = exceptionViews.find((one) => one === query.get('show')) ?? 'all'
  const before = addressKey(request, 'before')
  const today = localDay(now(), context.organisation?.timeZone ?? 'UTC')
  const filter = {
    ...{ today, limit: pageSize + 1 },
    ...(own && { personId: person.id }),
    ...(slug !== undefined && { policyId: policy?.id ?? '' }),
  }
  const found = await listExceptions(db, { ...filter, view, ...(before !== undefined && { before }) })
  const decides = may(person, 'decide-exceptions')
  const isFirst = before === undefined
  const waiting =
    decides && !own && view === 'all' && isFirst
      ? await listExceptions(db, { ...filter, view: 'waiting' })
      : []
  const others = (one: ExceptionRecord) => one.personId !== person.id
  return {
    rows: found.slice(0, pageSize).map((one) => rowOf(one, today)),
    waiting: waiting
      .slice(0, pageSize)
      .filter(others)
      .map((one) => rowOf(one, today)),
    ...{ view, own, seesAll, decides, isFirst },
    isFiltered: slug !== undefined,
    policy: policy ? { slug: policy.slug, title: policy.title } : null,
    next: found.length > pageSize ? (found[pageSize - 1]?.id ?? null) : null,
  }
}

function rowOf(record: ExceptionRecord, today: string): ExceptionRow {
  const { id, personName, policyTitle, versionNumber, clauseHeading, fromOn, untilOn } = record
  return {
    ...{ id, personName, policyTitle, versionNumber, clauseHeading, fromOn, untilOn },
    state: exceptionState(record, today),
    runs: isRunning(record, today),
  }
}

const views: Record<ExceptionView, string> = {
  all: 'All',
  waiting: 'Waiting',
  running: 'Approved',
  ended: 'Ended',
}

export default function Exceptions() {
  const page = useLoaderData<typeof loader>()
  const { rows, waiting, view, own, seesAll, policy, isFirst, next } = page
  const address = (change: { show?: ExceptionView; before?: string }) => {
    const query = new URLSearchParams()
    const show = change.show ?? view
    if (show !== 'all') query.set('show', show)
    if (own && seesAll) query.set('whose', 'mine')
    if (policy) query.set('policy', policy.slug)
    if (change.before) query.set('before', change.before)
    const text = query.toString()
    return text === '' ? '/exceptions' : `/exceptions?${text}`
  }
  const isNothing = rows.length === 0 && isFirst && view === 'all' && !page.isFiltered && !own
  return (
    <div className="stack loose">
      <PageHead title="Exceptions">
        <p className="muted narrow">
          A section that does not fit your work for a while: ask, say why and until when. Somebody else
          decides, and it ends by itself.
          {policy && (
            <>
              {' '}
              Shown here: <a href={`/policies/${policy.slug}`}>{policy.title}</a> only.{' '}
              <a href="/exceptions">Show all policies</a>
            </>
          )}
        </p>
      </PageHead>
      {isNothing || (rows.length === 0 && !seesAll && view === 'all') ? (
        <NothingYet />
      ) : (
        <>
          {waiting.length > 0 && (
            <ExceptionTable caption="Waiting for your decision" rows={waiting} withPerson />
          )}
          <nav className="filter row" aria-label="Which exceptions">
            {exceptionViews.map((one) => (
              <a
                key={one}
                className="button small"
                href={address({ show: one })}
                aria-current={one === view ? 'true' : undefined}
              >
                {views[one]}
              </a>
            ))}
            {seesAll && (
              <a href={own ? '/exceptions' : '/exceptions?whose=mine'}>
                {own ? 'Show everybody’s' : 'Show only mine'}
              </a>
            )}
          </nav>
          {rows.length === 0 ? (
            <p>None of this kind.</p>
          ) : (
            <ExceptionTable
              caption={own ? 'Yours, newest first' : 'All, newest first'}
              rows={rows}
              withPerson={!own}
            />
          )}
          <Pager next={next && address({ before: next })} isFirst={isFirst} firstHref={address({})} />
        </>
      )}
    </div>
  )
}

function NothingYet() {
  return (
    <Empty
      title="No exception yet"
      action={
        <a className="button" href="/policies">
          Go to the policies
        </a>
      }
    >
      Does a section not fit what you have to do? Open the policy and choose “Ask for an exception”. Until it
      is approved, the section applies.
    </Empty>
  )
}
