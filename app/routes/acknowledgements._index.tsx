// Who has been asked to acknowledge what, and how far it has come.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listCampaigns } from '../../db/campaigns'
import { isOverdue } from '../governance/campaign'
import { dayText } from '../domain/date-words'
import { localDay } from '../domain/local-day'
import { addressKey } from '../forms/address'
import { allowed } from '../identity/guard'
import { DateText } from '../ui/date-text'
import { Meter, percent } from '../ui/meter'
import { Empty } from '../ui/notice'
import { PageHead } from '../ui/page-head'
import { Pager } from '../ui/pager'
import { Status } from '../ui/status'

export const meta: MetaFunction = () => [{ title: 'Acknowledgements · Candor' }]

const pageSize = 20

export async function loader({ context, request }: LoaderFunctionArgs) {
  allowed(context, request, 'read-acknowledgements')
  const before = addressKey(request, 'before')
  const campaigns = await listCampaigns(context.candor.db, { before, limit: pageSize + 1 })
  const zone = context.organisation?.timeZone ?? 'UTC'
  return {
    campaigns: campaigns.slice(0, pageSize),
    today: localDay(context.candor.now(), zone),
    zone,
    isFirst: before === undefined,
    next: campaigns.length > pageSize ? `?before=${campaigns[pageSize - 1]?.id}` : null,
  }
}

export default function Acknowledgements() {
  const { campaigns, today, zone, isFirst, next } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead title="Acknowledgements">
        <p className="muted">Who was asked to acknowledge which version, and who has.</p>
      </PageHead>
      {campaigns.length === 0 ? (
        <Empty
          title="Nobody has been asked yet"
          action={
            <a className="button" href="/policies">
              Go to the policies
            </a>
          }
        >
          When you publish an approved version you choose who is asked to acknowledge it, and by when. Their
          progress appears here.
        </Empty>
      ) : (
        <table className="records">
          <caption className="visually-hidden">Campaigns, newest first</caption>
          <thead>
            <tr>
              <th scope="col">Policy</th>
              <th scope="col">Asked</th>
              <th scope="col">Acknowledged</th>
              <th scope="col">Due</th>
            </tr>
          </thead>
          <tbody>
            {campaigns.map((campaign) => (
              <tr key={campaign.id}>
                <th scope="row">
                  <a href={`/acknowledgements/${campaign.id}`}>{campaign.title}</a>
                  <br />
                  <small>
                    {campaign.audience.kind === 'everyone' ? 'Everyone' : campaign.audience.name}, asked by{' '}
                    {campaign.launchedByName} on {dayText(campaign.launchedAt, zone)}
                  </small>
                </th>
                <td data-label="Asked" className="number">
                  {campaign.targets}
                </td>
                <td data-label="Acknowledged" className="number">
                  {campaign.acknowledged} of {campaign.targets} (
                  {percent(campaign.acknowledged, campaign.targets)})
                  <Meter value={campaign.acknowledged} of={campaign.targets} label="Acknowledged" />
                </td>
                <td data-label="Due">
                  <DateText at={campaign.dueOn} now={today} /> <DueStatus campaign={campaign} today={today} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Pager next={next} isFirst={isFirst} firstHref="/acknowledgements" />
    </>
  )
}

function DueStatus({
  campaign,
  today,
}: {
  campaign: { dueOn: string; targets: number; acknowledged: number }
  today: string
}) {
  if (campaign.acknowledged >= campaign.targets) return <Status tone="live">Complete</Status>
  if (isOverdue(campaign.dueOn, today)) return <Status tone="overdue">Overdue</Status>
  return null
}
