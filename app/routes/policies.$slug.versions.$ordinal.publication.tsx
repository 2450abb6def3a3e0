// Publish: from when, until when, and who is asked to acknowledge it; now, or by itself at a moment.
import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { listAudiences } from '../../db/audiences'
import { listDepartments } from '../../db/departments'
import { newId } from '../../db/identifier'
import { findPolicyBySlug } from '../../db/policies'
import { listPublications } from '../../db/publications'
import { findOpenPlanOf } from '../../db/publication-plans'
import { findRoundOfVersion } from '../../db/rounds'
import { findVersionByOrdinal } from '../../db/versions'
import { planPublication } from '../commands/plan-publication'
import { publishVersion } from '../commands/publish-version'
import type { Context } from '../context'
import { momentText } from '../domain/date-words'
import { daysLater, localDay } from '../domain/local-day'
import { monthsLater, usualCycle } from '../governance/review-cycle'
import { changeClassOf } from '../governance/review'
import { nextNumber, numberText } from '../governance/version'
import { addressNumber } from '../forms/address'
import { readForm, typedAgain } from '../forms/fields'
import { publicationFields, readPublicationForm } from '../forms/publication-form'
import { refusedForm } from '../forms/refused-form'
import { deskFor } from '../identity/desk'
import { allowed, notFound } from '../identity/guard'
import { ErrorSummary, OnceKey } from '../ui/field'
import { Notice } from '../ui/notice'
import { PageHead } from '../ui/page-head'
import { CampaignFields, ChangeFields, ReviewFields, WhenFields } from '../ui/publication-fields'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Publish: ${data?.title ?? 'policy'} · Candor` },
]

async function placeOf(context: Context, params: { slug?: string; ordinal?: string }) {
  const { db, now } = context.candor
  const policy = await findPolicyBySlug(db, params.slug ?? '')
  const version = policy && (await findVersionByOrdinal(db, policy.id, addressNumber(params.ordinal)))
  if (!policy || !version) notFound('version')
  const round = await findRoundOfVersion(db, version.id)
  const zone = context.organisation?.timeZone ?? 'UTC'
  return {
    policy,
    version,
    round,
    zone,
    today: localDay(now(), zone),
    departments: await listDepartments(db),
    audiences: await listAudiences(db, 'in-use'),
    changeClass: round ? changeClassOf(round.decisions) : null,
    changeNote: round?.changeNote ?? '',
  }
}

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  allowed(context, request, 'publish-versions')
  const { policy, version, round, ...place } = await placeOf(context, params)
  const { today } = place
  const { db } = context.candor
  const publications = await listPublications(db, policy.id)
  const plan = await findOpenPlanOf(db, version.id)
  const every = policy.reviewEvery ?? usualCycle
  return {
    ...place,
    slug: policy.slug,
    ordinal: version.ordinal,
    title: version.title,
    isApproved: round?.outcome === 'approved',
    isPublished: publications.some((publication) => publication.versionId === version.id),
    planned: plan ? momentText(plan.publishAt, place.zone) : null,
    isFirst: publications.length === 0,
    numbers: {
      editorial: numberText(nextNumber(publications, 'editorial')),
      clarifying: numberText(nextNumber(publications, 'clarifying')),
      material: numberText(nextNumber(publications, 'material')),
    },
    inTwoWeeks: daysLater(today, 14),
    every,
    reviewOn: monthsLater(today, every),
    once: newId(),
  }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  allowed(context, request, 'publish-versions')
  const place = await placeOf(context, params)
  const { policy, version } = place
  const form = await readForm(request)
  const typed = typedAgain(form, publicationFields)
  const read = readPublicationForm(form, place)
  if (!read.ok) return refusedForm(read, typed)
  const { publishAt, ...asked } = read.value
  const desk = deskFor(context, form)
  if (publishAt) {
    const planned = await planPublication(desk, { ...asked, versionId: version.id, publishAt })
    if (!planned.ok) return refusedForm(planned, typed)
    return redirect(`/policies/${policy.slug}/history?done=planned`, 303)
  }
  const outcome = await publishVersion(desk, { ...asked, versionId: version.id })
  if (!outcome.ok) return refusedForm(outcome, typed)
  const { campaignId } = outcome.value
  return redirect(
    campaignId
      ? `/acknowledgements/${campaignId}?done=launched`
      : `/policies/${policy.slug}/history?done=published`,
    303,
  )
}

export default function Publish() {
  const version = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const crumbs = [
    { label: 'Policies', href: '/policies' },
    { label: 'History', href: `/policies/${version.slug}/history` },
  ]
  if (version.isPublished || !version.isApproved) {
    return (
      <>
        <PageHead title="Publish" crumbs={crumbs} />
        <Notice
          tone="wait"
          title={version.isPublished ? 'This version is published already.' : 'This version is not approved.'}
        >
          <p>
            {version.isPublished
              ? 'A version is published once. To change the text, open the draft.'
              : 'Without approval nothing is published. Send the draft for approval first.'}
          </p>
          <p>
            <a href={`/policies/${version.slug}/versions/${version.ordinal}`}>Open this version</a>
          </p>
        </Notice>
      </>
    )
  }
  return (
    <>
      <PageHead title={`Publish “${version.title}”`} crumbs={crumbs}>
        <p className="muted">
          The approved text does not change any more. You decide its day and who is asked.
        </p>
      </PageHead>
      {version.planned && (
        <Notice title={`It is planned for ${version.planned}.`}>
          <p>
            Publish it now, and the plan is cancelled; or{' '}
            <a href={`/policies/${version.slug}/standing#plan`}>cancel the plan</a> only.
          </p>
        </Notice>
      )}
      <ErrorSummary sentence={refusal?.sentence} fields={refusal?.fields} />
      <form method="post" className="stack narrow">
        <OnceKey value={version.once} />
        <ChangeFields change={version} refusal={refusal} />
        <WhenFields today={version.today} zone={version.zone} refusal={refusal} />
        <CampaignFields
          departments={version.departments}
          audiences={version.audiences}
          today={version.today}
          inTwoWeeks={version.inTwoWeeks}
          refusal={refusal}
        />
        <ReviewFields
          today={version.today}
          reviewOn={version.reviewOn}
          every={version.every}
          refusal={refusal}
        />
        <div className="row">
          <button className="button primary">Publish</button>
          <a className="button quiet" href={`/policies/${version.slug}/history`}>
            Not yet
          </a>
        </div>
      </form>
    </>
  )
}
