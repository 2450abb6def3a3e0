// One campaign: how far it is, drawn over time and by department, and person by person with filters in the address.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listCompletionDays } from '../../db/campaign-days'
import { listDepartmentProgress } from '../../db/campaign-progress'
import { listTargets, targetViews, type TargetView } from '../../db/campaign-targets'
import { findCampaign, listCampaignVersions } from '../../db/campaigns'
import { campaignFigures } from '../commands/campaign-figures'
import { localDay } from '../domain/local-day'
import { may } from '../domain/permission'
import { readPlace, writePlace } from '../forms/address'
import { showable } from '../forms/fields'
import { allowed, notFound } from '../identity/guard'
import { CampaignHead, CampaignProgress, WhatTheySign } from '../ui/campaign-parts'
import { CampaignPeople } from '../ui/campaign-people'
import { DepartmentTable } from '../ui/department-table'
import { Notice } from '../ui/notice'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.campaign.title ?? 'Acknowledgements'} · Candor` },
]

const pageSize = 50

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const person = allowed(context, request, 'read-acknowledgements')
  const { db, now } = context.candor
  const campaign = await findCampaign(db, params.campaign ?? '')
  if (!campaign) notFound('campaign')
  const query = new URL(request.url).searchParams
  const zone = context.organisation?.timeZone ?? 'UTC'
  const today = localDay(now(), zone)
  const departments = await listDepartmentProgress(db, campaign.id)
  const department = departments.find((one) => one.departmentId === query.get('department'))
  const view = targetViews.find((one) => one === query.get('state')) ?? 'all'
  const name = showable(query.get('name') ?? '')
    .trim()
    .slice(0, 100)
  const after = readPlace(query.get('after'))
  const filter = {
    ...{ view, today, dueOn: campaign.dueOn, limit: pageSize + 1 },
    ...(department && { departmentId: department.departmentId }),
    ...(after && { after: { name: after.label, personId: after.id } }),
  }
  const targets = await named(name, (start) =>
    listTargets(db, campaign.id, { ...filter, ...(start !== '' && { name: start }) }),
  )
  const last = targets.length > pageSize ? targets[pageSize - 1] : undefined
  return {
    campaign,
    figures: await campaignFigures(db, campaign, today),
    versions: await listCampaignVersions(db, campaign.id),
    departments,
    days: await listCompletionDays(db, campaign.id),
    filter: { view, name, department: department?.departmentId ?? null },
    targets: targets.slice(0, pageSize),
    isFirst: !after,
    next: last ? writePlace({ id: last.personId, label: last.name }) : null,
    mayManage: may(person, 'manage-campaigns'),
    mayRecord: may(person, 'record-for-others'),
    zone,
    today,
    now: now().toISOString(),
    isNew: query.get('done') === 'launched',
  }
}

/** Names begin with what was typed; typed all small, it finds the capital as well. */
async function named<Row>(typed: string, ask: (start: string) => Promise<Row[]>): Promise<Row[]> {
  const found = await ask(typed)
  const capital = typed.replace(
    /(^|[\s-])(\p{Ll})/gu,
    (_, before: string, first: string) => before + first.toUpperCase(),
  )
  return found.length > 0 || capital === typed ? found : ask(capital)
}

export default function CampaignPage() {
  const page = useLoaderData<typeof loader>()
  const { campaign, departments, zone } = page
  const here = `/acknowledgements/${campaign.id}`
  const address = (change: { view?: TargetView | string; department?: string | null; after?: string }) => {
    const query = new URLSearchParams()
    const view = change.view ?? page.filter.view
    if (view !== 'all') query.set('state', view)
    const department = change.department === undefined ? page.filter.department : change.department
    if (department !== null) query.set('department', department)
    if (page.filter.name !== '' && change.view === undefined) query.set('name', page.filter.name)
    if (change.after) query.set('after', change.after)
    const text = query.toString()
    return `${here}${text === '' ? '' : `?${text}`}#people`
  }
  return (
    <div className="stack loose">
      <CampaignHead {...page} />
      {page.isNew && (
        <Notice tone="good">
          It is under way.{' '}
          {campaign.targets === 1 ? '1 person is' : `${campaign.targets.toLocaleString('en-GB')} people are`}{' '}
          asked to acknowledge {page.versions.length === 1 ? 'it' : `${page.versions.length} policies`}.
        </Notice>
      )}
      <div className="two">
        <CampaignProgress {...page} href={(view) => address({ view, department: null })} />
        <WhatTheySign statement={campaign.statement} versions={page.versions} zone={zone} />
      </div>
      <DepartmentTable
        departments={departments}
        label="Progress by department"
        href={(department) => address({ view: 'owed', department })}
      />
      <CampaignPeople {...page} here={here} address={address} />
    </div>
  )
}
