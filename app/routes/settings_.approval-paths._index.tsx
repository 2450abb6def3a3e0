// Approvals: the paths kept as presets, and for how long a proof of identity counts.
import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { listApprovalPaths, type ApprovalPath } from '../../db/approval-paths'
import { getGovernance } from '../../db/governance'
import { newId } from '../../db/identifier'
import { changeProofTime } from '../commands/change-proof-time'
import { readFields, readForm, typedAgain, wholeNumber } from '../forms/fields'
import { refusedForm } from '../forms/refused-form'
import { deskFor } from '../identity/desk'
import { allowed } from '../identity/guard'
import { ErrorSummary, OnceKey, TextField } from '../ui/field'
import { Empty, Notice } from '../ui/notice'
import { PageHead } from '../ui/page-head'

export const meta: MetaFunction = () => [{ title: 'Approvals · Candor' }]

export async function loader({ context, request }: LoaderFunctionArgs) {
  allowed(context, request, 'manage-approval-paths')
  const { db } = context.candor
  const { proofMinutes, revision } = await getGovernance(db)
  return {
    paths: (await listApprovalPaths(db, 'in-use')).map(lineOf),
    archived: (await listApprovalPaths(db, 'archived')).map(lineOf),
    proofMinutes,
    revision,
    done: new URL(request.url).searchParams.get('done'),
    once: newId(),
  }
}

export async function action({ context, request }: ActionFunctionArgs) {
  allowed(context, request, 'change-settings')
  const form = await readForm(request)
  const typed = typedAgain(form, ['proofMinutes'])
  const fields = readFields(form, {
    proofMinutes: { label: 'The minutes', max: 4, missing: 'Give the minutes.' },
    revision: { label: 'The revision', max: 12 },
  })
  if (!fields.ok) return refusedForm(fields, typed)
  const outcome = await changeProofTime(deskFor(context, form), {
    minutes: fields.value.proofMinutes,
    revision: wholeNumber(fields.value.revision),
  })
  if (!outcome.ok) return refusedForm(outcome, typed)
  return redirect('/settings/approval-paths?done=saved', 303)
}

function lineOf(path: ApprovalPath) {
  const steps = path.steps.map((step, place) => step.title || `Step ${place + 1}`)
  return { id: path.id, name: path.name, steps }
}

const doneWords: Record<string, string> = {
  saved: 'The time is saved.',
  created: 'The path is kept. Authors can choose it from now on.',
  changed: 'The path is changed. Rounds that run on it go on as they are.',
  archived: 'The path is put away. It is offered no more.',
}

export default function ApprovalPaths() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const said = page.done !== null && Object.hasOwn(doneWords, page.done) ? doneWords[page.done] : undefined
  return (
    <div className="stack loose">
      <PageHead
        title="Approvals"
        crumbs={[{ label: 'Settings', href: '/settings' }]}
        action={
          <a className="button primary" href="/settings/approval-paths/new">
            New approval path
          </a>
        }
      >
        <p className="muted narrow">
          A path says who approves a version, in which steps. Authors choose one when they send a draft, or
          build their own.
        </p>
      </PageHead>
      {said && !refusal && <Notice tone="good">{said}</Notice>}
      <ErrorSummary sentence={refusal?.sentence} fields={refusal?.fields} />
      {page.paths.length === 0 ? (
        <Empty title="There is no path yet">
          Until there is one, authors name the approvers each time. Make a path for what always goes the same
          way, for example legal first, then leadership.
        </Empty>
      ) : (
        <PathTable caption="Paths in use" paths={page.paths} />
      )}
      <form method="post" className="stack narrow" aria-labelledby="proof-title">
        <OnceKey value={page.once} />
        <input type="hidden" name="revision" value={page.revision} />
        <h2 id="proof-title">Proof at the moment of a decision</h2>
        <TextField
          name="proofMinutes"
          label="A password counts for so many minutes"
          hint="Whoever decides later than that types it again. 0 asks every time; 480 is the longest."
          inputMode="numeric"
          className="input short"
          required
          maxLength={3}
          defaultValue={refusal?.typed['proofMinutes'] ?? String(page.proofMinutes)}
          error={refusal?.fields?.['proofMinutes']}
        />
        <div className="row">
          <button className="button">Save the time</button>
        </div>
      </form>
      {page.archived.length > 0 && (
        <details>
          <summary>Paths that were put away</summary>
          <PathTable caption="Put away" paths={page.archived} />
        </details>
      )}
    </div>
  )
}

function PathTable({
  caption,
  paths,
}: {
  caption: string
  paths: { id: string; name: string; steps: string[] }[]
}) {
  return (
    <table className="records">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Steps</th>
        </tr>
      </thead>
      <tbody>
        {paths.map((path) => (
          <tr key={path.id}>
            <th scope="row">
              <a href={`/settings/approval-paths/${path.id}`} dir="auto">
                {path.name}
              </a>
            </th>
            <td data-label="Steps" dir="auto">
              {path.steps.join(', then ')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
