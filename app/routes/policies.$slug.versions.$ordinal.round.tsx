// An approval round under way: its author names another approver, or takes the submission back.
import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { newId } from '../../db/identifier'
import { findPolicyBySlug } from '../../db/policies'
import { findRoundOfVersion } from '../../db/rounds'
import { findVersionByOrdinal } from '../../db/versions'
import { describeRound } from '../commands/describe-round'
import { nameApprover } from '../commands/name-approver'
import { listApprovers } from '../commands/settle-path'
import { withdrawSubmission } from '../commands/withdraw-submission'
import { replaceable } from '../governance/named-approver'
import { isComplete } from '../governance/step-standing'
import { addressNumber } from '../forms/address'
import { readFields, readForm, typedAgain } from '../forms/fields'
import { refusedForm } from '../forms/refused-form'
import { deskFor } from '../identity/desk'
import { allowed, notFound } from '../identity/guard'
import { ErrorSummary, OnceKey, SelectField, TextArea } from '../ui/field'
import { Notice } from '../ui/notice'
import { PageHead } from '../ui/page-head'
import { PathDrawing, RoundNotices } from '../ui/path-drawing'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Approval of ${data?.title ?? 'a policy'} · Candor` },
]

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  allowed(context, request, 'write-drafts')
  const { db, now } = context.candor
  const at = now()
  const policy = await findPolicyBySlug(db, params.slug ?? '')
  const version = policy && (await findVersionByOrdinal(db, policy.id, addressNumber(params.ordinal)))
  const round = version && (await findRoundOfVersion(db, version.id))
  if (!policy || !version || !round) notFound('version')
  const open = round.steps.filter((step) => !isComplete(step, round.decisions))
  const nameOf = (id: string) => round.asked.find(({ personId }) => personId === id)?.name ?? ''
  return {
    slug: policy.slug,
    ordinal: version.ordinal,
    title: version.title,
    isOpen: round.outcome === null,
    view: await describeRound(db, round, at),
    steps: open.map((step) => ({ value: step.id, label: step.title })),
    free: [...new Set(open.flatMap((step) => replaceable(round, step)))].map((id) => ({
      value: id,
      label: `In place of ${nameOf(id)}`,
    })),
    people: (await listApprovers(db))
      .filter((person) => !round.editors.includes(person.id))
      .map((person) => ({
        value: person.id,
        label: [person.name, person.jobTitle].filter(Boolean).join(', '),
      })),
    zone: context.organisation?.timeZone ?? 'UTC',
    now: at.toISOString(),
    done: new URL(request.url).searchParams.get('done'),
    once: newId(),
  }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  allowed(context, request, 'write-drafts')
  const { db } = context.candor
  const policy = await findPolicyBySlug(db, params.slug ?? '')
  const version = policy && (await findVersionByOrdinal(db, policy.id, addressNumber(params.ordinal)))
  if (!policy || !version) notFound('version')
  const form = await readForm(request)
  const typed = typedAgain(form, ['step', 'person', 'inPlaceOf', 'reason'])
  const fields = readFields(form, {
    press: { label: 'The button', max: 20 },
    step: { label: 'The step', max: 40 },
    person: { label: 'The person', max: 40 },
    inPlaceOf: { label: 'The person', max: 40 },
    reason: { label: 'The reason', max: 2_000, lines: true },
  })
  if (!fields.ok) return refusedForm(fields, typed)
  const { press, step, person, inPlaceOf, reason } = fields.value
  const desk = deskFor(context, form)
  if (press === 'name') {
    const named = { versionId: version.id, stepId: step, personId: person, inPlaceOf: inPlaceOf || null }
    const outcome = await nameApprover(desk, named)
    if (!outcome.ok) return refusedForm(outcome, typed)
    return redirect(`/policies/${policy.slug}/versions/${version.ordinal}/round?done=named`, 303)
  }
  const outcome = await withdrawSubmission(desk, { versionId: version.id, reason })
  if (!outcome.ok) return refusedForm(outcome, typed)
  return redirect(`/policies/${policy.slug}/history?done=withdrawn`, 303)
}

export default function ManageRound() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  return (
    <div className="stack loose">
      <PageHead
        title="The approval"
        crumbs={[
          { label: page.title, href: `/policies/${page.slug}/versions/${page.ordinal}` },
          { label: 'History', href: `/policies/${page.slug}/history` },
        ]}
      />
      {page.done === 'named' && !refusal && (
        <Notice tone="good">They are asked. If it is their turn, they have a message.</Notice>
      )}
      <ErrorSummary sentence={refusal?.sentence} fields={refusal?.fields} />
      <RoundNotices view={page.view} manage={null} />
      <PathDrawing
        steps={page.view.path}
        label="The steps of this approval"
        now={page.now}
        zone={page.zone}
      />
      {page.isOpen ? (
        <>
          <NameApprover page={page} refusal={refusal} />
          <TakeBack page={page} refusal={refusal} />
        </>
      ) : (
        <Notice>This round is over, so nothing can be changed in it.</Notice>
      )}
    </div>
  )
}

type Part = {
  page: ReturnType<typeof useLoaderData<typeof loader>>
  refusal: ReturnType<typeof useActionData<typeof action>>
}

function NameApprover({ page, refusal }: Part) {
  const typed = refusal?.typed
  return (
    <form method="post" className="stack narrow" aria-labelledby="name-title">
      <h2 id="name-title">Name another approver</h2>
      <OnceKey value={page.once} />
      <SelectField
        name="step"
        label="In which step?"
        options={page.steps}
        defaultValue={typed?.['step'] ?? page.steps[0]?.value ?? ''}
        error={refusal?.fields?.['step']}
      />
      <SelectField
        name="person"
        label="Who?"
        hint="Whoever wrote or edited this text is not in the list."
        options={[{ value: '', label: 'Choose' }, ...page.people]}
        defaultValue={typed?.['person'] ?? ''}
        error={refusal?.fields?.['person']}
      />
      <SelectField
        name="inPlaceOf"
        label="Beside the others, or in whose place?"
        hint="A place is free when its holder stood aside, left, or lost the role."
        options={[{ value: '', label: 'Beside the others' }, ...page.free]}
        defaultValue={typed?.['inPlaceOf'] ?? page.free[0]?.value ?? ''}
        error={refusal?.fields?.['inPlaceOf']}
      />
      <p>
        <button className="button primary" name="press" value="name">
          Ask this person
        </button>
      </p>
    </form>
  )
}

function TakeBack({ page, refusal }: Part) {
  return (
    <form method="post" className="stack narrow" aria-labelledby="back-title">
      <h2 id="back-title">Take it back</h2>
      <p className="muted">
        The round ends without a decision and the approvers are told why. Your draft stays as it is, and you
        can send it again.
      </p>
      <OnceKey value={`${page.once}-back`} />
      <TextArea
        name="reason"
        label="Why?"
        required
        defaultValue={refusal?.typed['reason']}
        error={refusal?.fields?.['reason']}
        maxLength={2_000}
      />
      <p>
        <button className="button" name="press" value="withdraw">
          Take the submission back
        </button>
      </p>
    </form>
  )
}
