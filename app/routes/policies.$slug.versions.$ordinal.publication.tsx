// Publish: what kind of change, from when, and who is asked to acknowledge it.
import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { listDepartments } from '../../db/departments'
import { newId } from '../../db/identifier'
import { findPolicyBySlug } from '../../db/policies'
import { listPublications } from '../../db/publications'
import { findRoundOfVersion } from '../../db/rounds'
import { findVersionByOrdinal } from '../../db/versions'
import { publishVersion } from '../commands/publish-version'
import { defaultStatement, type Audience } from '../domain/campaign'
import { isDay, localDay, startOfDay } from '../domain/local-day'
import { refused, type Refusal } from '../domain/outcome'
import { changeClasses, isChangeClass, nextNumber, numberText } from '../domain/version'
import { addressNumber } from '../forms/address'
import { readFields, readForm, typedAgain } from '../forms/fields'
import { deskFor } from '../identity/desk'
import { allowed, notFound } from '../identity/guard'
import { refusedForm } from '../forms/refused-form'
import { Choices, ErrorSummary, OnceKey, SelectField, TextArea, TextField } from '../ui/field'
import { Notice } from '../ui/notice'
import { PageHead } from '../ui/page-head'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Publish: ${data?.title ?? 'policy'} · Candor` },
]

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  allowed(context, request, 'publish-versions')
  const { db, now } = context.candor
  const policy = await findPolicyBySlug(db, params.slug ?? '')
  const version = policy && (await findVersionByOrdinal(db, policy.id, addressNumber(params.ordinal)))
  if (!policy || !version) notFound('version')
  const publications = await listPublications(db, policy.id)
  const round = await findRoundOfVersion(db, version.id)
  const isPublished = publications.some((publication) => publication.versionId === version.id)
  const today = localDay(now(), context.organisation?.timeZone ?? 'UTC')
  return {
    slug: policy.slug,
    ordinal: version.ordinal,
    title: version.title,
    isApproved: round?.outcome === 'approved',
    isPublished,
    isFirst: publications.length === 0,
    numbers: {
      editorial: numberText(nextNumber(publications, 'editorial')),
      clarifying: numberText(nextNumber(publications, 'clarifying')),
      material: numberText(nextNumber(publications, 'material')),
    },
    departments: await listDepartments(db),
    today,
    inTwoWeeks: new Date(Date.parse(`${today}T00:00:00Z`) + 14 * 86_400_000).toISOString().slice(0, 10),
    inAYear: `${Number(today.slice(0, 4)) + 1}${today.slice(4).replace('-02-29', '-02-28')}`,
    once: newId(),
  }
}

const typedFields = [
  'changeClass',
  'changeNote',
  'effectiveOn',
  'audience',
  'department',
  'statement',
  'dueOn',
  'reviewOn',
] as const

export async function action({ context, params, request }: ActionFunctionArgs) {
  allowed(context, request, 'publish-versions')
  const { db } = context.candor
  const zone = context.organisation?.timeZone ?? 'UTC'
  const policy = await findPolicyBySlug(db, params.slug ?? '')
  const version = policy && (await findVersionByOrdinal(db, policy.id, addressNumber(params.ordinal)))
  if (!policy || !version) notFound('version')
  const form = await readForm(request)
  const typed = typedAgain(form, typedFields)
  const again = (refusal: Refusal) => refusedForm(refusal, typed)
  const fields = readFields(form, {
    changeClass: { label: 'The kind of change', max: 20, missing: 'Choose what kind of change this is.' },
    changeNote: { label: 'The note', max: 1_000, missing: 'Write a sentence for readers.' },
    effectiveOn: { label: 'The day', max: 10 },
    audience: { label: 'The audience', max: 20 },
    department: { label: 'The department', max: 60 },
    statement: { label: 'The statement', max: 500 },
    dueOn: { label: 'The due date', max: 10 },
    reviewOn: { label: 'The review day', max: 10 },
  })
  if (!fields.ok) return again(fields)
  const { changeClass, changeNote, effectiveOn, audience, department, statement, dueOn, reviewOn } =
    fields.value
  if (!isChangeClass(changeClass)) {
    return again(
      refused('change-class', 'Choose what kind of change this is.', { changeClass: 'Choose one.' }),
    )
  }
  if (effectiveOn !== '' && !isDay(effectiveOn)) {
    return again(
      refused('effective-day', 'Give the day as a date.', {
        effectiveOn: 'Give the day as a date, for example 2027-03-14.',
      }),
    )
  }
  const today = localDay(context.candor.now(), zone)
  const outcome = await publishVersion(deskFor(context, form), {
    versionId: version.id,
    changeClass,
    changeNote,
    ...(reviewOn !== '' && { reviewOn }),
    effectiveAt: effectiveOn === '' || effectiveOn === today ? null : startOfDay(effectiveOn, zone),
    campaign:
      audience === 'everyone' || audience === 'department'
        ? { audience: await audienceOf(audience, department, () => listDepartments(db)), statement, dueOn }
        : null,
  })
  if (!outcome.ok) return again(outcome)
  const { campaignId } = outcome.value
  return redirect(
    campaignId
      ? `/acknowledgements/${campaignId}?done=launched`
      : `/policies/${policy.slug}/history?done=published`,
    303,
  )
}

/** An unknown department is an audience of nobody, which the rule refuses with a sentence. */
async function audienceOf(
  ask: 'everyone' | 'department',
  departmentId: string,
  departments: () => Promise<{ id: string; name: string }[]>,
): Promise<Audience> {
  if (ask === 'everyone') return { kind: 'everyone' }
  const department = (await departments()).find((candidate) => candidate.id === departmentId)
  return {
    kind: 'department',
    departmentId: department?.id ?? 'unknown',
    name: department?.name ?? 'unknown',
  }
}

export default function Publish() {
  const version = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const typed = refusal?.typed
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
          {version.isPublished
            ? 'A version is published once. To change the text, open the draft.'
            : 'Without approval nothing is published. Send the draft for approval first.'}
        </Notice>
      </>
    )
  }
  return (
    <>
      <PageHead title={`Publish “${version.title}”`} crumbs={crumbs}>
        <p className="muted">
          The approved text does not change any more. You decide its number, its day, and who is asked.
        </p>
      </PageHead>
      <ErrorSummary sentence={refusal?.sentence} fields={refusal?.fields} />
      <form method="post" className="stack narrow">
        <OnceKey value={version.once} />
        {version.isFirst ? (
          <input type="hidden" name="changeClass" value="material" />
        ) : (
          <Choices
            name="changeClass"
            kind="single"
            label="What kind of change is it?"
            error={refusal?.fields?.changeClass}
            options={(['material', 'clarifying', 'editorial'] as const).map((kind) => ({
              value: kind,
              label: `${changeClasses[kind].label}: becomes ${version.numbers[kind]}`,
              hint: changeClasses[kind].hint,
            }))}
            chosen={typed?.changeClass ? [typed.changeClass] : []}
          />
        )}
        <TextArea
          name="changeNote"
          label={
            version.isFirst
              ? 'Why does this policy exist, in a sentence?'
              : 'What changed, in a sentence for readers?'
          }
          hint={
            version.isFirst
              ? 'It stands in the version history, on the web and in every export.'
              : 'It stands on top for people who acknowledged the version before, and in the history of every export.'
          }
          rows={2}
          maxLength={1_000}
          defaultValue={typed?.changeNote}
          error={refusal?.fields?.changeNote}
        />
        <TextField
          name="effectiveOn"
          label="In force from"
          hint="Leave it empty to let it take effect at once. Until its day, readers see the version before."
          type="date"
          min={version.today}
          className="input short"
          defaultValue={typed?.effectiveOn}
          error={refusal?.fields?.effectiveOn}
        />
        <Choices
          name="audience"
          kind="single"
          label="Who is asked to acknowledge it?"
          error={refusal?.fields?.audience}
          options={[
            {
              value: 'everyone',
              label: 'Everyone',
              hint: 'All people who have not left, auditors from outside excepted.',
            },
            { value: 'department', label: 'One department', hint: 'Choose it below.' },
            { value: 'nobody', label: 'Nobody now', hint: 'The policy is published and can be read.' },
          ]}
          chosen={[typed?.audience || 'everyone']}
        />
        {version.departments.length > 0 && (
          <SelectField
            name="department"
            label="Department (only with “One department”)"
            options={version.departments.map((department) => ({
              value: department.id,
              label: department.name,
            }))}
            defaultValue={typed?.department}
          />
        )}
        <TextField
          name="statement"
          label="The sentence they sign"
          hint="“Read”, “understood” and “agree to follow” are different claims. Ask for what you need, and for no waiver of rights."
          defaultValue={typed?.statement || defaultStatement}
          maxLength={500}
          error={refusal?.fields?.statement}
        />
        <TextField
          name="dueOn"
          label="By when"
          type="date"
          min={version.today}
          className="input short"
          defaultValue={typed?.dueOn || version.inTwoWeeks}
          error={refusal?.fields?.dueOn}
        />
        <TextField
          name="reviewOn"
          label="Look at it again on"
          hint="The owner is reminded on the front page. A year is usual; sooner while you are trying things out."
          type="date"
          min={version.today}
          className="input short"
          defaultValue={typed?.reviewOn ?? version.inAYear}
          error={refusal?.fields?.reviewOn}
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
