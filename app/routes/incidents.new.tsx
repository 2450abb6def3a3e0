// Starts an incident from a playbook page: one line about what happened, and whether it is a drill.
import {
  json,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { newId } from '../../db/identifier'
import { startIncident } from '../commands/start-incident'
import type { Context } from '../context'
import { lineLimit } from '../domain/incident'
import type { Scenario } from '../domain/playbook'
import { readForm, typedAgain } from '../forms/fields'
import { deskFor } from '../identity/desk'
import { allowed, notFound } from '../identity/guard'
import { ErrorSummary, OnceKey, TextField } from '../ui/field'
import { PageHead } from '../ui/page-head'
import { SeverityMark } from '../ui/severity'

export const meta: MetaFunction = () => [{ title: 'Start an incident · Candor' }]

export function loader({ context, request }: LoaderFunctionArgs) {
  allowed(context, request, 'report-incident')
  const scenario = scenarioOf(context, new URL(request.url).searchParams.get('scenario'))
  const { id, title, severity } = scenario
  return { id, title, severity, once: newId() }
}

export async function action({ context, request }: ActionFunctionArgs) {
  allowed(context, request, 'report-incident')
  const form = await readForm(request)
  const typed = typedAgain(form, ['scenario', 'what', 'drill'])
  const scenario = scenarioOf(context, typed.scenario ?? '')
  const started = await startIncident(deskFor(context, form), {
    scenario,
    what: typed.what ?? '',
    drill: typed.drill === 'yes',
  })
  if (!started.ok) return json({ refusal: started, typed }, { status: 422 })
  const done = started.value.told > 0 ? 'started' : 'started-alone'
  return redirect(`/incidents/${started.value.number}?done=${done}`, 303)
}

export default function NewIncident() {
  const { id, title, severity, once } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <div className="stack narrow">
      <ErrorSummary sentence={answer?.refusal.sentence} fields={answer?.refusal.fields} />
      <PageHead title="Start an incident" crumbs={[{ label: title, href: `/playbook/${id}` }]}>
        <p className="row">
          <b>{title}</b>
          <SeverityMark level={severity} />
        </p>
      </PageHead>
      <p>
        You get a number, a clock and the steps to tick. The responders get a message at once. Everything you
        do is kept with your name and the time.
      </p>
      <form method="post" className="stack">
        <input type="hidden" name="scenario" value={id} />
        <OnceKey value={once} />
        <TextField
          name="what"
          label="What happened?"
          hint="One line is enough. No names of people who were hurt, no passwords."
          error={answer?.refusal.fields?.what}
          defaultValue={answer?.typed.what}
          maxLength={lineLimit}
          autoComplete="off"
        />
        <label className="choice">
          <input type="checkbox" name="drill" value="yes" defaultChecked={answer?.typed.drill === 'yes'} />
          <span>This is a drill</span>
          <small>A practice run. It is marked as one for ever, also in the message to the responders.</small>
        </label>
        <div className="row">
          <button className="button alarm strong">Start the incident</button>
          <a className="button quiet" href={`/playbook/${id}`}>
            Back to the steps
          </a>
        </div>
      </form>
    </div>
  )
}

/** The scenario that was asked for; without one, the first hour. @throws 404 for one that does not exist. */
function scenarioOf(context: Context, id: string | null): Scenario {
  const asked = id === null || id === '' ? 'first-hour' : id
  const { scenarios } = context.candor.library
  return scenarios.find((scenario) => scenario.id === asked) ?? notFound('playbook page')
}
