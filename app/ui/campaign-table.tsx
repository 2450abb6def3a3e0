// Campaigns in a table: whom each asks, how far it is, and when it is due.
import type { Audience } from '../governance/audience'
import { isOverdue } from '../governance/campaign'
import { dayText } from '../domain/date-words'
import { CampaignStatus, audienceName } from './campaign-parts'
import { counted } from './campaign-figures'
import { DateText } from './date-text'
import { Meter, percent } from './meter'
import { Status } from './status'

export type CampaignRow = {
  id: string
  title: string
  audience: Audience
  launchedByName: string
  launchedAt: string
  dueOn: string
  targets: number
  acknowledged: number
  declined: number
  exempt: number
  closed: number
  enrolledAt: string | null
  pausedAt: string | null
  closedAt: string | null
}

export function CampaignTable({
  campaigns,
  today,
  zone,
}: {
  campaigns: CampaignRow[]
  today: string
  zone: string
}) {
  return (
    <table className="records">
      <caption>Campaigns, newest first</caption>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">State</th>
          <th scope="col">Acknowledged</th>
          <th scope="col">Waiting</th>
          <th scope="col">Due</th>
        </tr>
      </thead>
      <tbody>
        {campaigns.map((campaign) => {
          const owed = owedOf(campaign)
          return (
            <tr key={campaign.id}>
              <th scope="row" dir="auto">
                <a href={`/acknowledgements/${campaign.id}`}>{campaign.title}</a>
                <br />
                <small>
                  {audienceName(campaign.audience)}, asked by {campaign.launchedByName} on{' '}
                  {dayText(campaign.launchedAt, zone)}
                </small>
              </th>
              <td data-label="State">
                <CampaignStatus campaign={campaign} />
              </td>
              <td data-label="Acknowledged" className="number">
                {counted(campaign.acknowledged)} of {counted(campaign.targets)} (
                {percent(campaign.acknowledged, campaign.targets)})
                <Meter value={campaign.acknowledged} of={campaign.targets} label="Acknowledged" />
              </td>
              <td data-label="Waiting" className="number">
                {owed > 0 ? (
                  <a href={`/acknowledgements/${campaign.id}?state=owed#people`}>{counted(owed)}</a>
                ) : (
                  0
                )}
              </td>
              <td data-label="Due">
                <DateText at={campaign.dueOn} now={today} />{' '}
                {owed > 0 && isOverdue(campaign.dueOn, today) && <Status tone="overdue">Overdue</Status>}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function owedOf({ targets, acknowledged, declined, exempt, closed }: CampaignRow): number {
  return targets - acknowledged - declined - exempt - closed
}
