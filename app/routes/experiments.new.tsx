// Propose an experiment: half a page that names a reason, guardrails and an end.
import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { newId } from '../../db/identifier'
import { livePolicies } from '../commands/live-rules'
import { proposeExperiment } from '../commands/run-experiment'
import { answerTo } from '../domain/answer'
import { dayText } from '../domain/date-words'
import { weeksAllowed } from '../domain/experiment'
import { daysLater, localDay } from '../domain/local-day'
import { readFields, readForm, typedAgain } from '../forms/fields'
import { refusedForm } from '../forms/refused-form'
import { deskFor } from '../identity/desk'
import { allowed } from '../identity/guard'
import { ErrorSummary, OnceKey, TextArea, TextField } from '../ui/field'
import { Notice } from '../ui/notice'
import { PageHead } from '../ui/page-head'

export const meta: MetaFunction = () => [{ title: 'Propose an experiment · Candor' }]

export async function loader({ context, request }: LoaderFunctionArgs) {
  allowed(context, request, 'ask')
  const { db, now } = context.candor
  const policies = await livePolicies(db, { at: now() })
  const today = localDay(now(), context.organisation?.timeZone ?? 'UTC')
  const weeks = weeksAllowed(policies)
  const guardrails = policies.flatMap(({ answers }) => {
    const answer = answerTo(answers, 'guardrails')
    return Array.isArray(answer) ? answer : []
  })
  return {
    guardrails: [...new Set(guardrails)],
    weeks,
    latest: daysLater(today, weeks * 7),
    today,
    once: newId(),
  }
}

export async function action({ context, request }: ActionFunctionArgs) {
  allowed(context, request, 'ask')
  const form = await readForm(request)
  const typed = typedAgain(form, ['title', 'what', 'why', 'reach', 'hopedFor', 'guardrails', 'endsOn'])
  const fields = readFields(form, {
    title: { label: 'The name', max: 120 },
    what: { label: 'What you will do', max: 2_000, lines: true },
    why: { label: 'The reason', max: 1_000, lines: true },
    reach: { label: 'Whom you want to reach', max: 500 },
    hopedFor: { label: 'What you want them to do', max: 500 },
    guardrails: { label: 'The guardrails', max: 1_000, lines: true },
    endsOn: { label: 'The last day', max: 10 },
  })
  if (!fields.ok) return refusedForm(fields, typed)
  const proposed = await proposeExperiment(deskFor(context, form), fields.value)
  if (!proposed.ok) return refusedForm(proposed, typed)
  return redirect(`/experiments/${proposed.value.id}?done=proposed`, 303)
}

export default function NewExperiment() {
  const { guardrails, weeks, latest, today, once } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const typed = refusal?.typed ?? {}
  const given = (name: string) => ({ defaultValue: typed[name] ?? '', error: refusal?.fields?.[name] })
  return (
    <div className="stack loose narrow">
      <ErrorSummary sentence={refusal?.sentence} fields={refusal?.fields} />
      <PageHead title="Propose an experiment" crumbs={[{ label: 'Experiments', href: '/experiments' }]}>
        <p>A leader says yes or no. Everybody here sees what is being tried, and what was learned.</p>
      </PageHead>
      <form method="post" className="stack">
        <OnceKey value={once} />
        <TextField
          name="reach"
          label="Whom do you want to reach?"
          hint="As they would describe themselves."
          maxLength={500}
          {...given('reach')}
        />
        <TextField
          name="hopedFor"
          label="What do you want them to do?"
          hint="One step that you can count."
          maxLength={500}
          {...given('hopedFor')}
        />
        <TextField name="title" label="A short name for it" maxLength={120} {...given('title')} />
        <TextArea
          name="what"
          label="What will you do?"
          hint="Where, how often, and who does it."
          maxLength={2_000}
          {...given('what')}
        />
        <TextArea name="why" label="Why is it worth trying?" maxLength={1_000} rows={3} {...given('why')} />
        {guardrails.length > 0 && (
          <Notice title="These hold for every trial here">
            <ul className="limits">
              {guardrails.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </Notice>
        )}
        <TextArea
          name="guardrails"
          label="Guardrails of this trial"
          hint="What you will not do, what it may cost, and who reads the replies."
          maxLength={1_000}
          rows={3}
          {...given('guardrails')}
        />
        <TextField
          name="endsOn"
          type="date"
          className="input short"
          label="Last day"
          hint={`At most ${weeks === 1 ? 'one week' : `${weeks} weeks`}: ${dayText(latest)} or earlier.`}
          min={daysLater(today, 1)}
          max={latest}
          {...given('endsOn')}
        />
        <div className="row">
          <button className="button primary">Send it to the leaders</button>
        </div>
      </form>
    </div>
  )
}
