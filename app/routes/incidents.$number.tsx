// One incident: the next step, who did what, the record, the words to say, whom to call; and its lesson once it is closed.
import {
  json,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { newId } from '../../db/identifier'
import { findIncident, listLog, listTicks } from '../../db/incidents'
import { getOrganisation } from '../../db/organisation'
import { addLogLine } from '../commands/add-log-line'
import { changeSeverity } from '../commands/change-severity'
import { closeIncident } from '../commands/close-incident'
import { tickStep } from '../commands/tick-step'
import type { Desk } from '../context'
import { mayHandleIncident, mayLeadIncident, mayReadIncident } from '../domain/incident'
import { recordPage } from '../domain/incident-record'
import type { Outcome } from '../domain/outcome'
import { plainRuns } from '../domain/policy-document'
import { contactsOf, statementsOf, stepsOf, type Step } from '../domain/scenario-parts'
import { addressNumber } from '../forms/address'
import { readForm, typedAgain } from '../forms/fields'
import { deskFor } from '../identity/desk'
import { notFound, signedIn } from '../identity/guard'
import { contactPeople } from '../ui/contacts-list'
import { IncidentDesk } from '../ui/incident-desk'

const pageLength = 50

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  const mark = data?.incident.drillSince ? 'DRILL: ' : ''
  return [
    { title: data ? `${mark}Incident ${data.incident.number}: ${data.incident.title} · Candor` : 'Candor' },
  ]
}

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const person = signedIn(context, request)
  const { db, now } = context.candor
  const found = await findIncident(db, addressNumber(params.number))
  if (!found || !mayReadIncident(person, found)) notFound('incident')
  const { scenario, ...incident } = found
  const asked = new URL(request.url).searchParams
  const before = readBefore(asked.get('before'), asked.get('at'))
  const log = await listLog(db, { incidentId: incident.id, before: before?.id, limit: pageLength })
  const ticks = await listTicks(db, incident.id)
  const steps = stepsOf(scenario)
  const last = log.lines.at(-1)
  const organisation = await getOrganisation(db)
  return {
    incident,
    steps,
    ticks,
    stepTitles: Object.fromEntries(steps.map((step) => [step.id, titleOf(step)])),
    entries: recordPage({ ...log, newest: before?.at }, ticks),
    older: log.more && last ? `?before=${last.id}&at=${encodeURIComponent(last.at)}#log` : null,
    statements: statementsOf(scenario),
    contacts: contactsOf(scenario),
    people: contactPeople(organisation.contacts),
    mayHandle: incident.state === 'open' && mayHandleIncident(person, incident),
    mayLead: incident.state === 'open' && mayLeadIncident(person),
    done: asked.get('done') ?? '',
    once: { note: newId(), severity: newId(), close: newId() },
    now: now().toISOString(),
    zone: organisation.timeZone,
  }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  signedIn(context, request)
  const form = await readForm(request)
  const number = addressNumber(params.number)
  const typed = typedAgain(form, ['intent', 'step', 'line', 'from', 'severity', 'reason', 'lesson'])
  const answer = await answerTo(deskFor(context, form), number, typed)
  if (!answer) notFound('action')
  const { outcome, done } = answer
  if (!outcome.ok && outcome.rule === 'not-your-incident') notFound('incident')
  if (!outcome.ok) return json({ refusal: outcome, typed }, { status: 422 })
  return redirect(`/incidents/${number}?done=${done}`, 303)
}

/** Carries out what the form asks for; undefined when it asks for nothing this page knows. */
async function answerTo(
  desk: Desk,
  number: number,
  typed: Record<string, string>,
): Promise<{ outcome: Outcome<unknown>; done: string } | undefined> {
  const { intent, step = '', line = '', from = '', severity = '', reason = '', lesson = '' } = typed
  switch (intent) {
    case 'tick':
      return { outcome: await tickStep(desk, { number, stepId: step }), done: 'ticked#next' }
    case 'note':
      return { outcome: await addLogLine(desk, { number, line }), done: 'noted#log' }
    case 'severity': {
      const wish = { number, from, to: severity, reason }
      return { outcome: await changeSeverity(desk, wish), done: 'severity' }
    }
    case 'close':
      return { outcome: await closeIncident(desk, { number, lesson }), done: 'closed' }
    default:
      return undefined
  }
}

export default function IncidentPage() {
  const data = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return <IncidentDesk {...data} refusal={answer?.refusal} typed={answer?.typed ?? {}} />
}

/** Where older lines start: the last line of the page before and its time. */
function readBefore(id: string | null, at: string | null): { id: string; at: string } | undefined {
  if (!id || !/^[0-9a-f-]{36}$/.test(id)) return undefined
  return at && /^\d{4}-\d\d-\d\dT[\d:.]{8,12}Z$/.test(at) ? { id, at } : undefined
}

function titleOf(step: Step): string {
  const first = step.blocks[0]
  return first?.kind === 'paragraph' ? plainRuns(first.runs) : step.id
}
