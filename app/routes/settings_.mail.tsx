// Settings of mail: how much of it people get, when it is quiet, and after how long a manager is told.
import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { newId } from '../../db/identifier'
import { getMailRules } from '../../db/mail-rules'
import { changeMailRules } from '../commands/change-mail-rules'
import { readFields, readForm, typedAgain, wholeNumber } from '../forms/fields'
import { refusedForm } from '../forms/refused-form'
import { deskFor } from '../identity/desk'
import { allowed } from '../identity/guard'
import { Choices, ErrorSummary, OnceKey, TextField } from '../ui/field'
import { Notice } from '../ui/notice'
import { PageHead } from '../ui/page-head'

export const meta: MetaFunction = () => [{ title: 'Mail people get · Candor' }]

export async function loader({ context, request }: LoaderFunctionArgs) {
  allowed(context, request, 'change-settings')
  const { revision, aWeek, managerAfter, quietFrom, quietUntil, weekends } = await getMailRules(
    context.candor.db,
  )
  return {
    rules: { aWeek: String(aWeek), managerAfter: String(managerAfter), quietFrom, quietUntil, weekends },
    revision,
    hasMailServer: context.candor.settings.smtpUrl !== null,
    isSaved: new URL(request.url).searchParams.get('done') === 'saved',
    once: newId(),
  }
}

export async function action({ context, request }: ActionFunctionArgs) {
  allowed(context, request, 'change-settings')
  const form = await readForm(request)
  const typed = typedAgain(form, ['aWeek', 'quietFrom', 'quietUntil', 'weekends', 'managerAfter'])
  const fields = readFields(form, {
    aWeek: { label: 'The number', max: 4, missing: 'Give the number of messages.' },
    quietFrom: { label: 'The time', max: 5, missing: 'Give a time of day.' },
    quietUntil: { label: 'The time', max: 5, missing: 'Give a time of day.' },
    weekends: { label: 'The choice', max: 10 },
    managerAfter: { label: 'The number', max: 4, missing: 'Give the number of days.' },
    revision: { label: 'The revision', max: 12 },
  })
  if (!fields.ok) return refusedForm(fields, typed)
  const { revision, ...rules } = fields.value
  const outcome = await changeMailRules(deskFor(context, form), rules, wholeNumber(revision))
  if (!outcome.ok) return refusedForm(outcome, typed)
  return redirect('/settings/mail?done=saved', 303)
}

export default function MailSettings() {
  const { rules, revision, hasMailServer, isSaved, once } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const field = (name: keyof typeof rules) => ({
    name,
    defaultValue: refusal?.typed[name] ?? rules[name],
    error: refusal?.fields?.[name],
    required: true,
  })
  return (
    <div className="stack loose narrow">
      <PageHead title="Mail people get" crumbs={[{ label: 'Settings', href: '/settings' }]}>
        <p className="muted">
          Everything somebody is reminded of comes in one message a day, each reminder once, and stops as soon
          as they have answered.
        </p>
      </PageHead>
      {isSaved && !refusal && <Notice tone="good">Saved. It counts from the next message on.</Notice>}
      {!hasMailServer && (
        <Notice tone="wait" title="No mail server is set.">
          Messages are kept under Mail until Candor is started with SMTP_URL.
        </Notice>
      )}
      <ErrorSummary sentence={refusal?.sentence} fields={refusal?.fields} />
      <form method="post" className="stack loose">
        <OnceKey value={once} />
        <input type="hidden" name="revision" value={revision} />
        <TextField
          {...field('aWeek')}
          label="Messages a person gets in seven days, at most"
          hint="Over all policies, 1 to 7. Decisions that others wait for, and approvals after an emergency, go out beyond it."
          inputMode="numeric"
          className="input short"
          maxLength={1}
        />
        <section className="stack" aria-labelledby="quiet">
          <h2 id="quiet">Quiet times, where the person is</h2>
          <p className="muted">
            A reminder that falls into them comes when they are over. People choose their time zone under My
            account; without one, the organisation’s counts.
          </p>
          <TextField
            {...field('quietFrom')}
            label="Quiet from"
            type="time"
            className="input short"
            hint="The same time twice: no quiet hours."
          />
          <TextField {...field('quietUntil')} label="Quiet until" type="time" className="input short" />
          <Choices
            name="weekends"
            kind="single"
            label="Saturdays and Sundays"
            chosen={[refusal?.typed['weekends'] ?? rules.weekends]}
            options={[
              { value: 'quiet', label: 'Quiet' },
              { value: 'open', label: 'Like any other day' },
            ]}
          />
        </section>
        <TextField
          {...field('managerAfter')}
          label="Days after the due day on which a manager is told"
          hint="Managers read the names of their own people only, once each. A campaign can wait longer. 0: never."
          inputMode="numeric"
          className="input short"
          maxLength={2}
        />
        <div className="foot-bar">
          <button className="button primary">Save the rules</button>
        </div>
      </form>
    </div>
  )
}
