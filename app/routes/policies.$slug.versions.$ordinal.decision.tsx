// An approver decides, on a phone, in five minutes: what changed, the text, approve or send back.
import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { newId } from '../../db/identifier'
import { findPolicyBySlug } from '../../db/policies'
import { findLivePublication } from '../../db/publications'
import { findRoundOfVersion } from '../../db/rounds'
import { findVersion, findVersionByOrdinal } from '../../db/versions'
import { decideVersion } from '../commands/decide-version'
import { momentText } from '../domain/date-words'
import { countChanges, diffDocuments } from '../domain/document-diff'
import { refused } from '../domain/outcome'
import { hasGaps } from '../domain/policy-document'
import { approvalMeaning, isAskedToDecide } from '../domain/review'
import { numberText } from '../domain/version'
import { addressNumber } from '../forms/address'
import { readFields, readForm, typedAgain } from '../forms/fields'
import { deskFor } from '../identity/desk'
import { allowed, notFound } from '../identity/guard'
import { refusedForm } from '../forms/refused-form'
import { DocumentRedline } from '../render/diff-web'
import { PolicyText } from '../render/web'
import { DecisionList } from '../ui/decision-list'
import { DateText } from '../ui/date-text'
import { ErrorSummary, OnceKey, TextArea } from '../ui/field'
import { Notice } from '../ui/notice'
import { PageHead } from '../ui/page-head'
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
  const live = await findLivePublication(db, policy.id, at)
  const before = live && (await findVersion(db, live.versionId))
  const diff = before ? diffDocuments(before.document, version.document) : null
  return {
    slug: policy.slug,
    ordinal: version.ordinal,
    title: version.title,
    versionId: version.id,
    fingerprint: version.fingerprint,
    document: version.document,
    hasGaps: hasGaps(version.document),
    live: live ? numberText(live) : null,
    diff,
    changes: diff ? countChanges(diff) : null,
    note: round.note,
    author: version.submittedByName,
    submittedAt: version.submittedAt,
    dueOn: round.dueOn,
    outcome: round.outcome,
    because: round.closedBecause,
    decisions: round.decisions,
    isAsked: isAskedToDecide(round, person.id) && !round.editors.includes(person.id),
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
  const typed = typedAgain(form, ['comment'])
  const fields = readFields(form, {
    comment: { label: 'The comment', max: 4_000, lines: true },
    fingerprint: { label: 'The fingerprint', max: 64 },
    word: { label: 'The decision', max: 20 },
  })
  if (!fields.ok) return refusedForm(fields, typed)
  const outcome = fields.value.word
  if (outcome !== 'approved' && outcome !== 'sent-back') {
    return refusedForm(refused('no-word', 'Choose “Approve this version” or “Send back”.'), typed)
  }
  const decided = await decideVersion(deskFor(context, form), {
    versionId: version.id,
    outcome,
    comment: fields.value.comment,
    fingerprint: fields.value.fingerprint,
  })
  if (!decided.ok) return refusedForm(decided, typed)
  return redirect(`/policies/${policy.slug}/history?done=${outcome}`, 303)
}

export default function Decide() {
  const version = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  return (
    <>
      <p className="print-mark">IN REVIEW</p>
      <PageHead
        title={version.title}
        crumbs={[
          { label: 'My work', href: '/' },
          { label: 'History', href: `/policies/${version.slug}/history` },
        ]}
      >
        <p className="row">
          {version.outcome === null ? (
            <Status tone="review">In review, submission {version.ordinal}</Status>
          ) : (
            <Status tone="past">Round over: {version.outcome.replace('-', ' ')}</Status>
          )}
          {version.dueOn && (
            <span className="muted">
              Answer wanted by <DateText at={version.dueOn} now={version.now.slice(0, 10)} />
            </span>
          )}
        </p>
      </PageHead>
      <ErrorSummary sentence={refusal?.sentence} fields={refusal?.fields} />
      {version.because && (
        <Notice tone="wait" title="This round was voided.">
          {version.because}
        </Notice>
      )}
      <p className="narrow">
        {version.author} sent this on {momentText(version.submittedAt, version.zone)}.{' '}
        {version.changes
          ? changeSentence(version.changes, version.live ?? '')
          : 'Nothing is live yet, so all of it is new.'}
      </p>
      {version.note && (
        <blockquote className="note narrow" dir="auto">
          <p>{version.note}</p>
        </blockquote>
      )}
      {version.hasGaps && (
        <Notice tone="wait" title="Some questions are not answered.">
          They stand in the text as marked placeholders.
        </Notice>
      )}
      <DecisionList decisions={version.decisions} zone={version.zone} />
      {version.diff && (
        <section className="card stack">
          <h2>What changed since {version.live}</h2>
          <DocumentRedline diff={version.diff} only="changes" />
        </section>
      )}
      <details className="stack" open={!version.diff}>
        <summary>The whole text</summary>
        <PolicyText document={version.document} />
      </details>
      {version.isAsked ? (
        <form method="post" className="narrow stack" id="decision">
          <OnceKey value={version.once} />
          <input type="hidden" name="fingerprint" value={version.fingerprint} />
          <h2>Your decision</h2>
          <p className="muted">
            “{approvalMeaning}” This is stored with your name, your role, the time and the fingerprint{' '}
            <span className="mono">{version.fingerprint.slice(0, 16)}</span>.
          </p>
          <TextArea
            name="comment"
            label="Comment"
            hint="Needed when you send it back: say what should change."
            defaultValue={refusal?.typed.comment}
            error={refusal?.fields?.comment}
            maxLength={4_000}
          />
        </form>
      ) : (
        version.outcome === null && (
          <Notice>You are not asked to decide now. Whoever wrote or edited a text cannot approve it.</Notice>
        )
      )}
      {version.isAsked && (
        <div className="foot-bar">
          <button className="button" form="decision" name="word" value="sent-back">
            Send back
          </button>
          <button className="button primary" form="decision" name="word" value="approved">
            Approve this version
          </button>
        </div>
      )}
    </>
  )
}

function changeSentence(
  changes: { added: number; removed: number; changed: number; moved: number },
  live: string,
): string {
  const parts = [
    words(changes.changed, 'section changed', 'sections changed'),
    words(changes.added, 'is new', 'are new'),
    words(changes.removed, 'was removed', 'were removed'),
    words(changes.moved, 'moved', 'moved'),
  ].filter((part) => part !== '')
  if (parts.length === 0) return `No section differs from ${live}.`
  return `Compared with ${live}: ${parts.join(', ')}.`
}

function words(count: number, one: string, many: string): string {
  if (count === 0) return ''
  return `${count} ${count === 1 ? one : many}`
}
