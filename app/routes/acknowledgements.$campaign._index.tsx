// One campaign: progress drawn, by department, and person by person.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listCompletionTimes } from '../../db/acknowledgements'
import { listDepartmentProgress, listTargets } from '../../db/campaign-targets'
import { findCampaign, listCampaignVersions } from '../../db/campaigns'
import { isOverdue } from '../governance/campaign'
import { dayText, momentText } from '../domain/date-words'
import { localDay } from '../domain/local-day'
import { addressKey } from '../forms/address'
import { allowed, notFound } from '../identity/guard'
import { CompletionChart } from '../ui/completion-chart'
import { DateText } from '../ui/date-text'
import { Meter, percent } from '../ui/meter'
import { Notice } from '../ui/notice'
import { PageHead } from '../ui/page-head'
import { Pager } from '../ui/pager'
import { Status } from '../ui/status'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.campaign.title ?? 'Acknowledgements'} · Candor` },
]

const pageSize = 50
const states = ['all', 'waiting', 'done'] as const

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  allowed(context, request, 'read-acknowledgements')
  const { db, now } = context.candor
  const campaign = await findCampaign(db, params.campaign ?? '')
  if (!campaign) notFound('campaign')
  const query = new URL(request.url).searchParams
  const state = states.find((candidate) => candidate === query.get('state')) ?? 'all'
  const departments = await listDepartmentProgress(db, campaign.id)
  const department = departments.find((candidate) => candidate.departmentId === query.get('department'))
  const after = afterOf(query.get('name'), addressKey(request, 'after'))
  const targets = await listTargets(db, campaign.id, {
    state,
    ...(department && { departmentId: department.departmentId }),
    ...(after && { after }),
    limit: pageSize + 1,
  })
  const zone = context.organisation?.timeZone ?? 'UTC'
  const last = targets.length > pageSize ? targets[pageSize - 1] : undefined
  return {
    campaign,
    versions: await listCampaignVersions(db, campaign.id),
    departments,
    department: department?.departmentId ?? null,
    state,
    targets: targets.slice(0, pageSize),
    times: await listCompletionTimes(db, campaign.id),
    zone,
    today: localDay(now(), zone),
    now: now().toISOString(),
    isFirst: !after,
    next: last ? `?${nextQuery(query, last)}` : null,
    isNew: query.get('done') === 'launched',
  }
}

function afterOf(
  name: string | null,
  personId: string | undefined,
): { name: string; personId: string } | undefined {
  return name !== null && personId !== undefined
    ? { name: name.slice(0, 300).toWellFormed(), personId }
    : undefined
}

function nextQuery(query: URLSearchParams, last: { name: string; personId: string }): string {
  const next = new URLSearchParams(query)
  next.delete('done')
  next.set('name', last.name)
  next.set('after', last.personId)
  return next.toString()
}

export default function CampaignPage() {
  const page = useLoaderData<typeof loader>()
  const { campaign, versions, departments, zone, today } = page
  const waiting = campaign.targets - campaign.acknowledged
  return (
    <>
      <PageHead
        title={campaign.title}
        crumbs={[{ label: 'Acknowledgements', href: '/acknowledgements' }]}
        action={
          <a className="button" href={`/acknowledgements/${campaign.id}/records.csv`}>
            Download as CSV
          </a>
        }
      >
        <p className="muted">
          {campaign.audience.kind === 'everyone' ? 'Everyone' : campaign.audience.name} was asked by{' '}
          {campaign.launchedByName} on {dayText(campaign.launchedAt, zone)}.
        </p>
      </PageHead>
      {page.isNew && (
        <Notice tone="good">Published, and {campaign.targets} people are asked to acknowledge it.</Notice>
      )}
      <div className="two">
        <section className="card stack tight">
          <h2>Progress</h2>
          <p>
            <span className="big">{percent(campaign.acknowledged, campaign.targets)}</span>{' '}
            <span className="muted">
              {campaign.acknowledged} of {campaign.targets} people
            </span>
          </p>
          <CompletionChart
            times={page.times}
            from={campaign.launchedAt}
            to={page.now}
            of={campaign.targets}
          />
          <p className="muted">
            Due <DateText at={campaign.dueOn} now={today} />.{' '}
            {waiting > 0 && isOverdue(campaign.dueOn, today) && (
              <Status tone="overdue">{waiting} overdue</Status>
            )}
          </p>
        </section>
        <section className="card stack tight">
          <h2>What they sign</h2>
          <p className="policy">“{campaign.statement}”</p>
          <ul className="plain">
            {versions.map((version) => (
              <li key={version.versionId}>
                <a href={`/policies/${version.policySlug}`}>{version.title}</a> {version.number}
                <br />
                <small className="mono">fingerprint {version.fingerprint.slice(0, 16)}</small>
              </li>
            ))}
          </ul>
        </section>
      </div>
      <table className="records">
        <caption>By department</caption>
        <thead>
          <tr>
            <th scope="col">Department</th>
            <th scope="col">Acknowledged</th>
            <th scope="col">Not yet</th>
          </tr>
        </thead>
        <tbody>
          {departments.map((department) => (
            <tr key={department.departmentId}>
              <th scope="row">
                <a href={`?department=${department.departmentId}&state=waiting#people`}>{department.name}</a>
              </th>
              <td data-label="Acknowledged" className="number">
                {department.acknowledged} of {department.targets}
                <Meter value={department.acknowledged} of={department.targets} label={department.name} />
              </td>
              <td data-label="Not yet" className="number">
                {department.targets - department.acknowledged}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <section className="stack" id="people">
        <h2>People</h2>
        <form className="row" action="#people">
          <label className="row">
            <span>Show</span>
            <select className="input short" name="state" defaultValue={page.state}>
              <option value="all">everyone</option>
              <option value="waiting">who has not yet</option>
              <option value="done">who has</option>
            </select>
          </label>
          <label className="row">
            <span>in</span>
            <select className="input short" name="department" defaultValue={page.department ?? 'all'}>
              <option value="all">all departments</option>
              {departments.map((department) => (
                <option key={department.departmentId} value={department.departmentId}>
                  {department.name}
                </option>
              ))}
            </select>
          </label>
          <button className="button">Show</button>
        </form>
        <table className="records">
          <caption className="visually-hidden">People and when they acknowledged</caption>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Department</th>
              <th scope="col">Acknowledged</th>
            </tr>
          </thead>
          <tbody>
            {page.targets.length === 0 && (
              <tr>
                <td colSpan={3}>Nobody here fits these filters.</td>
              </tr>
            )}
            {page.targets.map((target) => (
              <tr key={target.personId}>
                <th scope="row">
                  <a href={`/people/${target.personId}/certificate`}>{target.name}</a>{' '}
                  {target.hasLeft && <Status tone="past">Left</Status>}
                </th>
                <td data-label="Department">{target.department}</td>
                <td data-label="Acknowledged">
                  {target.acknowledgedAt ? (
                    <>
                      <Status tone="live">Yes</Status> {momentText(target.acknowledgedAt, zone)}
                    </>
                  ) : (
                    <Status tone="review">Not yet</Status>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <Pager
          next={page.next}
          isFirst={page.isFirst}
          firstHref={`/acknowledgements/${campaign.id}#people`}
        />
      </section>
    </>
  )
}
