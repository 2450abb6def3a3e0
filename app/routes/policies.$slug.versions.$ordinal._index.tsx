// One version, as it was and will stay: its state today, its text, and what changed against the live one.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listAffirmations } from '../../db/affirmations'
import { findCheckStanding } from '../../db/check-attempts'
import { findPolicyBySlug } from '../../db/policies'
import { findOpenPlanOf } from '../../db/publication-plans'
import { listPublications } from '../../db/publications'
import { findReading } from '../../db/reading'
import { findRoundOfVersion } from '../../db/rounds'
import { findVersion, findVersionByOrdinal } from '../../db/versions'
import { describeRound, endedBecause, listPlaces } from '../commands/describe-round'
import { momentText } from '../domain/date-words'
import { emergencyFact, emergencySentence } from '../governance/emergency'
import { diffDocuments } from '../compare/document-diff'
import { localDay } from '../domain/local-day'
import { may } from '../domain/permission'
import { exportedAudience, readerPart } from '../domain/reader-part'
import { changeClassOf } from '../governance/change-class'
import { approvalsForReaders } from '../governance/review'
import { standingAmong } from '../governance/standing'
import { endingSentence, lastDay } from '../governance/standing-words'
import {
  changeClasses,
  endingWords,
  versionStateWords,
  livePublication,
  numberText,
  versionState,
  isPublicState,
} from '../governance/version'
import { addressNumber } from '../forms/address'
import { allowed, notFound } from '../identity/guard'
import { DocumentRedline } from '../render/diff-web'
import { PolicyContents, PolicyText } from '../render/web'
import { AcknowledgeForm } from '../ui/acknowledge-form'
import { AudienceLine } from '../ui/audience-line'
import { CompareLinks } from '../ui/compare-links'
import { DecisionList } from '../ui/decision-list'
import { EmergencyNote } from '../ui/emergency-note'
import { Notice } from '../ui/notice'
import { PageHead } from '../ui/page-head'
import { RoundSection } from '../ui/round-section'
import { VersionMoments } from '../ui/version-moments'
import { VersionNote } from '../ui/version-note'
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
  const isPublic = isPublicState(state)
  if (!isPublic && !may(person, 'read-drafts')) notFound('version')
  const reading = await findReading(db, { slug: policy.slug, personId: person.id, at, versionId: version.id })
  const own = publications.find((publication) => publication.versionId === version.id)
  const decisions = round?.decisions ?? []
  const live = livePublication(publications, at)
  const zone = context.organisation?.timeZone ?? 'UTC'
  const today = localDay(at, zone)
  const standing = own ? standingAmong(own, publications, at) : null
  const affirmed = (await listAffirmations(db, policy.id)).find((one) => one.versionId === version.id)
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
    publishedAt: own?.publishedAt ?? null,
    approvedAt: own?.approvedAt ?? (round?.outcome === 'approved' ? round.closedAt : null),
    until: own?.validTo ? lastDay(own.validTo, zone) : null,
    affirmedAt: affirmed?.at ?? null,
    standing,
    ended:
      own && standing
        ? endingSentence(
            { number: numberText(own), standing, reason: (own.withdrawal ?? own.retirement)?.reason ?? '' },
            zone,
          )
        : null,
    emergency: own?.emergency ? emergencySentence(own.emergency, today, zone) : null,
    changeNote: own?.changeNote ?? (round?.changeNote || null),
    changeClass: own?.changeClass ?? changeClassOf(decisions),
    wasEmergency:
      own?.emergency && own.emergency.roundOutcome === 'approved' ? emergencyFact(own.emergency, zone) : null,
    isRoundOpen: round?.outcome === null,
    round:
      round && may(person, 'read-drafts') ? { ...(await describeRound(db, round, at)), voided: null } : null,
    manage: may(person, 'write-drafts') ? `/policies/${policy.slug}/versions/${version.ordinal}/round` : null,
    live: live ? numberText(live) : null,
    diff: liveDocument ? diffDocuments(liveDocument, version.document) : null,
    document,
    part,
    fingerprint: version.fingerprint,
    submittedByName: version.submittedByName,
    submittedAt: version.submittedAt,
    decisions: may(person, 'read-drafts') ? decisions : approvalsForReaders(decisions),
    because: round ? endedBecause(round) : null,
    publishAt: (await findOpenPlanOf(db, version.id))?.publishAt ?? null,
    isAsked: round ? (await listPlaces(db, round, { personId: person.id, at })).length > 0 : false,
    mayPublish: may(person, 'publish-versions'),
    mayPublishInEmergency: may(person, 'publish-in-emergency'),
    seesDrafts: may(person, 'read-drafts'),
    mayPack: may(person, 'pack-evidence'),
    zone,
    now: at.toISOString(),
    today,
    reading: state === 'scheduled' ? (reading ?? null) : null,
    answer: searchParams.get('done'),
    checks:
      state === 'scheduled' && reading?.asked
        ? await findCheckStanding(db, { ...reading.asked, policyId: policy.id, personId: person.id })
        : undefined,
  }
}

export default function VersionPage() {
  const version = useLoaderData<typeof loader>()
  const audience = exportedAudience(version.part)
  const taken = `version=${version.ordinal}${audience && `&audience=${audience}`}`
  const name = version.number ?? `submission ${version.ordinal}`
  return (
    <>
      {version.state !== 'published' && <p className="print-mark">{markOf(version)}</p>}
      <PageHead
        title={`${version.title} ${version.number ?? ''}`.trim()}
        crumbs={[
          { label: 'Policies', href: '/policies' },
          ...(version.seesDrafts ? [{ label: 'History', href: `/policies/${version.slug}/history` }] : []),
        ]}
        action={<PrimaryAction version={version} />}
      >
        <p className="row">
          <VersionStatus state={version.state} number={version.number} standing={version.standing} />
          <span className="muted">
            Sent by {version.submittedByName}, {momentText(version.submittedAt, version.zone)}
          </span>
        </p>
      </PageHead>
      {version.answer === 'acknowledged' && (
        <Notice tone="good">
          Thank you. Your acknowledgement of {version.number ?? 'this version'} is recorded.{' '}
          <a href="/">What else waits for you</a>
        </Notice>
      )}
      {version.answer === 'declined' && (
        <Notice>
          Your refusal is recorded, and the owner has been told your reason. You may still acknowledge{' '}
          {version.number ?? 'this version'} later. <a href="/">What else waits for you</a>
        </Notice>
      )}
      <VersionNote version={version} />
      <EmergencyNote sentence={version.emergency} />
      <dl className="facts">
        {version.changeNote && (
          <>
            <dt>What changed</dt>
            <dd>{version.changeNote}</dd>
          </>
        )}
        {version.changeClass && (
          <>
            <dt>Kind of change</dt>
            <dd>{changeClasses[version.changeClass].label}</dd>
          </>
        )}
        <VersionMoments version={version} />
        <dt>Fingerprint</dt>
        <dd className="mono">{version.fingerprint}</dd>
        <CompareLinks {...version} />
        <dt>Take it with you</dt>
        <dd className="row">
          <a href={`/policies/${version.slug}/export?format=docx&${taken}`}>Word</a>
          <a href={`/policies/${version.slug}/export?format=md&${taken}`}>Markdown</a>
          {version.mayPack && (
            <a href={`/policies/${version.slug}/versions/${version.ordinal}/evidence`}>Evidence pack</a>
          )}
        </dd>
      </dl>
      {version.round && (
        <RoundSection
          view={version.round}
          isOpen={version.isRoundOpen}
          manage={version.manage}
          now={version.now}
          zone={version.zone}
        />
      )}
      <DecisionList decisions={version.decisions} zone={version.zone} caption="What was signed" />
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
        <AcknowledgeForm
          reading={version.reading}
          checks={version.checks}
          zone={version.zone}
          today={version.today}
        />
      )}
    </>
  )
}

type Version = ReturnType<typeof useLoaderData<typeof loader>>

function markOf(version: Version): string {
  const { standing, state } = version
  return (standing && 'at' in standing ? endingWords[standing.kind] : versionStateWords[state]).toUpperCase()
}

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
  if (version.state === 'in-review' && version.mayPublishInEmergency) {
    return (
      <a className="button alarm" href={`${address}/emergency`}>
        Publish in an emergency
      </a>
    )
  }
  return null
}
