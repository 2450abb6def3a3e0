// Decline: somebody will not acknowledge a version, and says why. A refusal is an answer.
import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { newId } from '../../db/identifier'
import { findPolicyBySlug } from '../../db/policies'
import { findReading, type Reading } from '../../db/reading'
import { findVersionByOrdinal } from '../../db/versions'
import { declinePolicy } from '../commands/decline-policy'
import { askedStanding } from '../governance/asked'
import { addressNumber } from '../forms/address'
import { readFields, readForm, typedAgain } from '../forms/fields'
import { refusedForm } from '../forms/refused-form'
import { deskFor } from '../identity/desk'
import { allowed, notFound } from '../identity/guard'
import { ErrorSummary, OnceKey, TextArea } from '../ui/field'
import { Notice } from '../ui/notice'
import { PageHead } from '../ui/page-head'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Decline: ${data?.title ?? 'policy'} · Candor` },
]

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const person = allowed(context, request, 'acknowledge')
  const { db, now } = context.candor
  const policy = await findPolicyBySlug(db, params.slug ?? '')
  if (!policy) notFound('policy')
  const typed = new URL(request.url).searchParams.get('version')
  const version = typed === null ? undefined : await findVersionByOrdinal(db, policy.id, addressNumber(typed))
  const reading = await findReading(db, {
    slug: policy.slug,
    personId: person.id,
    at: now(),
    ...(version && { versionId: version.id }),
  })
  if (!reading) notFound('version')
  const { asked } = reading
  return {
    slug: reading.slug,
    title: reading.title,
    number: reading.number,
    ownerName: reading.ownerName,
    back: pageOf(reading),
    versionId: reading.versionId,
    fingerprint: reading.fingerprint,
    campaignId: asked?.campaignId ?? '',
    statement: asked?.statement ?? '',
    mayDecline: asked !== null && ['waiting', 'exempt'].includes(askedStanding(asked)),
    once: newId(),
  }
}

/** Where this version is read: the policy's own page, or its own before its day. */
function pageOf(reading: Pick<Reading, 'slug' | 'ordinal' | 'standing'>): string {
  const page = `/policies/${reading.slug}`
  return reading.standing.kind === 'in-force' ? page : `${page}/versions/${reading.ordinal}`
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  allowed(context, request, 'acknowledge')
  const form = await readForm(request)
  const typed = typedAgain(form, ['reason'])
  const fields = readFields(form, {
    reason: { label: 'The reason', max: 1_000, missing: 'Say in a sentence why.' },
    campaign: { label: 'The request', max: 60 },
    version: { label: 'The version', max: 60 },
    fingerprint: { label: 'The fingerprint', max: 64 },
  })
  if (!fields.ok) return refusedForm(fields, typed)
  const { reason, campaign, version, fingerprint } = fields.value
  const policySlug = params.slug ?? ''
  const outcome = await declinePolicy(deskFor(context, form), {
    policySlug,
    campaignId: campaign,
    versionId: version,
    fingerprint,
    reason,
  })
  if (!outcome.ok) return refusedForm(outcome, typed)
  const { ordinal, inForce } = outcome.value
  const page = `/policies/${encodeURIComponent(policySlug)}${inForce ? '' : `/versions/${ordinal}`}`
  return redirect(`${page}?done=declined`, 303)
}

export default function Decline() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const crumbs = [
    { label: 'Policies', href: '/policies' },
    { label: page.title, href: page.back },
  ]
  if (!page.mayDecline) {
    return (
      <>
        <PageHead title="Decline" crumbs={crumbs} />
        <ErrorSummary sentence={refusal?.sentence} fields={refusal?.fields} />
        <Notice title="There is nothing to decline.">
          <p>
            You are not asked to acknowledge this version, or you have answered already.{' '}
            <a href={page.back}>Back to the policy</a>
          </p>
        </Notice>
      </>
    )
  }
  return (
    <>
      <PageHead title={`Decline “${page.title}” ${page.number}`} crumbs={crumbs}>
        <p className="lead">
          You may decline. It is an answer like the other one: nobody reminds you after it, and you may still
          acknowledge later.
        </p>
      </PageHead>
      <ErrorSummary sentence={refusal?.sentence} fields={refusal?.fields} />
      <form method="post" className="stack narrow">
        <OnceKey value={page.once} />
        <input type="hidden" name="campaign" value={page.campaignId} />
        <input type="hidden" name="version" value={page.versionId} />
        <input type="hidden" name="fingerprint" value={page.fingerprint} />
        <p>
          You were asked to say: <span className="policy">“{page.statement}”</span>
        </p>
        <TextArea
          name="reason"
          label="Why do you decline?"
          hint={`${page.ownerName}, who owns this policy, reads it and may talk with you. It is kept with your name, for good, so leave out what nobody needs to know.`}
          rows={4}
          maxLength={1_000}
          defaultValue={refusal?.typed['reason']}
          error={refusal?.fields?.['reason']}
        />
        <p className="muted">
          Declining is recorded, not judged. The policy applies to you all the same while it is in force. If a
          sentence is unclear, it may be quicker to{' '}
          <a href={`/policies/${page.slug}`}>ask about its section</a>.
        </p>
        <div className="row">
          <button className="button primary">Decline {page.number}</button>
          <a className="button quiet" href={page.back}>
            Not now
          </a>
        </div>
      </form>
    </>
  )
}
