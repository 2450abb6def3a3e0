// The pieces of My work: a draft with its progress, a campaign with its share.
import { distanceText } from '../domain/date-words'
import type { PolicyLine } from '../governance/policy-line'
import { Due } from './due'
import { Meter, percent } from './meter'
import { NotApproved, Pending } from './policy-table'
import { Status } from './status'

type Clock = { now: string; zone: string }

export function DraftCard({
  draft,
  now,
  zone,
}: { draft: PolicyLine & { done: number; of: number; changedAt: string } } & Clock) {
  return (
    <section className="card pick">
      <h3>
        <a href={`/policies/${draft.slug}/plan`} dir="auto">
          {draft.title}
        </a>
      </h3>
      <p className="row">
        {draft.live && <Status tone="live">Live {draft.live.number}</Status>}
        {draft.emergency && <NotApproved standing={draft.emergency} />}
        <Pending line={draft} zone={zone} />
      </p>
      <Meter value={draft.done} of={draft.of} label="Sections complete" />
      <p className="muted">
        {draft.done} of {draft.of} sections, changed {distanceText(draft.changedAt, now, zone)}
      </p>
    </section>
  )
}

export function CampaignCard({
  campaign,
  now,
  zone,
}: {
  campaign: { id: string; title: string; dueOn: string; targets: number; acknowledged: number }
} & Clock) {
  return (
    <section className="card pick">
      <h3>
        <a href={`/acknowledgements/${campaign.id}`} dir="auto">
          {campaign.title}
        </a>
      </h3>
      <p>
        <span className="big">{percent(campaign.acknowledged, campaign.targets)}</span>{' '}
        <span className="muted">
          of {campaign.targets} {campaign.targets === 1 ? 'person' : 'people'}
        </span>
      </p>
      <Meter value={campaign.acknowledged} of={campaign.targets} label="Acknowledged" />
      <p>
        <Due day={campaign.dueOn} now={now} zone={zone} />
      </p>
    </section>
  )
}
