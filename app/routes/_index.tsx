// My work: what waits for this person, what they are drafting, and how things stand.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listCampaigns } from '../../db/campaigns'
import { listIncidents } from '../../db/incident-list'
import { listUnreadMentions } from '../../db/mentions'
import { listOpenEmergencies, type OpenEmergency } from '../../db/days-due'
import { listOwnPolicies } from '../../db/own-policies'
import { listPlans } from '../../db/publication-plans'
import { listPolicies, listReviewsDue } from '../../db/policy-list'
import { listWaitingFor } from '../../db/decisions'
import type { Db } from '../../db/tables'
import { listWaitingReads } from '../../db/waiting-reads'
import { ownDrafts } from '../commands/own-drafts'
import { clockText } from '../domain/date-words'
import { localDay } from '../domain/local-day'
import { may } from '../domain/permission'
import type { Person } from '../domain/person'
import { policyLine } from '../governance/policy-line'
import { signedIn } from '../identity/guard'
import { NoPolicy } from '../ui/no-policy'
import { OwnPolicies } from '../ui/own-policies'
import { PageHead } from '../ui/page-head'
import { PolicyTable } from '../ui/policy-table'
import { CampaignCard, DraftCard, WaitingList, type Waiting } from '../ui/work-cards'

export const meta: MetaFunction = () => [{ title: 'My work · Candor' }]

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = signedIn(context, request)
  const { db, library, now } = context.candor
  const at = now()
  const zone = context.organisation?.timeZone ?? 'UTC'
  const drafts = may(person, 'read-drafts')
  const isAsked = may(person, 'acknowledge')
  const [waiting, mine, campaigns, list, own] = await Promise.all([
    waitingFor(db, person, { at, zone }),
    may(person, 'write-drafts') ? ownDrafts(db, { library, person, at }) : [],
    may(person, 'read-acknowledgements') ? listCampaigns(db, { limit: 3 }) : [],
    drafts || !isAsked ? listPolicies(db, { standing: drafts ? 'all' : 'live', limit: 8, at }) : noPolicies,
    isAsked ? listOwnPolicies(db, { personId: person.id, at, limit: drafts ? 5 : 20 }) : noPolicies,
  ])
  return {
    greeting: greeting(at, zone),
    name: person.name.split(' ')[0] ?? person.name,
    waiting,
    mine,
    campaigns: campaigns.filter(isUnderWay),
    lines: list.policies.map((row) => policyLine(row, at, localDay(at, zone))),
    moreLines: list.more,
    own: own.policies,
    moreOwn: own.more,
    drafts,
    mayWrite: may(person, 'write-drafts'),
    now: at.toISOString(),
    zone,
  }
}

const noPolicies = { policies: [], more: false }

function isUnderWay(campaign: { closedAt: string | null; targets: number; acknowledged: number }): boolean {
  return campaign.closedAt === null && campaign.acknowledged < campaign.targets
}

async function waitingFor(
  db: Db,
  person: Person,
  { at, zone }: { at: Date; zone: string },
): Promise<Waiting[]> {
  const today = localDay(at, zone)
  const seesDrafts = may(person, 'read-drafts')
  const [asked, approvals, reviews, mentions, incidents, emergencies, plans] = await Promise.all([
    may(person, 'acknowledge')
      ? listWaitingReads(db, { personId: person.id, at, limit: 20 })
      : { waiting: [] },
    may(person, 'approve-versions') ? listWaitingFor(db, person.id, at) : [],
    may(person, 'write-drafts') ? listReviewsDue(db, today, 5) : [],
    may(person, 'read-drafts') ? listUnreadMentions(db, person.id, 5) : [],
    may(person, 'handle-incidents')
      ? listIncidents(db, { openedBy: null, kind: 'all', limit: 5 })
      : { incidents: [] },
    seesDrafts ? listOpenEmergencies(db, at, 50) : [],
    may(person, 'publish-versions') ? listPlans(db, 5) : [],
  ])
  return [
    ...incidents.incidents
      .filter((incident) => incident.state === 'open')
      .map((incident): Waiting => ({
        kind: 'incident',
        href: `/incidents/${incident.number}`,
        title: incident.title,
        severity: incident.severity,
        since: incident.openedAt,
        who: incident.openedBy.name,
        drill: incident.drillSince !== null,
      })),
    ...emergencies
      .filter((one) => concerns(one, { person, today }))
      .map((one): Waiting => ({
        kind: 'emergency',
        href: `/policies/${one.slug}/history`,
        title: `${one.title} ${one.number}`,
        due: one.approveBy,
        who: one.publishedByName,
        sentBack: one.roundOutcome !== null,
      })),
    ...approvals.map((approval): Waiting => ({
      kind: 'approval',
      href: `/policies/${approval.policySlug}/versions/${approval.ordinal}/decision`,
      title: approval.title,
      since: approval.openedAt,
      due: approval.dueOn,
      inPlaceOf: approval.inPlaceOf,
    })),
    ...mentions.map((mention): Waiting => ({
      kind: 'mention',
      href: `/policies/${mention.policySlug}/comments?clause=${encodeURIComponent(mention.clauseId)}#thread-${mention.threadId}`,
      title: mention.title,
      since: mention.at,
      who: mention.by,
    })),
    ...asked.waiting.map((request): Waiting => ({
      kind: 'acknowledgement',
      href:
        request.effectiveAt <= at.toISOString()
          ? `/policies/${request.policySlug}`
          : `/policies/${request.policySlug}/versions/${request.ordinal}`,
      title: request.title,
      number: request.number,
      due: request.dueOn,
      minutes: request.minutes,
      since: request.since,
    })),
    ...reviews.map((policy): Waiting => ({
      kind: 'review',
      href: `/policies/${policy.slug}/standing`,
      title: policy.title,
      due: policy.reviewDue ?? '',
    })),
    ...plans.map((plan): Waiting => ({
      kind: 'plan',
      href: `/policies/${plan.slug}/standing#plan`,
      title: plan.title,
      at: plan.publishAt,
    })),
  ]
}

/** Overdue or sent back, everybody who sees drafts is told; before that, the owner and whoever published it. */
function concerns(one: OpenEmergency, { person, today }: { person: Person; today: string }): boolean {
  if (one.roundOutcome !== null || today > one.approveBy) return true
  return one.ownerId === person.id || one.publishedBy === person.id
}

function greeting(at: Date, zone: string): string {
  const hour = Number(clockText(at.toISOString(), zone).slice(0, 2))
  if (hour < 5) return 'Good night'
  if (hour < 12) return 'Good morning'
  return hour < 18 ? 'Good afternoon' : 'Good evening'
}

export default function MyWork() {
  const page = useLoaderData<typeof loader>()
  const { waiting, mine, campaigns, lines, own, mayWrite } = page
  return (
    <>
      <PageHead
        title={
          <>
            {page.greeting}, <span dir="auto">{page.name}</span>
          </>
        }
        action={
          mayWrite && (
            <a className={waiting.length > 0 ? 'button' : 'button primary'} href="/policies/new">
              New policy
            </a>
          )
        }
      />
      <section className="stack tight" aria-labelledby="waiting">
        <h2 id="waiting">Waiting for you</h2>
        {waiting.length === 0 ? (
          <p className="muted">Nothing. Whatever needs your word appears here.</p>
        ) : (
          <WaitingList waiting={waiting} now={page.now} zone={page.zone} />
        )}
      </section>
      {mine.length > 0 && (
        <section className="stack tight" aria-labelledby="mine">
          <h2 id="mine">What you are working on</h2>
          <div className="gallery">
            {mine.map((draft) => (
              <DraftCard key={draft.slug} draft={draft} now={page.now} zone={page.zone} />
            ))}
          </div>
        </section>
      )}
      {campaigns.length > 0 && (
        <section className="stack tight" aria-labelledby="campaigns">
          <h2 id="campaigns">Acknowledgements under way</h2>
          <div className="gallery">
            {campaigns.map((campaign) => (
              <CampaignCard key={campaign.id} campaign={campaign} now={page.now} zone={page.zone} />
            ))}
          </div>
        </section>
      )}
      {own.length > 0 && (
        <section className="stack tight" aria-labelledby="own">
          <h2 id="own">My policies</h2>
          <OwnPolicies policies={own} now={page.now} zone={page.zone} />
          {page.moreOwn && (
            <p className="pager">
              <a href="/policies">All policies</a>
            </p>
          )}
        </section>
      )}
      {lines.length > 0 && (
        <section>
          <PolicyTable
            caption="Policies"
            lines={lines}
            now={page.now}
            zone={page.zone}
            drafts={page.drafts}
          />
          {page.moreLines && (
            <p className="pager">
              <a href="/policies">All policies</a>
            </p>
          )}
        </section>
      )}
      {lines.length === 0 && own.length === 0 && <NoPolicy mayWrite={mayWrite} />}
    </>
  )
}
