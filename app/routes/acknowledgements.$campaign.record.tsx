// Record for somebody: they gave the statement on paper or aloud, and HR writes it down with the reason. Marked as such for good.
import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findCampaign } from '../../db/campaigns'
import { newId } from '../../db/identifier'
import { findOwing } from '../../db/kiosk-codes'
import { listOwedVersions } from '../../db/owed-versions'
import { findPerson } from '../../db/people'
import { recordForAnother } from '../commands/record-for-another'
import { localDay } from '../domain/local-day'
import { howGiven } from '../governance/proxy'
import { addressKey } from '../forms/address'
import { readFields, readForm, typedAgain } from '../forms/fields'
import { refusedForm } from '../forms/refused-form'
import { deskFor } from '../identity/desk'
import { allowed, notFound } from '../identity/guard'
import { Choices, ErrorSummary, OnceKey, TextArea, TextField } from '../ui/field'
import { Empty, Notice } from '../ui/notice'
import { PageHead } from '../ui/page-head'

export const meta: MetaFunction = () => [{ title: 'Record for somebody · Candor' }]

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const reader = allowed(context, request, 'record-for-others')
  const { db, now } = context.candor
  const campaign = await findCampaign(db, params.campaign ?? '')
  if (!campaign) notFound('campaign')
  const query = new URL(request.url).searchParams
  const words = (query.get('name') ?? '').slice(0, 100).toWellFormed().trim()
  const personId = addressKey(request, 'person')
  const person = personId === undefined ? undefined : await findPerson(db, personId)
  const owed = person
    ? await listOwedVersions(db, { campaignId: campaign.id, personId: person.id, at: now() })
    : []
  const zone = context.organisation?.timeZone ?? 'UTC'
  return {
    id: campaign.id,
    title: campaign.title,
    statement: campaign.statement,
    isClosed: campaign.closedAt !== null,
    words,
    found: person || campaign.closedAt !== null ? [] : await findOwing(db, campaign.id, { words, limit: 20 }),
    person: person ? { id: person.id, name: person.name, isMe: person.id === reader.id } : null,
    owed: owed.map(({ versionId, title, number }) => ({ versionId, label: `${title} ${number}` })),
    launchedOn: localDay(new Date(campaign.launchedAt), zone),
    today: localDay(now(), zone),
    isDone: query.get('done') === 'recorded',
    once: newId(),
  }
}

const names = ['version', 'givenOn', 'how', 'reason'] as const

export async function action({ context, params, request }: ActionFunctionArgs) {
  allowed(context, request, 'record-for-others')
  const form = await readForm(request)
  const typed = typedAgain(form, names)
  const fields = readFields(form, {
    person: { label: 'The person', max: 60, missing: 'Choose the person.' },
    version: { label: 'The policy', max: 60, missing: 'Choose the policy.' },
    givenOn: { label: 'The day', max: 10, missing: 'Write the day on which it was given.' },
    how: { label: 'How it was given', max: 20, missing: 'Choose how it was given.' },
    reason: { label: 'The reason', max: 500, missing: 'Say why somebody else records it.' },
  })
  if (!fields.ok) return refusedForm(fields, typed)
  const { person, version, ...rest } = fields.value
  const campaignId = params.campaign ?? ''
  const outcome = await recordForAnother(deskFor(context, form), {
    ...{ campaignId, personId: person, versionId: version },
    ...rest,
  })
  if (!outcome.ok) return refusedForm(outcome, typed)
  return redirect(`/acknowledgements/${encodeURIComponent(campaignId)}/record?done=recorded`, 303)
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>

export default function RecordForSomebody() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  return (
    <div className="stack loose narrow">
      <PageHead
        title="Record for somebody"
        crumbs={[
          { label: 'Acknowledgements', href: '/acknowledgements' },
          { label: page.title, href: `/acknowledgements/${page.id}` },
        ]}
      >
        <p className="muted">
          For people who gave their acknowledgement on paper or aloud. The record says that you wrote it, when
          and why, wherever it is shown. If they can come to a shared device,{' '}
          <a href={`/acknowledgements/${page.id}/codes`}>give them a code</a> instead: then it is their own.
        </p>
      </PageHead>
      {page.isDone && !refusal && (
        <Notice tone="good">
          Recorded, under your name and for them. Keep the signed paper, if there is one.
        </Notice>
      )}
      <ErrorSummary sentence={refusal?.sentence} fields={refusal?.fields} />
      {page.isClosed ? (
        <Empty title="This campaign was closed">
          Nobody is asked any more, so there is nothing to record.
        </Empty>
      ) : page.person ? (
        <RecordForm page={page} person={page.person} refusal={refusal} />
      ) : (
        <ChoosePerson page={page} />
      )}
    </div>
  )
}

function ChoosePerson({ page }: { page: Page }) {
  return (
    <section className="stack" aria-label="For whom?">
      <form className="row find-person" role="search">
        <TextField
          name="name"
          label="For whom? Find them by name"
          defaultValue={page.words}
          maxLength={100}
        />
        <button className="button">Find</button>
      </form>
      {page.found.length === 0 ? (
        <p role="status">
          {page.words === ''
            ? 'Nobody owes an answer any more.'
            : `Nobody who still owes an answer has “${page.words}” in their name.`}
        </p>
      ) : (
        <ul className="plain stack tight">
          {page.found.map((one) => (
            <li key={one.personId}>
              <a href={`?person=${one.personId}`}>
                <bdi>{one.name}</bdi>
              </a>
              {one.department && <span className="muted">, {one.department}</span>}
            </li>
          ))}
        </ul>
      )}
      {page.found.length === 20 && <p className="muted">These are the first 20. Find others by name.</p>}
    </section>
  )
}

function RecordForm({
  page,
  person,
  refusal,
}: {
  page: Page
  person: { id: string; name: string; isMe: boolean }
  refusal: ReturnType<typeof useActionData<typeof action>>
}) {
  const { typed, fields: errors } = refusal ?? {}
  if (person.isMe)
    return (
      <Empty title="This is you">You cannot record your own. Open the policy and acknowledge it there.</Empty>
    )
  if (page.owed.length === 0)
    return (
      <Empty title={`${person.name} owes nothing here`} action={<a href="?">Choose somebody else</a>}>
        They have answered, are exempt, or were not asked.
      </Empty>
    )
  return (
    <form method="post" className="stack">
      <OnceKey value={page.once} />
      <input type="hidden" name="person" value={person.id} />
      <h2>
        For <bdi>{person.name}</bdi>
      </h2>
      <p>
        <a href="?">Choose somebody else</a>
      </p>
      <p className="policy">“{page.statement}”</p>
      <Choices
        kind="single"
        name="version"
        label="Which policy?"
        options={page.owed.map((one) => ({ value: one.versionId, label: one.label }))}
        chosen={[typed?.['version'] || (page.owed[0]?.versionId ?? '')]}
        error={errors?.['version']}
      />
      <TextField
        name="givenOn"
        label="On which day did they give it?"
        hint="The day on the paper. It cannot be before the campaign began."
        type="date"
        required
        min={page.launchedOn}
        max={page.today}
        defaultValue={typed?.['givenOn']}
        error={errors?.['givenOn']}
      />
      <Choices
        kind="single"
        name="how"
        label="How?"
        options={Object.entries(howGiven).map(([value, label]) => ({ value, label }))}
        chosen={[typed?.['how'] ?? '']}
        error={errors?.['how']}
      />
      <TextArea
        name="reason"
        label="Why do you record it for them?"
        hint="It stands beside the record for good, for example “Works in the kitchen, has no device at work”."
        required
        rows={2}
        maxLength={500}
        defaultValue={typed?.['reason']}
        error={errors?.['reason']}
      />
      <div className="row">
        <button className="button primary">Record it for {person.name}</button>
      </div>
    </form>
  )
}
