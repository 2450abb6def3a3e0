// One version, as it was and will stay: its state today, its text, and what changed against the live one.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findPolicyBySlug } from '../../db/policies'
import { listPublications } from '../../db/publications'
import { findReading } from '../../db/reading'
import { findRoundOfVersion } from '../../db/rounds'
import { findVersion, findVersionByOrdinal } from '../../db/versions'
import { momentText } from '../domain/date-words'
import { diffDocuments } from '../domain/document-diff'
import { localDay } from '../domain/local-day'
import { may } from '../domain/permission'
import { exportedAudience, readerPart } from '../domain/reader-part'
import { approvalsForReaders, isAskedToDecide } from '../domain/review'
import { livePublication, numberText, versionState } from '../domain/version'
import { addressNumber } from '../forms/address'
import { allowed, notFound } from '../identity/guard'
import { DocumentRedline } from '../render/diff-web'
import { PolicyContents, PolicyText } from '../render/web'
import { AcknowledgeForm } from '../ui/acknowledge-form'
import { AudienceLine } from '../ui/audience-line'
import { DecisionList } from '../ui/decision-list'
import { DateText } from '../ui/date-text'
import { Notice } from '../ui/notice'
import { PageHead } from '../ui/page-head'
import { VersionStatus } from '../ui/version-status'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? 'Policy'} ${data?.number ?? ''} · Candor` },
]

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const person = allowed(context, request, 'read-policies')
  const { db, now } = context.candor
  const at = now()
  const policy = await findPolicyBySlug(db, params.slug ?? '')
  const version = policy && (await findVersionByOrdinal(db, policy.id, addressNumber(params.ordinal)))
  if (!policy || !version) notFound('version')
  const publications = await listPublications(db, policy.id)
  const round = await findRoundOfVersion(db, version.id)
  const state = versionState({ id: version.id, roundOutcome: round?.outcome ?? null }, publications, at)
  // A scheduled version is decided and published: people may read it before its day.
  const isPublic = state === 'published' || state === 'superseded' || state === 'scheduled'
  if (!isPublic && !may(person, 'read-drafts')) notFound('version')
  const reading = await findReading(db, { slug: policy.slug, personId: person.id, at, versionId: version.id })
  const own = publications.find((publication) => publication.versionId === version.id)
  const decisions = round?.decisions ?? []
  const live = livePublication(publications, at)
  const compares = live !== undefined && live.versionId !== version.id && may(person, 'read-drafts')
  const searchParams = new URL(request.url).searchParams
  // Who decides about a version sees all of it; who reads a published one, what applies to them.
  const { document, part } =
    isPublic && reading
      ? readerPart(version.document, { groups: reading.groups, all: searchParams.get('all') === '1' })
      : { document: version.document, part: null }
  const liveDocument = compares ? (await findVersion(db, live.versionId))?.document : undefined
  return {
    slug: policy.slug,
    title: version.title,
    ordinal: version.ordinal,
    state,
    number: own ? numberText(own) : null,
    effectiveAt: own?.effectiveAt ?? null,
    changeNote: own?.changeNote ?? null,
    live: live ? numberText(live) : null,
    diff: liveDocument ? diffDocuments(liveDocument, version.document) : null,
    document,
    part,
    fingerprint: version.fingerprint,
    submittedByName: version.submittedByName,
    submittedAt: version.submittedAt,
    decisions: may(person, 'read-drafts') ? decisions : approvalsForReaders(decisions),
    because: round?.closedBecause ?? null,
    isAsked: round ? isAskedToDecide(round, person.id) : false,
    mayPublish: may(person, 'publish-versions'),
    seesDrafts: may(person, 'read-drafts'),
    zone: context.organisation?.timeZone ?? 'UTC',
    now: at.toISOString(),
    today: localDay(at, context.organisation?.timeZone ?? 'UTC'),
    reading: state === 'scheduled' ? (reading ?? null) : null,
    thanks: searchParams.get('done') === 'acknowledged',
  }
}

export default function VersionPage() {
  const version = useLoaderData<typeof loader>()
  const audience = exportedAudience(version.part)
  const taken = `version=${version.ordinal}${audience && `&audience=${audience}`}`
  const name = version.number ?? `submission ${version.ordinal}`
  return (
    <>
      {version.state !== 'published' && <p className="print-mark">{version.state.toUpperCase()}</p>}
      <PageHead
        title={`${version.title} ${version.number ?? ''}`.trim()}
        crumbs={[
          { label: 'Policies', href: '/policies' },
          ...(version.seesDrafts ? [{ label: 'History', href: `/policies/${version.slug}/history` }] : []),
        ]}
        action={<PrimaryAction version={version} />}
      >
        <p className="row">
          <VersionStatus state={version.state} number={version.number} />
          <span className="muted">
            Sent by {version.submittedByName}, {momentText(version.submittedAt, version.zone)}
          </span>
        </p>
      </PageHead>
      {version.thanks && (
        <Notice tone="good">
          Thank you. Your acknowledgement of {version.number ?? 'this version'} is recorded.
        </Notice>
      )}
      <StateNote version={version} />
      <dl className="facts">
        {version.changeNote && (
          <>
            <dt>What changed</dt>
            <dd>{version.changeNote}</dd>
          </>
        )}
        <dt>Fingerprint</dt>
        <dd className="mono">{version.fingerprint}</dd>
        <dt>Take it with you</dt>
        <dd className="row">
          <a href={`/policies/${version.slug}/export?format=docx&${taken}`}>Word</a>
          <a href={`/policies/${version.slug}/export?format=md&${taken}`}>Markdown</a>
        </dd>
      </dl>
      <DecisionList decisions={version.decisions} zone={version.zone} />
      {version.diff && (
        <details className="card stack">
          <summary>
            What changes from {version.live}, the live version, to {name}
          </summary>
          <DocumentRedline diff={version.diff} only="changes" />
        </details>
      )}
      <AudienceLine part={version.part} href={`/policies/${version.slug}/versions/${version.ordinal}`} />
      <div className="aside">
        <PolicyContents document={version.document} />
        <PolicyText
          document={version.document}
          {...(version.seesDrafts && {
            origins: {
              under: `/policies/${version.slug}/origins`,
              query: `?submission=${version.ordinal}`,
            },
          })}
        />
      </div>
      {version.reading && (
        <AcknowledgeForm reading={version.reading} zone={version.zone} today={version.today} />
      )}
    </>
  )
}

type Version = ReturnType<typeof useLoaderData<typeof loader>>

function PrimaryAction({ version }: { version: Version }) {
  const address = `/policies/${version.slug}/versions/${version.ordinal}`
  if (version.isAsked) {
    return (
      <a className="button primary" href={`${address}/decision`}>
        Decide
      </a>
    )
  }
  if (version.state === 'approved' && version.mayPublish) {
    return (
      <a className="button primary" href={`${address}/publication`}>
        Publish
      </a>
    )
  }
  return null
}

function StateNote({ version }: { version: Version }) {
  switch (version.state) {
    case 'published':
      return null
    case 'superseded':
      return (
        <Notice tone="wait" title={`This is ${version.number}. It is not in force any more.`}>
          <p>
            The current version is <a href={`/policies/${version.slug}`}>{version.live}</a>.
          </p>
        </Notice>
      )
    case 'scheduled':
      return (
        <Notice title="Approved and published, not in force yet.">
          <p>
            It takes effect on{' '}
            {version.effectiveAt && (
              <DateText at={version.effectiveAt} now={version.now} zone={version.zone} />
            )}
            .
          </p>
        </Notice>
      )
    case 'approved':
      return (
        <Notice title="Approved, not published yet.">Readers do not see it before it is published.</Notice>
      )
    case 'in-review':
      return (
        <Notice tone="wait" title="In review.">
          Readers still see the live version, if there is one.
        </Notice>
      )
    case 'sent-back':
      return (
        <Notice tone="wait" title="Sent back.">
          The comment below says what should change. The draft is open.
        </Notice>
      )
    case 'voided':
      return (
        <Notice tone="wait" title="This round was voided.">
          {version.because ?? 'The draft was changed.'}
        </Notice>
      )
    default:
      version.state satisfies never
      return null
  }
}
