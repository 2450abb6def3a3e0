// Send for approval: who is asked, by when, and what the author tells them.
import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { listDraftEditors } from '../../db/draft-editors'
import { newId } from '../../db/identifier'
import { listPeopleWithRole } from '../../db/people'
import { findPolicyBySlug } from '../../db/policies'
import { findOpenRound } from '../../db/rounds'
import { countThreads } from '../../db/threads'
import { openDraft } from '../commands/open-draft'
import { submitVersion } from '../commands/submit-version'
import type { Refusal } from '../domain/outcome'
import { may } from '../domain/permission'
import { readFields, readForm, typedAgain, wholeNumber } from '../forms/fields'
import { deskFor } from '../identity/desk'
import { allowed, notFound } from '../identity/guard'
import { Choices, ErrorSummary, OnceKey, TextArea, TextField } from '../ui/field'
import { Empty, Notice } from '../ui/notice'
import { PageHead } from '../ui/page-head'
import { refusedForm } from '../forms/refused-form'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Send for approval: ${data?.title ?? 'policy'} · Candor` },
]

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const author = allowed(context, request, 'write-drafts')
  const { db, library } = context.candor
  const open = await openDraft(db, library, { slug: params.slug ?? '' })
  if (!open.ok) notFound('draft')
  const { policy, draft, gaps } = open.value
  const editors = [author.id, ...(await listDraftEditors(db, policy.id))]
  const holders = [
    ...(await listPeopleWithRole(db, 'approver')),
    ...(await listPeopleWithRole(db, 'administrator')),
  ]
  const approvers = [...new Map(holders.map((person) => [person.id, person])).values()]
  return {
    slug: policy.slug,
    title: draft.title,
    revision: draft.revision,
    gaps: gaps.length,
    isOpen: (await findOpenRound(db, policy.id)) !== undefined,
    openThreads: (await countThreads(db, { policyId: policy.id })).open,
    approvers: approvers
      .filter((person) => !editors.includes(person.id))
      .map((person) => ({ id: person.id, name: person.name, role: person.jobTitle || person.department })),
    managesPeople: may(author, 'manage-people'),
    once: newId(),
  }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  allowed(context, request, 'write-drafts')
  const policy = await findPolicyBySlug(context.candor.db, params.slug ?? '')
  if (!policy) notFound('policy')
  const form = await readForm(request)
  const typed = typedAgain(form, ['note', 'dueOn', 'acceptsGaps'])
  const approvers = form.getAll('approvers').filter((value) => typeof value === 'string')
  const again = (refusal: Refusal) => refusedForm(refusal, { ...typed, approvers: approvers.join(' ') })
  const fields = readFields(form, {
    note: { label: 'The note', max: 4_000, lines: true },
    dueOn: { label: 'The day', max: 10 },
    revision: { label: 'The revision', max: 12 },
  })
  if (!fields.ok) return again(fields)
  const outcome = await submitVersion(deskFor(context, form), {
    policyId: policy.id,
    revision: wholeNumber(fields.value.revision),
    approvers: approvers.slice(0, 50),
    note: fields.value.note,
    dueOn: fields.value.dueOn || null,
    acceptsGaps: form.get('acceptsGaps') === 'yes',
  })
  if (!outcome.ok) return again(outcome)
  return redirect(`/policies/${policy.slug}/history?done=submitted`, 303)
}

export default function Submission() {
  const page = useLoaderData<typeof loader>()
  const { slug, title, revision, gaps, isOpen, openThreads, approvers, once } = page
  const refusal = useActionData<typeof action>()
  const typed = refusal?.typed
  return (
    <>
      <PageHead
        title="Send for approval"
        crumbs={[
          { label: 'Policies', href: '/policies' },
          { label: title, href: `/policies/${slug}/plan` },
        ]}
      >
        <p className="muted">
          This makes a version of “{title}” that nobody can change any more, you included. Approvers decide on
          exactly that text.
        </p>
      </PageHead>
      <ErrorSummary sentence={refusal?.sentence} fields={refusal?.fields} />
      {isOpen && (
        <Notice tone="wait" title="A version is in review already.">
          Wait for the answer. If you change the draft, that round is voided and the approvers are told why.
        </Notice>
      )}
      {openThreads > 0 && (
        <Notice
          tone="wait"
          title={openThreads === 1 ? '1 comment is open.' : `${openThreads} comments are open.`}
        >
          <p>
            You may send it all the same. Approvers read under Comments what was said.{' '}
            <a href={`/policies/${slug}/comments`}>Read what is open</a>
          </p>
        </Notice>
      )}
      {approvers.length === 0 ? (
        <Empty
          title="Nobody can approve this yet"
          action={
            page.managesPeople && (
              <div className="row">
                <a className="button primary" href="/people/new">
                  Invite an approver
                </a>
                <a className="button quiet" href="/people">
                  People
                </a>
              </div>
            )
          }
        >
          You and everyone who edited this text cannot approve it.{' '}
          {page.managesPeople
            ? 'Give somebody else the approver role, then come back: your draft waits here.'
            : 'Ask an administrator to give somebody else the approver role.'}
        </Empty>
      ) : (
        <form method="post" className="stack narrow">
          <OnceKey value={once} />
          <input type="hidden" name="revision" value={revision} />
          <Choices
            name="approvers"
            kind="multiple"
            label="Who approves it?"
            hint="All the people you choose must approve. Whoever wrote or edited this text is not in the list."
            error={refusal?.fields?.approvers}
            options={approvers.map((person) => ({ value: person.id, label: person.name, hint: person.role }))}
            chosen={typed?.approvers ? typed.approvers.split(' ') : []}
          />
          <TextArea
            name="note"
            label="What should they know? (you may leave this empty)"
            hint="What changed, why, and what you would like them to look at."
            defaultValue={typed?.note}
            error={refusal?.fields?.note}
            maxLength={4_000}
          />
          <TextField
            name="dueOn"
            label="Answer wanted by (you may leave this empty)"
            type="date"
            className="input short"
            defaultValue={typed?.dueOn}
            error={refusal?.fields?.dueOn}
          />
          {gaps > 0 && (
            <Choices
              name="acceptsGaps"
              kind="multiple"
              label={gaps === 1 ? 'One question is not answered' : `${gaps} questions are not answered`}
              hint={
                <>
                  They print as marked placeholders.{' '}
                  <a href={`/policies/${slug}/plan`}>See what is missing</a>.
                </>
              }
              error={refusal?.fields?.acceptsGaps}
              options={[{ value: 'yes', label: 'Send it with these open' }]}
              chosen={typed?.acceptsGaps ? [typed.acceptsGaps] : []}
            />
          )}
          <div className="row">
            <button className="button primary">Send for approval</button>
            <a className="button quiet" href={`/policies/${slug}/plan`}>
              Not yet
            </a>
          </div>
        </form>
      )}
    </>
  )
}
