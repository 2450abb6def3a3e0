// An approver decides, on a phone, in five minutes: what changed, why, where it stands, the text, and their word.
import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { newId } from '../../db/identifier'
import { findPolicyBySlug } from '../../db/policies'
import { listPublications } from '../../db/publications'
import { findRoundOfVersion } from '../../db/rounds'
import { countThreads } from '../../db/threads'
import { findVersion, findVersionByOrdinal } from '../../db/versions'
import { decideVersion, type VersionWord } from '../commands/decide-version'
import { describeRound, listPlaces } from '../commands/describe-round'
import { proofStanding } from '../commands/prove-identity'
import { momentText } from '../domain/date-words'
import { diffDocuments } from '../compare/document-diff'
import { refused } from '../domain/outcome'
import { may } from '../domain/permission'
import { hasGaps } from '../domain/policy-document'
import { summariseRedline } from '../compare/redline-summary'
import { isChangeClass, livePublication, numberText } from '../governance/version'
import { addressNumber } from '../forms/address'
import { readFields, readForm, typedAgain } from '../forms/fields'
import { refusedForm } from '../forms/refused-form'
import { unlessBusy } from '../identity/busy'
import { deskFor } from '../identity/desk'
import { allowed, notFound } from '../identity/guard'
import { DocumentRedline } from '../render/diff-web'
import { PolicyText } from '../render/web'
import { ChangeProposal } from '../ui/change-proposal'
import { DateText } from '../ui/date-text'
import { DecisionForm } from '../ui/decision-form'
import { DecisionList } from '../ui/decision-list'
import { ErrorSummary } from '../ui/field'
import { Notice } from '../ui/notice'
import { PageHead } from '../ui/page-head'
import { PathDrawing, RoundNotices } from '../ui/path-drawing'
import { RedlineSummary } from '../ui/redline-summary'
import { Status } from '../ui/status'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Decide: ${data?.title ?? 'policy'} · Candor` },
]

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const person = allowed(context, request, 'read-drafts')
  const { db, now } = context.candor
  const at = now()
  const policy = await findPolicyBySlug(db, params.slug ?? '')
  const version = policy && (await findVersionByOrdinal(db, policy.id, addressNumber(params.ordinal)))
  const round = version && (await findRoundOfVersion(db, version.id))
  if (!policy || !version || !round) notFound('version')
  const publications = await listPublications(db, policy.id)
  const live = livePublication(
    publications.filter((publication) => publication.versionId !== version.id),
    at,
  )
  const before = live && (await findVersion(db, live.versionId))
  const diff = before ? diffDocuments(before.document, version.document) : null
  const mayAnswer = may(person, 'approve-versions')
  const sessionId = context.sessionId ?? ''
  return {
    slug: policy.slug,
    ordinal: version.ordinal,
    title: version.title,
    fingerprint: version.fingerprint,
    document: version.document,
    hasGaps: hasGaps(version.document),
    live: live && before ? { number: numberText(live), ordinal: before.ordinal } : null,
    diff,
    summary: diff && live ? summariseRedline(diff, { against: numberText(live) }) : null,
    changeNote: round.changeNote,
    note: round.note,
    proposed: round.proposedClass,
    grounds: round.proposedGrounds,
    isFirst: publications.every((publication) => publication.versionId === version.id),
    author: version.submittedByName,
    submittedAt: version.submittedAt,
    outcome: round.outcome,
    view: await describeRound(db, round, at),
    decisions: round.decisions,
    places: mayAnswer ? await listPlaces(db, round, { personId: person.id, at }) : [],
    proof: (await proofStanding(db, { personId: person.id, sessionId, at })).kind,
    openThreads: (await countThreads(db, { policyId: policy.id })).open,
    mayManage: may(person, 'write-drafts'),
    email: person.email,
    zone: context.organisation?.timeZone ?? 'UTC',
    now: at.toISOString(),
    once: newId(),
  }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  allowed(context, request, 'approve-versions')
  const { db } = context.candor
  const policy = await findPolicyBySlug(db, params.slug ?? '')
  const version = policy && (await findVersionByOrdinal(db, policy.id, addressNumber(params.ordinal)))
  if (!policy || !version) notFound('version')
  const form = await readForm(request)
  const typed = typedAgain(form, ['comment', 'changeClass', 'inPlaceOf'])
  const fields = readFields(form, {
    comment: { label: 'The comment', max: 4_000, lines: true },
    fingerprint: { label: 'The fingerprint', max: 64 },
    word: { label: 'The decision', max: 20 },
    changeClass: { label: 'The kind of change', max: 20 },
    inPlaceOf: { label: 'The person', max: 40 },
    password: { label: 'The password', max: 400, exact: true },
  })
  if (!fields.ok) return refusedForm(fields, typed)
  const { word: outcome, comment, fingerprint, changeClass, inPlaceOf, password } = fields.value
  if (outcome !== 'approved' && outcome !== 'sent-back' && outcome !== 'recused') {
    return refusedForm(refused('no-word', 'Choose “Approve this version” or “Send back”.'), typed)
  }
  const word: VersionWord = {
    versionId: version.id,
    outcome,
    comment,
    fingerprint,
    changeClass: isChangeClass(changeClass) ? changeClass : null,
    inPlaceOf: inPlaceOf === '' ? null : inPlaceOf,
    identity: { sessionId: context.sessionId ?? '', address: context.address, password },
  }
  const decided = await unlessBusy(() => decideVersion(deskFor(context, form), word))
  if (!decided.ok) return refusedForm(decided, typed)
  return redirect(`/policies/${policy.slug}/history?done=${outcome}`, 303)
}

export default function Decide() {
  const version = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const address = `/policies/${version.slug}`
  return (
    <>
      <p className="print-mark">IN REVIEW</p>
      <PageHead
        title={version.title}
        crumbs={[
          { label: 'My work', href: '/' },
          { label: 'History', href: `${address}/history` },
        ]}
      >
        <Standing version={version} />
      </PageHead>
      <ErrorSummary sentence={refusal?.sentence} fields={refusal?.fields} />
      <RoundNotices
        view={version.view}
        manage={version.mayManage ? `${address}/versions/${version.ordinal}/round` : null}
      />
      <WhatChanged version={version} />
      <section className="stack tight">
        <h2>Where it stands</h2>
        <PathDrawing
          steps={version.view.path}
          label="The steps of this approval"
          now={version.now}
          zone={version.zone}
        />
      </section>
      {version.openThreads > 0 && (
        <p>
          <a href={`${address}/comments`}>
            {version.openThreads === 1
              ? '1 comment on the text is open'
              : `${version.openThreads} comments on the text are open`}
          </a>
        </p>
      )}
      {version.hasGaps && (
        <Notice tone="wait" title="Some questions are not answered.">
          They stand in the text as marked placeholders.
        </Notice>
      )}
      {version.diff && (
        <section className="card stack">
          <h2>What changed since {version.live?.number}</h2>
          <DocumentRedline diff={version.diff} only="changes" />
        </section>
      )}
      <details className="stack thumb" open={!version.diff}>
        <summary>The whole text</summary>
        <PolicyText document={version.document} />
      </details>
      {version.decisions.length > 0 && (
        <details className="thumb stack">
          <summary>What the others said ({version.decisions.length})</summary>
          <DecisionList decisions={version.decisions} zone={version.zone} />
        </details>
      )}
      {version.places.length > 0 && (
        <DecisionForm {...version} refusal={refusal && 'rule' in refusal ? refusal : undefined} />
      )}
      {version.places.length === 0 && version.outcome === null && (
        <Notice>You are not asked to decide now. Whoever wrote or edited a text cannot approve it.</Notice>
      )}
    </>
  )
}

type Version = ReturnType<typeof useLoaderData<typeof loader>>

function Standing({ version }: { version: Version }) {
  const step = version.view.path.find(({ state }) => state === 'now' || state === 'stuck')
  const of = version.view.path.length
  return (
    <p className="row">
      {version.outcome === null ? (
        <Status tone="review">
          {of > 1 && step ? `Step ${step.place} of ${of}: ${step.title}` : 'In review'}, submission{' '}
          {version.ordinal}
        </Status>
      ) : (
        <Status tone="past">Round over: {version.outcome.replace('-', ' ')}</Status>
      )}
      {step?.dueOn && (
        <span className="muted">
          Answer wanted by <DateText at={step.dueOn} now={version.now.slice(0, 10)} />
        </span>
      )}
    </p>
  )
}

function WhatChanged({ version }: { version: Version }) {
  return (
    <section className="stack tight narrow">
      <p>
        {version.author} sent this on {momentText(version.submittedAt, version.zone)}.
      </p>
      {version.summary && version.live ? (
        <RedlineSummary
          summary={version.summary}
          compare={`/policies/${version.slug}/compare?from=${version.live.ordinal}&to=${version.ordinal}`}
        />
      ) : (
        <p>Nothing is live yet, so all of it is new.</p>
      )}
      {version.changeNote && (
        <p dir="auto">
          <b>For readers:</b> {version.changeNote}
        </p>
      )}
      {version.note && (
        <blockquote className="note" dir="auto">
          <p>{version.note}</p>
        </blockquote>
      )}
      {version.proposed && <ChangeProposal proposed={version.proposed} grounds={version.grounds} />}
    </section>
  )
}
