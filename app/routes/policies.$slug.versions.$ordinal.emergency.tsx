// Publish in an emergency: before anybody has approved it, with a reason that every reader sees until somebody else approves.
import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { listDepartments } from '../../db/departments'
import { getGovernance } from '../../db/governance'
import { newId } from '../../db/identifier'
import { findPolicyBySlug } from '../../db/policies'
import { listPublications } from '../../db/publications'
import { findRoundOfVersion } from '../../db/rounds'
import { findVersionByOrdinal } from '../../db/versions'
import { publishInEmergency } from '../commands/publish-in-emergency'
import { dayText } from '../domain/date-words'
import { daysLater, localDay } from '../domain/local-day'
import { refused } from '../domain/outcome'
import { isChangeClass, nextNumber, numberText } from '../governance/version'
import { addressNumber } from '../forms/address'
import { readFields, readForm, typedAgain } from '../forms/fields'
import { campaignOf } from '../forms/publication-form'
import { refusedForm } from '../forms/refused-form'
import { deskFor } from '../identity/desk'
import { allowed, notFound } from '../identity/guard'
import { ErrorSummary, OnceKey, TextArea } from '../ui/field'
import { Notice } from '../ui/notice'
import { PageHead } from '../ui/page-head'
import { CampaignFields, ChangeClassField } from '../ui/publication-fields'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Publish in an emergency: ${data?.title ?? 'policy'} · Candor` },
]

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  allowed(context, request, 'publish-in-emergency')
  const { db, now } = context.candor
  const policy = await findPolicyBySlug(db, params.slug ?? '')
  const version = policy && (await findVersionByOrdinal(db, policy.id, addressNumber(params.ordinal)))
  if (!policy || !version) notFound('version')
  const publications = await listPublications(db, policy.id)
  const round = await findRoundOfVersion(db, version.id)
  const today = localDay(now(), context.organisation?.timeZone ?? 'UTC')
  const { approveAfterDays } = await getGovernance(db)
  return {
    slug: policy.slug,
    ordinal: version.ordinal,
    title: version.title,
    isInReview: round?.outcome === null,
    isFirst: publications.length === 0,
    isPublished: publications.some((publication) => publication.versionId === version.id),
    proposedClass: round?.proposedClass ?? null,
    changeNote: round?.changeNote ?? '',
    numbers: {
      editorial: numberText(nextNumber(publications, 'editorial')),
      clarifying: numberText(nextNumber(publications, 'clarifying')),
      material: numberText(nextNumber(publications, 'material')),
    },
    departments: await listDepartments(db),
    approveBy: dayText(daysLater(today, approveAfterDays)),
    today,
    inTwoWeeks: daysLater(today, 14),
    once: newId(),
  }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  allowed(context, request, 'publish-in-emergency')
  const { db } = context.candor
  const policy = await findPolicyBySlug(db, params.slug ?? '')
  const version = policy && (await findVersionByOrdinal(db, policy.id, addressNumber(params.ordinal)))
  if (!policy || !version) notFound('version')
  const form = await readForm(request)
  const typed = typedAgain(form, [
    'reason',
    'changeClass',
    'changeNote',
    'audience',
    'department',
    'statement',
    'dueOn',
  ])
  const fields = readFields(form, {
    reason: { label: 'The reason', max: 1_000, missing: 'Say in a sentence why it cannot wait.' },
    changeClass: { label: 'The kind of change', max: 20 },
    changeNote: { label: 'The note', max: 1_000 },
    audience: { label: 'The audience', max: 20 },
    department: { label: 'The department', max: 60 },
    statement: { label: 'The statement', max: 500 },
    dueOn: { label: 'The due date', max: 10 },
  })
  if (!fields.ok) return refusedForm(fields, typed)
  const { reason, changeClass, changeNote } = fields.value
  if (!isChangeClass(changeClass)) {
    const sentence = 'Choose what kind of change this is.'
    return refusedForm(refused('change-class', sentence, { changeClass: 'Choose one.' }), typed)
  }
  const outcome = await publishInEmergency(deskFor(context, form), {
    versionId: version.id,
    reason,
    changeClass,
    changeNote,
    campaign: campaignOf(fields.value, await listDepartments(db)),
  })
  if (!outcome.ok) return refusedForm(outcome, typed)
  return redirect(`/policies/${policy.slug}/history?done=published-in-emergency`, 303)
}

export default function Emergency() {
  const version = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const crumbs = [
    { label: 'Policies', href: '/policies' },
    { label: 'History', href: `/policies/${version.slug}/history` },
  ]
  if (!version.isInReview || version.isPublished) {
    return (
      <>
        <PageHead title="Publish in an emergency" crumbs={crumbs} />
        <Notice
          tone="wait"
          title={
            version.isPublished ? 'This version is published already.' : 'This version is not in review.'
          }
        >
          {version.isPublished
            ? 'A version is published once. To change the text, open the draft.'
            : 'Only a version that waits for its approval can be published before it. Send the draft for approval first.'}
        </Notice>
      </>
    )
  }
  return (
    <>
      <PageHead title={`Publish “${version.title}” in an emergency`} crumbs={crumbs}>
        <p className="muted">
          It applies at once although nobody has approved it. Until somebody other than you approves it, by{' '}
          {version.approveBy}, every reader and every copy says that it is not approved, and why.
        </p>
      </PageHead>
      <ErrorSummary sentence={refusal?.sentence} fields={refusal?.fields} />
      <form method="post" className="stack narrow">
        <OnceKey value={version.once} />
        <TextArea
          name="reason"
          label="Why can it not wait?"
          hint="Every reader sees it."
          rows={2}
          maxLength={1_000}
          defaultValue={refusal?.typed['reason']}
          error={refusal?.fields?.['reason']}
        />
        {version.isFirst ? (
          <input type="hidden" name="changeClass" value="material" />
        ) : (
          <ChangeClassField numbers={version.numbers} refusal={refusal} chosen={version.proposedClass} />
        )}
        {version.changeNote === '' && (
          <TextArea
            name="changeNote"
            label="What changed, in a sentence for readers?"
            rows={2}
            maxLength={1_000}
            defaultValue={refusal?.typed['changeNote']}
            error={refusal?.fields?.['changeNote']}
          />
        )}
        <CampaignFields
          departments={version.departments}
          today={version.today}
          inTwoWeeks={version.inTwoWeeks}
          refusal={refusal}
        />
        <div className="row">
          <button className="button alarm strong">Publish in an emergency</button>
          <a className="button quiet" href={`/policies/${version.slug}/history`}>
            Not now
          </a>
        </div>
      </form>
    </>
  )
}
