// The life of a policy: what is live, what is pending, every version, and the timeline of who did what.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listAffirmations } from '../../db/affirmations'
import { findRetirement } from '../../db/endings'
import { listExceptions } from '../../db/exception-lists'
import { findOpenPlan } from '../../db/publication-plans'
import { timeline } from '../../db/ledger-timeline'
import { findPolicyBySlug } from '../../db/policies'
import { listPublications, type PublicationRecord } from '../../db/publications'
import { findOpenRound, roundNotes, roundOutcomes } from '../../db/rounds'
import { listVersions } from '../../db/versions'
import { describeRound } from '../commands/describe-round'
import { affirmationRows, whatBecameOf } from '../commands/publication-sheet'
import { dayText, momentText } from '../domain/date-words'
import { exceptionState, isRunning } from '../governance/exception'
import { emergencySentence } from '../governance/emergency'
import { ledgerSentence } from '../governance/ledger'
import { localDay } from '../domain/local-day'
import { may } from '../domain/permission'
import { changeClasses, livePublication, numberText, versionState } from '../governance/version'
import { standingAmong } from '../governance/standing'
import { lastDay } from '../governance/standing-words'
import { addressKey } from '../forms/address'
import { allowed, notFound } from '../identity/guard'
import { EmergencyNote } from '../ui/emergency-note'
import { Affirmations, HistoryExceptions } from '../ui/history-parts'
import { Notice } from '../ui/notice'
import { PageHead } from '../ui/page-head'
import { Pager } from '../ui/pager'
import { RoundSection } from '../ui/round-section'
import { VersionTable } from '../ui/version-table'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `History: ${data?.title ?? 'policy'} · Candor` },
]

const pageSize = 30
const mostExceptions = 10

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const person = allowed(context, request, 'read-drafts')
  const { db, now } = context.candor
  const at = now()
  const query = new URL(request.url).searchParams
  const policy = await findPolicyBySlug(db, params.slug ?? '')
  if (!policy) notFound('policy')
  const before = addressKey(request, 'before')
  const [versions, publications, outcomes, open, entries, plan, retirement, affirmations] = await Promise.all(
    [
      listVersions(db, policy.id),
      listPublications(db, policy.id),
      roundOutcomes(db, policy.id),
      findOpenRound(db, policy.id),
      timeline(db, { policyId: policy.id, before, limit: pageSize + 1 }),
      findOpenPlan(db, policy.id),
      findRetirement(db, policy.id),
      listAffirmations(db, policy.id),
    ],
  )
  const notes = await roundNotes(db, policy.id)
  const today = localDay(at, context.organisation?.timeZone ?? 'UTC')
  const exceptions = may(person, 'read-exceptions')
    ? await listExceptions(db, { view: 'all', today, policyId: policy.id, limit: mostExceptions + 1 })
    : []
  const live = livePublication(publications, at)
  const zone = context.organisation?.timeZone ?? 'UTC'
  const moment = { at, zone }
  const emergency = publications.find((one) => one.emergency && !isOver(one, publications, at))?.emergency
  return {
    slug: policy.slug,
    title: policy.title,
    zone,
    emergency: emergency ? emergencySentence(emergency, localDay(at, zone), zone) : null,
    retirement: retirement ? { ...retirement, reason: retirement.reason.trim().replace(/[.!?]$/, '') } : null,
    plan: plan ? { ordinal: plan.ordinal, publishAt: plan.publishAt, by: plan.plannedByName } : null,
    affirmations: affirmationRows(affirmations, publications),
    exceptions: exceptions.slice(0, mostExceptions).map((one) => ({
      ...one,
      state: exceptionState(one, today),
      runs: isRunning(one, today),
    })),
    hasMoreExceptions: exceptions.length > mostExceptions,
    now: at.toISOString(),
    mayDraft: may(person, 'write-drafts'),
    mayPublish: may(person, 'publish-versions'),
    mayPack: may(person, 'pack-evidence'),
    done: query.get('done'),
    live: live && { number: numberText(live), since: live.effectiveAt },
    open: open && {
      ordinal: versions.find((version) => version.id === open.versionId)?.ordinal ?? 0,
      view: await describeRound(db, open, at),
    },
    versions: versions.map((version) => {
      const publication = publications.find((candidate) => candidate.versionId === version.id)
      return {
        ordinal: version.ordinal,
        state: versionState(
          { id: version.id, roundOutcome: outcomes.get(version.id) ?? null },
          publications,
          at,
        ),
        standing: publication ? standingAmong(publication, publications, at) : null,
        since: publication ? whatBecameOf(publication, publications, moment) : '',
        approvedAt: publication?.approvedAt ?? null,
        publishedAt: publication?.publishedAt ?? null,
        until: publication?.validTo ? lastDay(publication.validTo, moment.zone) : null,
        number: publication ? numberText(publication) : null,
        change: publication
          ? `${changeClasses[publication.changeClass].label}. ${publication.changeNote}`
          : (notes.get(version.id) ?? null),
        effectiveAt: publication?.effectiveAt ?? null,
        submittedAt: version.submittedAt,
        submittedByName: version.submittedByName,
        fingerprint: version.fingerprint.slice(0, 10),
      }
    }),
    timeline: entries
      .slice(0, pageSize)
      .map((entry) => ({ id: entry.id, at: entry.at.toISOString(), sentence: ledgerSentence(entry) })),
    isFirst: before === undefined,
    next: entries.length > pageSize ? `?before=${entries[pageSize - 1]?.id}#timeline` : null,
  }
}

function isOver(one: PublicationRecord, publications: PublicationRecord[], at: Date): boolean {
  return 'at' in standingAmong(one, publications, at)
}

const doneWords: Record<string, string> = {
  planned: 'Planned. It is published by itself at that moment.',
  'published-in-emergency': 'Published in an emergency. Every reader sees that it is not approved yet.',
  submitted: 'Sent for approval. The approvers have a message.',
  published: 'Published. Readers see it from its effective date.',
  approved: 'Your approval is recorded.',
  'sent-back': 'Sent back. The author has your comment.',
  recused: 'You stood aside. The others decide without you.',
  withdrawn: 'Taken back. The approvers have a message, and your draft is as it was.',
}

export default function History() {
  const policy = useLoaderData<typeof loader>()
  const approved = policy.versions.find((version) => version.state === 'approved')
  const said =
    policy.done !== null && Object.hasOwn(doneWords, policy.done) ? doneWords[policy.done] : undefined
  return (
    <>
      <PageHead
        title={policy.title}
        crumbs={[{ label: 'Policies', href: '/policies' }]}
        action={
          approved && policy.mayPublish ? (
            <a
              className="button primary"
              href={`/policies/${policy.slug}/versions/${approved.ordinal}/publication`}
            >
              Publish submission {approved.ordinal}
            </a>
          ) : (
            policy.mayDraft && (
              <a className="button" href={`/policies/${policy.slug}/plan`}>
                Open the draft
              </a>
            )
          )
        }
      >
        <p className="row">
          {policy.live ? (
            <a href={`/policies/${policy.slug}`}>Read the live version, {policy.live.number}</a>
          ) : (
            <span className="muted">Nothing is live now.</span>
          )}
          <a href={`/policies/${policy.slug}/standing`}>Dates, owner and endings</a>
          {policy.mayDraft && <a href={`/policies/${policy.slug}/checks`}>Check questions</a>}
          {policy.versions.length > 0 && (
            <a href={`/policies/${policy.slug}/compare`}>What the draft changes</a>
          )}
          {policy.mayPack && policy.versions[0] && (
            <a href={`/policies/${policy.slug}/versions/${policy.versions[0].ordinal}/evidence`}>
              Evidence pack
            </a>
          )}
        </p>
      </PageHead>
      {said && <Notice tone="good">{said}</Notice>}
      <EmergencyNote sentence={policy.emergency} />
      <StandingNotes policy={policy} />
      {policy.open && (
        <RoundSection
          view={policy.open.view}
          isOpen
          manage={policy.mayDraft ? `/policies/${policy.slug}/versions/${policy.open.ordinal}/round` : null}
          now={policy.now}
          zone={policy.zone}
        />
      )}
      <VersionTable slug={policy.slug} versions={policy.versions} zone={policy.zone} />
      <Affirmations {...policy} />
      <HistoryExceptions {...policy} />
      <section className="stack" id="timeline">
        <h2>Timeline</h2>
        <ol className="timeline">
          {policy.timeline.map((entry) => (
            <li key={entry.id}>
              {entry.sentence}.
              <br />
              <small>{momentText(entry.at, policy.zone)}</small>
            </li>
          ))}
        </ol>
        <Pager
          next={policy.next}
          isFirst={policy.isFirst}
          firstHref={`/policies/${policy.slug}/history#timeline`}
        />
      </section>
    </>
  )
}

type Policy = ReturnType<typeof useLoaderData<typeof loader>>

function StandingNotes({ policy }: { policy: Policy }) {
  const { plan, retirement, zone } = policy
  return (
    <>
      {retirement && (
        <Notice tone="wait" title="This policy was retired.">
          {`Retired by ${retirement.byName} on ${dayText(retirement.at, zone)}, because: ${retirement.reason}. Everything stays readable.`}
        </Notice>
      )}
      {plan && (
        <Notice title={`Submission ${plan.ordinal} is published on ${momentText(plan.publishAt, zone)}.`}>
          <p>
            Planned by {plan.by}. <a href={`/policies/${policy.slug}/standing#plan`}>Cancel it</a> if it must
            wait.
          </p>
        </Notice>
      )}
    </>
  )
}
