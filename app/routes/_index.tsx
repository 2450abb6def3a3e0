// My work: what waits for this person, what they are drafting, and how things stand.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listCampaigns } from '../../db/campaigns'
import { listRunningExceptions } from '../../db/exception-lists'
import { listOwnPolicies } from '../../db/own-policies'
import { listPolicies } from '../../db/policy-list'
import { ownDrafts } from '../commands/own-drafts'
import { clockText } from '../domain/date-words'
import { localDay } from '../domain/local-day'
import { may } from '../domain/permission'
import { policyLine } from '../governance/policy-line'
import { signedIn } from '../identity/guard'
import { waitingFor } from '../pages/waiting-for'
import { NoPolicy } from '../ui/no-policy'
import { OwnExceptions } from '../ui/own-exceptions'
import { OwnPolicies } from '../ui/own-policies'
import { PageHead } from '../ui/page-head'
import { PolicyTable } from '../ui/policy-table'
import { WaitingList } from '../ui/waiting-list'
import { CampaignCard, DraftCard } from '../ui/work-cards'

export const meta: MetaFunction = () => [{ title: 'My work · Candor' }]

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = signedIn(context, request)
  const { db, library, now } = context.candor
  const at = now()
  const zone = context.organisation?.timeZone ?? 'UTC'
  const today = localDay(at, zone)
  const drafts = may(person, 'read-drafts')
  const isAsked = may(person, 'acknowledge')
  const [waiting, mine, campaigns, list, own, exceptions] = await Promise.all([
    waitingFor(db, person, { at, zone }),
    may(person, 'write-drafts') ? ownDrafts(db, { library, person, at }) : [],
    may(person, 'read-acknowledgements') ? listCampaigns(db, { limit: 3 }) : [],
    drafts || !isAsked ? listPolicies(db, { standing: drafts ? 'all' : 'live', limit: 8, at }) : noPolicies,
    isAsked ? listOwnPolicies(db, { personId: person.id, at, limit: drafts ? 5 : 20 }) : noPolicies,
    listRunningExceptions(db, person.id, today),
  ])
  return {
    greeting: greeting(at, zone),
    name: person.name.split(' ')[0] ?? person.name,
    waiting,
    mine,
    campaigns: campaigns.filter(isUnderWay),
    lines: list.policies.map((row) => policyLine(row, at, today)),
    moreLines: list.more,
    own: own.policies,
    moreOwn: own.more,
    exceptions,
    today,
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

function greeting(at: Date, zone: string): string {
  const hour = Number(clockText(at.toISOString(), zone).slice(0, 2))
  if (hour < 5) return 'Good night'
  if (hour < 12) return 'Good morning'
  return hour < 18 ? 'Good afternoon' : 'Good evening'
}

export default function MyWork() {
  const page = useLoaderData<typeof loader>()
  const { waiting, mine, campaigns, lines, own, exceptions, mayWrite } = page
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
      <OwnExceptions exceptions={exceptions} today={page.today} />
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
