// Who decides in my place, and in whose place I decide: given for some days, with a reason, and ended early when need be.
import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { listDelegationsFrom, listDelegationsTo, listRunningDelegations } from '../../db/delegations'
import { newId } from '../../db/identifier'
import { endDelegationEarly, giveDelegation } from '../commands/give-delegation'
import { listApprovers } from '../commands/settle-path'
import { dayText } from '../domain/date-words'
import { isInside, type Delegation } from '../governance/delegation'
import { localDay } from '../domain/local-day'
import { may } from '../domain/permission'
import { readFields, readForm, typedAgain } from '../forms/fields'
import { refusedForm } from '../forms/refused-form'
import { deskFor } from '../identity/desk'
import { allowed } from '../identity/guard'
import { DelegationForm } from '../ui/delegation-form'
import { ErrorSummary, OnceKey } from '../ui/field'
import { Notice } from '../ui/notice'
import { PageHead } from '../ui/page-head'
import { Status } from '../ui/status'

export const meta: MetaFunction = () => [{ title: 'Deciding in my place · Candor' }]

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = allowed(context, request, 'approve-versions')
  const { db, now } = context.candor
  const at = now()
  const zone = context.organisation?.timeZone ?? 'UTC'
  const managesPeople = may(person, 'manage-people')
  const given = managesPeople
    ? await listRunningDelegations(db, at)
    : await listDelegationsFrom(db, [person.id], at)
  const row = (delegation: Delegation) => ({
    id: delegation.id,
    from: delegation.from.name,
    to: delegation.to.name,
    reason: delegation.reason,
    days: daysOf(delegation, zone),
    isNow: isInside(delegation, at),
  })
  const people = (await listApprovers(db)).map(({ id, name, jobTitle }) => ({
    value: id,
    label: [name, jobTitle].filter(Boolean).join(', '),
  }))
  return {
    mine: person.id,
    managesPeople,
    given: given.map(row),
    received: (await listDelegationsTo(db, person.id, at)).map(row),
    people,
    today: localDay(at, zone),
    done: new URL(request.url).searchParams.get('done'),
    once: newId(),
  }
}

/** "1 December 2026 to 14 December 2026": the last day is the one before it ends. */
function daysOf({ fromAt, untilAt }: Delegation, zone: string): string {
  const lastMoment = new Date(Date.parse(untilAt) - 1).toISOString()
  return `${dayText(fromAt, zone)} to ${dayText(lastMoment, zone)}`
}

export async function action({ context, request }: ActionFunctionArgs) {
  const person = allowed(context, request, 'approve-versions')
  const form = await readForm(request)
  const typed = typedAgain(form, ['from', 'to', 'fromDay', 'untilDay', 'reason'])
  const fields = readFields(form, {
    press: { label: 'The button', max: 20 },
    delegation: { label: 'The delegation', max: 40 },
    from: { label: 'The person', max: 40 },
    to: { label: 'The person', max: 40 },
    fromDay: { label: 'The first day', max: 10 },
    untilDay: { label: 'The last day', max: 10 },
    reason: { label: 'The reason', max: 1_000 },
  })
  if (!fields.ok) return refusedForm(fields, typed)
  const { press, delegation, from, to, ...days } = fields.value
  const desk = deskFor(context, form)
  if (press === 'end') {
    const ended = await endDelegationEarly(desk, delegation)
    if (!ended.ok) return refusedForm(ended, typed)
    return redirect('/account/delegation?done=ended', 303)
  }
  const outcome = await giveDelegation(desk, { ...days, fromId: from || person.id, toId: to })
  if (!outcome.ok) return refusedForm(outcome, typed)
  return redirect('/account/delegation?done=given', 303)
}

const doneWords: Record<string, string> = {
  given: 'It is written down, and the person has a message.',
  ended: 'It has ended. What was decided by it stays.',
}

export default function Delegations() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const said = page.done !== null && Object.hasOwn(doneWords, page.done) ? doneWords[page.done] : undefined
  return (
    <div className="stack loose">
      <PageHead title="Deciding in my place" crumbs={[{ label: 'My account', href: '/account' }]}>
        <p className="muted narrow">
          Away for a while? Name another approver for those days. They decide for you, and both names stand in
          the record. You can still decide yourself, until one of you has.
        </p>
      </PageHead>
      {said && !refusal && <Notice tone="good">{said}</Notice>}
      <ErrorSummary sentence={refusal?.sentence} fields={refusal?.fields} />
      {page.given.length > 0 && (
        <DelegationTable
          caption={page.managesPeople ? 'Who decides in whose place' : 'Who decides in your place'}
          rows={page.given}
          once={page.once}
        />
      )}
      {page.received.length > 0 && (
        <DelegationTable caption="In whose place you decide" rows={page.received} once={page.once} />
      )}
      <DelegationForm {...page} refusal={refusal} />
    </div>
  )
}

type Row = { id: string; from: string; to: string; reason: string; days: string; isNow: boolean }

function DelegationTable({ caption, rows, once }: { caption: string; rows: Row[]; once: string }) {
  return (
    <table className="records">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">In place of</th>
          <th scope="col">Decides</th>
          <th scope="col">Days</th>
          <th scope="col">Why</th>
          <th scope="col">End it</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">{row.from}</th>
            <td data-label="Decides">{row.to}</td>
            <td data-label="Days">
              {row.days} {row.isNow ? <Status tone="live">Now</Status> : <Status tone="past">To come</Status>}
            </td>
            <td data-label="Why" dir="auto">
              {row.reason}
            </td>
            <td>
              <form method="post">
                <OnceKey value={`${once}-${row.id}`} />
                <input type="hidden" name="delegation" value={row.id} />
                <button className="button small" name="press" value="end">
                  End it now
                  <span className="visually-hidden">
                    : {row.to} for {row.from}
                  </span>
                </button>
              </form>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
