// One experiment: everybody signed in sees it; a leader decides, and whoever proposed it writes down what was learned.
import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findExperiment, type Experiment } from '../../db/experiments'
import { newId } from '../../db/identifier'
import { decideExperiment, endExperiment } from '../commands/run-experiment'
import type { Context, Desk } from '../context'
import { isOverTime } from '../domain/experiment'
import { localDay } from '../domain/local-day'
import { refused, type Outcome } from '../domain/outcome'
import { may } from '../domain/permission'
import { readFields, readForm, typedAgain } from '../forms/fields'
import { refusedForm } from '../forms/refused-form'
import { deskFor } from '../identity/desk'
import { notFound, signedIn } from '../identity/guard'
import { ExperimentPage } from '../ui/experiment-page'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.experiment.title ?? 'Experiment'} · Candor` },
]

async function found(context: Context, id: string | undefined): Promise<Experiment> {
  const experiment = await findExperiment(context.candor.db, (id ?? '').slice(0, 80).replaceAll('\0', ''))
  return experiment ?? notFound('experiment')
}

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const person = signedIn(context, request)
  const experiment = await found(context, params.id)
  const zone = context.organisation?.timeZone ?? 'UTC'
  const today = localDay(context.candor.now(), zone)
  const isMine = experiment.proposedBy === person.id
  const isLeader = may(person, 'decide-experiments')
  return {
    experiment,
    late: isOverTime(experiment, today),
    mayDecide: experiment.state === 'proposed' && isLeader && !isMine,
    mayEnd: experiment.state === 'running' && (isMine || isLeader),
    done: new URL(request.url).searchParams.get('done'),
    today,
    zone,
    once: newId(),
  }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  signedIn(context, request)
  const { id } = await found(context, params.id)
  const form = await readForm(request)
  const typed = typedAgain(form, ['intent', 'comment', 'learned', 'goesOn'])
  const fields = readFields(form, {
    intent: { label: 'The button', max: 20 },
    comment: { label: 'What you say', max: 2_000, lines: true },
    learned: { label: 'What was learned', max: 2_000, lines: true },
    goesOn: { label: 'The choice', max: 20 },
  })
  if (!fields.ok) return refusedForm(fields, typed)
  const outcome = await perform(deskFor(context, form), id, fields.value)
  if (!outcome.ok) return refusedForm(outcome, typed)
  return redirect(`/experiments/${id}?done=${fields.value.intent}`, 303)
}

type Sent = Record<'intent' | 'comment' | 'learned' | 'goesOn', string>

function perform(desk: Desk, id: string, sent: Sent): Promise<Outcome<unknown>> {
  const { comment, learned, goesOn } = sent
  switch (sent.intent) {
    case 'agree':
      return decideExperiment(desk, { id, decision: 'agreed', comment })
    case 'decline':
      return decideExperiment(desk, { id, decision: 'declined', comment })
    case 'end':
      return endExperiment(desk, { id, learned, goesOn })
    default:
      return Promise.resolve(refused('no-such-button', 'Press one of the buttons on this page.'))
  }
}

export default function OneExperiment() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  return <ExperimentPage page={page} refusal={refusal} />
}
