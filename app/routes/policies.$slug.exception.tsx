// Ask for an exception: the section, what will be done differently, why, and for which days.
import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { listGroupsOf } from '../../db/groups'
import { newId } from '../../db/identifier'
import { findPolicyBySlug } from '../../db/policies'
import { findLivePublication } from '../../db/publications'
import { findVersion } from '../../db/versions'
import { askException } from '../commands/ask-exception'
import { localDay } from '../domain/local-day'
import { allClauses } from '../domain/policy-document'
import { readerPart } from '../domain/reader-part'
import { longestException } from '../governance/exception'
import { numberText } from '../governance/version'
import { readFields, readForm, typedAgain } from '../forms/fields'
import { refusedForm } from '../forms/refused-form'
import { deskFor } from '../identity/desk'
import { allowed, notFound } from '../identity/guard'
import { ErrorSummary, OnceKey, SelectField, TextArea, TextField } from '../ui/field'
import { Notice } from '../ui/notice'
import { PageHead } from '../ui/page-head'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Ask for an exception: ${data?.title ?? 'policy'} · Candor` },
]

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const person = allowed(context, request, 'ask')
  const { db, now } = context.candor
  const policy = await findPolicyBySlug(db, params.slug ?? '')
  const live = policy && (await findLivePublication(db, policy.id, now()))
  const version = live && (await findVersion(db, live.versionId))
  if (!policy || !live || !version) notFound('policy in force')
  const groups = (await listGroupsOf(db, person.id)).map((group) => group.key)
  const { document } = readerPart(version.document, { groups, all: false })
  const clauses = allClauses(document.clauses).map(({ id, number, heading }) => ({ id, number, heading }))
  const asked = new URL(request.url).searchParams.get('clause')
  return {
    slug: policy.slug,
    title: version.title,
    number: numberText(live),
    fingerprint: version.fingerprint,
    ownerName: policy.ownerName,
    clauses,
    chosen: clauses.find((clause) => clause.id === asked)?.id ?? '',
    today: localDay(now(), context.organisation?.timeZone ?? 'UTC'),
    once: newId(),
  }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  allowed(context, request, 'ask')
  const policy = await findPolicyBySlug(context.candor.db, params.slug ?? '')
  if (!policy) notFound('policy in force')
  const form = await readForm(request)
  const typed = typedAgain(form, ['clause', 'what', 'why', 'from', 'until'])
  const fields = readFields(form, {
    clause: {
      label: 'The section',
      max: 200,
      missing: 'Choose the section that you need an exception from.',
    },
    fingerprint: { label: 'The version', max: 80 },
    what: { label: 'What', max: 2_000, lines: true },
    why: { label: 'Why', max: 2_000, lines: true },
    from: { label: 'The first day', max: 10 },
    until: { label: 'The last day', max: 10 },
  })
  if (!fields.ok) return refusedForm(fields, typed)
  const { clause: clauseId, fingerprint, what, why, from: fromOn, until: untilOn } = fields.value
  const wish = { policyId: policy.id, clauseId, fingerprint, what, why, fromOn, untilOn }
  const outcome = await askException(deskFor(context, form), wish)
  if (!outcome.ok) return refusedForm(outcome, typed)
  return redirect(`/exceptions/${outcome.value.id}?done=requested`, 303)
}

export default function AskException() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const typed = refusal?.typed
  return (
    <div className="stack loose narrow">
      <PageHead
        title="Ask for an exception"
        crumbs={[
          { label: 'Policies', href: '/policies' },
          { label: page.title, href: `/policies/${page.slug}` },
        ]}
      >
        <p className="muted">
          From one section of {page.title} {page.number}, for a time. {page.ownerName} and those who decide
          are told. Until somebody has approved it, the section applies to you.
        </p>
      </PageHead>
      <ErrorSummary sentence={refusal?.sentence} fields={refusal?.fields} />
      {refusal?.rule === 'text-changed' && (
        <Notice tone="wait">
          <p>
            <a href={`/policies/${page.slug}`}>Read the version that is in force now</a>.
          </p>
        </Notice>
      )}
      <form method="post" className="stack">
        <OnceKey value={page.once} />
        <input type="hidden" name="fingerprint" value={page.fingerprint} />
        <SelectField
          name="clause"
          label="Which section?"
          options={[
            { value: '', label: 'Choose' },
            ...page.clauses.map(({ id, number, heading }) => ({ value: id, label: `${number} ${heading}` })),
          ]}
          defaultValue={typed?.['clause'] ?? page.chosen}
          error={refusal?.fields?.['clause']}
        />
        <TextArea
          name="what"
          label="What will you do differently?"
          hint="For example: “I post pictures of the regatta without asking each visitor first.”"
          required
          maxLength={2_000}
          defaultValue={typed?.['what']}
          error={refusal?.fields?.['what']}
        />
        <TextArea
          name="why"
          label="Why does the section not fit here?"
          hint="And what you do instead, so that nobody is hurt by it."
          required
          maxLength={2_000}
          defaultValue={typed?.['why']}
          error={refusal?.fields?.['why']}
        />
        <div className="two">
          <TextField
            name="from"
            label="From"
            type="date"
            required
            min={page.today}
            className="input short"
            defaultValue={typed?.['from'] ?? page.today}
            error={refusal?.fields?.['from']}
          />
          <TextField
            name="until"
            label="Until, that day included"
            hint={`At most ${longestException} days.`}
            type="date"
            required
            min={page.today}
            className="input short"
            defaultValue={typed?.['until']}
            error={refusal?.fields?.['until']}
          />
        </div>
        <div className="row">
          <button className="button primary">Ask for it</button>
          <a href={`/policies/${page.slug}`}>Back to the policy</a>
        </div>
      </form>
    </div>
  )
}
