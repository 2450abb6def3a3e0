// The top of a campaign's page: what it is and where it stands, its figures with the line over time, and what people sign.
import type { Audience } from '../governance/audience'
import { isOverdue } from '../governance/campaign'
import { dayText } from '../domain/date-words'
import { FigureList, counted, type Figures } from './campaign-figures'
import { CompletionChart, type CompletionDay } from './completion-chart'
import { DateText } from './date-text'
import { percent } from './meter'
import { Notice } from './notice'
import { PageHead } from './page-head'
import { Status } from './status'

export type CampaignFacts = {
  id: string
  title: string
  statement: string
  dueOn: string
  audience: Audience
  launchedByName: string
  launchedAt: string
  expected: number
  targets: number
  acknowledged: number
  kept: number
  enrolledAt: string | null
  pausedAt: string | null
  closedAt: string | null
  closedBecause: string
}

type HeadProps = { campaign: CampaignFacts; zone: string; mayManage: boolean; mayRecord: boolean }

/** Who a campaign asks, in words. */
export function audienceName(audience: Audience): string {
  return audience.kind === 'everyone' ? 'Everyone' : audience.name
}

/** Where a campaign stands, as word, shape and colour. */
export function CampaignStatus({
  campaign,
}: {
  campaign: Pick<CampaignFacts, 'closedAt' | 'pausedAt' | 'enrolledAt'>
}) {
  if (campaign.closedAt !== null) return <Status tone="past">Closed</Status>
  if (campaign.pausedAt !== null) return <Status tone="review">Paused</Status>
  if (campaign.enrolledAt === null) return <Status tone="review">Enrolling</Status>
  return <Status tone="live">Open</Status>
}

export function CampaignHead({ campaign, zone, mayManage, mayRecord }: HeadProps) {
  const here = `/acknowledgements/${campaign.id}`
  return (
    <>
      <PageHead
        title={<span dir="auto">{campaign.title}</span>}
        crumbs={[{ label: 'Acknowledgements', href: '/acknowledgements' }]}
        action={
          <a className="button" href={`${here}/report`}>
            Report to print
          </a>
        }
      >
        <p className="row">
          <CampaignStatus campaign={campaign} />
          <span className="muted" dir="auto">
            {audienceName(campaign.audience)}, asked by {campaign.launchedByName} on{' '}
            {dayText(campaign.launchedAt, zone)}
          </span>
        </p>
        <p className="row">
          <a href={`${here}/records.csv`}>Download as CSV</a>
          {mayManage && <a href={`${here}/course`}>Course of the campaign</a>}
          {mayRecord && <a href={`${here}/record`}>Record for somebody</a>}
          {mayRecord && <a href={`${here}/codes`}>Codes for people without e-mail</a>}
          <a href={`${here}/understanding`}>Understanding</a>
        </p>
      </PageHead>
      {campaign.closedAt !== null && campaign.closedBecause !== '' && (
        <Notice title="Closed">{campaign.closedBecause}</Notice>
      )}
      {campaign.enrolledAt === null && <Enrolling {...campaign} />}
    </>
  )
}

function Enrolling({ targets, kept, expected }: CampaignFacts) {
  const soFar = targets + kept
  return (
    <Notice tone="wait" title={`Enrolling: ${counted(soFar)} of ${counted(expected)} people so far.`}>
      <p>
        <progress value={soFar} max={Math.max(1, expected)} aria-label="People enrolled" /> You may leave this
        page; it goes on by itself.
      </p>
    </Notice>
  )
}

export type ProgressProps = {
  campaign: CampaignFacts
  figures: Figures
  days: CompletionDay[]
  now: string
  today: string
  /** Where the people behind a figure stand; null on paper. */
  href: ((view: string) => string) | null
}

export function CampaignProgress({ campaign, figures, days, now, today, href }: ProgressProps) {
  const until = campaign.closedAt ?? now
  return (
    <section className="card stack tight" aria-label="Progress">
      <h2>Progress</h2>
      <p>
        <span className="big">{percent(campaign.acknowledged, campaign.targets)}</span>{' '}
        <span className="muted">
          {counted(campaign.acknowledged)} of {counted(campaign.targets)}{' '}
          {campaign.targets === 1 ? 'person' : 'people'}
        </span>
      </p>
      <CompletionChart
        days={days}
        from={campaign.launchedAt}
        to={until}
        due={campaign.dueOn}
        of={campaign.targets}
      />
      <p className="muted">
        Due <DateText at={campaign.dueOn} now={today} />.{' '}
        {figures.owed > 0 && isOverdue(campaign.dueOn, today) && <Status tone="overdue">Overdue</Status>}
      </p>
      <FigureList figures={figures} href={href} />
    </section>
  )
}

export type SignedVersion = {
  versionId: string
  policySlug: string
  title: string
  number: string
  fingerprint: string
  followedAt: string | null
}

export function WhatTheySign({
  statement,
  versions,
  zone,
}: {
  statement: string
  versions: SignedVersion[]
  zone: string
}) {
  return (
    <section className="card stack tight" aria-label="What they sign">
      <h2>What they sign</h2>
      <p className="policy" dir="auto">
        “{statement}”
      </p>
      <ul className="plain stack tight">
        {versions.map((version) => (
          <li key={version.versionId}>
            <a href={`/policies/${version.policySlug}`} dir="auto">
              {version.title}
            </a>{' '}
            {version.number}
            {version.followedAt !== null &&
              `, for whoever answers since ${dayText(version.followedAt, zone)}`}
            <br />
            <small className="mono">fingerprint {version.fingerprint.slice(0, 16)}</small>
          </li>
        ))}
      </ul>
    </section>
  )
}
