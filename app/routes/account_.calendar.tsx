// My calendar: the address of a feed for a calendar program.
import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findCalendarLink } from '../../db/calendar-links'
import { newId } from '../../db/identifier'
import { endCalendarLink, makeCalendarLink } from '../commands/calendar-link'
import { refused } from '../domain/outcome'
import { readForm } from '../forms/fields'
import { refusedForm } from '../forms/refused-form'
import { deskFor } from '../identity/desk'
import { signedIn } from '../identity/guard'
import { CalendarPart } from '../ui/calendar-part'
import { ErrorSummary } from '../ui/field'
import { PageHead } from '../ui/page-head'

export const meta: MetaFunction = () => [{ title: 'My calendar · Candor' }]

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = signedIn(context, request)
  const link = await findCalendarLink(context.candor.db, person.id)
  return {
    madeAt: link?.createdAt ?? null,
    zone: context.organisation?.timeZone ?? 'UTC',
    ended: new URL(request.url).searchParams.get('done') === 'ended',
    once: newId(),
  }
}

export async function action({ context, request }: ActionFunctionArgs) {
  signedIn(context, request)
  const form = await readForm(request)
  const desk = deskFor(context, form)
  if (form.get('do') === 'make-calendar') {
    const made = await makeCalendarLink(desk)
    return made.ok ? { url: made.value.url } : refusedForm(made, {})
  }
  if (form.get('do') === 'end-calendar') {
    const ended = await endCalendarLink(desk)
    return ended.ok ? redirect('/account/calendar?done=ended', 303) : refusedForm(ended, {})
  }
  return refusedForm(refused('no-such-button', 'Press one of the buttons on this page.'), {})
}

export default function MyCalendar() {
  const calendar = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const made = answer && 'url' in answer ? answer : undefined
  const refusal = answer && 'sentence' in answer ? answer : undefined
  return (
    <div className="stack loose narrow">
      <PageHead title="My calendar" crumbs={[{ label: 'My account', href: '/account' }]} />
      <ErrorSummary sentence={refusal?.sentence} />
      <CalendarPart calendar={calendar} url={made?.url} ended={calendar.ended && !answer} />
    </div>
  )
}
