// The report of a campaign, for the screen and for paper: A4, figures first, and at the end what it proves.
import { fewest } from '../governance/check-figures'
import { momentText, dayText } from '../domain/date-words'
import {
  CampaignProgress,
  CampaignStatus,
  WhatTheySign,
  audienceName,
  type CampaignFacts,
  type SignedVersion,
} from './campaign-parts'
import type { Figures } from './campaign-figures'
import type { CompletionDay } from './completion-chart'
import { DepartmentTable, type DepartmentRow } from './department-table'
import { percent } from './meter'
import { PageHead } from './page-head'

export type ReasonRow = { kind: 'declined' | 'exempt'; name: string; department: string; reason: string }

export type UnderstandingRow = {
  policyId: string
  title: string
  questions: { id: string; question: string; answered: number; wrong: number }[]
  passMark: number
  people: number
  passed: number
}

export type CampaignReportProps = {
  campaign: CampaignFacts
  figures: Figures
  versions: SignedVersion[]
  departments: DepartmentRow[]
  days: CompletionDay[]
  /** Null: without names. */
  reasons: ReasonRow[] | null
  mostReasons: number
  understanding: UnderstandingRow[]
  head: string
  organisation: string
  made: { at: string; by: string }
  url: string
  zone: string
  today: string
}

export function CampaignReport(props: CampaignReportProps) {
  const { campaign, figures, versions, zone, made } = props
  const here = `/acknowledgements/${campaign.id}`
  return (
    <div className="stack loose certificate report">
      <PageHead
        title={<span dir="auto">Report: {campaign.title}</span>}
        crumbs={[
          { label: 'Acknowledgements', href: '/acknowledgements' },
          { label: campaign.title, href: here },
        ]}
      >
        <p className="row">
          <CampaignStatus campaign={campaign} />
          <span className="muted">
            {props.organisation}, {momentText(made.at, zone)}
          </span>
        </p>
        <p className="row no-print">
          <span className="muted">Print this page, or save it as PDF, from the menu of your browser.</span>
          {props.reasons === null ? (
            <a href={`${here}/report?names=yes`}>Show the names of those who declined or are exempt</a>
          ) : (
            <a href={`${here}/report`}>Leave the names out</a>
          )}
        </p>
      </PageHead>
      <dl className="facts">
        <dt>Asked</dt>
        <dd dir="auto">
          {audienceName(campaign.audience)}: {campaign.targets.toLocaleString('en-GB')}{' '}
          {campaign.targets === 1 ? 'person' : 'people'}
        </dd>
        <dt>Asked by</dt>
        <dd>
          <bdi>{campaign.launchedByName}</bdi>, {momentText(campaign.launchedAt, zone)}
        </dd>
        <dt>Due</dt>
        <dd>{dayText(campaign.dueOn)}</dd>
        {campaign.closedAt !== null && (
          <>
            <dt>Closed</dt>
            <dd dir="auto">
              {momentText(campaign.closedAt, zone)}
              {campaign.closedBecause !== '' && `: ${campaign.closedBecause}`}
            </dd>
          </>
        )}
      </dl>
      <WhatTheySign statement={campaign.statement} versions={versions} zone={zone} />
      <CampaignProgress {...props} figures={figures} now={made.at} href={null} />
      <DepartmentTable departments={props.departments} label="Progress by department" href={null} />
      <Reasons reasons={props.reasons} figures={figures} most={props.mostReasons} />
      <Understanding rows={props.understanding} />
      <section className="stack tight limits" aria-labelledby="limits">
        <h2 id="limits">What this rests on</h2>
        <p>
          Made on {momentText(made.at, zone)} by <bdi>{made.by}</bdi> at {props.url}. The figures are counters
          that change in the same step as each answer; every answer is a record of its own that names person,
          words, time and the fingerprint of the text, and is told by the ledger, which then ended at
        </p>
        <p className="mono">{props.head}</p>
        <p>
          Keep this line: <span className="mono">candor verify --head</span> shows that no entry before it was
          changed or removed. The records themselves are in the CSV of this campaign and in the evidence pack
          of each version.
        </p>
      </section>
    </div>
  )
}

function Reasons({
  reasons,
  figures,
  most,
}: {
  reasons: ReasonRow[] | null
  figures: Pick<Figures, 'declined' | 'exempt'>
  most: number
}) {
  if (reasons === null || reasons.length === 0) return null
  const hasMore = figures.declined > most || figures.exempt > most
  return (
    <table className="records">
      <caption>Declined and exempt</caption>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Department</th>
          <th scope="col">State</th>
          <th scope="col">Reason</th>
        </tr>
      </thead>
      <tbody>
        {reasons.map((row, index) => (
          <tr key={index}>
            <th scope="row" dir="auto">
              {row.name}
            </th>
            <td data-label="Department" dir="auto">
              {row.department || 'None'}
            </td>
            <td data-label="State">{row.kind === 'declined' ? 'Declined' : 'Exempt'}</td>
            <td data-label="Reason" dir="auto">
              {row.reason}
            </td>
          </tr>
        ))}
        {hasMore && (
          <tr>
            <td colSpan={4}>The first {most} of each. The CSV of this campaign has all of them.</td>
          </tr>
        )}
      </tbody>
    </table>
  )
}

function Understanding({ rows }: { rows: UnderstandingRow[] }) {
  const asked = rows.filter((row) => row.questions.length > 0 && row.people >= fewest)
  if (asked.length === 0) return null
  return (
    <section className="stack" aria-label="Understanding">
      <h2>Understanding</h2>
      {asked.map((row) => (
        <table className="records" key={row.policyId}>
          <caption dir="auto">
            {row.title}: {row.passed} of {row.people} people who answered passed, with {row.passMark} right of{' '}
            {row.questions.length}
          </caption>
          <thead>
            <tr>
              <th scope="col">Question</th>
              <th scope="col">Answered</th>
              <th scope="col">Wrong</th>
            </tr>
          </thead>
          <tbody>
            {row.questions.map((question) => (
              <tr key={question.id}>
                <th scope="row" dir="auto">
                  {question.question}
                </th>
                <td data-label="Answered" className="number">
                  {question.answered}
                </td>
                <td data-label="Wrong" className="number">
                  {question.wrong} ({percent(question.wrong, question.answered)})
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </section>
  )
}
