// Send for approval: which path it takes, who is asked, by when, and what the author tells readers and approvers.
import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { listApprovalPaths } from '../../db/approval-paths'
import { listDepartments } from '../../db/departments'
import { findRetirement } from '../../db/endings'
import { newId } from '../../db/identifier'
import { findPolicyBySlug } from '../../db/policies'
import { listPublications } from '../../db/publications'
import { findOpenRound } from '../../db/rounds'
import { countThreads } from '../../db/threads'
import type { Context } from '../context'
import { openDraft } from '../commands/open-draft'
import { proposedFor } from '../commands/propose-class'
import { listApprovers, settlePath, type PathChoice } from '../commands/settle-path'
import { submitVersion } from '../commands/submit-version'
import { listTextEditors } from '../commands/text-editors'
import { listOf, ruleWords, type SettledStep } from '../governance/approval-path'
import { daysLater, localDay } from '../domain/local-day'
import type { Refusal } from '../domain/outcome'
import { stepsOfRows } from '../governance/path-rows'
import { pathOfSteps, type StepView } from '../governance/path-view'
import { may } from '../domain/permission'
import { readFields, readForm, typedAgain, wholeNumber } from '../forms/fields'
import { changedRows, packRows, readStepRows, unpackRows } from '../forms/path-form'
import { refusedForm, unfinishedForm } from '../forms/refused-form'
import { deskFor } from '../identity/desk'
import { allowed, notFound } from '../identity/guard'
import { ChangeProposal } from '../ui/change-proposal'
import { ErrorSummary } from '../ui/field'
import { Empty, Notice } from '../ui/notice'
import { PageHead } from '../ui/page-head'
import { SubmissionForm } from '../ui/submission-form'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Send for approval: ${data?.title ?? 'policy'} · Candor` },
]

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const author = allowed(context, request, 'write-drafts')
  const { db, library, now } = context.candor
  const open = await openDraft(db, library, { slug: params.slug ?? '' })
  if (!open.ok) notFound('draft')
  const { policy, draft, gaps, document } = open.value
  const editors = await listTextEditors(db, { policyId: policy.id, authorId: author.id })
  const presets = []
  for (const { id, name } of await listApprovalPaths(db, 'in-use')) {
    const settled = await settlePath(db, { kind: 'preset', pathId: id }, editors)
    presets.push({ id, name, says: settled.ok ? pathWords(settled.value.steps) : settled.sentence })
  }
  return {
    slug: policy.slug,
    title: draft.title,
    revision: draft.revision,
    gaps: gaps.length,
    isRetired: (await findRetirement(db, policy.id)) !== undefined,
    isOpen: (await findOpenRound(db, policy.id)) !== undefined,
    openThreads: (await countThreads(db, { policyId: policy.id })).open,
    presets,
    approvers: (await listApprovers(db))
      .filter((person) => !editors.includes(person.id))
      .map((person) => ({ id: person.id, name: person.name, role: person.jobTitle || person.department })),
    departments: await listDepartments(db),
    proposal: await proposedFor(db, policy.id, document),
    isFirst: (await listPublications(db, policy.id)).length === 0,
    managesPeople: may(author, 'manage-people'),
    zone: context.organisation?.timeZone ?? 'UTC',
    now: now().toISOString(),
    once: newId(),
  }
}

/** "Legal, must approve: Ben Adeyemi. Then Leadership, any one of 2 approves: Ruth Keller and Helen Achterberg." */
function pathWords(steps: SettledStep[]): string {
  const words = steps.map(({ title, rule, approvers, leftOut }) => {
    const names = listOf(approvers.map((person) => person.name))
    const without = leftOut.length > 0 ? ` Without ${listOf(leftOut)}, who wrote or edited this text.` : ''
    return `${title}, ${ruleWords(rule, approvers.length)}: ${names}.${without}`
  })
  return words.join(' Then ')
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const author = allowed(context, request, 'write-drafts')
  const { db } = context.candor
  const policy = await findPolicyBySlug(db, params.slug ?? '')
  if (!policy) notFound('policy')
  const form = await readForm(request)
  const rows = readStepRows(form)
  const typed = {
    ...typedAgain(form, ['path', 'note', 'changeNote', 'dueOn', 'acceptsGaps']),
    rows: packRows(rows),
  }
  const again = (refusal: Refusal) => refusedForm(refusal, typed)
  const changed = changedRows(form, rows)
  if (changed) return unfinishedForm({ ...typed, path: 'steps', rows: packRows(changed) })
  const fields = readFields(form, {
    path: { label: 'The path', max: 40 },
    note: { label: 'The note for approvers', max: 4_000, lines: true },
    changeNote: { label: 'The note for readers', max: 2_000, lines: true },
    dueOn: { label: 'The day', max: 10 },
    revision: { label: 'The revision', max: 12 },
    press: { label: 'The button', max: 20 },
  })
  if (!fields.ok) return again(fields)
  const { note, changeNote, dueOn, press } = fields.value
  const pathId = fields.value.path
  const path: PathChoice =
    pathId === '' || pathId === 'steps'
      ? { kind: 'steps', steps: stepsOfRows(rows, await listDepartments(db)) }
      : { kind: 'preset', pathId }
  if (press === 'preview') {
    const preview = await previewed(context, path, { policyId: policy.id, authorId: author.id })
    return Array.isArray(preview)
      ? unfinishedForm({ ...typed, preview: JSON.stringify(preview) })
      : again(preview)
  }
  const outcome = await submitVersion(deskFor(context, form), {
    policyId: policy.id,
    revision: wholeNumber(fields.value.revision),
    path,
    note,
    changeNote,
    dueOn: dueOn || null,
    acceptsGaps: form.get('acceptsGaps') === 'yes',
  })
  if (!outcome.ok) return again(outcome)
  return redirect(`/policies/${policy.slug}/history?done=submitted`, 303)
}

/** The path as it would be drawn, or why it cannot be. */
async function previewed(
  { candor, organisation }: Context,
  path: PathChoice,
  text: { policyId: string; authorId: string },
): Promise<StepView[] | Refusal> {
  const settled = await settlePath(candor.db, path, await listTextEditors(candor.db, text))
  if (!settled.ok) return settled
  const today = localDay(candor.now(), organisation?.timeZone ?? 'UTC')
  return pathOfSteps(settled.value.steps, (days) => (days === null ? null : daysLater(today, days)))
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>
type Came = ReturnType<typeof useActionData<typeof action>>

export default function Submission() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  return (
    <>
      <PageHead
        title="Send for approval"
        crumbs={[
          { label: 'Policies', href: '/policies' },
          { label: page.title, href: `/policies/${page.slug}/plan` },
        ]}
      >
        <p className="muted">
          This makes a version of “{page.title}” that nobody can change any more, you included. Approvers
          decide on exactly that text.
        </p>
      </PageHead>
      <ErrorSummary sentence={refusal?.sentence} fields={refusal?.fields} />
      {page.isRetired ? (
        <Notice tone="wait" title="This policy was retired.">
          Nothing of it can be published again. Begin a new policy instead; its text stays readable here.
        </Notice>
      ) : (
        <Sending page={page} refusal={refusal} />
      )}
    </>
  )
}

function Sending({ page, refusal }: { page: Page; refusal: Came }) {
  const { slug, isOpen, openThreads, approvers, proposal } = page
  const preview = refusal?.typed['preview']
  return (
    <>
      {isOpen && (
        <Notice tone="wait" title="A version is in review already.">
          Wait for the answer. If you change the draft, that round is voided and the approvers are told why.
        </Notice>
      )}
      {openThreads > 0 && <OpenThreads slug={slug} count={openThreads} />}
      {approvers.length === 0 ? (
        <NobodyYet managesPeople={page.managesPeople} />
      ) : (
        <>
          <section className="stack tight">
            <h2>What kind of change is it?</h2>
            <ChangeProposal proposed={proposal.changeClass} grounds={proposal.grounds} />
            <p className="muted narrow">The approvers see this, and set the kind of change themselves.</p>
          </section>
          <SubmissionForm
            {...page}
            refusal={refusal}
            rows={unpackRows(refusal?.typed['rows'])}
            preview={preview ? (JSON.parse(preview) as StepView[]) : undefined}
          />
        </>
      )}
    </>
  )
}

function OpenThreads({ slug, count }: { slug: string; count: number }) {
  return (
    <Notice tone="wait" title={count === 1 ? '1 comment is open.' : `${count} comments are open.`}>
      <p>
        You may send it all the same. Approvers read under Comments what was said.{' '}
        <a href={`/policies/${slug}/comments`}>Read what is open</a>
      </p>
    </Notice>
  )
}

function NobodyYet({ managesPeople }: { managesPeople: boolean }) {
  return (
    <Empty
      title="Nobody can approve this yet"
      action={
        managesPeople && (
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
      {managesPeople
        ? 'Give somebody else the approver role, then come back: your draft waits here.'
        : 'Ask an administrator to give somebody else the approver role.'}
    </Empty>
  )
}
