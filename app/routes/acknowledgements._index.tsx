// Who has been asked to acknowledge what, how far it has come, and which departments are behind over all of it.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listOpenPlans } from '../../db/campaign-plans'
import { listDepartmentsAcross } from '../../db/campaign-progress'
import { listCampaigns } from '../../db/campaigns'
import { localDay } from '../domain/local-day'
import { may } from '../domain/permission'
import { addressKey } from '../forms/address'
import { allowed } from '../identity/guard'
import { CampaignTable } from '../ui/campaign-table'
import { DepartmentsAcross } from '../ui/departments-across'
import { Empty } from '../ui/notice'
import { PageHead } from '../ui/page-head'
import { Pager } from '../ui/pager'
import { PlanTable } from '../ui/plan-table'

export const meta: MetaFunction = () => [{ title: 'Acknowledgements · Candor' }]

const pageSize = 20
const mostPlans = 20

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = allowed(context, request, 'read-acknowledgements')
  const { db, now } = context.candor
  const before = addressKey(request, 'before')
  const zone = context.organisation?.timeZone ?? 'UTC'
  const today = localDay(now(), zone)
  const mayManage = may(person, 'manage-campaigns')
  const isFirst = before === undefined
  const campaigns = await listCampaigns(db, { before, limit: pageSize + 1 })
  const plans = mayManage && isFirst ? await listOpenPlans(db, mostPlans) : []
  return {
    campaigns: campaigns.slice(0, pageSize),
    departments: isFirst ? await listDepartmentsAcross(db, today) : [],
    plans: plans.map(({ id, plan, startsOn, repeats, scheduledAt, problem, createdByName }) => ({
      ...{
        id,
        title: plan.title,
        startsOn,
        repeats,
        isScheduled: scheduledAt !== null,
        problem,
        createdByName,
      },
    })),
    ...{ mayManage, today, zone, isFirst },
    next: campaigns.length > pageSize ? `?before=${campaigns[pageSize - 1]?.id}` : null,
  }
}

export default function Acknowledgements() {
  const page = useLoaderData<typeof loader>()
  const { campaigns, plans, departments, today, zone, isFirst, mayManage } = page
  return (
    <div className="stack loose">
      <PageHead
        title="Acknowledgements"
        action={
          mayManage && (
            <a className="button primary" href="/acknowledgements/new">
              New campaign
            </a>
          )
        }
      >
        <p className="muted">Who was asked to acknowledge which version, and who has.</p>
        {mayManage && (
          <p>
            <a href="/people/audiences">Audiences</a>
          </p>
        )}
      </PageHead>
      {plans.length > 0 && <PlanTable plans={plans} today={today} />}
      {campaigns.length === 0 && isFirst ? (
        <Empty
          title="Nobody has been asked yet"
          action={
            <a className="button" href="/policies">
              Go to the policies
            </a>
          }
        >
          When you publish an approved version you choose who is asked to acknowledge it, and by when; or you
          start a campaign for versions that are in force. Progress appears here.
        </Empty>
      ) : (
        <>
          <CampaignTable campaigns={campaigns} today={today} zone={zone} />
          <Pager next={page.next} isFirst={isFirst} firstHref="/acknowledgements" />
        </>
      )}
      {departments.length > 0 && <DepartmentsAcross departments={departments} />}
    </div>
  )
}
